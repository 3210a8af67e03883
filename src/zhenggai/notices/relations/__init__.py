"""Every relation between the figures of a notice: a file a kind, one tuple of them all."""

from zhenggai.notices.facts.clues import ClueCount
from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.outline import Node
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.relations.relation import Relation


def relate(  # noqa: PLR0913 - the facts that figures stand in, each its own argument
    text: str,
    paragraphs: tuple[Paragraph, ...],
    outline: tuple[Node, ...],
    declared: tuple[Declared, ...],
    quantities: tuple[Quantity, ...],
    statuses: tuple[ItemStatus, ...],
) -> tuple[Relation, ...]:
    """All relations of a notice in the order of the text."""
    return ()
