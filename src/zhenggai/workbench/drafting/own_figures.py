"""The figures that a unit told and is asked to confirm, for its page of 送核."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Figure
from zhenggai.ledger.core.waiting_figures import figure_title
from zhenggai.publication.figure_calls import is_confirmed
from zhenggai.publication.models import FigureCall
from zhenggai.workbench.desks import Desk


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of the unit: what it is called, of which item, and whether it was confirmed;
    `typed` is what was sent for it and refused."""

    figure: Figure
    title: str
    item: str
    is_confirmed: bool
    typed: str | None = None

    @property
    def value(self) -> str:
        """66.57, and never 66.5700; as it was typed where that was refused."""
        if self.typed is not None:
            return self.typed
        plain = self.figure.value.normalize()
        return f"{plain:f}" if plain else f"{Decimal(0)}"


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """The unit's figures with the call that asks for them."""

    call: FigureCall
    rows: tuple[OwnFigure, ...]

    @property
    def waiting(self) -> int:
        """How many are not confirmed."""
        return sum(not one.is_confirmed for one in self.rows)


def own_figures(desk: Desk, sent: Mapping[str, str] | None = None) -> OwnFigures | None:
    """The latest call that asks this person's unit, with what was `sent` and refused; None where
    there is none."""
    unit = desk.actor.unit
    call = FigureCall.objects.filter(book=desk.held, unit=unit).first() if unit else None
    if call is None:
        return None
    book = desk.tree().book
    rows = (
        OwnFigure(
            one,
            figure_title(one, book),
            number_of(one.item) if one.item else "",
            is_confirmed(one, call.cut_off),
            sent.get(one.key) if sent else None,
        )
        for one in book.figures.values()
        if one.kind == "reported" and one.owner == unit
    )
    return OwnFigures(call, tuple(rows))
