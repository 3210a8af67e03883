"""What a docx's styles say that shows in the text: numbering, hidden text, somebody's own words."""

from dataclasses import dataclass

from zhenggai.notices.readers.docx.wordml import (
    attribute,
    child,
    is_on,
    local,
    number,
    value,
)
from zhenggai.notices.readers.element import Element

# A style is based on another one, and damage may close the circle.
DEPTH = 20
# The character style of somebody's own words in a paper of ours: no label stands in them.
QUOTED = "台账原文"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself: the style it is based on, its list and level, whether it hides."""

    parent: str | None
    list_id: int | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self.all: dict[str, Style] = {}
        self.default: str | None = None
        self.quoted: set[str] = set()
        for element in () if root is None else root:
            name = attribute(element, "styleId") if local(element) == "style" else None
            if name is not None:
                self.all[name] = style_of(element)
                if value(element, "name") == QUOTED:
                    self.quoted.add(name)
                if attribute(element, "type") == "paragraph" and is_default(element):
                    self.default = name
        self.any_hidden = any(style.hidden for style in self.all.values())

    def chain(self, name: str | None) -> list[tuple[str, Style]]:
        """A style and those it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while name in self.all and len(found) < DEPTH:
            found.append((name, self.all[name]))
            name = self.all[name].parent
        return found

    def numbering(self, name: str | None) -> tuple[int | None, int | None]:
        """List and level as inherited by a style."""
        level = None
        for _, style in self.chain(name):
            level = style.level if level is None else level
            if style.list_id is not None:
                return style.list_id, level
        return None, level

    def hides(self, name: str | None) -> bool:
        """Whether text of a style is hidden."""
        if not self.any_hidden:
            return False
        said = (style.hidden for _, style in self.chain(name) if style.hidden is not None)
        return next(said, False)


def is_default(element: Element) -> bool:
    """Whether a style is its type's default."""
    return attribute(element, "default") in {"1", "true", "on"}


def style_of(element: Element) -> Style:
    """One w:style."""
    numbering = child(element, "pPr", "numPr")
    vanish = child(element, "rPr", "vanish")
    return Style(
        parent=value(element, "basedOn"),
        list_id=number(numbering, "numId"),
        level=number(numbering, "ilvl"),
        hidden=None if vanish is None else is_on(vanish),
    )
