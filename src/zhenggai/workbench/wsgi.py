"""The pages as a WSGI application, for `zhenggai serve` or any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhenggai.settings")

application = get_wsgi_application()
