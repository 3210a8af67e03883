"""The papers of a round: each with its name, its moment, what it is about, and who writes it."""

from collections.abc import Mapping

from zhenggai.publication.papers.kinds.kind import PaperKind, Return, Subject
from zhenggai.publication.papers.kinds.preparing import PREPARING
from zhenggai.publication.papers.kinds.pressing import PRESSING
from zhenggai.publication.papers.kinds.striking_off import STRIKING_OFF
from zhenggai.publication.papers.kinds.telling import TELLING

__all__ = ["BY_KEY", "PAPERS", "PaperKind", "Return", "Subject"]

# In the order of a round; papers of one moment stand together.
PAPERS: tuple[PaperKind, ...] = (*PREPARING, *PRESSING, *STRIKING_OFF, *TELLING)
BY_KEY: Mapping[str, PaperKind] = {one.key: one for one in PAPERS}
