"""A paper of which only a part is kept, as a draft for the ledger: with what its chapters on clues
count, as if the whole had just come."""

from dataclasses import replace

from zhenggai.ledger.intake.paper import PAPER_KINDS, PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import examined


def draft_of_part(paper: Paper) -> PaperDraft:
    """The draft; the file that came names it, so that a second import adds nothing."""
    looked = examined(paper)
    kind = next((one for one in PAPER_KINDS if one == paper.kind), None)
    draft = draft_of(looked.file.notice, kind)
    figures = {one.span: one for one in (*draft.figures, *looked.figures)}
    return replace(
        draft,
        digest=paper.source_digest,
        figures=tuple(figures[span] for span in sorted(figures)),
        withheld=looked.withheld,
    )
