"""Who publishes the notice, under what title, on what day: head line, source line, signature."""

from dataclasses import dataclass
from datetime import date

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Source, Span


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title, issuer and day with their places; None where the paper does not print them.

    `published` is the day of the source line where there is one, else of the signature. `signed` is the day of
    the signature. `signature` is the span of issuer and date at the end.
    """

    title: str | None
    issuer: str | None
    published: date | None
    signed: date | None
    title_span: Span | None
    issuer_span: Span | None
    published_span: Span | None
    signature: Span | None


def extract_masthead(source: Source, paragraphs: tuple[Paragraph, ...]) -> Masthead:
    """Title, issuer and day of a notice."""
    return Masthead(None, None, None, None, None, None, None, None)
