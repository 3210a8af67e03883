"""An office's own style pack is checked before it is used: whatever is wrong, with its line.

Nothing is refused that the writer could say: which braces a sentence may hold is read off the
shipped packs, which say every sentence in every paper.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from zhenggai.writers.notice_style import CHOICES, SHIPPED, Paper, shipped_told

# What a pack says of itself beside its sections.
_TOP = ("title", "based_on", *CHOICES)
# Any name of a figure may stand there, so worded.
_FREE = "external"
_FIGURE = frozenset({"title", "figure"})
# Sentences that are given more than the shipped packs say in them.
_AS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("paper", "headline_all_done"): ("paper", "headline"),
    ("paper", "measures_planned"): ("paper", "measures"),
    ("organisation", "plan_without_units"): ("organisation", "plan"),
}
_ALSO: Mapping[tuple[str, str], frozenset[str]] = {
    ("items", "several"): frozenset({"count", "number"}),
    ("items", "several_planned"): frozenset({"count", "number"}),
}
_FIELD = re.compile(r"\{(\w+)\}")
# (at line 3, column 5)
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_SECTION = re.compile(r"\s*\[\s*([\w\-\"']+)\s*\]")
# Lines of a pack, characters of its file: a page of wording, no book.
LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class StyleFault:
    """What is wrong, on which line of the file; 0 where it is nowhere in particular."""

    line: int
    message: str

    def __str__(self) -> str:
        """As a person reads it."""
        return f"第{self.line}行：{self.message}" if self.line else self.message


def style_faults(text: str) -> list[StyleFault]:
    """Everything that is wrong in a pack, in its order."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        at = _AT.search(str(fault))
        # Without a place it is the end of the file.
        line = int(at[1]) if at else len(text.splitlines())
        return [StyleFault(line, "不是正确的TOML写法：检查引号、等号和方括号是否成对。")]
    if not told:
        return [StyleFault(0, "文件里没有内容。先下载样本，改好再上传。")]
    found = [StyleFault(_line(text, key), words) for key, words in _faults(told)]
    return sorted(found, key=lambda one: one.line)


# A section and a key in it ("" for the top), and words that stand on the line.
_Key = tuple[str, str, str]


def _faults(told: Mapping[str, Any]) -> Iterator[tuple[_Key, str]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _section(name, value)
        elif name not in _TOP:
            yield ("", name, ""), f"没有“{name}”这一项{_near(name, _TOP)}"
        elif name in CHOICES and value not in CHOICES[name]:
            yield ("", name, ""), f"{name} 应写成：{'、'.join(CHOICES[name])}。"
        elif name == "based_on" and value not in SHIPPED:
            yield ("", name, ""), f"based_on 应写成自带样式的名称：{'、'.join(SHIPPED)}。"
        elif name == "title" and not (isinstance(value, str) and value.strip()):
            yield ("", name, ""), "title 是这个样式的名称，写在引号里，不能空着。"


def _section(name: str, told: Mapping[str, Any]) -> Iterator[tuple[_Key, str]]:
    shipped = _shipped()
    if name not in shipped:
        yield (name, "", ""), f"没有[{name}]这一节{_near(name, shipped)}"
        return
    for key, value in told.items():
        at = (name, key, "")
        if key not in shipped[name] and name != _FREE:
            yield at, f"[{name}]里没有“{key}”这一项{_near(key, shipped[name])}"
            continue
        is_list = any(isinstance(one, list) for one in shipped[name].get(key, ()))
        if is_list != isinstance(value, list):
            yield at, f"“{key}”应写成{'方括号里的几句' if is_list else '引号里的一句话'}。"
            continue
        for sentence in _sentences(value):
            yield from _sentence(name, key, sentence)


def _sentence(name: str, key: str, sentence: object) -> Iterator[tuple[_Key, str]]:
    if not isinstance(sentence, str):
        yield (name, key, ""), f"“{key}”里应是引号里的文字。"
        return
    at = (name, key, sentence)
    if set(_FIELD.sub("", sentence)) & set("{}"):
        yield at, f"“{_short(sentence)}”里的花括号不成对，或者里面不是一个名称。"
    known = _given(name, key)
    for field in _FIELD.findall(sentence):
        if field not in known:
            can = "、".join(f"{{{one}}}" for one in sorted(known)) or "没有"
            yield at, f"“{_short(sentence)}”里没有“{{{field}}}”这个字段，这一句可用的：{can}。"


def _sentences(value: object) -> Iterator[object]:
    """The sentences of a value: itself, those of a list, those among which one is chosen."""
    if isinstance(value, list):
        for one in value:
            yield from _sentences(one)
    else:
        yield value


@cache
def _shipped() -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
    """By section and key every wording that ships."""
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    for pack in ("wording", *get_args(Paper)[1:], *SHIPPED):
        for section, told in shipped_told(pack).items():
            if isinstance(told, dict):
                held = found.setdefault(section, {})
                for key, value in told.items():
                    held[key] = (*held.get(key, ()), value)
    return found


def _given(section: str, key: str) -> frozenset[str]:
    """What the writer gives a sentence."""
    if section == _FREE and key != "source":
        return _FIGURE
    own: set[str] = set(_ALSO.get((section, key), ()))
    for place in {(section, key), _AS.get((section, key), (section, key))}:
        for value in _shipped()[place[0]].get(place[1], ()):
            for one in _sentences(value):
                own |= set(_FIELD.findall(str(one)))
    return frozenset(own)


def _near(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), 1)
    return f"，是不是“{close[0]}”？" if close else "。样本里列着可以写的各项。"


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 30 else f"{sentence[:30]}…"


def _line(text: str, key: _Key) -> int:
    """The line on which a section, a key of it, or a sentence under the key stands."""
    section, name, words = key
    here, found = "", 0
    for at, line in enumerate(text.splitlines(), 1):
        opened = _SECTION.match(line)
        if opened:
            here = opened[1].strip("\"'")
            found = at if here == section and not name else found
        elif here == section and name and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", line):
            found = at
        if found and words and here == section and words in line:
            return at
        if found and not words:
            return found
    return found
