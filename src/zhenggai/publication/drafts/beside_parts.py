"""What stands beside a draft and its parts on its page, asked of the database at once: remarks that
wait, what units answered, what the ledger itself once wrote of a part, and how far the draft is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from zhenggai.publication.models import (
    Approval,
    Confirmation,
    Draft,
    DraftPart,
    PartVersion,
    Remark,
)
from zhenggai.published.models import Edition

_COLUMNS = ("part_of", "n_of", "row", "quote_of", "words_of", "author_of", "by_of", "at_of")


@dataclass(frozen=True, slots=True)
class Asked:
    """A part as its version `n` was put to a unit, and the verdict ("": no answer yet)."""

    n: int
    verdict: str


@dataclass(slots=True)
class Beside:
    """What stands beside one part."""

    remarks: list[Remark] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


@dataclass(slots=True)
class BesideDraft:
    """By the id of each part; `approved` is when each stage was passed, `is_out` whether the draft
    was published."""

    parts: dict[int, Beside]
    approved: dict[str, datetime] = field(default_factory=dict)
    is_out: bool = False


def beside_parts(parts: Iterable[tuple[DraftPart, PartVersion]]) -> dict[int, Beside]:
    """What stands beside these parts of one draft, by the id of each."""
    held = list(parts)
    return beside_draft(held[0][0].draft, held).parts if held else {}


def beside_draft(draft: Draft, parts: Iterable[tuple[DraftPart, PartVersion]]) -> BesideDraft:
    """What stands beside a draft and these parts of it; `written` of those that somebody edited."""
    held = list(parts)
    found = BesideDraft({part.pk: Beside() for part, _ in held})
    first, *others = _wanted(draft, held, found.parts)
    for kind, part, n, pk, quote, words, author, by, at in first.union(*others, all=True):
        if kind == "edition":
            found.is_out = True
        elif kind == "approval":
            found.approved[quote] = at
        elif kind == "remark":
            told = {"quote": quote, "words": words, "author": author, "by": by, "at": at}
            found.parts[part].remarks.append(Remark(pk=pk, part_id=part, n=n, **told))
        elif kind == "asked":
            found.parts[part].asked.append(Asked(n, quote))
        else:
            found.parts[part].written.append(quote)
    for one in found.parts.values():
        one.remarks.sort(key=lambda remark: remark.pk)
    return found


def _wanted(
    draft: Draft, held: list[tuple[DraftPart, PartVersion]], parts: Iterable[int]
) -> Iterator[QuerySet[Any, Any]]:
    ids = list(parts)
    edited = [part.pk for part, version in held if version.why != "written"]
    yield _rows(
        Remark.objects.filter(part__in=ids, settled_at=None),
        "remark",
        ("part_id", "n", "quote", "words", "author", "by", "at"),
    )
    yield _rows(
        Confirmation.objects.filter(part__in=ids, withdrawn_at=None),
        "asked",
        ("part_id", "n", "verdict", "", "", "asked_by", "asked_at"),
    )
    yield _rows(
        PartVersion.objects.filter(part__in=edited, why="written"),
        "written",
        ("part_id", "n", "text", "", "", "by", "at"),
    )
    yield _rows(
        Approval.objects.filter(draft=draft, taken_back_at=None),
        "approval",
        ("pk", "pk", "stage", "", "", "by", "at"),
    )
    yield _rows(
        Edition.objects.filter(draft=draft.pk),
        "edition",
        ("pk", "pk", "", "", "", "by", "at"),
    )


def _rows(found: QuerySet[Any, Any], kind: str, names: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Rows of one shape; a name that is empty has no column."""
    part, n, *texts, at = names
    columns = {
        column: Cast(name, TextField()) if name else Value("", output_field=TextField())
        for column, name in zip(_COLUMNS[3:-1], texts, strict=True)
    }
    told: QuerySet[Any, Any] = found.order_by().annotate(
        kind=Value(kind, output_field=CharField()),
        part_of=Cast(part, BigIntegerField()),
        n_of=Cast(n, BigIntegerField()),
        row=F("pk"),
        at_of=F(at),
        **columns,
    )
    rows: QuerySet[Any, Any] = told.values_list("kind", *_COLUMNS)
    return rows
