"""The words for the levels and kinds of an outline (`contract.md`), and what a label is."""

from typing import Literal, NamedTuple, Protocol

Style = Literal[
    "cn_comma",
    "cn_paren",
    "bare",
    "item",
    "dot",
    "steps",
    "paren",
    "half_paren",
    "named",
    "case",
    "circled",
    "latin",
    "shi",
    "di",
]
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
Part = Literal["opening", "organisation", "main", "unfinished", "clues", "outlook", "closing"]
# What may number a heading of the paper
HEADINGS: tuple[Style, ...] = ("cn_comma", "cn_paren", "item", "dot", "steps", "paren")


class Stretch(Protocol):
    """Anything with a start and an end, such as a paragraph."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last character."""


class Label(NamedTuple):
    """One label: `start` and `end` of its print, its style, its value, the paragraph it is in."""

    start: int
    end: int
    style: Style
    number: int
    inline: bool
    paragraph: int
