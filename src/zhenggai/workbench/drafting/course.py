"""What the pages of a draft's way out share: its state, and the doors from one to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.models import Draft
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.stages import StageState, badge_of, is_published
from zhenggai.workbench.badges import PAPER
from zhenggai.workbench.desks import Desk

_TABS = (
    ("text", "稿子", "workbench:drafting_text"),
    ("confirm", "送核", "workbench:draft_confirmations"),
    ("screen", "定稿检查", "workbench:drafting_screen"),
    ("left_out", "不公开事项", "workbench:drafting_left_out"),
    ("stages", "审定", "workbench:drafting_stages"),
    ("publish", "发布", "workbench:drafting_publish"),
)
# A report goes to the superior: nothing is left out of it, and it is not published.
_ONLY_OF_NOTICES = frozenset({"left_out", "publish"})
_BEGIN_ANOTHER = frozenset({"stages", "publish"})
# What the office works with: answers of units, findings, versions.
_ONLY_FOR_THE_OFFICE = frozenset({"confirm", "screen"})


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a draft."""

    title: str
    address: str
    is_here: bool


def course_context(
    desk: Desk, draft: Draft, here: str, states: Sequence[StageState] | None = None
) -> dict[str, object]:
    """What every such page needs; `states` of the stages where they are known. Of what went out
    nothing is written but where a text that follows, or a correction, is begun."""
    is_out = is_published(draft)
    is_shut = is_out and here not in _BEGIN_ANOTHER
    return {
        "desk": desk,
        "door": "drafting",
        "draft": draft,
        "paper": DRAFTED[draft.paper],
        "state": PAPER[badge_of(draft, states)],
        "tabs": list(tabs_of(desk, draft, here)),
        "may_write": desk.is_office and draft.given_up_at is None and not is_shut,
        "is_out": is_out,
    }


def tabs_of(desk: Desk, draft: Draft, here: str) -> Iterator[Tab]:
    """The doors from one page of a draft to the next, in the order of its way out."""
    for name, title, view in _TABS:
        is_told = name not in _ONLY_OF_NOTICES or draft.paper in SCOPES
        if is_told and (desk.is_office or name not in _ONLY_FOR_THE_OFFICE):
            yield Tab(title, reverse(view, args=[draft.book.code, draft.pk]), name == here)
