"""The words for the levels and kinds of an outline (`contract.md`)."""

from typing import Literal

Style = Literal[
    "cn_comma",
    "cn_paren",
    "item",
    "dot",
    "steps",
    "paren",
    "half_paren",
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
