"""What a person said of a statistical form: put right on the page, remembered by its head.

Rows are remembered by their names, so that a form which lists one unit more is known again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from zhenggai.ledger.intake.figure_names import Vocabulary, plain
from zhenggai.ledger.intake.sum_layout import SumForm, with_whole


@dataclass(frozen=True, slots=True)
class SumChoices:
    """Meanings (as text) by the number of the line; what is listed, and how units count.

    `listing` and `by_lead` are None where nothing was said.
    """

    lines: Mapping[int, str]
    listing: str | None = None
    by_lead: bool | None = None


def chosen(form: SumForm, vocabulary: Vocabulary, choices: SumChoices) -> SumForm:
    """The form as a person put it right."""
    lines = tuple(
        replace(one, meaning=vocabulary.read(choices.lines[number]))
        if number in choices.lines
        else one
        for number, one in enumerate(form.lines)
    )
    form = replace(form, lines=lines)
    if choices.by_lead is not None:
        form = replace(form, by_lead=choices.by_lead)
    if choices.listing is None or not form.is_blank:
        return form
    form = replace(form, listing=choices.listing)
    return form if form.listing else with_whole(form)


def fingerprint(form: SumForm) -> str:
    """The same for every form with the same heads in the same order, whatever its rows."""
    heads = [plain(one.label) for one in (*form.along("column"), *form.along("pair"))]
    return hashlib.sha256("\n".join(("sums", *heads)).encode()).hexdigest()


def as_json(form: SumForm, vocabulary: Vocabulary) -> dict[str, Any]:
    """What is remembered."""
    lines = {_name(form, number): vocabulary.told(one.meaning) for number, one in _named(form)}
    return {"lines": lines, "listing": form.listing, "by_lead": form.by_lead}


def remembered(form: SumForm, vocabulary: Vocabulary, memory: Mapping[str, Any]) -> SumForm:
    """The form as a person once confirmed it; what the book has no more is found anew."""
    told = memory.get("lines", {})
    lines = {
        number: told[name]
        for number, _ in _named(form)
        if (name := _name(form, number)) in told
        and (not told[name] or vocabulary.read(told[name]).is_known)
    }
    return chosen(form, vocabulary, SumChoices(lines, memory.get("listing"), memory.get("by_lead")))


def _named(form: SumForm) -> list[tuple[int, Any]]:
    return [(number, one) for number, one in enumerate(form.lines) if one.label]


def _name(form: SumForm, number: int) -> str:
    """How a line is known again: a column by its place too, as two may have one name."""
    one = form.lines[number]
    place = one.index if one.axis == "column" else ""
    return f"{one.axis}{place}:{plain(one.label)}"
