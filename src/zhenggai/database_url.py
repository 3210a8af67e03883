"""`DATABASE_URL` as Django wants it: `postgres://user:password@host:5432/name?sslmode=require`."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from zhenggai.data_folder import HouseError

SCHEMES = frozenset({"postgres", "postgresql"})
# An address at which nobody answers at all is given up after so long.
CONNECT_SECONDS = "10"
_SHAPE = "应写成 postgres://用户:口令@主机:5432/库名；不设则用数据文件夹里的 SQLite。"


class DatabaseUrlError(HouseError):
    """An address that names no PostgreSQL database."""


def database_of(url: str) -> dict[str, Any]:
    """The entry for `DATABASES`. Raises DatabaseUrlError."""
    parts, port = _parts_of(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES:
        found = f"以“{parts.scheme}”开头" if parts.scheme else "不是一个地址"
        raise DatabaseUrlError(f"环境变量DATABASE_URL{found}，整改台只用 PostgreSQL。{_SHAPE}")
    if not name:
        raise DatabaseUrlError(f"环境变量DATABASE_URL里没有库名。{_SHAPE}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, **dict(parse_qsl(parts.query))},
        # A new connection costs as much as a small page.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _parts_of(url: str) -> tuple[SplitResult, str]:
    """The address taken apart, and its port; a password is never repeated in a message."""
    try:
        parts = urlsplit(url)
        return parts, str(parts.port or "")
    except ValueError as fault:
        raise DatabaseUrlError(f"环境变量DATABASE_URL里的主机或端口写错了。{_SHAPE}") from fault
