"""An opinion on the register: taken in by the office, sorted, linked to an item, answered.

What is sorted as an accusation is sealed at once and loses everything that could lead to an item
or a unit; nothing but a slip takes it out again.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.opinions.attachments import checked, keep
from zhenggai.opinions.destroying import seal_for_good
from zhenggai.opinions.kinds import ACCUSATION, APPEAL, REPLY_WAYS, SORTS, WAYS
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log, words_of
from zhenggai.opinions.receiving import Came, clean_told, take_in
from zhenggai.opinions.sealing import Told

NO_ITEM = "检举控告不得与问题、单位关联，请去掉后再登记。"
_STAYS = "检举控告已经密封，不能改作别的类别。纪检监察机关退回的，请另行登记。"
_LONGEST_REPLY = 5000
_ON_PAPER = frozenset({"letter", "visit"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person was answered: a word of `kinds.REPLY_WAYS`, the day, the words."""

    way: str
    on: date
    text: str


def register(
    held: Book, told: Told, came: Came, *, by: Actor, sort: str = "", problem: str = ""
) -> Opinion:
    """Take in what came to the office with its attachments, and sort it if it is known what it
    is. Raises NotAllowed, with nothing kept."""
    require_reader(held, by)
    if came.way not in WAYS:
        raise NotAllowed("way", "请选来电、来信、来邮、来访或网上。")
    if came.on > _today():
        raise NotAllowed("day", "收到日期不能晚于今天。")
    if problem and sort in ("", ACCUSATION):
        raise NotAllowed("item", NO_ITEM if sort else "先分类为意见建议或申诉求决，再关联问题。")
    # what came on paper goes as it came, and a scan says what it says: nobody need type it
    goes_on = sort == ACCUSATION and came.way in _ON_PAPER
    clean = clean_told(told, on_paper=goes_on or bool(came.files))
    fit = checked(came.files)
    with transaction.atomic():
        opinion = take_in(held.code, clean, came, at=datetime.now(UTC))
        log(opinion, by, "登记")
        if fit:
            keep(opinion, fit, by=by)
        if sort:
            sort_as(opinion, sort, by=by, problem=problem)
    return opinion


def sort_as(opinion: Opinion, sort: str, *, by: Actor, problem: str = "") -> None:
    """Say what it is. An accusation is sealed, what units were handed of it is taken back, and an
    item is refused. Raises NotAllowed."""
    require_reader(opinion.book, by)
    if sort not in SORTS:
        raise NotAllowed("sort", "请选意见建议、申诉求决或检举控告。")
    if sort == ACCUSATION and problem:
        raise NotAllowed("item", NO_ITEM)
    with transaction.atomic():
        held = Opinion.objects.select_for_update().get(pk=opinion.pk)
        if held.is_accusation:
            raise NotAllowed("sealed", _STAYS)
        if held.expunged_at:
            raise NotAllowed("expunged", "文字已经清除，不能再分类。")
        if held.replied_on and sort != ACCUSATION:
            raise NotAllowed("replied", "已经答复，不能再改类别。")
        if sort == ACCUSATION:
            seal_for_good(held, by=by.id)
        else:
            _lay_open(held, problem or held.problem)
        if held.sort != sort:
            held.sorted_on = _today()
        held.sort, held.sorted_by = sort, by.id
        held.save()
        log(held, by, f"分类为{SORTS[sort]}")
    opinion.refresh_from_db()


def link(opinion: Opinion, problem: str, *, by: Actor) -> None:
    """The item that it is about; "" for none. Raises NotAllowed."""
    require_reader(opinion.book, by)
    if opinion.is_accusation:
        raise NotAllowed("item", NO_ITEM)
    if not opinion.sort:
        raise NotAllowed("unsorted", "先分类，再关联问题。")
    opinion.problem = problem
    opinion.save(update_fields=["problem"])
    log(opinion, by, "关联问题" if problem else "取消关联问题")


def tell(opinion: Opinion, way: str, on: date, *, by: Actor) -> None:
    """The person was told that the appeal is taken up (受理告知). Raises NotAllowed."""
    require_reader(opinion.book, by)
    if opinion.sort != APPEAL or opinion.replied_on:
        raise NotAllowed("sort", "只有还没有答复的申诉求决登记受理告知。")
    if way not in REPLY_WAYS:
        raise NotAllowed("way", "请选告知的方式。")
    if not opinion.received_on <= on <= _today():
        raise NotAllowed("day", "告知日期应在收到日期以后、今天以前。")
    opinion.told_on, opinion.told_way = on, way
    opinion.save(update_fields=["told_on", "told_way"])
    log(opinion, by, "登记受理告知")


def reply(opinion: Opinion, told: Reply, *, by: Actor) -> None:
    """The person was answered. Raises NotAllowed."""
    require_reader(opinion.book, by)
    if opinion.is_accusation or not opinion.sort:
        raise NotAllowed("sort", "只有意见建议和申诉求决在这里登记答复。")
    if told.way not in REPLY_WAYS:
        raise NotAllowed("way", "请选答复的方式。")
    if not opinion.received_on <= told.on <= _today():
        raise NotAllowed("day", "答复日期应在收到日期以后、今天以前。")
    text = told.text.strip()
    if not text or len(text) > _LONGEST_REPLY:
        raise NotAllowed("text", f"请写明怎么答复的，最多{_LONGEST_REPLY}个字。")
    refuse_secret(text)
    opinion.reply_way, opinion.reply_text = told.way, text
    opinion.replied_on, opinion.replied_by = told.on, by.id
    opinion.save(update_fields=["reply_way", "reply_text", "replied_on", "replied_by"])
    log(opinion, by, "登记答复")


def extend(opinion: Opinion, days: int, basis: str, *, longest: int, by: Actor) -> None:
    """Put off the day of an appeal's answer, as somebody approved. Raises NotAllowed."""
    require_reader(opinion.book, by)
    if opinion.sort != APPEAL or opinion.replied_on:
        raise NotAllowed("sort", "只有还没有答复的申诉求决可以延长办理期限。")
    if not 1 <= days <= longest:
        raise NotAllowed("days", f"延长不超过{longest}天。")
    if not basis.strip():
        raise NotAllowed("basis", "请写明谁批准的、何时告知本人的。")
    refuse_secret(basis)
    opinion.extended_days, opinion.extended_basis = days, basis.strip()
    opinion.save(update_fields=["extended_days", "extended_basis"])
    log(opinion, by, "延长办理期限")


def _lay_open(held: Opinion, problem: str) -> None:
    """A suggestion or appeal is worked with: its words stand in the table from now on.

    The key stays: an older backup has the words under seal alone.
    """
    told = words_of(held)
    held.text, held.contact, held.name = told.text, told.contact, told.name
    held.sealed, held.problem = "", problem


def _today() -> date:
    return datetime.now(TIME_ZONE).date()
