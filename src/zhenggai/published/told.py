"""What goes out, as it is handed over to be frozen: its figures and its items."""

from dataclasses import dataclass
from typing import Literal

Audience = Literal["party", "public"]
FigureKind = Literal["counted", "reported", "external"]
ItemState = Literal["done", "basically_done", "in_progress", "not_done"]
# What readers call the states of an item, in the order in which they are told.
STATES: dict[str, str] = {
    "done": "已完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "尚未启动",
}
AUDIENCES: dict[str, str] = {"party": "党内通报", "public": "向社会公开"}


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A figure of the text: `value` as a plain number in digits, `text` as it is printed.

    `numerator`, `denominator` and `counting_rule` are words that show its working; `owner` is the
    unit or body whose figure it is, `letter` the paper with which a body gave it.
    """

    name: str
    title: str
    kind: FigureKind
    value: str
    unit: str
    text: str
    counting_rule: str = ""
    numerator: str = ""
    denominator: str = ""
    owner: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class ItemTold:
    """A problem as the text tells it; `deadline` in words, empty where there is none to tell."""

    number: str
    text: str
    aspect: str
    state: ItemState
    measures: int = 0
    measures_done: int = 0
    deadline: str = ""
    lead_units: tuple[str, ...] = ()
    progress: str = ""
