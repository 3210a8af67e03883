"""The contact line at the end: telephone, address, e-mail, postcode."""

from dataclasses import dataclass

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Contact:
    """What the public is given to reach the office, as printed; spans by field name."""

    phone: str | None
    address: str | None
    email: str | None
    postcode: str | None
    spans: dict[str, Span]


def extract_contact(text: str, paragraphs: tuple[Paragraph, ...]) -> Contact:
    """The contact line, sought from the end."""
    return Contact(None, None, None, None, {})
