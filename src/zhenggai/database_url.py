"""`DATABASE_URL` as Django wants it: `postgres://user:password@host:5432/name?sslmode=require`."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = frozenset({"postgres", "postgresql"})


class DatabaseUrlError(ValueError):
    """An address that names no PostgreSQL database; the sentence is for a person."""


def database_of(url: str) -> dict[str, Any]:
    """The entry for `DATABASES`. Raises DatabaseUrlError."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise DatabaseUrlError(
            "DATABASE_URL 应写成 postgres://用户:口令@主机:5432/库名；"
            "不写则用数据文件夹里的 SQLite。"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_HEALTH_CHECKS": True,
    }
