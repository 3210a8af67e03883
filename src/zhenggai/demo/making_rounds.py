"""Reporting rounds of the story: opened, filled in, confirmed and taken as the pages do it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from zhenggai.demo.story import CLERK, RoundOpened, SheetFilled, SheetsTaken
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.models import Book
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import nil_return, rest_unchanged, save
from zhenggai.supervision.models import Round, Sheet
from zhenggai.supervision.opening import Opening, close_round, open_round
from zhenggai.supervision.receiving import accept_all, return_sheet
from zhenggai.supervision.reporting import Stamped, confirm, enter_stamped, send

# The head looks at the sheet so long after it was filled in.
_LATER = timedelta(minutes=25)


@dataclass(frozen=True, slots=True)
class RoundsWriting:
    """Rounds being written; nothing is written later than `now`."""

    book: Book
    actors: Mapping[str, Actor]
    now: datetime

    def open(self, scene: RoundOpened) -> None:
        """A new round; the one before is over."""
        by, told = self.actors[scene.by], scene.round
        for one in Round.objects.filter(book=self.book, closed_at=None):
            close_round(one, by=by, at=scene.at)
        asked = Opening(
            starts_on=told.opens_on,
            ends_on=told.cut_off,
            cut_off=told.cut_off,
            due_at=scene.due_at,
            units=scene.units,
            question=scene.question,
        )
        open_round(self.book, asked, by=by, at=scene.at)

    def fill(self, scene: SheetFilled) -> None:
        """A sheet as far as it came; a unit that has nothing open has none."""
        sheet = self._sheets(scene.round).filter(unit=scene.unit).first()
        if sheet is None:
            return
        at, liaison = min(scene.at, self.now), self.actors[f"{scene.unit}-liaison"]
        answers = {one.item: _answer(one) for one in scene.reports}
        if sheet.round.question and scene.answer:
            answers[""] = Answer(text=scene.answer)
        if answers:
            save(sheet, answers, by=liaison, at=at)
        if scene.until == "drafted":
            return
        # 零报告 is a word on the whole sheet.
        rest = rest_unchanged if scene.reports else nil_return
        rest(sheet, by=liaison, at=at)
        self._through(sheet, scene, liaison)

    def _through(self, sheet: Sheet, scene: SheetFilled, liaison: Actor) -> None:
        later = min(scene.at + _LATER, self.now)
        if scene.until == "stamped":
            day = later.date()
            paper = Stamped(f"{sheet.unit.name}第{scene.round}期整改进展情况表", day)
            enter_stamped(sheet, paper, entered_by=self.actors[CLERK], at=later)
            return
        send(sheet, by=liaison, at=min(scene.at, self.now))
        if scene.until == "confirmed":
            confirm(sheet, by=self.actors[f"{scene.unit}-head"], at=later)

    def take(self, scene: SheetsTaken) -> None:
        """What came in goes back or is accepted."""
        by, at = self.actors[scene.by], min(scene.at, self.now)
        sheets = self._sheets(scene.round)
        for unit, reason in scene.returned.items():
            return_sheet(sheets.get(unit=unit), reason, by=by, at=at)
        if scene.accepts:
            accept_all(Round.objects.get(book=self.book, n=scene.round), by=by, at=at)

    def _sheets(self, number: int) -> QuerySet[Sheet]:
        return Sheet.objects.select_related("round__book", "unit").filter(
            round__book=self.book, round__n=number
        )


def _answer(told: ReportProgress) -> Answer:
    return Answer(told.result, told.text, told.figures, told.reached, next_steps=told.next_steps)
