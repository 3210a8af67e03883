"""How labels count: the lists of a notice and where their numbers go wrong.

Numbers may run on through chapters (1.–12. over three aspects) and may begin anew; both are
right. One wrong label is one fault: 三是 twice where 四是 was meant says nothing about the 五是
after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.outline import Node

Wrong = Literal["twice", "skipped", "out_of_order"]


@dataclass(frozen=True, slots=True)
class LabelFault:
    """A label that does not count on from the one before it (`before`; None at a list's head)."""

    wrong: Wrong
    node: Node
    before: Node | None
    expected: int


def lists_of(outline: Sequence[Node]) -> Iterator[list[Node]]:
    """Every list of a notice: neighbours of one level under one parent."""
    open_lists: dict[str, list[Node]] = {}
    for node in outline:
        if node.number is not None:
            open_lists.setdefault(shape(node), []).append(node)
    yield from open_lists.values()
    for node in outline:
        yield from lists_of(node.children)


def shape(node: Node) -> str:
    """What makes two labels of one level two lists: (1) and 1), 一是 and 第一. Widths and 1. 1、
    do not.
    """
    label = node.label or ""
    if label.endswith((")", "）")) and not label.startswith(("(", "（")):
        return node.level + ")"
    return node.level + ("第" if label.startswith("第") else "")


def label_faults(outline: Sequence[Node]) -> Iterator[LabelFault]:
    """Every wrong label."""
    last: dict[str, Node] = {}
    for row in sorted(lists_of(outline), key=lambda one: one[0].start):
        kind = row[0].level
        yield from head_fault(row, last.get(kind))
        yield from row_faults(row)
        last[kind] = row[-1]


def head_fault(row: Sequence[Node], before: Node | None) -> Iterator[LabelFault]:
    """A list that begins neither at 1 nor where the list before it ended."""
    first = row[0]
    number = first.number or 0
    ended = (before.number or 0) if before else 0
    if number in (1, ended + 1) or (len(row) > 1 and (row[1].number or 0) <= number):
        return
    if number == ended and before:
        yield LabelFault("twice", first, before, ended + 1)
    elif number == 2 or number == ended + 2:
        yield LabelFault("skipped", first, before if ended else None, number - 1)


def row_faults(row: Sequence[Node]) -> Iterator[LabelFault]:
    """Wrong labels inside one list."""
    count = row[0].number or 0
    at = 1
    while at < len(row):
        number = row[at].number or 0
        following = (row[at + 1].number or 0) if at + 1 < len(row) else None
        expected = count + 1
        if number == expected or (number == 1 < count):
            count = number
        elif number == count:
            yield LabelFault("twice", row[at], row[at - 1], expected)
            count = expected if following == expected + 1 else number
        elif following == expected + 1:
            yield LabelFault("out_of_order", row[at], row[at - 1], expected)
            count = expected
        elif number == expected + 1 and following == expected:
            yield LabelFault("out_of_order", row[at], row[at - 1], expected)
            count = number
            at += 1
        elif number > expected:
            yield LabelFault("skipped", row[at], row[at - 1], expected)
            count = number
        else:
            yield LabelFault("out_of_order", row[at], row[at - 1], expected)
        at += 1
