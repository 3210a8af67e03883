"""The prescribed steps of a book in its row. Made here: forty books have hundreds of cells."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhenggai.workbench.side_by_side import StepCell
from zhenggai.workbench.templatetags.workbench import icon

register = template.Library()
_EMPTY = SafeString('<td class="step"></td>')


@register.simple_tag
def step_cells(cells: Iterable[StepCell | None]) -> SafeString:
    """A cell for each column: icon, word, colour, leading to where it is recorded; empty where the
    rules have no such step."""
    return format_html_join("", "{}", ((_cell(one) if one else _EMPTY,) for one in cells))


def _cell(one: StepCell) -> SafeString:
    return format_html(
        '<td class="step" data-word="{}"><a class="{}-word" href="{}" title="{}">{}{}</a></td>',
        one.state.step.title,
        one.badge.tone,
        one.address,
        one.title,
        icon(one.badge.icon),
        one.word,
    )
