"""What citizens said in the demonstration: one handed to a unit, one answered, one under seal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from zhenggai.demo.story import CLERK
from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.opinions.handing import Order, hand
from zhenggai.opinions.kinds import ACCUSATION, APPEAL, SUGGESTION
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.readers import name_reader
from zhenggai.opinions.receiving import Came
from zhenggai.opinions.registering import Reply, register, reply
from zhenggai.opinions.sealing import Told
from zhenggai.people.models import Person, Unit

# The problem about the neglected irrigation channels, and the unit that leads it.
PROBLEM, UNIT = "problem/7", "区农业农村局"
SAID = "柳岸村东头的灌溉渠修好了一段，可末端还有百来米没有通水，希望一起修。"
SUMMARY = "有群众反映，柳岸村灌溉渠末端约百米尚未通水，建议一并修复。请核实，说明安排。"
APPEALED = "去年交的医保重复扣了一次，一直没有退，请帮忙查一查。"
ANSWERED = "经核实，重复缴费已于本月退回原账户，已电话告知本人。"
BASIS = "整改办主任会议同意，只限综合组办理"


@dataclass(frozen=True, slots=True)
class OpinionsWriting:
    """The register of the book, kept by the clerk alone; no day is later than the real one."""

    book: Book
    actors: Mapping[str, Actor]
    today: date

    def write(self) -> None:
        """A call, a letter, and a letter that nobody typed."""
        clerk = self.actors[CLERK]
        name_reader(self.book, Person.objects.get(pk=CLERK), BASIS, by=clerk)
        self._handed(clerk)
        self._answered(clerk)
        register(
            self.book, Told(""), Came("letter", self._day(2), "林晓", 3), by=clerk, sort=ACCUSATION
        )

    def _handed(self, clerk: Actor) -> None:
        told = Told(SAID, "本人到访时面告", "柳岸村村民")
        made = self._registered(told, Came("call", self._day(6), "林晓"), clerk, SUGGESTION)
        order = Order(
            Unit.objects.get(name=UNIT), SUMMARY, queries.today() + timedelta(days=5), True
        )
        hand(made, order, today=queries.today(), by=clerk)

    def _answered(self, clerk: Actor) -> None:
        told = Told(APPEALED, "", "参保人")
        made = self._registered(told, Came("visit", self._day(12), "林晓"), clerk, APPEAL)
        reply(made, Reply("call", self._day(3), ANSWERED), by=clerk)

    def _registered(self, told: Told, came: Came, clerk: Actor, sort: str) -> Opinion:
        problem = PROBLEM if sort == SUGGESTION else ""
        return register(self.book, told, came, by=clerk, sort=sort, problem=problem)

    def _day(self, ago: int) -> date:
        return min(self.today, queries.today()) - timedelta(days=ago)
