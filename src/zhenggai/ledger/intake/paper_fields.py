"""Fields of an item in a paper: target, standard, cause, deadline and who answers for it.

They stand on lines of their own (完成时限：2024年6月底前) or in brackets at the end of a measure
(责任单位：区住建局；完成时限：2024年8月15日).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zhenggai.ledger.intake.cells import listed
from zhenggai.ledger.intake.deadlines import read_deadline
from zhenggai.ledger.intake.paper import DraftNode, PaperDeadline, PaperMilestone, Responsible
from zhenggai.notices.source import Span

Name = Literal[
    "deadline", "target", "standard", "cause", "leaders", "lead_units", "responsible_units"
]
# 完成时限： · 整改期限: · 整改目标： · 完成标准： · 原因分析： · 牵头领导： · 责任单位: · 责任人：
_FIELD = re.compile(
    r"(?P<deadline>(?:完成|整改|预计完成|计划完成)(?:时限|期限|时间))"
    r"|(?P<target>整改目标|工作目标)|(?P<standard>(?:完成|验收|销号)标准)"
    r"|(?P<cause>(?:产生|存在)?原因(?:分析|剖析)|问题成因)"
    r"|(?P<leaders>(?:牵头|责任|分管|包抓|主管)(?:区|县|市|局|校|院)?领导|(?:第一)?责任人)"
    r"|(?P<lead_units>牵头(?:单位|部门|科室))"
    r"|(?P<responsible_units>(?:责任|配合|协办|承办|落实)(?:单位|部门|科室|股室))"
)
_COLON = re.compile(r"[*]{0,2}[:：][*\s]*")
# A value ends with the line, with the bracket, or where the next field begins.
_END = re.compile(r"[；;。）)\n]")
_LINE_END = re.compile(r"\n")
_LONG: frozenset[str] = frozenset({"target", "standard", "cause"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field with its words; `start` to `end` is the whole of it with its label."""

    name: Name
    value: str
    start: int
    end: int


def find_fields(text: str, start: int, end: int, named: str = "") -> tuple[Field, ...]:
    """The fields in a stretch, in order; `named` is the text as far as it may name fields."""
    labels = list(_labels(named or text, start, end))
    found: list[Field] = []
    for place, (name, at, value_at) in enumerate(labels):
        limit = labels[place + 1][1] if place + 1 < len(labels) else end
        is_line = text[max(at - 1, 0)] in "\n*　 " or at == start
        stop = (_LINE_END if name in _LONG or is_line else _END).search(text, value_at, limit)
        last = stop.start() if stop else limit
        value = text[value_at:last].strip(" \t\r\n　*；;。，,、（(")
        if value:
            found.append(Field(name, value, at, last))
    return tuple(found)


def described(text: str, start: int, end: int) -> Field | None:
    """A paragraph that is a field of several points; None where it is none.

    完成标准：①…；②… is one field, its points are none of the item's measures.
    """
    label = next(_labels(text, start, end), None)
    if label is None or label[0] not in _LONG or label[1] != start:
        return None
    value, *more = (line.strip(" \t\r　*；;") for line in text[label[2] : end].split("\n"))
    # the last point takes the line along that leads in what follows: 整改措施：
    is_alone = all(not line or line.endswith(("：", ":")) for line in more)
    return Field(label[0], value, start, end) if value and is_alone else None


def _labels(text: str, start: int, end: int) -> Iterator[tuple[Name, int, int]]:
    for one in _FIELD.finditer(text, start, end):
        colon = _COLON.match(text, one.end(), end)
        if colon:
            name: Name = one.lastgroup  # type: ignore[assignment]
            yield name, one.start(), colon.end()


def with_fields(node: DraftNode, fields: Iterable[Field]) -> DraftNode:
    """The node with what its fields say; what is told twice is told together."""
    for one in fields:
        node = replace(node, aside=(*node.aside, Span(one.start, one.end)))
        match one.name:
            case "deadline":
                node = replace(node, deadline=deadline_of(one.value))
            case "target":
                node = replace(node, target=_joined(node.target, one.value))
            case "standard":
                node = replace(node, standard=_joined(node.standard, one.value))
            case "cause":
                node = replace(node, cause=_joined(node.cause, one.value))
            case _:
                node = replace(node, responsible=_with_names(node.responsible, one))
    return node


def _joined(before: str, more: str) -> str:
    return f"{before}；{more}" if before else more


def _with_names(before: Responsible, field: Field) -> Responsible:
    names = (*getattr(before, field.name), *listed(field.value))
    return replace(before, **{field.name: tuple(dict.fromkeys(names))})


def deadline_of(text: str) -> PaperDeadline:
    """A deadline of a field as a cell for deadlines is read; words that are none stay words."""
    told = read_deadline(text)
    days = sorted(told.milestones, key=lambda one: one.on)
    return PaperDeadline(
        text, tuple(PaperMilestone(one.on, one.goal) for one in days), told.is_standing
    )
