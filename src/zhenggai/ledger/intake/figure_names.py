"""What a superior's statistical form means by its heads and by the names of its rows.

A meaning is a figure, a part of the book (a unit, an aspect, a category), the whole, or a figure of
a part. As text, for a page and for the memory, its pieces are joined by a plus sign:
`aspect:党的领导+figure:done`; headings are written by their words, so that a memory holds in every
book.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from zhenggai.ledger.core.portions import STATES, Portion
from zhenggai.ledger.intake.columns import folded

# 合计 · 总 计 · 全区合计 · 合计（个）
SUM = re.compile(r"(?:全[区市县州盟旗省局校院]|本级|各单位)?(?:合计|总计|共计|累计|汇总)")
# 小计: of what stands over it
PART_SUM = re.compile(r"小计")
# the whole book without saying so: 数量 of what stands beside it, 全区, 本单位
WHOLE = re.compile(
    r"(?:填报|统计|本期)?(?:数量|数据|数值|数目|个数|件数|数)|本期|情况|本单位"
    r"|[全我本][区市县州旗省局校院](?:情况)?|总体(?:情况)?"
)
# 1. · （一） · 一、 before a name, and 其中 before a part
NUMBERING = re.compile(
    r"^(?:其中[:：]?|[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])[ \u3000]{0,2}"
)
# A part is known by a longer or a shorter form of its name from this length on.
_SHORTEST = 4
# Heads over others that must be read together with them: (措施, 已完成)
_OWNING = re.compile("措施|制度|资金|金额|损失|问责|处理|人数|会议|线索|信访")
# What a row 措施 tells under the head of a figure of problems
_OF_MEASURES = {
    "problems": "measures",
    "done": "measures_done",
    "not_closed": "measures_undone",
    "undone": "measures_undone",
    "completion_rate": "measures_rate",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure by its name, the parts of the book, or the whole; `is_doubtful` asks to look."""

    figure: str = ""
    portions: tuple[Portion, ...] = ()
    is_whole: bool = False
    is_doubtful: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it says anything."""
        return bool(self.figure or self.portions or self.is_whole)


NOTHING = Meaning()


def plain(text: str) -> str:
    """A name without numbering, blanks, brackets, marks and %."""
    return folded(NUMBERING.sub("", text.strip())).replace("%", "").replace("％", "")


@cache
def figure_names() -> Mapping[str, str]:
    """The figure that each folded name means."""
    path = Path(__file__).with_name("figures.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {word: figure for figure, entry in table.items() for word in entry["names"]}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book as a form may name it: its name and other names of it.

    `above` is the aspect of a category; `is_used` is false for a unit that answers for nothing,
    `leads` true for one that is the first lead unit of something.
    """

    portion: Portion
    name: str
    others: tuple[str, ...] = ()
    above: str = ""
    is_used: bool = True
    leads: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """What a book can tell: figures by name with their titles, and parts, units of kind `unit`.

    `whole_names` are those of the inspected unit.
    """

    titles: Mapping[str, str]
    parts: tuple[Part, ...]
    whole_names: tuple[str, ...] = ()

    @cached_property
    def _figures(self) -> Mapping[str, str]:
        # 方面 is the title of a figure, and of a column that names aspects
        listed = set(figure_names().values())
        own = {plain(title): name for name, title in self.titles.items() if name not in listed}
        return own | dict(figure_names())

    @cached_property
    def _portions(self) -> Mapping[str, Portion]:
        """Parts by folded name; what names two of them names none."""
        held: dict[str, set[Portion]] = {}
        for part in self.parts:
            for name in (part.name, *part.others):
                held.setdefault(plain(name), set()).add(part.portion)
        return {name: min(one) for name, one in held.items() if name and len(one) == 1}

    @property
    def has_leads(self) -> bool:
        """Whether the book names lead units at all."""
        return any(one.leads for one in self.parts)

    def figure(self, text: str) -> str:
        """The figure of a name; empty where it is none that the book has."""
        name = self._figures.get(plain(text), "")
        return name if name in self.titles else ""

    def portion(self, text: str) -> Portion | None:
        """The part of a name."""
        return self._portions.get(plain(text))

    def is_whole(self, text: str) -> bool:
        """Whether a name stands for the whole book: 合计, 数量, 全区, the inspected unit."""
        words = plain(text)
        is_named = any(words == plain(one) for one in self.whole_names)
        return is_named or bool(SUM.match(words) or WHOLE.fullmatch(words))

    def meaning(self, parts: Sequence[str]) -> Meaning:
        """What texts one over the other (or one left of the other) mean, the innermost last."""
        if not parts:
            return NOTHING
        portions = tuple(
            dict.fromkeys(found for one in parts if (found := self.portion(one)) is not None)
        )
        own, above = parts[-1], [one for one in parts[:-1] if self.portion(one) is None]
        figure = self._joined(own, above)
        if figure:
            return Meaning(figure, portions)
        if self.portion(own) is not None or (portions and PART_SUM.fullmatch(plain(own))):
            # a category stands in its aspect: the innermost says it all
            return Meaning(portions=portions[-1:])
        if self.is_whole(own):
            beside = self.figure(above[-1]) if above else ""
            return Meaning(beside, portions, is_whole=not portions)
        return self._nearly(own)

    def _joined(self, own: str, above: Sequence[str]) -> str:
        """The figure of a name under another one: 已完成 under 措施 is no figure of problems."""
        group, words = plain(above[-1]) if above else "", plain(own)
        theme = _OWNING.search(group)
        names = [group + words, words + group] if group else []
        names += [theme[0] + words] if theme else []
        found = (name for one in names if (name := self.figure(one)))
        is_alone = theme is None or theme[0] in words
        return next(found, self.figure(own) if is_alone else "")

    def _nearly(self, own: str) -> Meaning:
        """The one part whose name is longer or shorter than what is written."""
        words = plain(own)
        if len(words) < _SHORTEST:
            return NOTHING
        near = {
            one
            for name, one in self._portions.items()
            if len(name) >= _SHORTEST and (words in name or name in words)
        }
        if len(near) == 1:
            return Meaning(portions=(near.pop(),), is_doubtful=True)
        return replace(NOTHING, is_doubtful=bool(near))

    def told(self, meaning: Meaning) -> str:
        """A meaning as text."""
        pieces = [self.token(one) for one in meaning.portions]
        if meaning.figure:
            pieces.append(f"figure:{meaning.figure}")
        return "+".join(pieces) or ("whole" if meaning.is_whole else "")

    def token(self, portion: Portion) -> str:
        """A part as text."""
        return f"{portion.kind}:{self._word(portion)}"

    def read(self, text: str) -> Meaning:
        """The meaning that a text tells; nothing where the book has no such thing."""
        if text == "whole":
            return Meaning(is_whole=True)
        figure, portions = "", []
        for piece in filter(None, text.split("+")):
            kind, _, word = piece.partition(":")
            if kind == "figure":
                figure = word if word in self.titles else ""
                if not figure:
                    return NOTHING
                continue
            parts = (one.portion for one in self.parts if one.portion.kind == kind)
            found = next((one for one in parts if self._word(one) == word), None)
            if found is None:
                return NOTHING
            portions.append(found)
        return Meaning(figure, tuple(portions))

    def _word(self, portion: Portion) -> str:
        """A unit by its id, a heading by its words."""
        if portion.kind == "unit":
            return portion.which
        return next((plain(one.name) for one in self.parts if one.portion == portion), "")

    def title(self, meaning: Meaning) -> str:
        """A meaning in Chinese."""
        names = {one.portion: one.name for one in self.parts}
        words = [names[one] for one in meaning.portions if one in names]
        words += [self.titles[meaning.figure]] if meaning.figure else []
        return "·".join(words) or ("全部" if meaning.is_whole else "")


def settled(figures: Iterable[str]) -> Mapping[str, str]:
    """What names of figures mean beside each other: 未完成 is what is left beside the others."""
    held = set(figures)
    if "not_closed" not in held:
        return {}
    if "in_progress" in held and "not_done" not in held:
        return {"not_closed": "not_done"}
    return {"not_closed": "undone"} if "basically_done" in held else {}


def combined(row: Meaning, column: Meaning) -> Meaning | None:
    """What a cell tells by its row and its column; None where the two say nothing together."""
    portions = tuple(dict.fromkeys((*row.portions, *column.portions)))
    figures = tuple(dict.fromkeys(filter(None, (row.figure, column.figure))))
    if not figures:
        is_told = portions or row.is_whole or column.is_whole
        return Meaning("problems", portions) if is_told else None
    if len(figures) == 1:
        return Meaning(figures[0], portions)
    if row.figure in ("problems", "measures"):
        figure = column.figure if row.figure == "problems" else _OF_MEASURES.get(column.figure)
        return Meaning(figure, portions) if figure else None
    states = [one for one in figures if one in STATES]
    if len(states) != 1:
        return None
    (other,) = (one for one in figures if one not in states)
    return Meaning(other, (*portions, Portion("state", states[0])))
