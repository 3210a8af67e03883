"""Every relation between the figures of a notice: a file a kind, one tuple of them all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.facts.withheld import withheld_counts
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.enumeration import announced_lists
from zhenggai.notices.relations.growth import growths
from zhenggai.notices.relations.headline_states import headline_states
from zhenggai.notices.relations.lists import counted_lists, repeated_items
from zhenggai.notices.relations.named_lists import named_lists
from zhenggai.notices.relations.outline_counts import outline_counts
from zhenggai.notices.relations.passages import passages
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.relations.same import same_declared, same_handed_over, same_words
from zhenggai.notices.relations.shares import shares
from zhenggai.notices.relations.sums import sums
from zhenggai.notices.unbroken import Unbroken, unbroken


def relate(
    text: str,
    outline: Sequence[Node],
    declared: Sequence[Declared],
    quantities: Sequence[Quantity],
    whole: Unbroken | None = None,
) -> tuple[Relation, ...]:
    """All relations of a notice in the order of the text; one place and topic is judged once.

    `quantities` are those of the text without the breaks of a copy (`whole`).
    """
    found: dict[tuple[object, ...], Relation] = {}
    for one in every_relation(text, outline, declared, quantities, whole or unbroken(text, ())):
        found.setdefault(identity(one), one)
    return tuple(sorted(found.values(), key=lambda one: one.span))


def identity(one: Relation) -> tuple[object, ...]:
    """What two relations on one thing share: a sum its whole and first part, others their place."""
    if one.kind == "sum" and len(one.parts) > 1:
        return one.kind, one.span.start, one.parts[1].start
    return one.topic, one.span.start


def every_relation(
    text: str,
    outline: Sequence[Node],
    declared: Sequence[Declared],
    quantities: Sequence[Quantity],
    whole: Unbroken,
) -> Iterator[Relation]:
    """Relations by kind, the surer kind first."""
    yield from announced_lists(text, outline)
    withheld = withheld_counts(text, declared).get("problems", 0)
    yield from outline_counts(outline, declared, withheld)
    yield from same_declared(text, declared)
    yield from in_place(whole, same_handed_over(whole.text, quantities))
    for row in passages(whole.text, quantities):
        yield from in_place(whole, sums(whole.text, row))
        yield from in_place(whole, shares(row))
        yield from in_place(whole, growths(row))
    yield from headline_states(declared)
    yield from in_place(whole, counted_lists(whole.text))
    yield from in_place(whole, named_lists(whole.text, quantities))
    yield from in_place(whole, repeated_items(whole.text))
    yield from in_place(whole, same_words(whole.text, quantities))


def in_place(whole: Unbroken, relations: Iterator[Relation]) -> Iterator[Relation]:
    """Relations of the unbroken text with their places in the source."""
    if not whole.starts:
        return relations
    return (
        replace(one, span=whole.span(one.span), parts=tuple(map(whole.span, one.parts)))
        for one in relations
    )
