"""Where opinions are led to from other pages, for their readers alone."""

from typing import Any

from django import template

from zhenggai.opinions.readers import is_reader
from zhenggai.workbench.desks import Desk

register = template.Library()


@register.inclusion_tag("workbench/_opinion_papers.html")
def opinion_papers(desk: Desk) -> dict[str, Any]:
    """The papers of opinions among the papers of a round; nothing for who was not named."""
    return {"desk": desk, "reads": is_reader(desk.held, desk.actor)}
