"""How much may be handed in: by one address in an hour, by everybody in a day.

The address is the one that connects; behind the proxy that `ZHENGGAI_HTTPS` names, the one that the
proxy saw. A header that anybody may send (X-Forwarded-For) is never believed.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from zhenggai.portal.models import Knock

PER_ADDRESS, PER_DAY = 5, 300
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOO_OFTEN = "一小时内提交的次数较多，请过一会儿再提交；急事请打通报末尾的联系电话。"
TOO_MANY = "今天网上收到的意见较多，暂不再受理。请明天再来，或者打电话、写信反映。"


def visitor(request: HttpRequest) -> str:
    """Where the request comes from."""
    meta = request.META
    seen = meta.get("HTTP_X_REAL_IP", "") if settings.BEHIND_PROXY else ""
    return str(seen or meta.get("REMOTE_ADDR", ""))


def refusal(request: HttpRequest, now: datetime) -> str:
    """Why nothing more is taken in from there now; empty where it is."""
    recent = Knock.objects.filter(at__gt=now - HOUR, who=_digest(request, now))
    if recent.count() >= PER_ADDRESS:
        return TOO_OFTEN
    return TOO_MANY if Knock.objects.filter(at__gt=now - DAY).count() >= PER_DAY else ""


def count(request: HttpRequest, now: datetime) -> None:
    """Something was handed in from there; what is older than a day is forgotten."""
    with transaction.atomic():
        Knock.objects.filter(at__lte=now - DAY).delete()
        Knock.objects.create(who=_digest(request, now), at=now)


def _digest(request: HttpRequest, now: datetime) -> str:
    return salted_hmac(f"portal {now:%F}", visitor(request), algorithm="sha256").hexdigest()
