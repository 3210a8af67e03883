"""The forms of 代录: the paper's own fields, a row of a signed slip, a row of minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import BASIS_KINDS, MEETING_KINDS
from zhenggai.workbench.forms.choices import Choices
from zhenggai.workbench.forms.controls import answer_fields, text_area
from zhenggai.workbench.forms.typed_day import TypedDayField
from zhenggai.workbench.from_paper import minutes, slip
from zhenggai.workbench.from_paper.numbers import NumbersError
from zhenggai.workbench.from_paper.told_rows import items_told

_SLIPS = ("signed_sheet", "approval", "superior_consent", "telephone_note", "other")
_NO_NUMBER = "请写文号；没有文号的写文件名称。"
_NO_DAY = "请写文件上的日期。"
NAMES = "doers"
# The points of a standard in a row that asks for a closing.
ANSWERS = "answers"


class PaperFields(forms.Form):
    """What is said of the paper itself."""

    number = forms.CharField(
        label="文号（名称）", max_length=200, error_messages={"required": _NO_NUMBER}
    )
    on = TypedDayField(
        label="日期", help_text="如11-20、1120", error_messages={"required": _NO_DAY}
    )
    late_reason = forms.CharField(
        label="补录原因", required=False, max_length=500, help_text="签字已过了好些天才补记的填"
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        """The first field has the focus."""
        super().__init__(*args, **{"label_suffix": "", **settings})
        self.fields["number"].widget.attrs["autofocus"] = True

    @property
    def plan(self) -> minutes.Plan | None:
        """The plan that was approved; no paper but minutes tells of one."""
        return None


class SlipFields(PaperFields):
    """A signed slip."""

    basis = forms.ChoiceField(label="文件种类", choices=[(one, BASIS_KINDS[one]) for one in _SLIPS])


class MinutesFields(PaperFields):
    """The minutes of a meeting; the three fields of the plan are filled in together or not."""

    kind = forms.ChoiceField(
        label="会议种类", choices=list(MEETING_KINDS.items()), initial="leading_group"
    )
    agenda = forms.CharField(label="议题", required=False, max_length=2000, widget=text_area(2))
    version = forms.CharField(label="方案版次", required=False, max_length=20)
    problems = forms.IntegerField(label="载明问题（个）", required=False, min_value=1)
    measures = forms.IntegerField(label="载明措施（条）", required=False, min_value=1)
    new_body = forms.CharField(
        label="机构名称", required=False, max_length=200, help_text="如区委常委会、整改工作领导小组"
    )

    def __init__(self, bodies: Choices, *args: Any, **settings: Any) -> None:
        """`bodies` may have met."""
        super().__init__(*args, **settings)
        self.fields["body"] = forms.ChoiceField(
            label="作出决定的机构",
            choices=bodies or [("", "还没有登记，请在下面登记")],
            error_messages={"required": "请先在下面登记作出决定的机构。"},
        )

    def clean(self) -> dict[str, Any]:
        """A plan is told whole."""
        told = super().clean() or {}
        names = ("version", "problems", "measures")
        if any(told.get(one) for one in names):
            for one in names:
                if not told.get(one) and one not in self.errors:
                    self.add_error(one, "审定方案要三栏都填。")
        return told

    @property
    def plan(self) -> minutes.Plan | None:
        """The plan that was approved."""
        told = self.cleaned_data
        if not told["version"]:
            return None
        return minutes.Plan(told["version"], told["problems"], told["measures"])


class StampedFields(forms.Form):
    """The stamped sheet, and what is meant by a line that nobody filled in."""

    number = forms.CharField(
        label="文号（名称）", max_length=200, error_messages={"required": _NO_NUMBER}
    )
    on = TypedDayField(
        label="盖章日期", help_text="如11-20、1120", error_messages={"required": _NO_DAY}
    )
    rest = forms.BooleanField(label="没有填的各项，纸面上都是“无变化”", required=False)

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Fields in the order of the page."""
        super().__init__(*args, **{"label_suffix": "", **settings})


class Row(forms.Form):
    """What both papers' rows have; a row in which nothing was typed is left out."""

    items = forms.CharField(
        label="编号",
        max_length=1000,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "请写编号，如3、5-8、12。"},
    )
    words = forms.CharField(label="意见", required=False, max_length=2000)
    until = TypedDayField(label="延至", required=False, is_ahead=True)

    typed: Sequence[str] = ("items", "words", "until")

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Fields in the order of the page."""
        super().__init__(*args, **{"label_suffix": "", **settings})

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.data.get(self.add_prefix(one), "").strip() for one in self.typed)


class SlipRow(Row):
    """Which items, what, by whom, with which words."""

    act = forms.ChoiceField(label="签了什么", choices=list(slip.TITLES.items()))
    who = forms.CharField(
        label="谁签的",
        max_length=100,
        widget=forms.TextInput({"list": NAMES, "autocomplete": "off"}),
        error_messages={"required": "请写纸面上签字的人或机构。"},
    )
    on = TypedDayField(label="签字日期", required=False, help_text="空着同上")
    typed = ("items", "who", "words", "on", "until")

    def __init__(self, book: Book, *args: Any, **settings: Any) -> None:
        """A row that asks for a closing has the points of its problem's standard."""
        super().__init__(*args, **settings)
        self.asked = self._asked(book)
        for name, field in answer_fields(ANSWERS, book, self.asked).items():
            field.error_messages["required"] = "请照纸面写这一条的对照情况。"
            self.fields[name] = field

    @property
    def points(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Answer and proofs of each point."""
        names = [one for one in self.fields if one.startswith(ANSWERS) and one.endswith("-text")]
        return [(self[one], self[f"{one.removesuffix('text')}proofs"]) for one in names]

    def _asked(self, book: Book) -> Problem | None:
        """The one problem whose closing is asked for; None in every other row."""
        told = self.data if self.is_bound else self.initial
        name = self.add_prefix if self.is_bound else str
        if told.get(name("act")) != slip.ASK_CLOSURE:
            return None
        try:
            keys = items_told(book, told.get(name("items")) or "", with_measures=False)
        except NumbersError:
            return None
        return book.problems.get(keys[0]) if len(keys) == 1 else None

    def clean(self) -> dict[str, Any]:
        """What some acts need besides."""
        told = super().clean() or {}
        if told.get("act") == slip.ASK and not told.get("until"):
            self.add_error("until", "申请延期请写延到哪一天。")
        if told.get("act") in (slip.RETURN, slip.ASK, slip.ASK_STANDING) and not told.get("words"):
            self.add_error("words", "请照纸面写明缺什么、为什么。")
        if told.get("act") == slip.ASK_CLOSURE:
            self._clean_asking(told)
        return told

    def _clean_asking(self, told: Mapping[str, Any]) -> None:
        if self.asked is None and "items" not in self.errors:
            self.add_error("items", "申请销号一行写一个问题，逐条对照它的完成标准。")
        if told.get("words"):
            self.add_error("words", "申请销号没有意见，请写到对应的各条里。")


class MinutesRow(Row):
    """Which items, what was decided, in which words."""

    act = forms.ChoiceField(label="议定什么", choices=list(minutes.TITLES.items()))

    def __init__(self, *args: Any, **settings: Any) -> None:
        """A decision that names no item has words."""
        super().__init__(*args, **settings)
        self.fields["words"].label = "议定内容（原话）"
        self.fields["items"].required = self._act() != minutes.OTHER

    def _act(self) -> str:
        told: str = self.data.get(self.add_prefix("act"), "")
        return told

    def clean(self) -> dict[str, Any]:
        """What some decisions need besides."""
        told = super().clean() or {}
        if told.get("act") == minutes.OTHER and not told.get("words"):
            self.add_error("words", "请写议定了什么。")
        return told


def first_of(kept: Mapping[str, Sequence[str]], prefix: str = "") -> dict[str, Any]:
    """What the fields of a form begin with, from what was kept of it."""
    lead = f"{prefix}-" if prefix else ""
    return {
        name.removeprefix(lead): list(values) if name.endswith("-proofs") else values[-1]
        for name, values in kept.items()
        if values and name.startswith(lead) and (lead or "-" not in name)
    }
