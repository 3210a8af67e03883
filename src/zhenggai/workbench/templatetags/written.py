"""Links from where the work stands to the papers that can be written of it."""

from django import template

from zhenggai.publication.papers.catalogue import Subject
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.writing import paper_links

register = template.Library()


@register.inclusion_tag("workbench/_papers_of.html")
def papers_of(desk: Desk, subject: Subject, of: str = "", keys: str = "") -> dict[str, object]:
    """One line of links; nothing where the person may write none."""
    return {"links": list(paper_links(desk, subject, of, keys))}
