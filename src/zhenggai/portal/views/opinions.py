"""An opinion is handed in from a public page and gets a receipt number; none is ever read here."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.receiving import receive
from zhenggai.portal.forms import OpinionForm
from zhenggai.portal.limits import count
from zhenggai.portal.pages import page, public
from zhenggai.portal.shown import Shown, shown

# All that the form may weigh: 5000 Chinese characters as a browser sends them, three times over.
MOST_BYTES = 150_000
RECEIPT_SECONDS = 3600
_OLD = "这一页已经过期，没有保存。请返回上一页，刷新后再提交。"
_NO_COOKIE = (
    "浏览器没有送回本网站的 Cookie，没有保存。请在浏览器设置里允许本网站使用 Cookie"
    "（只用来防止别的网站冒名提交，不记录您是谁），再返回上一页，刷新后提交；"
    "也可以按通报末尾的联系方式打电话、写信反映。"
)
_SIGNER = TimestampSigner(salt="zhenggai.portal.receipt")
View = Callable[..., HttpResponse]


def _light(view: View) -> View:
    """Nothing of a form that is too large is read; only then is asked where it comes from."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            return page("refused.html", {"sentence": "提交的内容太大，没有保存。"}, status=413)
        response = guarded(request, **named)
        if response.status_code == 403:
            sentence = _OLD if settings.CSRF_COOKIE_NAME in request.COOKIES else _NO_COOKIE
            return page("refused.html", {"sentence": sentence}, status=403)
        return response

    return answer


@public
@require_http_methods(["GET", "HEAD", "POST"])
@_light
def opinion(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and what it hands in."""
    one = shown(code)
    if request.method != "POST":
        return _form(request, one, OpinionForm())
    form, now = OpinionForm(request.POST), datetime.now(UTC)
    if not form.is_valid():
        return _form(request, one, form, status=409)
    told = form.cleaned_data
    try:
        with transaction.atomic():
            if sentence := count(request, now):
                return _form(request, one, form, status=429, sentence=sentence)
            receipt = receive(one.edition.book_id, told["text"], told["contact"], name=told["name"])
    except NotAllowed as fault:
        return _form(request, one, form, status=409, sentence=fault.sentence)
    return redirect("portal:received", token=_SIGNER.sign(receipt))


@public
@require_safe
def received(_: HttpRequest, token: str) -> HttpResponse:
    """The receipt number, for an hour after it was given."""
    try:
        receipt = _SIGNER.unsign(token, max_age=RECEIPT_SECONDS)
    except BadSignature as fault:
        raise Http404("没有这个编号") from fault
    return page("received.html", {"receipt": receipt})


def _form(
    request: HttpRequest, one: Shown, form: OpinionForm, *, status: int = 200, sentence: str = ""
) -> HttpResponse:
    context = {
        "one": one,
        "edition": one.edition,
        "text": one.text,
        "form": form,
        "sentence": sentence,
        "door": "opinion",
        "csrf_token": get_token(request),
    }
    return page("opinion.html", context, status=status)
