"""How much may be handed in: by one address in an hour, by everybody in a day.

The address is the one that connects; behind the proxy that `ZHENGGAI_HTTPS` names, the one that the
proxy saw. A header that anybody may send (X-Forwarded-For) is never believed.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from zhenggai.portal.models import Knock

PER_ADDRESS, PER_DAY = 5, 300
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# The name of the lock, of the portal alone.
_LOCK = 0x706F7274
TOO_OFTEN = "一小时内提交的次数较多，请过一会儿再提交；急事请打通报末尾的联系电话。"
TOO_MANY = "今天网上收到的意见较多，暂不再受理。请明天再来，或者打电话、写信反映。"


def visitor(request: HttpRequest) -> str:
    """Where the request comes from."""
    meta = request.META
    seen = meta.get("HTTP_X_REAL_IP", "") if settings.BEHIND_PROXY else ""
    return str(seen or meta.get("REMOTE_ADDR", ""))


def count(request: HttpRequest, now: datetime) -> str:
    """Why nothing more is taken in from there now; "" where it is, and then it was counted.

    Within a transaction, and one after another: who comes at the same moment waits until this one
    is through, and is not counted where that refuses what it brought. What is older than a day is
    forgotten.
    """
    _one_at_a_time()
    who = _digest(request, now)
    if Knock.objects.filter(at__gt=now - HOUR, who=who).count() >= PER_ADDRESS:
        return TOO_OFTEN
    if Knock.objects.filter(at__gt=now - DAY).count() >= PER_DAY:
        return TOO_MANY
    Knock.objects.filter(at__lte=now - DAY).delete()
    Knock.objects.create(who=who, at=now)
    return ""


def _one_at_a_time() -> None:
    """A transaction of SQLite has the only lock that there is from its beginning."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _digest(request: HttpRequest, now: datetime) -> str:
    return salted_hmac(f"portal {now:%F}", visitor(request), algorithm="sha256").hexdigest()
