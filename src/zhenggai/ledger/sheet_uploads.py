"""Ledger sheets as they are brought in: read, marked ones refused, their columns remembered.

A remembered head is read as a person confirmed it, in every book of the house.
"""

import json
from collections.abc import Iterable
from collections.abc import Mapping as Table

from django.utils import timezone

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_marked, sheet_text
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.rows import Progress
from zhenggai.ledger.intake.sheet_reading import ColumnError, LedgerSheet, Wish, read_ledger
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.ledger.models import SheetColumns


def sheet_of(
    data: bytes,
    name: str,
    *,
    sheet: str = "",
    fields: Table[int | str, str | None] | None = None,
    on_progress: Progress | None = None,
) -> LedgerSheet:
    """The ledger sheet in a workbook: the one of this name, or the one with the best head.

    `fields` puts columns right, by index or heading. Raises ReadError, and NotAllowed for what is
    marked secret and for a sheet or a column that is not there.
    """
    sheets = read_workbook(data)
    refuse_marked(name, sheet_text(sheets))
    try:
        return read_ledger(data, name, sheets, Wish(sheet, fields), memory_of, on_progress)
    except ColumnError as fault:
        raise NotAllowed("column", str(fault)) from fault


def remember(mapping: Mapping, by: str = "") -> None:
    """A person confirmed these columns: the next sheet with this head is read by them."""
    remember_head(mapping.fingerprint, mapping.as_json(), by)


def remember_head(head: str, told: Table[str, object], by: str = "") -> None:
    """What a person confirmed of a head, by its fingerprint; `told` is the intake's own."""
    SheetColumns.objects.update_or_create(
        head=head,
        defaults={"told": json.dumps(told, ensure_ascii=False), "by": by, "at": timezone.now()},
    )


def forget(heads: Iterable[str]) -> None:
    """What was remembered for these heads (fingerprints) holds no more."""
    SheetColumns.objects.filter(head__in=list(heads)).delete()


def memory_of(head: str) -> Table[str, object] | None:
    """What is remembered of a head; None where nothing is."""
    found = SheetColumns.objects.filter(head=head).first()
    return json.loads(found.told) if found else None
