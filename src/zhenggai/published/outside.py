"""An edition for people outside: its paper without anything of the house's own, its charts.

A figure is plain text there, and the properties of a file name neither a book nor an entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from html import escape
from typing import Any

from lxml import html

from zhenggai.published.queries import Read
from zhenggai.published.told import STATES, ItemTold
from zhenggai.writers.bound import bare
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_rows import Letter, Words
from zhenggai.writers.plain_charts import Bar, Chart

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def for_outside(letter: Letter) -> Letter:
    """The paper with its figures as plain text."""
    unbound: Letter = _unbound(letter)
    return replace(unbound, about="", author="")


def _unbound(value: Any) -> Any:
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, tuple):
        return tuple(_unbound(one) for one in value)
    if isinstance(value, Words):
        return replace(value, text=bare(value.text), figure="", title="")
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _unbound(getattr(value, one.name)) for one in fields(value)}
        )
    return value


def title_of(letter: Letter) -> str:
    """The title in one line."""
    return "".join(letter.title)


def plain_html(letter: Letter) -> str:
    """The paper as html with its title as the one h1, without a class, a link or an address."""
    inner = "".join(one.html + "\n" for one in passages(letter, keeps_classes=False))
    return f"<h1>{escape(title_of(letter))}</h1>\n{inner}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph or table: `n` counts from 1, `tag` names its element (h2, p, table),
    `html` is whole, `text` its words."""

    n: int
    tag: str
    html: str
    text: str


def passages(letter: Letter, *, keeps_classes: bool = True) -> tuple[Passage, ...]:
    """The paper below its title, part by part; its first headings are h2, and none skips a level,
    as 一、（1） does."""
    body = replace(for_outside(letter), title=())
    root = html.fragment_fromstring(letter_html(body), create_parent="div")
    above = 1
    for one in root:
        if one.tag in _LEVELS:
            # letter_html begins headings at h3, below a title of h2
            above = min(_LEVELS.index(one.tag), above + 1)
            one.tag = f"h{above}"
    return tuple(_passage(n, one, keeps_classes=keeps_classes) for n, one in enumerate(root, 1))


def _passage(n: int, element: html.HtmlElement, *, keeps_classes: bool) -> Passage:
    for one in element.iter():
        if not keeps_classes:
            one.attrib.pop("class", None)
        if one.tag == "th":
            one.set("scope", "col" if one.getparent().getparent().tag == "thead" else "row")
    if keeps_classes:
        element.set("id", f"p{n}")
    element.tail = None
    told = html.tostring(element, encoding="unicode")
    return Passage(n, element.tag, told, element.text_content().strip())


def charts_of(told: Read) -> tuple[Chart, ...]:
    """How its items stand, all together and by aspect; nothing where it tells of none."""
    if not told.items:
        return ()
    bar = Bar("", _counts(told.items))
    whole = Chart("问题整改情况", tuple(STATES.values()), (bar,), note=told.scope)
    aspects = dict.fromkeys(one.aspect for one in told.items if one.aspect)
    bars = tuple(
        Bar(aspect, _counts(one for one in told.items if one.aspect == aspect))
        for aspect in aspects
    )
    by_aspect = Chart("各方面问题整改情况", whole.parts, bars, note=told.scope)
    return (whole, by_aspect) if len(bars) > 1 else (whole,)


def _counts(items: Iterable[ItemTold]) -> tuple[int, ...]:
    states: list[str] = [one.state for one in items]
    return tuple(states.count(state) for state in STATES)
