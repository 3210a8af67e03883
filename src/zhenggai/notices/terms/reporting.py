"""From wrong words to findings: the same wrong word is one finding with all its places."""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related
from zhenggai.notices.searching import is_printed
from zhenggai.notices.source import Source, Span
from zhenggai.notices.terms.lists import Term
from zhenggai.zh.quotation import in_marks

# A hostile text may have a word a million times.
MOST_PLACES = 100


def report(source: Source, found: list[tuple[Term, Span]]) -> Iterator[Finding]:
    """One finding for each wrong word; the places after the first are related ones."""
    places: dict[Term, list[Span]] = {}
    for term, span in found:
        if is_printed(source, span.start):
            places.setdefault(term, []).append(span)
    for term, spans in places.items():
        wrong = source[spans[0]]
        yield Finding(
            spans[0],
            f"{quoted(wrong)}应为{quoted(term.right)}：{term.reason}（{term.source}）",
            related=tuple(
                Related(span, f"这里也写作{quoted(source[span])}") for span in spans[1:MOST_PLACES]
            ),
            severity=term.severity,
        )


def quoted(words: str) -> str:
    """Words in quotation marks, those of their own told apart: “‘四个意识’”; 截止2 is 截止."""
    return in_marks(words.rstrip("0123456789"))
