"""What each rule pack decides, told beside the choice of one."""

from collections.abc import Mapping
from typing import Any

from django import template

from zhenggai.workbench.books.local_rules import in_short, packs

register = template.Library()


@register.inclusion_tag("workbench/_packs_told.html")
def packs_told() -> Mapping[str, Any]:
    """The packs of the program, each in short, with the way to its text."""
    return {"packs_told": [(one, in_short(one)) for one in packs()]}
