"""One part of a draft on its page: what stands, what was typed, versions, remarks, who else is at
it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.rewording import Reworded
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import Overtaken, has_news, is_edited
from zhenggai.publication.drafts.part_changes import part_changes, typed_changes
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.drafts.unsaved import all_typing
from zhenggai.publication.models import DraftPart, PartVersion, Remark, Typing
from zhenggai.workbench.ledger.workings import TAGS

WHY: Mapping[str, str] = {
    "written": "台账写成",
    "edited": "修改",
    "returned": "收回WPS改稿",
    "restored": "恢复旧版",
    "followed": "换截止日，数字随之更新",
    "kept": "看过台账新内容，保留原文",
    "answered": "采用单位答复",
    "carried": "从上一步的文稿带来",
}


@dataclass(frozen=True, slots=True)
class Bindable:
    """A figure of the ledger that may be put into the text: `typed` is what is typed for it."""

    title: str
    text: str
    kind: str

    @property
    def typed(self) -> str:
        """As it stands in the field."""
        return f"{{{self.text}|{self.title}}}"


@dataclass(frozen=True, slots=True)
class PartPage:
    """All that the page of a part shows; `news` is what the ledger says otherwise, `clash` what
    somebody else saved meanwhile."""

    part: DraftPart
    version: PartVersion
    text: str
    seen: int
    resumed: Typing | None
    others: tuple[Typing, ...]
    versions: tuple[PartVersion, ...]
    remarks: tuple[Remark, ...]
    figures: tuple[Bindable, ...]
    news: tuple[Reworded, ...] = ()
    refusal: NotAllowed | None = None
    clash: tuple[Reworded, ...] = field(default=())

    @property
    def is_edited(self) -> bool:
        """Whether somebody's hand is in it."""
        return is_edited(self.version)

    @property
    def has_news(self) -> bool:
        """Whether the ledger says something that was not looked at."""
        return has_news(self.part, self.version)

    @property
    def people(self) -> set[str]:
        """Who is named on the page."""
        told = {one.by for one in self.versions} | {one.person for one in self.others}
        return told | {one.by for one in self.remarks} | {one.settled_by for one in self.remarks}


def part_page(part: DraftPart, ledger: LedgerText, person: str) -> PartPage:
    """The page as a person opens it: with what the person typed and did not save."""
    versions = tuple(part.versions.all())
    version = versions[0]
    held, others = all_typing(part, person)
    resumed = held if held and held.text != typed(version.text) else None
    return PartPage(
        part=part,
        version=version,
        text=resumed.text if resumed else typed(version.text),
        seen=resumed.seen if resumed else version.n,
        resumed=resumed,
        others=tuple(others),
        versions=versions,
        remarks=tuple(part.remarks.all()),
        figures=tuple(_bindable(ledger)),
        news=tuple(part_changes(version.text, part.told)) if has_news(part, version) else (),
    )


def refused(page: PartPage, fault: NotAllowed, text: str) -> PartPage:
    """The page after a refusal, with what was typed; of what was overtaken, both texts."""
    clash: tuple[Reworded, ...] = ()
    if isinstance(fault, Overtaken):
        clash = tuple(typed_changes(typed(page.version.text), text))
    return PartPage(
        page.part, page.version, text, page.version.n, None, page.others, page.versions,
        page.remarks, page.figures, page.news, fault, clash,
    )  # fmt: skip


def _bindable(ledger: LedgerText) -> list[Bindable]:
    return [
        Bindable(title, text, TAGS[name.partition("/")[0]])
        for title, (name, text) in ledger.bindable.items()
    ]
