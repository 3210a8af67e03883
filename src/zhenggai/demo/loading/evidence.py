"""Proofs, regulations and accountability of a measure's table in `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhenggai.demo.evidence import Accountability, Form, Proof, Regulation
from zhenggai.demo.filling import Filling
from zhenggai.demo.loading.tables import Table
from zhenggai.demo.people import Unit

# What each form is in the ledger's words, and the suffix of its file.
FORMS: Mapping[Form, tuple[str, str]] = {
    "report": ("document", "docx"),
    "statement": ("statement", "docx"),
    "regulation": ("document", "docx"),
    "minutes": ("minutes", "docx"),
    "list": ("document", "xlsx"),
    "voucher": ("voucher", "pdf"),
    "photo": ("photograph", "png"),
    "note": ("statement", "txt"),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What the tables of evidence are read with; `unit` is who answers for the measure."""

    filling: Filling
    units: Mapping[str, Unit]
    unit: str = ""
    claim: str = ""


def read_regulation(row: Table, around: Around) -> Regulation | None:
    """The regulation that a measure made, with its number of the year of its day."""
    told = row.get("regulation")
    if told is None:
        return None
    unit = told["unit"]
    on = around.filling.days.working(told["day"])
    prefix = told.get("prefix") or around.units[unit].document_prefix
    return Regulation(
        title=told["title"],
        number=f"{prefix}〔{on.year}〕{told['serial']}号",
        action=told.get("action", "制定"),
        issued_on=on,
        unit=unit,
        articles=tuple(told.get("articles", ())),
    )


def read_accountabilities(row: Table, around: Around) -> tuple[Accountability, ...]:
    """The decisions on accountability for a measure."""
    made = []
    for told in row.get("accountability", ()):
        on = around.filling.days.working(told["day"])
        prefix = around.units[told["body"]].document_prefix
        number = f"{prefix}〔{on.year}〕{told['serial']}号"
        made.append(Accountability(told["form"], told["count"], told["body"], number, on))
    return tuple(made)


def read_proofs(number: str, row: Table, around: Around) -> tuple[Proof, ...]:
    """The proofs of a measure in the order in which they came: first the regulation it made."""
    told = [*_of_regulation(row), *row.get("proofs", ())]
    return tuple(_proof(f"{number}-{place}", one, around) for place, one in enumerate(told, 1))


def _of_regulation(row: Table) -> list[Table]:
    regulation = row.get("regulation")
    if regulation is None:
        return []
    day = next(one["day"] for one in row["progress"] if one.get("done"))
    return [{"form": "regulation", "name": regulation["title"], "day": day}]


def _proof(number: str, told: Table, around: Around) -> Proof:
    form = told["form"]
    kind, suffix = FORMS[form]
    on = around.filling.days.working(told["day"])
    amount = told.get("amount")
    return Proof(
        number=number,
        name=f"{around.filling.filled(told['name'], on)}.{suffix}",
        kind=kind,
        claim=around.filling.filled(told.get("claim", around.claim), on),
        on=on,
        unit=told.get("unit", around.unit),
        form=form,
        amount=None if amount is None else Decimal(str(amount)),
        content=_filled({key: told[key] for key in told if key not in _OWN}, around, told["day"]),
        shared_from=told.get("shared", ""),
        why=told.get("why", ""),
        replaces=told.get("replaces", ""),
        is_withheld=bool(told.get("withheld")),
    )


_OWN = frozenset(
    {"form", "name", "claim", "day", "unit", "amount", "shared", "why", "replaces", "withheld"}
)


def _filled(value: Any, around: Around, day: int) -> Any:
    if isinstance(value, str):
        return around.filling.filled(value, around.filling.days.working(day))
    if isinstance(value, list):
        return tuple(_filled(one, around, day) for one in value)
    if isinstance(value, dict):
        return {key: _filled(one, around, day) for key, one in value.items()}
    return value
