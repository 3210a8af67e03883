"""拟不公开: which problems a text leaves out, on which ground, and who agreed to it.

Five grounds count for the public, one within the Party. What the feedback itself did not make
public stays out of a public text from the beginning; to tell it, the inspecting side must agree.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from django.db import transaction

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import family_of, number_of, sort_key
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.vocabulary import DISCLOSURES
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.drafts.drafting import heads
from zhenggai.publication.drafts.gone_out import refuse_gone_out
from zhenggai.publication.drafts.read_once import once
from zhenggai.publication.models import Draft, Exclusion
from zhenggai.publication.order.passages import MARK, PartText, part_of

Scope = Literal["party", "public"]
SCOPES: Mapping[str, Scope] = {"party-notice": "party", "public-notice": "public"}
SCOPE_TITLES: Mapping[str, str] = {"party": "党内", "public": "社会"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is not told: where it counts, and the rule from which it comes."""

    key: str
    title: str
    scope: Scope
    source: str


_OPEN_TWICE = "巡视巡察整改“双公开”要求"
# What the feedback itself did not make public.
UNDISCLOSED = "undisclosed"
GROUNDS: Mapping[str, Ground] = {
    one.key: one
    for one in (
        Ground(
            "filed",
            "尚未公布的立案等审查调查事项",
            "party",
            f"{_OPEN_TWICE}：党内通报除未公布的立案等事项外，原原本本通报",
        ),
        Ground(
            "secret",
            "涉及党和国家秘密",
            "public",
            f"{_OPEN_TWICE}；《中华人民共和国保守国家秘密法》第三十五条",
        ),
        Ground("investigated", "正在初核或者已立案尚未公布", "public", _OPEN_TWICE),
        Ground("stirred", "可能引起负面炒作", "public", _OPEN_TWICE),
        Ground("unrest", "可能引发大规模上访或者群体性事件", "public", _OPEN_TWICE),
        Ground("sensitive", "涉及其他重大敏感事项", "public", _OPEN_TWICE),
        Ground(UNDISCLOSED, "反馈意见没有向社会公开", "public", "反馈意见载明的公开范围"),
    )
}
# What is kept within the Party's leading bodies is no more for the public.
_IN_PUBLIC: Mapping[str, str] = {"filed": "investigated"}
_NOT_TOLD = frozenset({"internal", "none"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who of the inspecting side agreed, on which paper; `scan` is its digest in the store."""

    body: str
    number: str
    on: date
    scan: str = ""
    scan_name: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A problem that a text leaves out; `row` is None for what stays out by the feedback itself."""

    item: str
    ground: Ground
    reason: str
    row: Exclusion | None = None

    @property
    def number(self) -> str:
        """The problem's number; "" for a passage of a part that tells of none."""
        return number_of(part_of(self.item)) if self.item.startswith("problem/") else ""

    @property
    def is_passage(self) -> bool:
        """Whether only some words of a part are left out."""
        return MARK in self.item

    @property
    def name(self) -> str:
        """问题3; of some words in it 问题3中的一处."""
        of = f"问题{self.number}" if self.number else "文中"
        return f"{of}{'中' if self.number else ''}的一处" if self.is_passage else of

    @property
    def is_agreed(self) -> bool:
        """Whether it rests on the feedback or on an agreement."""
        return self.row is None or bool(self.row.agreed_body)


def grounds_for(draft: Draft) -> list[Ground]:
    """Those that a person may choose for the text."""
    scope = SCOPES.get(draft.paper)
    return [one for one in GROUNDS.values() if one.scope == scope and one.key != UNDISCLOSED]


def left_out(draft: Draft) -> list[LeftOut]:
    """What the text leaves out, in the order of the problems."""
    if draft.paper not in SCOPES:
        return []
    rows = exclusions_of(draft)
    found = [
        LeftOut(one.item, GROUNDS[one.ground], one.reason, one)
        for one in rows
        if one.taken_back_at is None
    ]
    if SCOPES[draft.paper] == "public":
        asked = {one.item for one in found}
        told = {one.item for one in rows if one.ground == UNDISCLOSED}
        found += [one for one in _undisclosed(draft) if one.item not in asked | told]
    return sorted(found, key=lambda one: (sort_key(part_of(one.item)), one.item))


def exclusions_of(draft: Draft) -> list[Exclusion]:
    """All that was ever put down for the text, taken back or not."""
    return once(draft, "exclusions", draft.pk, lambda: list(draft.exclusions.all()))


def items_left_out(draft: Draft) -> frozenset[str]:
    """The keys of those problems, and of passages that are left out alone."""
    return frozenset(one.item for one in left_out(draft))


def part_texts(draft: Draft) -> dict[str, PartText]:
    """Every part that stands, by its key, read for the passages that may be left out of it."""
    book = queries.tree(draft.book).book
    subs: dict[str, list[str]] = {}
    for one in book.problems.values():
        if one.is_part:
            subs.setdefault(family_of(one.key), []).append(shown(one.text, book))
    return {
        part.key: PartText(part.key, version.text, subs.get(part.item, ()), is_item=bool(part.item))
        for part, version in heads(draft)
        if not part.gone
    }


def _undisclosed(draft: Draft) -> list[LeftOut]:
    """What the feedback keeps within the Party or to itself."""
    return [
        LeftOut(
            item=one.key,
            ground=GROUNDS[UNDISCLOSED],
            reason=f"反馈意见载明的公开范围为“{DISCLOSURES[one.disclosure]}”",
        )
        for one in queries.tree(draft.book).tops
        if one.disclosure in _NOT_TOLD
    ]


@transaction.atomic
def propose(
    draft: Draft,
    items: Collection[str],
    ground: str,
    reason: str,
    *,
    by: str,
    at: datetime | None = None,
) -> list[Exclusion]:
    """Propose to leave these problems out. Raises NotAllowed, with nothing put down."""
    _require_open(draft)
    if ground not in {one.key for one in grounds_for(draft)}:
        raise NotAllowed("ground", "请选定不公开的理由；这份文稿只能按列出的理由不写。")
    if not reason.strip():
        raise NotAllowed("reason", "请具体说明为什么不公开。")
    refuse_secret(reason)
    _require_known(draft, items)
    if not items:
        raise NotAllowed("none", "请选定拟不公开的问题，或者其中的文字。")
    gone = items_left_out(draft)
    twice = sorted((one for one in items if one in gone or part_of(one) in gone), key=sort_key)
    if twice:
        raise NotAllowed("twice", f"问题{number_of(part_of(twice[0]))}已经列入不公开，没有再记。")
    return Exclusion.objects.bulk_create(
        Exclusion(
            draft=draft,
            item=item,
            ground=ground,
            reason=reason.strip(),
            by=by,
            at=at or datetime.now(UTC),
        )
        for item in sorted(items, key=sort_key)
    )


@transaction.atomic
def agree(draft: Draft, exclusions: Collection[int], told: Agreement) -> int:
    """The leading group of the inspecting side agreed to these. Raises NotAllowed."""
    _require_open(draft)
    _require_told(told)
    rows = draft.exclusions.filter(pk__in=exclusions, taken_back_at=None, agreed_body="")
    changed = rows.update(
        agreed_body=told.body.strip(),
        agreed_number=told.number.strip(),
        agreed_on=told.on,
        agreed_scan=told.scan,
        agreed_scan_name=told.scan_name,
    )
    if not changed:
        raise NotAllowed("none", "请选定这次同意的是哪几项；已经登记同意的不再登记。")
    return changed


@transaction.atomic
def take_back(exclusion: Exclusion, *, by: str, at: datetime | None = None) -> None:
    """The text tells it after all. Raises NotAllowed."""
    _require_open(exclusion.draft)
    changed = Exclusion.objects.filter(pk=exclusion.pk, taken_back_at=None).update(
        taken_back_at=at or datetime.now(UTC), taken_back_by=by
    )
    if not changed:
        raise NotAllowed("gone", "这一项已经撤回，没有再记。")


@transaction.atomic
def tell_after_all(
    draft: Draft, item: str, told: Agreement, *, by: str, at: datetime | None = None
) -> None:
    """What the feedback did not make public is told: the inspecting side agreed to that. Raises
    NotAllowed."""
    _require_open(draft)
    _require_told(told)
    here = {one.item for one in left_out(draft) if one.row is None}
    if item not in here:
        raise NotAllowed("gone", "这个问题不在“反馈意见没有公开”之列，没有再记。")
    at = at or datetime.now(UTC)
    Exclusion.objects.create(
        draft=draft,
        item=item,
        ground=UNDISCLOSED,
        reason="经同意向社会公开",
        by=by,
        at=at,
        agreed_body=told.body.strip(),
        agreed_number=told.number.strip(),
        agreed_on=told.on,
        agreed_scan=told.scan,
        agreed_scan_name=told.scan_name,
        taken_back_at=at,
        taken_back_by=by,
    )


def carry_over(source: Draft, made: Draft) -> None:
    """What a text leaves out, and was allowed to tell, holds for the one that follows from it, with
    who agreed."""
    rows = [
        one
        for one in source.exclusions.all()
        if one.taken_back_at is None or one.ground == UNDISCLOSED
    ]
    for one in rows:
        one.pk, one.draft = None, made
        if source.paper != made.paper:
            one.ground = _IN_PUBLIC.get(one.ground, one.ground)
    Exclusion.objects.bulk_create(rows)


def _require_open(draft: Draft) -> None:
    if draft.given_up_at:
        raise NotAllowed("given_up", "这份稿子已经作废，不能再改。")
    refuse_gone_out(draft.pk)
    if draft.paper not in SCOPES:
        raise NotAllowed("scope", "报送上级的稿子原样报送，没有不公开的事项。")


def _require_told(told: Agreement) -> None:
    refuse_secret(told.body, told.number)
    if not told.body.strip():
        raise NotAllowed("body", "请写明由派出巡视巡察的哪个领导小组同意。")
    if not (told.number.strip() or told.scan):
        raise NotAllowed("basis", "请写明同意的文号（名称），或者附上扫描件。")
    if told.on > queries.today():
        raise NotAllowed("day", "同意的日期还没有到，请核对。")


def _require_known(draft: Draft, items: Collection[str]) -> None:
    """Problems of the ledger, and passages that stand in the text. Raises NotAllowed."""
    problems = queries.tree(draft.book).book.problems
    passages = {one for one in items if MARK in one}
    for item in frozenset(items) - passages:
        _require_problem(problems, item)
    if passages:
        known = {one.key for text in part_texts(draft).values() for one in text.passages()}
        if passages - known:
            raise NotAllowed("passage", "选定的文字刚有改动，没有登记。请刷新后重新选定。")


def _require_problem(problems: Mapping[str, Problem], item: str) -> None:
    row = problems.get(item)
    if row is None or row.is_part:
        raise NotAllowed("item", f"台账里没有问题{number_of(item)}，没有登记。")
