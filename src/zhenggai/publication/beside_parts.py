"""What stands beside the parts of a draft on its page, asked of the database at once: remarks that
wait, what units answered, and what the ledger itself once wrote of a part.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from zhenggai.publication.models import Confirmation, DraftPart, PartVersion, Remark

_COLUMNS = ("part_id", "n", "row", "quote_of", "words_of", "author_of", "by_of", "at_of")


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


def beside_parts(parts: Iterable[tuple[DraftPart, PartVersion]]) -> dict[int, Beside]:
    """By the id of each of these parts; `written` of those that somebody edited."""
    held = list(parts)
    found = {part.pk: Beside() for part, _ in held}
    edited = [part.pk for part, version in held if version.why != "written"]
    remarks = _rows(
        Remark.objects.filter(part__in=found, settled_at=None),
        "remark",
        ("pk", "quote", "words", "author", "by", "at"),
    )
    asked = _rows(
        Confirmation.objects.filter(part__in=found, withdrawn_at=None),
        "asked",
        ("pk", "verdict", "", "", "asked_by", "asked_at"),
    )
    written = _rows(
        PartVersion.objects.filter(part__in=edited, why="written"),
        "written",
        ("pk", "text", "", "", "by", "at"),
    )
    for kind, part, n, pk, quote, words, author, by, at in remarks.union(asked, written, all=True):
        beside = found[part]
        if kind == "remark":
            told = {"quote": quote, "words": words, "author": author, "by": by, "at": at}
            beside.remarks.append(Remark(pk=pk, part_id=part, n=n, **told))
        elif kind == "asked":
            beside.asked.append(Asked(n, quote))
        else:
            beside.written.append(quote)
    for one in found.values():
        one.remarks.sort(key=lambda remark: remark.pk)
    return found


def _rows(found: QuerySet[Any, Any], kind: str, names: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Rows of one shape; a name that is empty has no column."""
    pk, *texts, at = names
    columns = {
        column: Cast(name, TextField()) if name else Value("", output_field=TextField())
        for column, name in zip(_COLUMNS[3:-1], texts, strict=True)
    }
    told: QuerySet[Any, Any] = found.order_by().annotate(
        kind=Value(kind, output_field=CharField()), row=F(pk), at_of=F(at), **columns
    )
    rows: QuerySet[Any, Any] = told.values_list("kind", *_COLUMNS)
    return rows
