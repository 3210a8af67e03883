"""Figures as JSON text and back, for the stored figures of a book's head."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from zhenggai.ledger.core.figures import FigureRow


def figures_text(figures: Sequence[FigureRow]) -> str:
    """The figures as JSON."""
    return json.dumps([figure_told(one) for one in figures], ensure_ascii=False)


def figures_of(text: str) -> tuple[FigureRow, ...]:
    """The figures of such a text."""
    return tuple(_figure(told) for told in json.loads(text))


def figure_told(figure: FigureRow) -> dict[str, Any]:
    """One figure as plain data; the value as its printed number."""
    return {one.name: _plain(getattr(figure, one.name)) for one in fields(FigureRow)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _figure(told: dict[str, Any]) -> FigureRow:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    if values["value"] is not None:
        values["value"] = Decimal(values["value"])
    if values["on"] is not None:
        values["on"] = date.fromisoformat(values["on"])
    return FigureRow(**values)
