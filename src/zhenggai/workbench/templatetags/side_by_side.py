"""The prescribed steps of a book in its row. Made here, in as few signs as html allows: forty books
have hundreds of cells.
"""

from collections.abc import Iterable
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhenggai.workbench.books.side_by_side import StepCell

register = template.Library()
_EMPTY = SafeString("<td class=step>")


@register.simple_tag
def step_cells(cells: Iterable[StepCell | None]) -> SafeString:
    """A cell for each column: icon, word, colour, leading to where it is recorded; empty where the
    rules have no such step."""
    return format_html_join("", "{}", ((_cell(one) if one else _EMPTY,) for one in cells))


def _cell(one: StepCell) -> SafeString:
    return format_html(
        '<td class=step data-word="{}"><a class={}-word href="{}" title="{}">{}{}</a>',
        one.state.step.title,
        one.badge.tone,
        one.address,
        one.title,
        _icon(one.badge.icon),
        one.word,
    )


@cache
def _icon(name: str) -> SafeString:
    """The size comes from the sheet of styles; the word beside it says the same."""
    address = static("vendor/tabler-icons/sprite.svg")
    return format_html('<svg class=icon aria-hidden=true><use href="{}#{}"/></svg>', address, name)
