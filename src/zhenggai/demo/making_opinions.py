"""Opinions of citizens in the demonstration: one with a unit, one handed on, one taken up, one just
come in.

The words are invented, and nobody is accused: the written accusation was not typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zhenggai.demo.papers.pdf_page import Line, page_pdf
from zhenggai.demo.story import CHIEF, CLERK
from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.models import Book
from zhenggai.opinions.attachments import Brought
from zhenggai.opinions.handing import Order, hand
from zhenggai.opinions.kinds import ACCUSATION, APPEAL, SUGGESTION
from zhenggai.opinions.readers import name_reader
from zhenggai.opinions.receiving import Came, receive
from zhenggai.opinions.registering import register, tell
from zhenggai.opinions.sealing import Told
from zhenggai.opinions.transferring import Receipt, make_slip, record_receipt
from zhenggai.people.models import Person, Unit

BASIS = "领导小组办公室主任同意"
_CALL = "种粮补贴只到账一部分，村里说还在核面积，没有说什么时候核完。希望公示一下核到哪一步。"
_SUMMARY = (
    "请核查惠农补贴面积核定和发放到户的进度，没有足额发放的说明原因、补发时间，并在村里公示。"
)
_ABOUT = "补贴"
_WEB = "办事大厅中午十二点到一点没有人，上班的人只能请假来办，能不能安排值班。"
_TO = "区纪委监委信访室"
_LETTER = "来信（扫描件，内容为编造）"
_PLEA = "小区加装电梯的补贴一直没有批下来，请说明原因。"


@dataclass(frozen=True, slots=True)
class OpinionsWriting:
    """The register of opinions as the clerk keeps it; nothing came after `today`, and nothing
    is of a day that has not come yet."""

    book: Book
    actors: Mapping[str, Actor]
    today: date

    def write(self) -> None:
        """The chief of the office names the clerk, then four opinions take their ways."""
        clerk, chief = self.actors[CLERK], self.actors[CHIEF]
        name_reader(self.book, Person.objects.get(pk=CLERK), by=chief, decider=CHIEF)
        self._transferred(clerk)
        self._appeal(clerk)
        self._handed(clerk)
        receive(self.book.code, _WEB)

    def _handed(self, clerk: Actor) -> None:
        """A call on an item, its summary with the unit that leads it."""
        problem = self._item(_ABOUT)
        told = Told(_CALL, "不愿留", "村民")
        key = problem.key if problem else ""
        opinion = register(
            self.book, told, self._came("call", 4), by=clerk, sort=SUGGESTION, problem=key
        )
        unit = Unit.objects.get(pk=problem.lead_units[0]) if problem else None
        if unit:
            today = queries.today()
            hand(opinion, Order(unit, _SUMMARY, today + timedelta(days=11)), today=today, by=clerk)

    def _appeal(self, clerk: Actor) -> None:
        """A letter that came as a scan, whose writer was told that it is taken up."""
        scan = page_pdf((Line(80, 330, 16, _LETTER), Line(80, 290, 13, _PLEA)), ())
        came = replace(self._came("letter", 6), sheets=2, files=(Brought("来信.pdf", scan),))
        opinion = register(self.book, Told("", "门卫室转", "业主"), came, by=clerk, sort=APPEAL)
        tell(opinion, "letter", came.on, by=clerk)

    def _transferred(self, clerk: Actor) -> None:
        """A letter that went on unopened by this program, with its receipt."""
        came, today = replace(self._came("letter", 9), sheets=3), queries.today()
        opinion = register(self.book, Told(""), came, by=clerk, sort=ACCUSATION)
        slip = make_slip(opinion, _TO, came.sheets, on=today, by=clerk)
        record_receipt(slip, Receipt(_TO, today, "信访室收件人"), today=today, by=clerk)

    def _came(self, way: str, days_ago: int) -> Came:
        return Came(way, min(self.today, queries.today()) - timedelta(days=days_ago), CLERK)

    def _item(self, word: str) -> Problem | None:
        """The first item with this word that some unit leads."""
        rows = queries.now(self.book).problems.values()
        return next((one for one in rows if word in one.text and one.lead_units), None)
