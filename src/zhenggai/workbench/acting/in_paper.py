"""Where a problem's words stand in the paper that brought them into the book."""

from dataclasses import dataclass

from django.db.models import Q, Subquery

from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.models import Book, Evidence, Imported
from zhenggai.papers.models import Paper

# As much of the neighbouring words as tells the place, in characters.
AROUND = 60


@dataclass(frozen=True, slots=True)
class PlaceInPaper:
    """The problem's `words` with what stands before and after; `number` counts paragraphs from 1,
    `paper` is the id in the register of papers or None."""

    name: str
    paper: int | None
    number: int
    before: str
    words: str
    after: str


def place_in_paper(held: Book, problem: Problem) -> PlaceInPaper | None:
    """The place, for those who may read the whole paper; None where the file is not kept or says
    it in other words."""
    came = Imported.objects.filter(
        book=held, first_n__lte=problem.made_by, last_n__gte=problem.made_by
    )
    papers = Paper.objects.filter(
        book=held, removed_at=None, source_digest__in=came.values("digest")
    )
    file = (
        Evidence.objects.filter(
            Q(digest__in=came.values("digest")) | Q(digest__in=papers.values("digest"))
        )
        .annotate(paper=Subquery(papers.values("pk")[:1]))
        .first()
    )
    return _found(file.preview, problem, file.name, file.paper) if file else None


def _found(text: str, problem: Problem, name: str, paper: int | None) -> PlaceInPaper | None:
    start = text.find(problem.text) if problem.text else -1
    if start < 0:
        return None
    end = start + len(problem.text)
    # What follows it in the paper may stand some marks further on.
    further = (
        text.find(problem.detail, end, end + len(problem.detail) + AROUND) if problem.detail else -1
    )
    end = further + len(problem.detail) if further >= 0 else end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return PlaceInPaper(
        name=name,
        paper=paper,
        number=1 + sum(bool(line.strip()) for line in text[:start].split("\n")[:-1]),
        before=("……" if start > AROUND else "") + before.lstrip(),
        words=text[start:end],
        after=after.rstrip() + ("……" if end + AROUND < len(text) else ""),
    )
