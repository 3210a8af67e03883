"""Papers found by the words in their text, beside the rows of the ledger and by the same pieces.

Only what is kept of a paper is searched, so that chapters on clues and petitions are not; with a
paper that is removed its words go from the index too.
"""

from collections.abc import Mapping

from zhenggai.ledger.models import Book, Evidence
from zhenggai.ledger.search_index import PAPERS, found, index_text
from zhenggai.papers.kept_text import kept_text
from zhenggai.papers.models import Paper


def index_paper(paper: Paper, text: str) -> None:
    """Let the paper be found by its title, its name and the text that is kept of it."""
    index_text(paper.book_id, paper.search_key, (paper.title, paper.name, text))


def index_papers(book: str) -> None:
    """The same for all papers of a book, from their files: after a restore."""
    for one in Paper.objects.filter(book=book, removed_at=None):
        index_paper(one, kept_text(one.digest, one.name))


def papers_with(asked: str, held: Book) -> list[Paper]:
    """The papers of the book in whose words every part of what is asked stands, newest first."""
    keys = found(asked, held.code, [PAPERS]).values_list("key", flat=True)
    numbers = [key.partition("/")[2] for key in keys]
    return list(Paper.objects.filter(pk__in=numbers, removed_at=None)) if numbers else []


def lines_of(paper: Paper) -> list[str]:
    """The whole text of a paper, line by line, read from its file: what stands far down in it."""
    return kept_text(paper.digest, paper.name).splitlines()


def previews_of(papers: list[Paper]) -> Mapping[str, str]:
    """The first words of their texts as a page may show them, by digest."""
    digests = {one.digest for one in papers}
    told = Evidence.objects.filter(digest__in=digests).values_list("digest", "preview")
    return dict(told) if digests else {}
