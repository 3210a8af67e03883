"""Where opinions are led to from other pages, for their readers alone."""

from collections import Counter
from typing import Any

from django import template

from zhenggai.ledger import queries
from zhenggai.opinions.kinds import APPEAL, SUGGESTION
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.opinions.lines import lines_of

register = template.Library()


@register.inclusion_tag("workbench/_opinion_papers.html")
def opinion_papers(desk: Desk) -> dict[str, Any]:
    """The papers of opinions among the papers of a round; nothing for who was not named."""
    return {"desk": desk, "reads": desk.reads_opinions}


@register.inclusion_tag("workbench/_opinion_way.html")
def opinion_way(desk: Desk) -> dict[str, Any]:
    """The way into the register with what waits there; nothing for who was not named."""
    reads = desk.reads_opinions
    waits = Counter(one.title for one in desk.opinion_tasks() if one.opinion) if reads else {}
    return {"desk": desk, "reads": reads, "waits": dict(waits), "all": sum(waits.values())}


@register.inclusion_tag("workbench/_item_opinions.html")
def item_opinions(desk: Desk, key: str) -> dict[str, Any]:
    """The suggestions and appeals about an item; nothing for who was not named."""
    if not desk.reads_opinions:
        return {}
    pack = queries.pack(desk.tree().book)
    lines = lines_of(desk, pack, problem=key, sort__in=(SUGGESTION, APPEAL))
    return {"desk": desk, "lines": lines}
