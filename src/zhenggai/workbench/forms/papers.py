"""A file to be taken in, and what somebody did on a page of its draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from zhenggai.ledger.file_content import EMPTY
from zhenggai.ledger.intake.paper import NODE_KINDS, PAPER_KINDS, PaperDraft
from zhenggai.ledger.intake.paper_edits import Edit, What
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.ledger.queries import today
from zhenggai.workbench.intake.unknown_units import units_told

# What may be done to the items that are ticked.
TO_ITEMS: tuple[What, ...] = ("skip", "restore", "merge", "fold", "kind", "move")
TOP = "top"


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="文件",
        allow_empty_file=True,
        error_messages={"required": "请选择一份文件。", "invalid": "请选择一份文件。"},
    )

    def clean_file(self) -> Any:
        """The file, if there is anything in it."""
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(EMPTY)
        return file


class SignedForm(UploadForm):
    """The scan of a signed paper, with its number and day."""

    number = forms.CharField(label="文号或编号", max_length=100, required=False)
    on = forms.DateField(
        label="签发或签字日期",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "请填写日期。", "invalid": "日期写成2026-11-20这样。"},
    )
    field_order = ("file", "number", "on")

    def clean_on(self) -> date:
        """A day that has come."""
        on: date = self.cleaned_data["on"]
        if on > today():
            raise forms.ValidationError("日期还没有到，请核对。")
        return on


@dataclass(frozen=True, slots=True)
class Told:
    """What came from a page of a draft: the act, the items and lost words ticked, the fields."""

    act: str
    own: int | None
    at: int | None
    picked: tuple[int, ...]
    lost: tuple[int, ...]
    fields: Mapping[str, str]


def told_of(fields: Mapping[str, str], picked: Iterable[str], lost: Iterable[str]) -> Told:
    """What came from a page; `do` is the act, with an item (and a place) where it is for one."""
    act, _, rest = fields.get("do", "").partition(":")
    own, _, at = rest.partition(":")
    return Told(act, _number(own), _number(at), _numbers(picked), _numbers(lost), fields)


def edits_of(draft: PaperDraft, told: Told) -> tuple[Edit, ...]:
    """The edits that a page asks for: names that were typed, then the act. Raises DraftError."""
    return (*_names(draft, told.fields), *_acts(draft, told))


def _names(draft: PaperDraft, fields: Mapping[str, str]) -> Iterable[Edit]:
    title = fields.get("title", draft.title).strip()
    if title not in ("", draft.title, draft.title or draft.name):
        yield Edit("name", word=title)
    kind = fields.get("paper", draft.kind)
    if kind != draft.kind and kind in PAPER_KINDS and "sheet" not in (kind, draft.kind):
        yield Edit("paper", word=kind)
    for unit, chosen in units_told(fields).items():
        yield Edit("unit", kind=unit, word=chosen)
    for name in NODE_KINDS:
        wanted = fields.get(f"level-{name}", "").strip()
        if wanted and any(one.kind == name and one.level != wanted for one in draft.walk()):
            yield Edit("level", kind=name, word=wanted)


def _acts(draft: PaperDraft, told: Told) -> Iterable[Edit]:
    if told.act == "split" and told.own is not None:
        yield Edit("split", (told.own,), at=told.at)
    elif told.act == "join" and told.own is not None:
        yield Edit("merge", (_needed(told.fields, "own-into", "请选择并入哪一条。"), told.own))
    elif told.act in ("below", "above"):
        yield Edit("below" if told.act == "below" else "above")
    elif told.act == "take":
        yield from _taken_up(told)
    for what in TO_ITEMS:
        if told.act == what:
            yield _on_items(draft, told, what)


def _on_items(draft: PaperDraft, told: Told, what: What) -> Edit:
    """An act on one item by its own button, or on all that are ticked, in the paper's order."""
    chosen = {told.own} if told.own is not None else set(told.picked)
    nodes = tuple(one.id for one in draft.walk() if one.id in chosen)
    if not nodes:
        raise DraftError("请先勾选要改的条目。")
    prefix = "own" if told.own is not None else "all"
    if what == "kind":
        return Edit("kind", nodes, kind=told.fields.get(f"{prefix}-kind", ""))
    if what == "move":
        return Edit("move", nodes, at=_place(told.fields, f"{prefix}-to"))
    return Edit(what, nodes)


def _taken_up(told: Told) -> Iterable[Edit]:
    if not told.lost:
        raise DraftError("请先勾选要列入的文字。")
    what = told.fields.get("lost-as", "")
    for start in told.lost:
        if what == "text":
            yield Edit("text", (start,), at=_place(told.fields, "lost-to"))
        else:
            yield Edit("take", (start,), kind=what, at=_place(told.fields, "lost-to"))


def _place(fields: Mapping[str, str], name: str) -> int | None:
    """The item under which something goes; None is the top."""
    if fields.get(name) == TOP:
        return None
    return _needed(fields, name, "请选择放到哪一条下面。")


def _needed(fields: Mapping[str, str], name: str, otherwise: str) -> int:
    number = _number(fields.get(name, ""))
    if number is None:
        raise DraftError(otherwise)
    return number


def _numbers(told: Iterable[str]) -> tuple[int, ...]:
    return tuple(number for one in told if (number := _number(one)) is not None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
