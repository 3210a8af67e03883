"""Django's settings: what differs by place comes from the environment, the rest stands here.

`ZHENGGAI_DATA` names the data folder, `DATABASE_URL` a PostgreSQL database instead of the SQLite
file in it, `ZHENGGAI_HOSTS` the names under which pages are asked for; `ZHENGGAI_HTTPS=1` says that
a proxy on this machine ends TLS, `ZHENGGAI_PORTAL=1` opens the public pages. Importing this file
makes nothing on the disk.
"""

import os
from datetime import timedelta
from typing import Any

from django.utils.functional import SimpleLazyObject

from zhenggai.data_folder import data_folder, secret_key
from zhenggai.database_url import database_of

DATA = data_folder()
# Made when somebody first signs in, and not when a command asks for the version.
SECRET_KEY: Any = SimpleLazyObject(lambda: secret_key(DATA))
DEBUG = os.environ.get("ZHENGGAI_DEBUG") == "1"
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("ZHENGGAI_HOSTS", "").split(",")),
]
# The proxy tells of each visitor what it was asked by; nobody else reaches the port (docs/9).
BEHIND_PROXY = os.environ.get("ZHENGGAI_HTTPS") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    AXES_CLIENT_IP_CALLABLE = "zhenggai.workbench.proxied.visitors_address"

# Pages without signing in below /public/: editions that the office shows there, and nothing else.
PORTAL = os.environ.get("ZHENGGAI_PORTAL") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "zhenggai.people",
    "zhenggai.ledger",
    "zhenggai.supervision",
    "zhenggai.papers",
    "zhenggai.reviewing",
    "zhenggai.opinions",
    "zhenggai.published",
    "zhenggai.publication",
    "zhenggai.office_styles",
    "zhenggai.office_templates",
    "zhenggai.portal",
    "zhenggai.workbench",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "zhenggai.workbench.security.content_security",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "zhenggai.workbench.people.new_password.NewPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "zhenggai.workbench.heavy_uploads.heavy_uploads",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhenggai.workbench.not_this_way.not_this_way",
    "zhenggai.workbench.refusing.RefusalPage",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
ROOT_URLCONF = "zhenggai.workbench.root_urls"
LOGIN_URL = "workbench:sign_in"
AUTH_USER_MODEL = "auth.User"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Five wrong passwords lock an account for whoever tries from that address: half an hour, or until
# `zhenggai manage axes_reset`. A colleague at another desk still gets in.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "workbench/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# An acknowledged entry survives a power cut (FULL); a writer has the one lock from its first
# statement (IMMEDIATE); what is expunged is overwritten (secure_delete); INSERT OR REPLACE asks the
# triggers (recursive_triggers).
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "zhenggai.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
            "PRAGMA secure_delete=ON;PRAGMA recursive_triggers=ON;"
        ),
    },
}
_URL = os.environ.get("DATABASE_URL", "")
DATABASES: dict[str, dict[str, Any]] = {"default": database_of(_URL) if _URL else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
# Style sheet and icons come straight from the installed package.
WHITENOISE_USE_FINDERS = True
SECURE_REFERRER_POLICY = "same-origin"

# An upload stays in memory until it is known to bear no mark of secrecy.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 60 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 2**20

# What goes wrong stands on standard error, so that the machine's log has it; a page that does not
# exist is nobody's fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR"},
        "zhenggai": {"handlers": ["stderr"], "level": "WARNING"},
    },
}
