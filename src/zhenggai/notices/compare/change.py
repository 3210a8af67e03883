"""What a comparison says: a place in the new paper, one in the old, and one sentence."""

from dataclasses import dataclass

from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Change:
    """What one comparison found.

    `span` lies in the new paper (for what is missing there: the place after which it is missed),
    `old` in the old one, None where the old paper has no such place.
    """

    span: Span
    message: str
    old: Span | None = None
    working: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A change with the rule that found it (`schema zhenggai.compare/1`)."""

    code: str
    rule: str
    severity: Severity
    span: Span
    message: str
    working: str | None = None
    old: Span | None = None
