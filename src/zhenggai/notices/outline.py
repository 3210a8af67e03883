"""The tree of a notice: every heading, item and paragraph with its label, level and kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.facts.contact import Contact
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.masthead import Masthead
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

Level = Literal[
    "title",
    "cn_comma",
    "cn_paren",
    "arabic_dot",
    "arabic_paren",
    "circled",
    "latin",
    "shi",
    "field",
    "para",
]
Kind = Literal[
    "title",
    "section",
    "aspect",
    "category",
    "problem",
    "sub_problem",
    "measure_group",
    "measure",
    "narrative",
    "outlook",
    "clues",
    "contact",
    "signature",
]


@dataclass(frozen=True, slots=True)
class Node:
    """One numbered or unnumbered part of a notice.

    `start` is the offset of the label (of the text where there is none), `end` takes the children
    in. `head` is where the heading stands, `body` where the text after the label begins. `number` is the
    label's value (三、 → 3; None without a number). `inline` says that the label stands inside a
    paragraph. `part` is the section's role: "organisation", "main", "unfinished", "clues",
    "outlook" or "closing".
    """

    kind: Kind
    level: Level
    label: str | None
    number: int | None
    start: int
    end: int
    body: int
    head: Span
    heading: str
    inline: bool
    part: str
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    declared: tuple[Declared, ...],
    masthead: Masthead,
    contact: Contact,
) -> tuple[Node, ...]:
    """The tree of a notice; every paragraph is in it."""
    return ()
