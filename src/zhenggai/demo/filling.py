"""Fields in the demo's texts, filled when it is made: days, years, regulations by their measure.

`{年-2}` is the year two before the feedback's, `{74日}` day 74 as 9月26日 (with its year where the
text is told in another one), `{74年月日}` and `{74年月}` always with it, `{74月}` the month;
`{制度7-3}` is the regulation of measure 7-3 with its number, `{文号7-3}` the number alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zhenggai.demo.days import StoryDays
from zhenggai.zh.days import in_words

_FIELD = re.compile(
    r"\{(?:年(?P<year>[+-]\d+)?|(?P<day>-?\d+)(?P<form>年月日|年月|日|月)"
    r"|(?P<what>制度|文号)(?P<measure>[\d-]+))\}"
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What the fields are filled with; `regulations` gives title and number by measure."""

    days: StoryDays
    regulations: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def filled(self, text: str, on: date) -> str:
        """The text as it is told on a day; KeyError for a measure that has no regulation."""
        return _FIELD.sub(lambda found: self._value(found, on), text)

    def _value(self, found: re.Match[str], on: date) -> str:
        if found["what"]:
            title, number = self.regulations[found["measure"]]
            return f"《{title}》（{number}）" if found["what"] == "制度" else number
        if found["day"] is None:
            return str(self.days.feedback_on.year + int(found["year"] or 0))
        return _printed(self.days.working(int(found["day"])), found["form"], on)


def _printed(day: date, form: str, on: date) -> str:
    if form == "年月日":
        return in_words(day)
    year = f"{day.year}年" if form == "年月" or day.year != on.year else ""
    return f"{year}{day.month}月" + (f"{day.day}日" if form == "日" else "")
