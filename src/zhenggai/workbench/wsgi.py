"""The pages as a WSGI application, for `zhenggai serve` or any other server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhenggai.settings")

application = get_wsgi_application()
# Every view is loaded now, and not while somebody waits for the first page.
get_resolver().url_patterns  # noqa: B018 - asked for what it loads
