"""The typed result of reading: everything known about one notice, each fact with its place."""

from dataclasses import dataclass
from datetime import date

from zhenggai.notices.coverage import Coverage
from zhenggai.notices.facts.clues import ClueCount
from zhenggai.notices.facts.contact import Contact
from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.inspection import Inspection
from zhenggai.notices.facts.masthead import Masthead
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.outline import Node
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.source import Source


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as read. Every part is frozen; offsets count in `source.text`.

    `outline` is the tree, `nodes` the same nodes in a row, in the order of the text.
    `as_of` is the day by which deadlines are judged when the user names one (`--as-of`); else the
    paper's own day counts.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    masthead: Masthead
    inspection: Inspection
    declared: tuple[Declared, ...]
    outline: tuple[Node, ...]
    nodes: tuple[Node, ...]
    statuses: tuple[ItemStatus, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    regulations: tuple[Regulation, ...]
    clues: tuple[ClueCount, ...]
    contact: Contact
    relations: tuple[Relation, ...]
    coverage: Coverage
    as_of: date | None = None

    @property
    def paper_day(self) -> date | None:
        """The day from which the paper looks back: the later of source line and signature.

        Where it prints neither, it is the day that the user names.
        """
        days = (self.masthead.published, self.masthead.signed)
        return max((day for day in days if day), default=self.as_of)
