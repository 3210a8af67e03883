"""Whole notices of rarer shapes, every place and figure in them made up, against their trees.

Beside `shapes/NAME.txt` stands `NAME.tree`: what the notice says of itself, its tree with the kinds
and the states of its items, written down by hand. The checker finds nothing in them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zhenggai.notices.checks import check
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.reading import read

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))


def told(notice: Notice) -> Iterator[str]:
    """A notice as the lines of its tree file."""
    yield f"# {notice.masthead.title} / {notice.masthead.issuer} / {notice.masthead.published}"
    own = notice.inspection
    yield f"# {own.team} / {own.start} / {own.end} / {own.feedback_date}"
    yield f"# {notice.contact.phone} / {notice.contact.address} / {notice.contact.email}"
    yield from (f"# {one.what} {one.value} {one.scope}" for one in notice.declared)
    states = {one.node: one for one in notice.statuses}
    stack: list[tuple[int, Node]] = [(0, one) for one in reversed(notice.outline)]
    while stack:
        depth, node = stack.pop()
        stack += [(depth + 1, child) for child in reversed(node.children)]
        line = f"{'  ' * depth}{node.kind} {node.label or '-'} {node.heading}"
        one = states.get(node.start)
        if one and node.kind == "problem":
            days = ", ".join(str(stone.on) for stone in one.milestones)
            line += f" | {one.state} {days}{' standing' if one.standing else ''}"
        yield line


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_notice_of_a_rarer_shape_is_read_as_a_person_reads_it(path: Path) -> None:
    wanted = path.with_suffix(".tree").read_text(encoding="utf-8").splitlines()
    assert list(told(read(path))) == wanted


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_the_checker_is_silent_where_nothing_is_wrong(path: Path) -> None:
    assert [one for one in check(read(path)) if one.severity != "advice"] == []
