"""定稿检查 on its page: the text with its marks, a card for each finding; the same cards beside a
draft that is being written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from zhenggai.notices.render.check_page import split_sum
from zhenggai.notices.render.paper import ANSWERED, Note, Paper
from zhenggai.people.queries import names
from zhenggai.publication.models import Draft
from zhenggai.publication.order.screening import GRADES, Judged, Screened
from zhenggai.publication.order.screens.found import NOT_APPROVED, TITLES, TOGETHER
from zhenggai.publication.order.stages import is_published
from zhenggai.workbench.badges import DIAGNOSTIC, Badge

# Pages on which a finding is put right that is none of the text.
_DOORS: Mapping[str, tuple[str, str]] = {
    "stages": ("workbench:drafting_stages", "到审定页"),
    "left_out": ("workbench:drafting_left_out", "看不公开事项"),
    "confirm": ("workbench:draft_confirmations", "看送核"),
    "figures": ("workbench:figure_calls", "请单位核数"),
}
# These are of the book and no text's own.
_OF_BOOK = frozenset({"figures"})


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: its number in the list, what was said of it, where it is put right."""

    number: int
    judged: Judged
    badge: Badge
    title: str
    part: int
    edit: str
    door: tuple[str, str] | None

    @property
    def sums(self) -> list[tuple[str, str, str]]:
        """The lines of its working as left side, sign and result."""
        return [split_sum(line) for line in self.judged.one.working.splitlines()]

    @property
    def has_mark(self) -> bool:
        """Whether it has a place in the text."""
        return self.judged.one.place.at is not None


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one grade."""

    grade: str
    badge: Badge
    cards: tuple[Card, ...]

    @property
    def together(self) -> list[tuple[str, str, int]]:
        """Codes of which so many are open that one word may answer them: code, title, how many."""
        counts = Counter(each.judged.one.code for each in self.cards)
        return [
            (code, TITLES[code], n)
            for code, n in counts.items()
            if n > 1 and code in TOGETHER and self.grade in ("error", "warning")
        ]


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """All that the page shows; `names` are those who said something of a finding, `is_out`: the
    text went out."""

    screened: Screened
    cards: tuple[Card, ...]
    names: Mapping[str, str]
    is_out: bool = False

    @property
    def groups(self) -> list[Group]:
        """The cards by grade, gravest first, what is answered last."""
        found = (
            Group(one, DIAGNOSTIC[one], tuple(each for each in self.cards if _is(each, one)))
            for one in (*GRADES, ANSWERED)
        )
        return [one for one in found if one.cards]

    @property
    def counts(self) -> list[tuple[str, Badge, int]]:
        """How many of each grade."""
        return [(one, DIAGNOSTIC[one], n) for one, n in self.screened.counts.items()]

    @property
    def ahead(self) -> int:
        """How many approvals are not on record yet: they lie ahead and are no fault of the text."""
        return sum(one.one.code == NOT_APPROVED for one in self.screened.open)

    @property
    def tone(self) -> str:
        """The colour of the conclusion."""
        grades = {one.grade for one in self.screened.open if one.one.code != NOT_APPROVED}
        if not grades:
            return "amber" if self.ahead else "green"
        return "red" if "error" in grades else "amber"

    @property
    def conclusion(self) -> str:
        """What it means for the text."""
        if self.is_out:
            return "已经发布，文字不再改动，这里只供查看"
        left = len(self.screened.open) - self.ahead
        ahead = f"还差{self.ahead}项审定" if self.ahead else ""
        if left:
            return "，".join(filter(None, (f"还有{left}处要改或者核实", ahead)))
        return f"文字没有要改的，{ahead}" if ahead else "没有要处理的，可以往下走"

    @property
    def text(self) -> SafeString:
        """The text as it goes out, with its marks."""
        notes = [
            Note(one.judged.one.place.at, one.number, one.judged.grade, one.judged.one.message)
            for one in self.cards
            if one.judged.one.place.at is not None
        ]
        paper = Paper(self.screened.text.notice, [], notes)
        told = "\n".join(paper.paragraph(n) for n in range(len(paper.starts)))
        return mark_safe(told)  # noqa: S308 - the renderer escapes what the text says


def _is(card: Card, grade: str) -> bool:
    return card.judged.grade == grade


def screen_page(draft: Draft, screened: Screened) -> ScreenPage:
    """The page of what the screen says."""
    said = {one.by for each in screened.found for one in each.told}
    cards = tuple(cards_of(draft, screened))
    return ScreenPage(screened, cards, names(said), is_published(draft))


def cards_of(draft: Draft, screened: Screened) -> Iterable[Card]:
    """A card for each finding, the gravest first."""
    code, parts = draft.book.code, screened.text.parts
    for number, one in enumerate(screened.found, 1):
        part = parts.get(one.one.part)
        door = _DOORS.get(one.one.door)
        whose = [code] if one.one.door in _OF_BOOK else [code, draft.pk]
        yield Card(
            number=number,
            judged=one,
            badge=DIAGNOSTIC[one.grade],
            title=part.title if part else "",
            part=part.pk if part else 0,
            edit=reverse("workbench:drafting_part", args=[code, draft.pk, part.pk]) if part else "",
            door=(reverse(door[0], args=whose), door[1]) if door else None,
        )
