"""The made-up district with a reader of opinions, and opinions of each sort."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from guarded_books import PICTURE
from ledger_world import CLERK, FINANCE, LIAISON

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.opinions.attachments import Brought, attach
from zhenggai.opinions.handing import Order, hand
from zhenggai.opinions.kinds import ACCUSATION, SUGGESTION
from zhenggai.opinions.models import Opinion, Reader
from zhenggai.opinions.readers import is_reader, name_reader
from zhenggai.opinions.receiving import Came
from zhenggai.opinions.registering import register
from zhenggai.opinions.sealing import Told
from zhenggai.opinions.transferring import Receipt, make_slip, record_receipt
from zhenggai.people.models import Person, Role, Unit

BASIS = "领导小组办公室主任同意，3月1日"
# Words that stand nowhere else.
LAMPS = "老街口的路灯坏了三个月，晚上学生放学看不清路"
BRIBES = "岚桥镇某干部逢年过节收受礼金礼品"
SUMMARY = "请核查老街口一带路灯维护情况，损坏的尽快修复"
DISCIPLINE = "区纪委监委信访室"
CONTACT, NAME = "13912345678", "季青禾"
# Who accuses; nobody else's words are like these, so that they can be looked for on the disk.
ACCUSER = Told(BRIBES, "13700001234", "苗若水")


def reader(book: Book, who: Actor = CLERK, by: Actor = CLERK) -> Reader:
    """This person reads the opinions of the book."""
    return name_reader(book, Person.objects.get(pk=who.id), BASIS, by=by)


def came(way: str = "call", days_ago: int = 0) -> Came:
    """Taken by the clerk so many days ago."""
    return Came(way, queries.today() - timedelta(days=days_ago), CLERK.id)


def suggestion(book: Book, text: str = LAMPS, problem: str = "", sort: str = SUGGESTION) -> Opinion:
    """A telephone opinion on the lamps."""
    told = Told(text, CONTACT, NAME)
    return register(book, told, came(), by=CLERK, sort=sort, problem=problem)


def accusation(book: Book) -> Opinion:
    """An accusation by telephone, sealed as it was typed."""
    return register(book, ACCUSER, came(), by=CLERK, sort=ACCUSATION)


@dataclass(frozen=True, slots=True)
class Opinions:
    """A suggestion with a scan that a unit was handed, an accusation with its slip, one with its
    receipt."""

    plain: int
    slipped: int
    received: int
    handing: int


def opinions(book: Book, text: str = LAMPS, unit: str = FINANCE) -> Opinions:
    """A register with something in every state, of which the clerk is the reader."""
    if not is_reader(book, CLERK):
        reader(book)
    plain = suggestion(book, text)
    attach(plain, [Brought("来信.png", PICTURE)], by=CLERK)
    today = queries.today()
    order = Order(Unit.objects.get(pk=unit), SUMMARY, today + timedelta(days=10))
    # Somebody of the unit has to be there to find it; where nobody is, one is there for a moment.
    there = Role.objects.filter(Q(book=None) | Q(book=book), person__unit=unit)
    lent = None
    if not there.exists():
        lent = Role.objects.create(person_id=LIAISON.id, role="liaison", book=book)
    assert not hand(plain, order, today=today, by=CLERK)
    if lent:
        lent.delete()
    gone = [accusation(book), accusation(book)]
    slips = [make_slip(one, DISCIPLINE, 2, on=today, by=CLERK) for one in gone]
    receipt = Receipt(DISCIPLINE, today, "周正言", PICTURE, "回执.png")
    record_receipt(slips[1], receipt, today=today, by=CLERK)
    return Opinions(plain.pk, gone[0].pk, gone[1].pk, plain.handings.get().n)
