"""Forms around a round: opening it, returning a sheet, stamped paper, a proof of one line."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Proof
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import PROOF_KINDS, REPORTED_FIGURES
from zhenggai.supervision.models import Round
from zhenggai.supervision.opening import Opening
from zhenggai.workbench.forms.controls import date_input, text_area
from zhenggai.zh.working_days import shipped

_DAY = timedelta(days=1)
_FORTNIGHT = timedelta(days=13)


class RoundForm(forms.Form):
    """What is asked of whom until when."""

    starts_on = forms.DateField(label="填报期间自", widget=date_input())
    ends_on = forms.DateField(label="至", widget=date_input())
    cut_off = forms.DateField(label="数据截止日", widget=date_input())
    due_on = forms.DateField(label="报送日期", widget=date_input())
    due_hour = forms.TimeField(
        label="报送时间", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    with_items = forms.BooleanField(
        label="填报在办的整改事项", required=False, help_text="每家单位只看到自己牵头和负责的事项"
    )
    items = forms.CharField(
        label="只填这些事项",
        required=False,
        max_length=2000,
        help_text="写编号，用顿号隔开，如15-1、16；写问题号即包括它的全部措施；不写就是全部在办事项",
    )
    question = forms.CharField(
        label="专项问题",
        required=False,
        max_length=2000,
        widget=text_area(3),
        help_text="要各单位用文字回答的一件事，可以不写",
    )

    def __init__(self, units: list[tuple[str, str]], *args: object, **kwargs: object) -> None:
        """`units` are those that may be asked."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        self.fields["units"] = forms.MultipleChoiceField(
            label="填报单位",
            choices=units,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "请至少选一家单位。"},
        )

    def opening(self, book: Book) -> Opening:
        """What the office asks; items named by number that the book does not have are an error."""
        told = self.cleaned_data
        due = datetime.combine(told["due_on"], told["due_hour"], TIME_ZONE).astimezone(UTC)
        return Opening(
            told["starts_on"],
            told["ends_on"],
            told["cut_off"],
            due,
            told["units"],
            _items(book, told["items"]) if told["with_items"] else (),
            told["question"],
            told["with_items"],
        )

    def strange_numbers(self, book: Book) -> list[str]:
        """The numbers that the book does not have."""
        return [one for one in _numbers(self.cleaned_data["items"]) if not _under(book, one)]


class ReopenForm(forms.Form):
    """Why a round goes on, and until when: a new due hour where the old one has passed."""

    reason = forms.CharField(required=False, max_length=200)
    due_on = forms.DateField(required=False)
    due_hour = forms.TimeField(required=False)

    @property
    def due_at(self) -> datetime | None:
        """The new due hour; None where none was written down."""
        on, hour = (self.cleaned_data.get(one) for one in ("due_on", "due_hour"))
        return datetime.combine(on, hour, TIME_ZONE).astimezone(UTC) if on and hour else None


def due_to_offer(asked: Round, now: datetime) -> datetime:
    """The due hour with which reopening begins: the old one, else the same hour of tomorrow."""
    due = asked.due_at.astimezone(TIME_ZONE)
    if asked.due_at > now:
        return due
    hour = due.time().replace(second=0, microsecond=0)
    return datetime.combine(now.astimezone(TIME_ZONE).date() + _DAY, hour, TIME_ZONE)


def _numbers(text: str) -> list[str]:
    plain = text.replace("，", "、").replace(",", "、").replace(" ", "、").replace("\n", "、")
    return [one for one in plain.split("、") if one]


def _items(book: Book, text: str) -> list[str]:
    return [key for number in _numbers(text) for key in _under(book, number)]


def _under(book: Book, number: str) -> list[str]:
    """The measure of a number; of a problem itself and all its measures."""
    if f"measure/{number}" in book.measures:
        return [f"measure/{number}"]
    problem = f"problem/{number}"
    if problem not in book.problems:
        return []
    return [problem, *(one.key for one in book.measures.values() if one.problem == problem)]


def first_values(last: Round | None) -> dict[str, Any]:
    """What the form begins with: the fortnight after the last round."""
    today = queries.today()
    starts = last.ends_on + timedelta(days=1) if last else today - _FORTNIGHT
    ends = max(starts + _FORTNIGHT, today)
    hour = last.due_at.astimezone(TIME_ZONE).time() if last else "17:00"
    return {
        "starts_on": starts,
        "ends_on": ends,
        "cut_off": ends,
        # the working day after, so that nobody is asked within the hour
        "due_on": shipped().later(ends, 1) or ends + _DAY,
        "due_hour": hour,
        "with_items": True,
    }


class StampedForm(forms.Form):
    """The stamped sheet on which a report rests."""

    scan = forms.FileField(label="盖章扫描件", required=False, help_text="pdf或图片")
    number = forms.CharField(
        label="文号（名称）", max_length=200, help_text="没有文号的写名称，如：第7期填报表（盖章）"
    )
    on = forms.DateField(label="盖章日期", widget=date_input())


class ProofForm(forms.Form):
    """A file for a line."""

    file = forms.FileField(label="佐证文件")
    claim = forms.CharField(label="证明什么", max_length=500)
    kind = forms.ChoiceField(label="种类", choices=list(PROOF_KINDS.items()))
    amount = forms.DecimalField(
        label="凭证金额（元）", required=False, max_digits=18, decimal_places=2, min_value=0
    )


class CiteForm(forms.Form):
    """A proof of the ledger that proves this line too."""

    def __init__(self, proofs: list[Proof], book: Book, *args: object, **kwargs: object) -> None:
        """`proofs` are those of the unit's items; `book` tells what of them was expunged."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        named = [(one.key, f"{number_of(one.key)}　{shown(one.name, book)}") for one in proofs]
        self.fields["proof"] = forms.ChoiceField(label="已有佐证", choices=[("", "请选择"), *named])
        self.fields["why"] = forms.CharField(
            label="为什么也能证明本项", max_length=500, widget=text_area(2)
        )


class FigureForm(forms.Form):
    """A figure that the unit begins to report of an item."""

    name = forms.ChoiceField(label="项目", choices=list(REPORTED_FIGURES.items()))
    title = forms.CharField(
        label="其他项目的名称", required=False, max_length=40, help_text="如：已纠正合同"
    )
    unit = forms.CharField(label="计量单位", max_length=10, help_text="如：份、万元")
    value = forms.DecimalField(label="本期数", max_digits=15, decimal_places=4)

    def clean(self) -> dict[str, Any]:
        """其他 needs a name of its own."""
        told = super().clean() or {}
        if told.get("name") == "other" and not told.get("title"):
            self.add_error("title", "请写明是什么数字。")
        return told


class WorkbookForm(forms.Form):
    """A filled-in sheet."""

    file = forms.FileField(label="填好的表格")
