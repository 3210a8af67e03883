"""What a rule says of a document: a narrow place, one sentence that stands alone, the working."""

from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.source import Span

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same fault."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found at one place; the runner adds the rule's code and name.

    `message` is one Chinese sentence that stands alone. `working` is the sum behind it
    ("30 ÷ 35 = 85.71 %"). `severity` overrides the rule's own, for a milder or graver case.
    The span takes in at most 60 characters: the place, not the paragraph.
    """

    span: Span
    message: str
    working: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the rule that made it (`schema zhenggai.check/1`)."""

    code: str
    rule: str
    severity: Severity
    span: Span
    message: str
    working: str | None = None
    related: tuple[Related, ...] = ()
