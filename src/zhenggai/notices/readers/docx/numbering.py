"""Automatic numbering of a docx made visible: the label that a person sees before a paragraph.

One `Numbering` counts through one document; paragraphs must be asked in the order of the text.
"""

from dataclasses import replace

from zhenggai.notices.readers.docx.styles import Styles
from zhenggai.notices.readers.docx.wordml import (
    attribute,
    child,
    is_on,
    local,
    number,
    value,
)
from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.numbered_lists import LEVELS, Counters, Level, NumberedList

# a pattern is printed before every paragraph of its level: a long one would flood the text
LONGEST = 60


class Numbering:
    """The lists of a document and how far each of them has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists = {} if root is None else read_lists(root)
        self.counters = Counters()

    def label(self, properties: Element | None) -> tuple[str, str]:
        """Label of the paragraph with these w:pPr, and the gap after it: tab, space or nothing."""
        if not self.lists:
            return "", "nothing"
        list_id, at = self.place(properties)
        one = self.lists.get(list_id) if list_id else None
        if one is None or list_id is None or not 0 <= at < LEVELS:
            return "", "nothing"
        return self.counters.label(list_id, one, at), one.levels.get(at, Level()).gap

    def place(self, properties: Element | None) -> tuple[int | None, int]:
        """List and level of a paragraph, from itself or from its style."""
        numbering = child(properties, "numPr")
        list_id, at = number(numbering, "numId"), number(numbering, "ilvl")
        if list_id is None:
            style = value(properties, "pStyle") or self.styles.default
            list_id, inherited = self.styles.numbering(style)
            if at is None:
                at = self.level_of_style(list_id, style)
                at = inherited if at is None else at
        return list_id, at or 0

    def level_of_style(self, list_id: int | None, style: str | None) -> int | None:
        """The level that a list gives to a style, or to the nearest one that it is based on."""
        one = self.lists.get(list_id) if list_id else None
        levels = {} if one is None else {level.style: at for at, level in one.levels.items()}
        return next((levels[name] for name, _ in self.styles.chain(style) if name in levels), None)


def read_lists(root: Element) -> dict[int, NumberedList]:
    """Every w:num with the levels that it has in the end."""
    definitions: dict[int, Element] = {}
    by_style: dict[str, int] = {}
    for element in root:
        if local(element) == "abstractNum":
            name = number_of(element, "abstractNumId")
            definitions[name] = element
            link = value(element, "styleLink")
            if link is not None:
                by_style[link] = name
    found: dict[int, NumberedList] = {}
    for element in root:
        definition = number(element, "abstractNumId") if local(element) == "num" else None
        if definition in definitions:
            link = value(definitions[definition], "numStyleLink")
            linked = by_style.get(link, definition) if link else definition
            found[number_of(element, "numId")] = read_list(element, linked, definitions[linked])
    return found


def read_list(element: Element, definition: int, defined: Element) -> NumberedList:
    """One w:num over its definition."""
    levels = {
        number_of(level, "ilvl"): read_level(level) for level in defined if local(level) == "lvl"
    }
    fresh = set()
    for override in element:
        if local(override) != "lvlOverride":
            continue
        at = number_of(override, "ilvl")
        own, start = child(override, "lvl"), number(override, "startOverride")
        if own is not None:
            levels[at] = read_level(own)
        if start is not None:
            levels[at] = replace(levels.get(at, Level()), start=start)
            fresh.add(at)
    return NumberedList(definition, levels, frozenset(at for at in fresh if 0 <= at < LEVELS))


def read_level(element: Element) -> Level:
    """One w:lvl."""
    start = number(element, "start")
    return Level(
        # the standard says 0 where w:start is left out; who leaves it out means 1
        start=1 if start is None else start,
        form=form_of(element),
        pattern=(value(element, "lvlText") or "")[:LONGEST],
        gap=value(element, "suff") or "tab",
        legal=is_on(child(element, "isLgl")),
        restart=number(element, "lvlRestart"),
        style=value(element, "pStyle"),
    )


def form_of(element: Element) -> str:
    """The w:numFmt of a level; a newer form may hide its older one in a fallback."""
    return (
        value(element, "numFmt")
        or value(child(element, "AlternateContent", "Fallback"), "numFmt")
        or "decimal"
    )


def number_of(element: Element, name: str) -> int:
    """A numeric attribute; -1 for damage."""
    text = attribute(element, name) or ""
    return int(text) if len(text) < 10 and text.isdecimal() else -1
