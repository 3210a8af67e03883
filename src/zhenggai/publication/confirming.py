"""送核: parts of a draft go to their lead units, who answer 属实, 修改 or 不宜公开 and sign.

An answer is given to the words that were sent. When they change afterwards, the part has to be
confirmed again; numbers before them and breaks between lines are none of a unit's words.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from django.db import transaction
from django.db.models import F

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.notices.labels import SHAPES
from zhenggai.publication.drafts.drafting import heads, save_kept
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.read_once import once, once_for_all
from zhenggai.publication.drafts.rebinding import rebound
from zhenggai.publication.models import Confirmation, Draft, DraftPart, PartVersion

VERDICTS: Mapping[str, str] = {"true": "属实", "change": "修改", "private": "不宜公开"}
State = Literal["none", "waiting", "overdue", "true", "change", "private", "stale"]
# （一） · (4) · 一是, where a line or a sentence begins
_LABEL = re.compile(rf"(?:^|(?<=[。；;：:]))\s*(?:{SHAPES})", re.VERBOSE | re.MULTILINE)
_SIGNERS = frozenset({"liaison", "unit_head"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a part is: the latest asking, and whether its answer is to the words that stand."""

    part: DraftPart
    version: PartVersion
    asked: Confirmation | None
    state: State


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit says of one part."""

    verdict: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who answers, and on what: `signed_by` stands for the unit; from paper there is a scan."""

    by: Actor
    signed_by: str
    scan: str = ""
    scan_name: str = ""


def unit_for(book: Book, part: DraftPart) -> str:
    """The unit that a part is put to: the first lead unit of its item; "" where there is none."""
    return next(iter(assigned(book, part.item, "lead_units")), "") if part.item else ""


def standings(draft: Draft) -> list[Standing]:
    """Every part that stands, in order."""
    return once(draft, "standings", draft.pk, lambda: _standings(draft))


def _standings(draft: Draft) -> list[Standing]:
    today = queries.today()
    asked = {one.part_id: one for one in once_for_all(draft, "asked", _asked_of)}
    held = heads(draft)
    sent = {(part.pk, version.n): plain_of_kept(version.text) for part, version in held}
    # Versions that stand no more are read only where one was sent.
    sent |= _texts_of(one for one in asked.values() if (one.part_id, one.n) not in sent)
    return [
        Standing(part, version, one, _state(one, version, sent, today))
        for part, version in held
        if not part.gone
        for one in (asked.get(part.pk),)
    ]


def _asked_of(drafts: Collection[int]) -> dict[int, list[Confirmation]]:
    rows = Confirmation.objects.filter(part__draft__in=drafts, withdrawn_at=None)
    found: dict[int, list[Confirmation]] = {one: [] for one in drafts}
    for one in rows.annotate(draft=F("part__draft")):
        found[one.draft].append(one)
    return found


@transaction.atomic
def ask(
    draft: Draft,
    keys: Collection[str],
    *,
    due_on: date,
    by: str,
    at: datetime | None = None,
) -> list[Confirmation]:
    """Put these parts to their lead units. Raises NotAllowed, with nothing sent, for a day past, a
    part without a lead unit, and where nothing is left to ask."""
    at = at or datetime.now(UTC)
    if due_on < at.astimezone(TIME_ZONE).date():
        raise NotAllowed("due", "答复期限已经过去，请填今天或以后的日期。")
    book = queries.tree(draft.book).book
    wanted = [one for one in standings(draft) if one.part.key in keys]
    lost = [one.part.title for one in wanted if not unit_for(book, one.part)]
    if lost:
        raise NotAllowed(
            "no_unit", f"“{lost[0]}”还没有牵头单位，没有送出。请先在台账里登记牵头单位。"
        )
    new = [one for one in wanted if one.state not in ("waiting", "overdue", "true")]
    if not new:
        raise NotAllowed("nothing", "选定的各段都已送核或已经属实，没有要再送的。请另选。")
    for one in new:
        if one.asked:
            Confirmation.objects.filter(pk=one.asked.pk).update(withdrawn_at=at)
    return Confirmation.objects.bulk_create(
        Confirmation(
            part=one.part,
            n=one.version.n,
            unit=unit_for(book, one.part),
            due_on=due_on,
            asked_at=at,
            asked_by=by,
        )
        for one in new
    )


def refuse_secret_answers(answers: Iterable[Answer], signed_by: str) -> None:
    """Raise NotAllowed where answers bear a mark of secrecy: before the scan of one is stored."""
    refuse_secret(*(one.words for one in answers), signed_by)


@transaction.atomic
def answer(
    asked: Iterable[Confirmation],
    answers: Mapping[int, Answer],
    hand: Hand,
    at: datetime | None = None,
) -> int:
    """What a unit says of the parts put to it, by their id. Raises NotAllowed, with nothing
    kept. Returns how many were answered."""
    refuse_secret_answers(answers.values(), hand.signed_by)
    rows = list(asked)
    if not rows:
        raise NotAllowed("nothing", "请对要答复的各段选定：属实、修改、不宜公开。")
    for one in rows:
        _require(one, answers[one.pk], hand)
    for one in rows:
        told = answers[one.pk]
        one.verdict = told.verdict
        one.words = told.words.strip() if told.verdict != "true" else ""
        one.signed_by, one.scan, one.scan_name = hand.signed_by.strip(), hand.scan, hand.scan_name
        one.answered_at, one.answered_by = at or datetime.now(UTC), hand.by.id
        one.save()
    return len(rows)


@transaction.atomic
def adopt(asked: Confirmation, *, by: str, at: datetime | None = None) -> PartVersion:
    """The unit's words become the part's; figures that still stand in them stay bound. Raises
    NotAllowed, and Overtaken where somebody went on meanwhile."""
    if asked.verdict != "change":
        raise NotAllowed("verdict", "这一段的答复不是修改，没有可以采用的文字。")
    before = PartVersion.objects.get(part=asked.part, n=asked.n)
    text = rebound(asked.words, before.text)
    return save_kept(asked.part, text, "answered", seen=asked.n, by=by, at=at)


@transaction.atomic
def withdraw(asked: Confirmation, at: datetime | None = None) -> None:
    """Take back what was not answered yet. Raises NotAllowed for what was."""
    if asked.answered_at:
        raise NotAllowed("answered", "单位已经答复，不能撤回。")
    Confirmation.objects.filter(pk=asked.pk).update(withdrawn_at=at or datetime.now(UTC))


def sent_text(asked: Confirmation) -> str:
    """The words that were put to the unit."""
    return _texts_of([asked])[asked.part_id, asked.n]


def open_for(held_code: str, unit: str) -> list[Confirmation]:
    """What waits for a unit in a book."""
    rows = Confirmation.objects.filter(
        part__draft__book=held_code,
        part__draft__given_up_at=None,
        unit=unit,
        answered_at=None,
        withdrawn_at=None,
    )
    return list(rows.select_related("part__draft").order_by("part__draft", "part__place"))


def _require(asked: Confirmation, told: Answer, hand: Hand) -> None:
    is_own = bool(hand.by.roles & _SIGNERS) and hand.by.unit == asked.unit
    if not is_own and "office" not in hand.by.roles:
        raise NotAllowed("other_unit", "只有该单位人员可以答复；单位在纸上答复的，由整改办代录。")
    if not is_own and not hand.scan:
        raise NotAllowed("scan", "代录单位的答复，请附上签字盖章的扫描件。")
    if not hand.signed_by.strip():
        raise NotAllowed("signed", "请写明由谁签字负责。")
    if asked.answered_at or asked.withdrawn_at:
        raise NotAllowed("shut", "这一段已经答复或已撤回，请刷新后再看。")
    if told.verdict not in VERDICTS:
        raise NotAllowed("verdict", "请对每一段选定：属实、修改、不宜公开。")
    if told.verdict == "private" and not told.words.strip():
        raise NotAllowed("why", "答复“不宜公开”的，请写明理由。")
    if told.verdict == "change" and _same(told.words, sent_text(asked)):
        raise NotAllowed("same", "答复“修改”的，请把这一段改成应有的写法；没有改动的选“属实”。")


def _state(
    asked: Confirmation | None,
    version: PartVersion,
    sent: Mapping[tuple[int, int], str],
    today: date,
) -> State:
    if asked is None:
        return "none"
    stands = plain_of_kept(version.text)
    if not asked.answered_at:
        if not _same(stands, sent[asked.part_id, asked.n]):
            return "stale"
        return "overdue" if asked.due_on < today else "waiting"
    if asked.verdict == "change":
        return "true" if _same(stands, asked.words) else "change"
    if not _same(stands, sent[asked.part_id, asked.n]):
        return "stale"
    return "true" if asked.verdict == "true" else "private"


def _texts_of(asked: Iterable[Confirmation]) -> dict[tuple[int, int], str]:
    rows = list(asked)
    if not rows:
        return {}
    found = PartVersion.objects.filter(
        part__in={one.part_id for one in rows}, n__in={one.n for one in rows}
    )
    return {(one.part_id, one.n): plain_of_kept(one.text) for one in found}


def _same(one: str, other: str) -> bool:
    """Whether a unit would read the same: another style numbers and breaks the lines otherwise."""
    return _unnumbered(one) == _unnumbered(other)


def _unnumbered(text: str) -> str:
    return "".join(_LABEL.sub("", text).split())
