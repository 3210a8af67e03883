"""The pages as a WSGI application, for `zhenggai serve` or any other server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.urls import get_resolver

from zhenggai.database_served import serve_with

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhenggai.settings")

application = get_wsgi_application()
# Every view is loaded now, and not while somebody waits for the first page.
get_resolver().url_patterns  # noqa: B018 - asked for what it loads
# Who serves was given a database that is there, and lets nobody wait long for a lock.
serve_with(settings.DATABASES["default"]["OPTIONS"], connection.vendor)
