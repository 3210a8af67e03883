"""Whatever is typed on the way of a text to the public is looked at for marks of secrecy: every
ground, reason, body and name of a file has its way here, and each ends before anything is kept.

The table knows every field of words of these rooms: a new one is given its way, or stands among
those into which nobody types.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from frozen_papers import frozen, released
from guarded_books import PICTURE
from ledger_world import CLERK, FINANCE, HEAD
from opinion_world import SUMMARY, accusation, came, reader, suggestion
from order_of_texts import BY, CLOSED, drafted, told, typed_into
from workbench_world import book_after

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book, Evidence
from zhenggai.office_templates import keeping as templates
from zhenggai.opinions import handing, redressing, registering, transferring
from zhenggai.opinions.attachments import Brought, attach
from zhenggai.opinions.destroying import expunge, expunge_attachment
from zhenggai.opinions.kinds import OUTCOMES
from zhenggai.opinions.models import Handing, Opinion
from zhenggai.opinions.readers import name_reader
from zhenggai.opinions.sealing import Told
from zhenggai.papers.keeping import examined_upload
from zhenggai.people.models import Person, Unit
from zhenggai.publication.confirming import Answer, Hand, answer, ask
from zhenggai.publication.copies.taking_back import read_back
from zhenggai.publication.copies.word_copy import CopyComment, CopyParagraph, WordCopy
from zhenggai.publication.drafts.drafted import OwnFrame
from zhenggai.publication.drafts.drafting import heads, save_typed
from zhenggai.publication.drafts.framing import save_frame
from zhenggai.publication.drafts.giving_up import give_up
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.drafts.remarking import remark
from zhenggai.publication.drafts.unsaved import keep_typing
from zhenggai.publication.models import Confirmation, Draft, DraftPart
from zhenggai.publication.order import excluding, publishing, screening, stages, withdrawing
from zhenggai.published import releasing

pytestmark = pytest.mark.django_db
MARK = "机密★3年"
TODAY = queries.today
Way = Callable[[Book], object]


@pytest.fixture
def held(settings: Any, tmp_path: Path) -> Book:
    settings.DATA = tmp_path
    book = book_after(*CLOSED)
    reader(book)
    return book


def notice(held: Book) -> Draft:
    return drafted(held, "public-notice")


def outlook(held: Book) -> DraftPart:
    return next(part for part, _ in heads(notice(held)) if part.key == "outlook")


FRAMES = {
    "title": OwnFrame(title=(MARK,)),
    "addressee": OwnFrame(addressee=MARK),
    "signatures": OwnFrame(signatures=(MARK,)),
}


def framed(name: str) -> Way:
    return lambda held: save_frame(drafted(held), FRAMES[name], OwnFrame(), seen=0, by=BY)


def asked(held: Book) -> Confirmation:
    return ask(drafted(held), ["problem/1"], due_on=TODAY(), by=BY)[0]


def approve(held: Book, **words: str) -> object:
    given = stages.Told("区委常委会", TODAY(), **{"number": "1号", **words})
    return stages.approve(drafted(held), "units", given, CLERK)


def agree(held: Book, body: str, number: str) -> object:
    draft = notice(held)
    row = excluding.propose(draft, ["problem/1"], "sensitive", "涉及群众诉求", by=BY)[0]
    return excluding.agree(draft, [row.pk], excluding.Agreement(body, number, TODAY()))


def finding(held: Book) -> object:
    draft = drafted(held)
    typed_into(draft, "outlook", "共排查问题37个，已整改20个，正在整改16个。")
    found = screening.screen(draft, ledger_text_of(draft)).found
    return screening.answer(draft, next(one.one for one in found if not one.one.never), MARK, by=BY)


def copied(held: Book, *, text: str = "", author: str = "周副书记", words: str = "请改") -> object:
    draft = drafted(held)
    copy = WordCopy((CopyParagraph(text),), (CopyComment(author, words, "", 0),))
    return read_back(draft, ledger_text_of(draft), copy)


def published(held: Book, number: str = "", why: str = "") -> object:
    return publishing.publish(notice(held), publishing.Publishing(TODAY(), number, why), by=CLERK)


def release(held: Book, medium: str, address: str, name: str = "首页.png") -> object:
    given = releasing.Told(medium, address, TODAY())
    picture = releasing.Screenshot(name, [PICTURE])
    return releasing.register_release(frozen(held), given, picture, by=CLERK, at=datetime.now(UTC))


def take_back_approval(held: Book) -> object:
    draft = drafted(held)
    return withdrawing.take_back(stages.approve(draft, "units", told("units"), CLERK), MARK, by=BY)


def hand(held: Book, summary: str = SUMMARY) -> Handing:
    opinion = suggestion(held)
    order = handing.Order(Unit.objects.get(pk=FINANCE), summary, TODAY())
    handing.hand(opinion, order, today=TODAY(), by=CLERK)
    return opinion.handings.get()


def registered(held: Book, *words: str) -> Opinion:
    return registering.register(held, Told(*words), came(), by=CLERK)


def reply(held: Book) -> None:
    given = registering.Reply("call", TODAY(), MARK)
    registering.reply(suggestion(held), given, by=CLERK)


def extend(held: Book) -> None:
    registering.extend(suggestion(held, sort="appeal"), 5, MARK, longest=30, by=CLERK)


def kept_there(held: Book) -> None:
    handed = hand(held)
    handing.object_to(handed, "不归本单位管。", until=None, today=TODAY(), by=HEAD)
    handing.keep_there(handed, MARK, by=CLERK)


def replied(held: Book) -> Opinion:
    appeal = suggestion(held, sort="appeal")
    registering.reply(appeal, registering.Reply("call", TODAY(), "已经答复。"), by=CLERK)
    return appeal


def redressed(held: Book) -> None:
    appeal = replied(held)
    redressing.ask_redress(appeal, "区信访局", TODAY(), by=CLERK)
    told_of = redressing.Outcome(next(iter(OUTCOMES)), TODAY(), MARK)
    redressing.answer_redress(appeal, told_of, by=CLERK)


def file_destroyed(held: Book) -> None:
    opinion = suggestion(held)
    attach(opinion, [Brought("来信.png", PICTURE)], by=CLERK)
    expunge_attachment(opinion.attachments.get(), MARK, by=CLERK)


def slip(held: Book, to: str = "区纪委监委信访室") -> Any:
    return transferring.make_slip(accusation(held), to, 2, on=TODAY(), by=CLERK)


def receipt(held: Book, body: str, receiver: str, name: str = "回执.png") -> None:
    given = transferring.Receipt(body, TODAY(), receiver, PICTURE, name)
    transferring.record_receipt(slip(held), given, today=TODAY(), by=CLERK)


def named(held: Book) -> object:
    return name_reader(held, Person.objects.get(pk=CLERK.id), MARK, by=CLERK)


def file(_: Book) -> object:
    """Every scan and picture goes through the one store."""
    return evidence.store([PICTURE], f"{MARK}.png")


# Each field of words, with the way by which somebody's words come to it.
WAYS: Mapping[str, Way] = {
    "Draft.given_up_why": lambda held: give_up(drafted(held), MARK, by=BY),
    **{f"Draft.own_{name}": framed(name) for name in FRAMES},
    **{f"FrameVersion.{name}": framed(name) for name in FRAMES},
    "PartVersion.text": lambda held: save_typed(outlook(held), MARK, seen=1, figures={}, by=BY),
    "Typing.text": lambda held: keep_typing(outlook(held), MARK, seen=1, by=BY),
    "Remark.words": lambda held: remark(outlook(held), MARK, by=BY),
    "Remark.quote": lambda held: remark(outlook(held), "请改", quote=MARK, by=BY),
    "Remark.author": lambda held: copied(held, author=MARK),
    "ReturnedCopy.told": lambda held: copied(held, text=MARK),
    "ReturnedCopy.name": lambda _: examined_upload("请改。".encode(), f"{MARK}.txt"),
    "Confirmation.words": lambda held: answer(
        [one := asked(held)], {one.pk: Answer("change", MARK)}, Hand(HEAD, "何立群")
    ),
    "Confirmation.signed_by": lambda held: answer(
        [one := asked(held)], {one.pk: Answer("true")}, Hand(HEAD, MARK)
    ),
    "Confirmation.scan_name": file,
    "Approval.body": lambda held: stages.approve(
        drafted(held), "units", stages.Told(MARK, TODAY()), CLERK
    ),
    "Approval.number": lambda held: approve(held, number=MARK),
    "Approval.words": lambda held: approve(held, words=MARK),
    "Approval.scan_name": file,
    "Approval.taken_back_why": take_back_approval,
    "Exclusion.reason": lambda held: excluding.propose(
        notice(held), ["problem/1"], "secret", MARK, by=BY
    ),
    "Exclusion.agreed_body": lambda held: agree(held, MARK, "8号"),
    "Exclusion.agreed_number": lambda held: agree(held, "市委巡察工作领导小组", MARK),
    "Exclusion.agreed_scan_name": file,
    "Answered.reason": finding,
    "EditionPart.told": lambda held: published(held, why=MARK),
    "Step.number": lambda held: published(held, number=MARK),
    "Release.medium": lambda held: release(held, MARK, "第2版"),
    "Release.address": lambda held: release(held, "示例日报", MARK),
    "Release.screenshot_name": lambda held: release(held, "示例日报", "第2版", f"{MARK}.png"),
    "Release.taken_back_why": lambda held: releasing.take_back(
        released(held), MARK, by=BY, at=datetime.now(UTC)
    ),
    "OfficeTemplate.name": lambda held: templates.keep(
        held, "report", b"text", f"{MARK}.docx", by=BY
    ),
    "Reader.basis": named,
    "Opinion.text": lambda held: registered(held, MARK),
    "Opinion.contact": lambda held: registered(held, "路灯坏了", MARK),
    "Opinion.name": lambda held: registered(held, "路灯坏了", "", MARK),
    "Opinion.extended_basis": extend,
    "Opinion.reply_text": reply,
    "Opinion.expunged_why": lambda held: expunge(suggestion(held), MARK, by=CLERK),
    "Handing.summary": lambda held: hand(held, MARK),
    "Handing.answer": lambda held: handing.answer(hand(held), MARK, by=HEAD),
    "Handing.objection": lambda held: handing.object_to(
        hand(held), MARK, until=None, today=TODAY(), by=HEAD
    ),
    "Handing.kept_why": kept_there,
    "Redress.to": lambda held: redressing.ask_redress(replied(held), MARK, TODAY(), by=CLERK),
    "Redress.text": redressed,
    "Attachment.told": lambda held: attach(
        suggestion(held), [Brought(f"{MARK}.png", PICTURE)], by=CLERK
    ),
    "Attachment.expunged_why": file_destroyed,
    "Slip.to": lambda held: slip(held, MARK),
    "Slip.receipt_body": lambda held: receipt(held, MARK, "周正言"),
    "Slip.receiver": lambda held: receipt(held, "区纪委监委信访室", MARK),
    "Slip.scan_name": lambda held: receipt(held, "区纪委监委信访室", "周正言", f"{MARK}.png"),
}
# Ids, keys, digests and words of lists, and what the program itself writes of the ledger.
NOT_TYPED = frozenset({
    "Draft.paper", "Draft.title", "Draft.style", "Draft.begun_by", "Draft.given_up_by",
    "DraftPart.key", "DraftPart.title", "DraftPart.item", "DraftPart.told",
    "PartVersion.why", "PartVersion.knew", "PartVersion.by", "Typing.person",
    "Remark.by", "Remark.settled_by", "ReturnedCopy.by",
    "Confirmation.unit", "Confirmation.asked_by", "Confirmation.verdict", "Confirmation.scan",
    "Confirmation.answered_by", "FigureCall.unit", "FigureCall.asked_by",
    "Approval.stage", "Approval.scan", "Approval.digest", "Approval.by", "Approval.taken_back_by",
    "Exclusion.item", "Exclusion.ground", "Exclusion.by", "Exclusion.agreed_scan",
    "Exclusion.taken_back_by", "Answered.finding", "Answered.code", "Answered.by",
    "Edition.code", "Edition.audience", "Edition.title", "Edition.head_hash", "Edition.digest",
    "Edition.by", "EditionPart.kind", "EditionPart.digest",
    "Release.screenshot", "Release.by", "Release.taken_back_by",
    "OfficeTemplate.kind", "OfficeTemplate.digest", "OfficeTemplate.kept_by",
    "OfficeTemplate.put_aside_by", "Reader.named_by", "Reader.ended_by",
    "Opinion.receipt", "Opinion.way", "Opinion.taken_by", "Opinion.sort", "Opinion.sorted_by",
    "Opinion.sealed", "Opinion.key", "Opinion.problem", "Opinion.reply_way", "Opinion.replied_by",
    "Opinion.expunged_by", "Handing.problem", "Handing.made_by", "Handing.answered_by",
    "Handing.withdrawn_by", "Slip.made_by", "Slip.scan", "Slip.receipt_by",
    "Reading.person", "Reading.what", "Reader.decided_by", "Opinion.told_way", "Redress.outcome",
    "Redress.asked_entered_by", "Redress.answer_entered_by", "Handing.objected_by",
    "Handing.kept_by", "Attachment.key", "Attachment.digest", "Attachment.added_by",
    "Attachment.expunged_by", "FrameVersion.by", "HeadPrinted.by",
})  # fmt: skip
ROOMS = ("publication", "published", "office_templates", "opinions")


def fields() -> Iterator[tuple[Any, str]]:
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.get_fields():  # noqa: SLF001 - Django's public face of a model
                if isinstance(field, CharField | TextField):
                    yield model, field.name


def test_every_field_of_words_is_known() -> None:
    known = {f"{model.__name__}.{name}" for model, name in fields()}
    assert known - WAYS.keys() - NOT_TYPED == set()


@pytest.mark.parametrize("field", WAYS)
def test_a_mark_of_secrecy_is_refused_and_nothing_is_kept(held: Book, field: str) -> None:
    with pytest.raises(NotAllowed, match="不得存储、处理国家秘密"):
        WAYS[field](held)
    for model, name in fields():
        assert not model.objects.filter(**{f"{name}__contains": MARK}).exists()
    assert not Evidence.objects.filter(name__contains=MARK).exists()
