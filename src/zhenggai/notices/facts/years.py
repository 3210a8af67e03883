"""Which year a date without a printed year means: the words around it and the paper's day say."""

from datetime import date

from zhenggai.notices.facts.tense import is_planned
from zhenggai.zh.dates import Point, PrintedDate
from zhenggai.zh.days import stretch_of, year_of_end

# How many years a word lies off the paper's own year, or off the year told just before.
_FROM_PAPER = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_FROM_BEFORE = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
# A date leans on the one before it only so far.
_REACH = 200
# In this share of the text the steps after the feedback are told in order, be they a year old.
_OPENING = 0.25
# 今年8月 told as past in a paper of at most this month, and at least so many months off, is stale.
_SPRING = 4
_TOO_FAR = 2


class Years:
    """Supplies missing years for the dates of one text.

    The year printed just before wins where the day does not then lie after the paper. Else a day of
    the past lies in the latest year not after the paper's day (in the opening, right after what was
    told before), and a planned one in the year that brings it nearest to that day.
    """

    def __init__(
        self,
        text: str,
        printed: list[PrintedDate],
        began: date | None,
        published: date | None,
    ) -> None:
        self.text = text
        self.printed = printed
        self.paper = published or self._last_full_day()
        self.began = began or self._first_full_day() or date.min
        self.this_year = self._year_of_the_words() if self.paper else None
        # The latest day that the opening has told; it tells in order.
        self._told = began
        self._found: list[int | None] = []

    def year_of(self, place: int) -> int | None:
        """The year in which printed date number `place` begins; asked in order."""
        found = self._choose(place)
        self._found.append(found)
        one = self.printed[place]
        if found and self._told and one.first.day and not self._is_planned(one):
            day = self._begins(one, found)
            self._told = max(self._told, day) if day <= (self.paper or day) else self._told
        return found

    def _choose(self, place: int) -> int | None:
        one = self.printed[place]
        before = self._year_before(place)
        if one.first.year is not None:
            return one.first.year
        if one.goes_on or (one.first.anchor in _FROM_BEFORE and before is not None):
            return before and before + _FROM_BEFORE.get(one.first.anchor or "", 0)
        if one.first.anchor and self.this_year:
            return self.this_year + _FROM_PAPER.get(one.first.anchor, 0)
        if self.paper is None:
            return before
        return self._told_just_before(place, before) or self._nearest(one, self.paper)

    def _year_before(self, place: int) -> int | None:
        """The year in which the date before this one ends."""
        year = self._found[place - 1] if place else None
        one = self.printed[place - 1]
        if year is None or one.last is None:
            return year
        return year_of_end(one.first, one.last, year)

    def _told_just_before(self, place: int, year: int | None) -> int | None:
        """The year of the date before, where this one goes on telling from there."""
        if year is None:
            return None
        one, before = self.printed[place], self.printed[place - 1]
        if one.start - before.end > _REACH or self.text.find("\n", before.end, one.start) >= 0:
            return None
        leaned = before.last or before.first
        month, told = one.first.month, leaned.month
        if not month or not told:
            return None
        new_sentence = self.text.find("。", before.end, one.start) >= 0
        if new_sentence and bool(leaned.day) != bool(one.first.day):
            return None
        year += month < told
        fits = self._begins(one, year) <= (self.paper or date.max)
        return year if fits or (self._is_planned(one) and year <= self._last_year()) else None

    def _nearest(self, one: PrintedDate, paper: date) -> int:
        """By the paper's day alone."""
        if not self._is_planned(one):
            year = paper.year if self._begins(one, paper.year) <= paper else paper.year - 1
            goes_on = self._told is not None and self._begins(one, year - 1) >= self._told
            opening = one.first.day and one.start < len(self.text) * _OPENING
            return year - 1 if opening and goes_on else year
        years = (paper.year - 1, paper.year, paper.year + 1)
        ahead = [year for year in years if self._ends(one, year) >= self.began] or [paper.year]
        return min(ahead, key=lambda year: abs(self._ends(one, year) - paper))

    def _is_planned(self, one: PrintedDate) -> bool:
        return is_planned(self.text, one.start, one.end, by=one.open == "by")

    def _year_of_the_words(self) -> int | None:
        """The year that 今年 means: a paper of spring may repeat a text of the year before."""
        if self.paper is None:
            return None
        for one in self.printed:
            if one.first.anchor in ("今年", "本年") and one.first.month:
                ahead = one.first.month - self.paper.month
                if self.paper.month <= _SPRING and ahead >= _TOO_FAR and not self._is_planned(one):
                    return self.paper.year - 1
        return self.paper.year

    def _last_year(self) -> int:
        return (self.paper or date.max).year + 1

    def _last_full_day(self) -> date | None:
        for one in reversed(self.printed):
            day = _full_day(one)
            if day and one.open is None and not self._is_planned(one):
                return day
        return None

    def _first_full_day(self) -> date | None:
        days = (_full_day(one) for one in self.printed)
        return next((day for day in days if day), None)

    def _begins(self, one: PrintedDate, year: int) -> date:
        """A day early in the date, so that a month that has only begun counts as past."""
        point, year = _end_point(one, year)
        return date(year, min(max(point.month or 1, 1), 12), min(max(point.day or 1, 1), 28))

    def _ends(self, one: PrintedDate, year: int) -> date:
        point, year = _end_point(one, year)
        return stretch_of(point, year).last or date(year, 12, 31)


def _end_point(one: PrintedDate, year: int) -> tuple[Point, int]:
    if one.last is None:
        return one.first, year
    return one.last, year_of_end(one.first, one.last, year)


def _full_day(one: PrintedDate) -> date | None:
    if one.first.year is None or not one.first.day:
        return None
    return stretch_of(one.first, one.first.year).first
