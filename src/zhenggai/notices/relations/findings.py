"""From relations to findings: the contradictions of one topic, as rules report them."""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.relation import Grade, Topic
from zhenggai.notices.source import Span

# What a milder contradiction is told as; a wrong one takes the rule's own severity.
MILDER: dict[Grade, Severity | None] = {
    "wrong": None,
    "likely": "warning",
    "cut_off": "advice",
    "doubtful": "advice",
}
LONGEST = 60
MOST_RELATED = 12


def contradictions(notice: Notice, topic: Topic) -> Iterator[Finding]:
    """Every inconsistent relation of a topic as a finding."""
    for one in notice.relations:
        if one.topic == topic and one.verdict == "inconsistent":
            others = [part for part in one.parts if part != one.span][:MOST_RELATED]
            yield Finding(
                span=Span(one.span.start, min(one.span.end, one.span.start + LONGEST)),
                message=one.message,
                working=one.working,
                related=tuple(Related(part, "一起核对的数") for part in others),
                severity=MILDER[one.grade],
            )
