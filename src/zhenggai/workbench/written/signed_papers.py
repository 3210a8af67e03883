"""Where a signed paper comes back to: a form of 代录, or the page on which it was written."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from zhenggai.papers.models import SignedCopy
from zhenggai.papers.signed import OfPaper, signed_copies
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.written.asked_papers import Asked


@dataclass(frozen=True, slots=True)
class PlaceOfReturn:
    """A form of 代录 with what is known already filled in: what to do there, its button."""

    words: str
    button: str
    address: str


_FORMS = {
    "slip": (
        "paper_slip", "把签好的扫描件录回来，签字的人和日期随之登记。", "录入签批单",
    ),
    "minutes": (
        "paper_minutes", "把会议纪要的扫描件录回来，议定的事项随之登记。", "录入会议纪要",
    ),
    "stamped": (
        "paper_stamped", "把盖章填报表的扫描件录回来。", "录入盖章填报表",
    ),
}  # fmt: skip


def place_of_return(asked: Asked) -> PlaceOfReturn | None:
    """The form of 代录 that takes this paper; None where its scan is kept with the paper itself,
    or where the person types in no papers."""
    if asked.kind.comes_back not in _FORMS or not asked.desk.is_office:
        return None
    name, words, button = _FORMS[asked.kind.comes_back]
    address = reverse(f"workbench:{name}", args=[asked.desk.held.code])
    about = f"?{urlencode({'items': asked.of})}" if asked.kind.subject == "problem" else ""
    return PlaceOfReturn(words, button, f"{address}{about if asked.of else ''}")


def came_back(asked: Asked) -> list[SignedCopy]:
    """The scans of the signed paper that the person may open."""
    if not asked.of and asked.kind.subject != "book":
        return []
    if not may_see_signed(asked.desk, asked):
        return []
    return signed_copies(OfPaper(asked.desk.held, asked.kind.key, asked.of))


def may_see_signed(desk: Desk, asked: Asked) -> bool:
    """The office and who supervises see all; a unit's people what is of their own unit or items."""
    if desk.supervises or asked.kind.subject == "problem":
        return True
    return asked.of == (desk.person.unit_id or "")
