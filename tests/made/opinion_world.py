"""The made-up district with a reader of opinions, and opinions of each sort."""

from datetime import timedelta

from ledger_world import CLERK

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.opinions.kinds import ACCUSATION, SUGGESTION
from zhenggai.opinions.models import Opinion, Reader
from zhenggai.opinions.readers import name_reader
from zhenggai.opinions.receiving import Came
from zhenggai.opinions.registering import register
from zhenggai.opinions.sealing import Told
from zhenggai.people.models import Person

BASIS = "领导小组办公室主任同意，3月1日"
# Words that stand nowhere else.
LAMPS = "老街口的路灯坏了三个月，晚上学生放学看不清路"
BRIBES = "岚桥镇某干部逢年过节收受礼金礼品"
CONTACT, NAME = "13912345678", "季青禾"


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


def accusation(book: Book, text: str = BRIBES) -> Opinion:
    """An accusation by telephone, sealed as it was typed."""
    return register(book, Told(text, CONTACT, NAME), came(), by=CLERK, sort=ACCUSATION)
