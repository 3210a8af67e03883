"""Units in the order of the house: as they were recorded, which is how papers list them."""

from collections.abc import Iterable
from dataclasses import replace

from zhenggai.people.queries import all_units
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.papers.told import Told


def in_house_order(names: Iterable[str]) -> list[str]:
    """The names of units, each once; those that the house does not know stand last."""
    order = {name: at for at, (_, name, _) in enumerate(all_units())}
    return sorted(set(names), key=lambda name: (order.get(name, len(order)), name))


def with_units(_source: PaperSource, told: Told) -> Told:
    """With the units that answer for something in this order."""
    return replace(told, units=tuple(in_house_order(told.units)))
