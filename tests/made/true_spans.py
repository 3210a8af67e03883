"""Proof that a notice, and all that is said of it, lies in its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

# Signs that leave nothing on paper, beside blanks.
UNSEEN = "\0\ufeff\u200b"


def prove(notice: Notice, diagnostics: Sequence[Diagnostic]) -> None:
    """Fail where a span is untrue, a node is out of place, or a print is not what the text says."""
    text = notice.source.text
    for span in [*spans_in(notice), *spans_in(tuple(diagnostics))]:
        assert 0 <= span.start <= span.end <= len(text), span
    for one in diagnostics:
        assert one.span.start < one.span.end, one
        assert one.span.end - one.span.start <= 60, one
    prove_paragraphs(notice)
    prove_nodes(notice.outline, 0, len(text), text)
    for quantity in notice.quantities:
        assert notice.source[quantity.span] == quantity.text
    for mention in notice.dates:
        assert notice.source[mention.span] == mention.text
    for regulation in notice.regulations:
        assert text[regulation.span.start] in "《〈<"
    assert 0 <= notice.coverage.characters <= 1
    assert 0 <= notice.coverage.quantities <= 1


def prove_paragraphs(notice: Notice) -> None:
    """Paragraphs follow one another; only blanks and furniture lie between them."""
    text, at = notice.source.text, 0
    between: list[tuple[int, int]] = []
    for paragraph in notice.paragraphs:
        assert at <= paragraph.start < paragraph.end <= len(text), paragraph
        between.append((at, paragraph.start))
        at = paragraph.end
    between.append((at, len(text)))
    furniture = {place for one in notice.source.furniture for place in range(*one)}
    for start, end in between:
        lost = [
            place
            for place in range(start, end)
            if text[place].strip().strip(UNSEEN) and place not in furniture
        ]
        assert not lost, f"no paragraph holds {[text[place] for place in lost[:20]]}"


def prove_nodes(nodes: Sequence[Node], start: int, end: int, text: str) -> None:
    """Siblings in order and apart, children within; label and heading as printed."""
    at = start
    for node in nodes:
        assert at <= node.start < node.end <= end, node[:8]
        assert node.start <= node.body <= node.end, node[:8]
        if node.label is not None:
            assert text.startswith(node.label, node.start), node[:8]
        assert node.start <= node.head.start <= node.head.end <= node.end, node[:8]
        assert unbroken(node.heading) == unbroken(text[node.head.start : node.head.end])
        prove_nodes(node.children, node.start, node.end, text)
        at = node.end


def unbroken(print_: str) -> str:
    """A heading without the line ends and blanks of a copy."""
    return re.sub(r"[\s*]+", "", print_)


def spans_in(value: object) -> Iterator[Span]:
    """Every span in a value, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, tuple | list | frozenset | set):
            waiting += one
        elif is_dataclass(one) and not isinstance(one, type):
            waiting += [getattr(one, field.name) for field in fields(one)]
