"""What a kind of paper says of itself: when it is due, of what it tells, who writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.evidence_pages import Enclosed
from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.told import Told

Subject = Literal["book", "unit", "problem"]
# Where the signed paper comes back to: a form of 代录, or the register of papers.
Return = Literal["slip", "minutes", "stamped", "documents"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper: `why` says in a sentence what it is for; `for_units`: a unit writes it too.

    `more` tells the writer what stands beside the ledger: rounds of reports, reviews, the files;
    `enclosed` gives the files whose pages follow in the pdf; `has_volume`: it is the index of files
    that can be had with it.
    """

    key: str
    title: str
    moment: str
    subject: Subject
    write: Callable[[Told], Letter]
    why: str
    comes_back: Return = "documents"
    for_units: bool = False
    more: Callable[[PaperSource, Told], Told] | None = None
    enclosed: Callable[[PaperSource, Told], Iterable[Enclosed]] | None = None
    has_volume: bool = False
