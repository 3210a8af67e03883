"""What pages of 送核 and 核数 send: for each part an answer, for each figure a value."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from django import forms
from django.http import QueryDict

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Figure
from zhenggai.publication.confirming import Answer
from zhenggai.publication.models import Confirmation
from zhenggai.workbench.forms.controls import date_input


class AskForm(forms.Form):
    """Which parts go out, to be answered by when."""

    due_on = forms.DateField(label="请于此日前答复", widget=date_input())


class BehalfForm(forms.Form):
    """A unit's answer on paper, entered by the office."""

    signed_by = forms.CharField(label="签字人", max_length=100)
    scan = forms.FileField(label="签字盖章的扫描件", help_text="pdf或图片")


class CallForm(forms.Form):
    """Figures of which day are to be confirmed by when."""

    cut_off = forms.DateField(label="截止日", widget=date_input())
    due_on = forms.DateField(label="请于此日前答复", widget=date_input())


def answers_told(asked: Iterable[Confirmation], sent: QueryDict) -> dict[int, Answer]:
    """The answers that a page sent, by the id of what was asked: parts without one are left out.

    `v-12` is the verdict, `t-12` the words as they should read, `w-12` why not for the public;
    `rest` says what holds for the parts without one.
    """
    found: dict[int, Answer] = {}
    for one in asked:
        verdict = sent.get(f"v-{one.pk}", "") or sent.get("rest", "")
        words = sent.get(f"{'w' if verdict == 'private' else 't'}-{one.pk}", "")
        if verdict:
            found[one.pk] = Answer(verdict, words.replace("\r\n", "\n"))
    return found


def values_told(figures: Iterable[Figure], sent: QueryDict) -> dict[str, Decimal]:
    """The values that a page sent, by the figure's key. Raises NotAllowed for what is no number."""
    found: dict[str, Decimal] = {}
    for one in figures:
        text = sent.get(one.key, "").strip().replace(",", "").replace("，", "")
        if not text:
            continue
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or value < 0:
            raise NotAllowed("number", f"“{text}”不是数字，没有登记。只填数，不写单位；没有的填0。")
        found[one.key] = value
    return found
