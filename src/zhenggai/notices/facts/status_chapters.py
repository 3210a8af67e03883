"""Chapters on items that are not done: 未完成和基本完成事项的说明, with its fields or as a table.

Each item gives its state, what it says in explanation, its next steps and its deadline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zhenggai.notices.facts.status_words import (
    LABEL_AT_END,
    STANDING,
    Field,
    State,
    chapter_states,
    find_fields,
    find_stated,
    first_field,
    state_in,
)
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class ChapterItem:
    """One item of such a chapter: the node, its heading, its whole stretch and its fields.

    `is_told` is false where neither the heading above nor the item prints one state.
    """

    state: State
    node: int
    head: Span
    place: Span
    fields: dict[Field, Span]
    is_told: bool = True
    is_standing: bool = False


_FAULT_KINDS = ("problem", "sub_problem", "measure", "measure_group")
# “存在问题12：…” · 问题3 · 关于…的问题 · 针对…问题 at the start of an unlabelled item
_NAMES_PROBLEM = re.compile(r"[“\"‘「]|(?:存在|反馈)?问题[\d一二三四五六七八九十]|关于|针对|对")
# 序号 事项 有关情况说明 下一步措施 完成时限
_BLANKS = re.compile(r"[ 　\t|]+")
# The same with its cells parted by tabs, where one may be empty and another hold blanks
_TABS = re.compile(r"\t")
Column = Field | Literal["state"] | None
_NEXT = re.compile(r"(?<=[。；;，,\n])(?:下一?步|下一阶段|后续)")
_MARKS = ' 　\t\n\r。．.：:；;，,、*”"’」'
_LEAST = 4


def chapter_items(text: str, outline: Sequence[Node]) -> Iterator[ChapterItem]:
    """Every item of every chapter on unfinished items, in order."""
    for top in outline:
        states = chapter_states(top.heading) if top.kind not in _FAULT_KINDS else ()
        if states or top.part == "unfinished":
            yield from _below(text, top, states)
            continue
        for child in top.children:
            if child.kind not in _FAULT_KINDS and (states := chapter_states(child.heading)):
                yield from _below(text, child, states)


def _below(text: str, above: Node, states: tuple[State, ...]) -> Iterator[ChapterItem]:
    """The items below a heading; 需要长期坚持的事项 makes all of them standing."""
    is_standing = bool(STANDING.search(above.heading))
    for one in _items(text, above, states):
        yield replace(one, is_standing=True) if is_standing else one


def _items(text: str, above: Node, states: tuple[State, ...]) -> Iterator[ChapterItem]:
    """The items below one heading; a heading with a state of its own begins its own row."""
    children = [one for one in above.children if not one.inline]
    columns = next((row for one in children if (row := _columns(text, one))), None)
    for child in children:
        own = chapter_states(child.heading) if child.children else ()
        if own and child.label and not find_fields(text, child.start, _first_child(child)):
            yield from _below(text, child, own)
        elif columns and not child.label:
            yield from _row(text, child, columns, states)
        elif child.level != "field" and _is_item(text, child):
            yield _item(text, child, states)


def _first_child(node: Node) -> int:
    return node.children[0].start if node.children else node.end


def _is_item(text: str, node: Node) -> bool:
    if node.label:
        return True
    has_fields = any(child.level == "field" for child in node.children)
    return has_fields or (
        bool(_NAMES_PROBLEM.match(text, node.start))
        and first_field(text, node.start, node.end) < node.end
    )


def _item(text: str, node: Node, states: tuple[State, ...]) -> ChapterItem:
    place = Span(node.start, node.end)
    fields = find_fields(text, node.body, node.end)
    fields = {**_told_without_label(text, node, fields), **fields}
    state, is_told = _state(text, place, states)
    # a label with nothing behind it is its own heading
    head = node.head if node.head.start < node.head.end else place
    return ChapterItem(state, node.start, head, place, fields, is_told)


def _told_without_label(text: str, node: Node, fields: dict[Field, Span]) -> dict[Field, Span]:
    """What stands between the heading and the first field: the explanation, and 下一步…"""
    start = node.head.end
    end = first_field(text, node.body, node.end) if fields else node.end
    while start < end and text[start] in _MARKS:
        start += 1
    tail = LABEL_AT_END.search(text, max(start, end - 12), end)
    end = tail.start() if tail else end
    found: dict[Field, Span] = {}
    turn = _NEXT.search(text, max(start - 1, 0), end)
    if turn:
        found["next_steps"] = Span(turn.start(), end)
        end = turn.start()
    if end - start >= _LEAST:
        found["explanation"] = Span(start, end)
    return found


def _parting(text: str, node: Node) -> re.Pattern[str]:
    """What parts the cells of a line."""
    return _TABS if "\t" in text[node.start : node.end] else _BLANKS


def _columns(text: str, node: Node) -> list[Column] | None:
    """The columns of a table's head line: None for those that are no field."""
    words = _parting(text, node).split(text[node.start : node.end].strip(" 　\t|"))
    if node.label or not 3 <= len(words) <= 8 or any(len(word) > 12 for word in words):
        return None
    columns = [_column(word) for word in words]
    return columns if sum(one is not None for one in columns) >= 2 else None


def _column(word: str) -> Column:
    if word.endswith("状态"):
        return "state"
    if "时限" in word or "期限" in word or "完成时间" in word:
        return "deadline"
    if "措施" in word or "打算" in word or "计划" in word:
        return "next_steps"
    if any(part in word for part in ("说明", "原因", "进展", "情况")):
        return "explanation"
    return None


def _row(
    text: str, node: Node, columns: Sequence[Column], states: tuple[State, ...]
) -> Iterator[ChapterItem]:
    """One row of a table as an item; a line that does not fill the columns is none."""
    if _columns(text, node) or not text[node.start].isdigit():
        return
    cells: list[Span] = []
    at, parting = node.start, _parting(text, node)
    for blank in [*parting.finditer(text, node.start, node.end), None]:
        stop = blank.start() if blank else node.end
        cells.append(Span(at, stop))
        at = blank.end() if blank else stop
    if parting is _TABS:
        # empty cells at the end of a row print nothing
        cells += [Span(node.end, node.end)] * (len(columns) - len(cells))
    if len(cells) < len(columns):
        return
    # blanks inside the last cell belong to it
    cells = [*cells[: len(columns) - 1], Span(cells[len(columns) - 1].start, node.end)]
    told = [one for one in zip(columns, cells, strict=True) if one[1].start < one[1].end]
    fields: dict[Field, Span] = {name: cell for name, cell in told if name and name != "state"}
    head = cells[1] if len(cells) > 1 and columns[1] is None else cells[0]
    printed = next((cell for name, cell in told if name == "state"), None)
    own = state_in(text, printed) if printed else None
    state, is_told = (own, True) if own else _state(text, head, states)
    place = Span(node.start, node.end)
    yield ChapterItem(state, node.start, head, place, fields, is_told)


def _state(text: str, place: Span, states: tuple[State, ...]) -> tuple[State, bool]:
    """The state of an item: the heading's one state, else its own; else it is in progress."""
    if len(states) == 1:
        return states[0], True
    own = find_stated(text[place.start : place.end])
    return (own[0].state, True) if own else ("in_progress", False)
