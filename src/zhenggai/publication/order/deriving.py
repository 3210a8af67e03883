"""One text from another: the notice within the Party from the approved report, the public text from
that notice, a correction from what went out. The words that were approved go along, with the day
and the head of the ledger to which their figures belong, with what is left out, what somebody wrote
around them, and what was answered of them.

The notice within the Party is the approved report: where its words differ, the places are shown
and it cannot go out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, OuterRef, Subquery

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.drafts.drafting import begin, heads, is_edited, save_kept
from zhenggai.publication.drafts.framing import carry_frame
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import known_of, ledger_text
from zhenggai.publication.models import Approval, Draft, DraftPart, PartVersion
from zhenggai.publication.order.carried_answers import carry_answers
from zhenggai.publication.order.excluding import carry_over, items_left_out
from zhenggai.publication.order.stages import is_approved, is_published, missing_stages

# What may follow what, and what the first must have come to.
FOLLOWS: Mapping[str, str] = {"party-notice": "report", "public-notice": "party-notice"}
# A report ends with 特此报告, a notice with the office's telephone.
_OWN_WORDS = frozenset({"contact"})
_REACHED = re.compile("电话|地址|邮编|邮政编码|邮箱")
_REPORTED, _NOTIFIED = "情况报告如下", "情况通报如下"
CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that reads otherwise: `before` was approved, `now` stands."""

    part: DraftPart
    before: str
    now: str


@transaction.atomic
def derive(base: Draft, paper: str, *, by: str, at: datetime | None = None) -> Draft:
    """The text that follows, with the base's words. Raises NotAllowed."""
    if FOLLOWS.get(paper) != base.paper:
        raise NotAllowed("order", "文稿的次序是：整改情况报告、党内通报、社会公开稿。")
    # Nobody takes back an approval of it meanwhile.
    Draft.objects.select_for_update(of=("self",)).get(pk=base.pk)
    if base.paper == "report" and not is_approved(base):
        missing = missing_stages(base)[0]
        is_changed = missing.standing == "changed"
        why = "以后又有改动" if is_changed else "还没有登记依据"
        raise NotAllowed(
            "not_approved",
            f"报告的“{missing.stage.title}”{why}，不能起草党内通报：通报须与审定的报告一致。",
        )
    if base.paper == "party-notice" and not is_published(base):
        raise NotAllowed("not_published", "党内通报还没有发布登记，不能起草社会公开稿。")
    return _copied(base, paper, base, by, at)


@transaction.atomic
def correction_of(gone_out: Draft, *, by: str, at: datetime | None = None) -> Draft:
    """A new text to put right what went out. Raises NotAllowed."""
    if not is_published(gone_out):
        raise NotAllowed("not_published", "这份稿子还没有发布，直接修改即可，不用另起更正稿。")
    return _copied(gone_out, gone_out.paper, gone_out.based_on, by, at)


def _copied(
    source: Draft, paper: str, based_on: Draft | None, by: str, at: datetime | None
) -> Draft:
    known = known_of(source)
    ledger = ledger_text(source.book, paper, source.style, source.cut_off, known)
    made = begin(source.book, ledger, by=by, at=at)
    made.based_on, made.known_n = based_on, known
    made.save(update_fields=["based_on", "known_n"])
    carry_over(source, made)
    carry_frame(source, made, ledger.ledgers_frame, by=by, at=at)
    carry_answers(source, made)
    own = {part.key: (part, version) for part, version in heads(made)}
    for part, version in heads(source):
        if part.gone and not is_edited(version):
            continue
        if part.key in _OWN_WORDS and not is_edited(version) and source.paper != paper:
            continue
        held = own[part.key][0] if part.key in own else _added(made, part, by, at)
        text = version.text
        if part.key in _OWN_WORDS and source.paper == "report" != paper:
            text = _as_contact(own[part.key][1].text, text)
        if paper != "report":
            text = text.replace(_REPORTED, _NOTIFIED)
        save_kept(held, text, CARRIED, seen=held.head, by=by, at=at)
    return made


def _as_contact(own: str, reported: str) -> str:
    """How a notice ends (`own`), with what a report's end says of whom to reach where the office's
    style says nothing of it."""
    if _REACHED.search(own):
        return own
    return "\n".join([own, *(one for one in reported.split("\n") if _REACHED.search(one))])


def _added(made: Draft, part: DraftPart, by: str, at: datetime | None) -> DraftPart:
    """A part that the ledger tells no more and somebody wrote at."""
    held = DraftPart.objects.create(
        draft=made,
        key=part.key,
        place=made.parts.aggregate(last=Max("place"))["last"] + 1,
        title=part.title,
        depth=part.depth,
        item=part.item,
        head=1,
        gone=True,
    )
    moment = at or made.begun_at
    PartVersion.objects.create(part=held, n=1, text="", why="written", knew="", by=by, at=moment)
    return held


def differences(notice: Draft) -> list[Difference]:
    """Where the notice reads otherwise than the report on which it rests; what is left out of it,
    and how either ends, is no difference."""
    base = notice.based_on
    if base is None:
        return []
    skipped = items_left_out(notice)
    approved = {part.key: (part, version) for part, version in _told(base)}
    found = []
    for part, version in _told(notice):
        if part.item in skipped or part.key in _OWN_WORDS:
            approved.pop(part.key, None)
            continue
        before = approved.pop(part.key, None)
        told = _as_notice(before[1].text) if before else ""
        now = plain_of_kept(version.text)
        if _tight(told) != _tight(now):
            found.append(Difference(part, told, now))
    left = [one for key, one in approved.items() if key not in _OWN_WORDS]
    gone = (Difference(part, _as_notice(one.text), "") for part, one in left)
    return [*found, *(one for one in gone if one.part.item not in skipped)]


@transaction.atomic
def take_reports_words(notice: Draft, *, by: str, at: datetime | None = None) -> int:
    """The approved report's words again, in every part of the notice that reads otherwise and has
    them; returns in how many."""
    told = {part.key: version.text for part, version in _told(notice.based_on or notice)}
    own = {part.pk for part in notice.parts.all()}
    changed = [
        one.part for one in differences(notice) if one.part.pk in own and one.part.key in told
    ]
    for part in changed:
        text = told[part.key].replace(_REPORTED, _NOTIFIED)
        save_kept(part, text, "restored", seen=part.head, by=by, at=at)
    return len(changed)


def changes_since(approval: Approval) -> list[Difference]:
    """Where the text reads otherwise than when it was approved."""
    before = _versions_at(approval)
    return [
        Difference(part, told, now)
        for part, version in heads(approval.draft)
        for told, now in ((plain_of_kept(before.get(part.pk, "")), plain_of_kept(version.text)),)
        if told != now
    ]


@transaction.atomic
def take_changes_back(approval: Approval, *, by: str, at: datetime | None = None) -> int:
    """The approved words again, in every part that was changed since; returns in how many."""
    before = _versions_at(approval)
    changed = [one.part for one in changes_since(approval) if one.part.pk in before]
    for part in changed:
        save_kept(part, before[part.pk], "restored", seen=part.head, by=by, at=at)
    return len(changed)


def _versions_at(approval: Approval) -> dict[int, str]:
    """The text of each part when the approval was recorded."""
    then = PartVersion.objects.filter(part=OuterRef("part"), at__lte=approval.at)
    last = Subquery(then.order_by("-n").values("n")[:1])
    rows = PartVersion.objects.annotate(then=last).filter(part__draft=approval.draft, n=F("then"))
    return {one.part_id: one.text for one in rows}


def _told(draft: Draft) -> list[tuple[DraftPart, PartVersion]]:
    return [one for one in heads(draft) if not (one[0].gone and not is_edited(one[1]))]


def _as_notice(kept: str) -> str:
    return plain_of_kept(kept).replace(_REPORTED, _NOTIFIED)


def _tight(text: str) -> str:
    return "".join(text.split())
