"""Where a notice counts what the inspection found and how far it got.

The front runs to the first heading that states a fault; the clue chapter, the chapter on unfinished
items and the outlook count too. Elsewhere stand the figures of single items, which are no headline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.paragraphs import Paragraph

Kind = Literal["front", "clues", "unfinished", "outlook", "body"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text and what is counted in it."""

    kind: Kind
    start: int
    end: int


# A paper without any heading that states a fault has its front in this much of the beginning.
FRONT_WITHOUT_HEADINGS = 1500

# 一、 · （二） · 3. · （4） · 问题五： at the start of a paragraph
_LABEL = re.compile(
    r"[#*]{0,4}[ ]?(?:(?P<top>[一二三四五六七八九十]{1,3}[、．.])"
    r"|(?P<second>[（(][一二三四五六七八九十]{1,3}[)）])、?"
    r"|\d{1,2}[.、．)）](?!\d)|[（(]\d{1,2}[)）]|问题[一二三四五六七八九十\d]{1,3}[:：、])"
)
# …方面 · …方面存在的问题 · …不到位 · …还有差距问题，着重从… · …用力不足。
_FAULT = re.compile(
    r"(?:方面(?:的|存在的?)?(?:突出|主要)?(?:问题)?|不[一-龥]{1,5}|差距|短板|弱化|虚化|缺失|缺位"
    r"|薄弱(?:环节)?|滞后|漏洞|隐患|落差|乏力|偏差|松懈|弱项|不足|偏[低少弱慢]|较[多大差弱]|违规|违纪"
    r"|现象|的问题)[”’\"]?(?:的?(?:突出)?问题)?"
    r"(?:[”’\"]|[。．.：:；;*\s]|[，,](?:着重|主要|重点|存在)|[（(]共?\d|$)"
)
# The end of a heading; some copies print a point for the full stop: 「压实责任. 成立」
_STOP = re.compile(r"。|[.．](?=[\s*])")
_CLUES = re.compile(
    r"(?:问题线索|信访|移交).{0,20}(?:办理|处置|查处|处理|查办|核查|情况)|处置.{0,8}线索|线索.{0,8}处置"
)
_UNFINISHED = re.compile(
    r"(?:未|尚未|没有|基本|正在|需)(?:全部)?(?:完成|整改|长期|持续|继续).{0,14}(?:说明|事项|问题|任务|情况)"
)
_OUTLOOK = re.compile(r"下一?步|下一?阶段|今后|后续|努力方向|巩固")


def split_regions(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Region]:
    """The regions of a text in order; they cover it."""
    kind: Kind = "front"
    closes = ""
    start = 0
    for one in paragraphs:
        label = _LABEL.match(text, one.start, one.end)
        if not label:
            continue
        style = label.lastgroup or "low"
        told = _kind_of(text, label, one, kind, style)
        if told is None and kind not in ("front", "body") and style in ("top", closes):
            told = "body"
        if told is None or told == kind:
            continue
        yield Region(kind, start, one.start)
        kind, start, closes = told, one.start, style
    if kind == "front" and start == 0 and len(text) > FRONT_WITHOUT_HEADINGS:
        yield Region("front", 0, FRONT_WITHOUT_HEADINGS)
        kind, start = "body", FRONT_WITHOUT_HEADINGS
    yield Region(kind, start, len(text))


def _kind_of(text: str, label: re.Match[str], one: Paragraph, now: Kind, style: str) -> Kind | None:
    """The region that a heading opens; None where it goes on as before."""
    stop = _STOP.search(text, label.end(), one.end)
    title = text[label.end() : stop.start() if stop else one.end][:90]
    if style != "low" and len(title) <= 60:
        if _UNFINISHED.search(title):
            return "unfinished"
        if _CLUES.search(title) and not _FAULT.search(title):
            return "clues"
        if style == "top" and _OUTLOOK.search(title):
            return "outlook"
    if now == "front" and _FAULT.search(title):
        return "body"
    return None
