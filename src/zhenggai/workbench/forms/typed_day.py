"""A day in one field that is typed without a mouse: 11-20, 1120, 2026-11-20, 11月20日."""

import re
from datetime import date
from typing import Any

from django import forms

from zhenggai.ledger import queries
from zhenggai.zh.days import day_or_none

_WHOLE = re.compile(r"(\d{4})\s*[-./年－·]\s*(\d{1,2})\s*[-./月－·]\s*(\d{1,2})\s*日?")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月－·]\s*(\d{1,2})\s*日?")
# 20261120 · 1120
_DIGITS = re.compile(r"(\d{4})?(\d{2})(\d{2})")
_LONGEST = 20
_WRONG = "没有看懂这个日期，请写成11-20、1120或2026-11-20。"


def typed_day(text: str, today: date, *, is_ahead: bool = False) -> date | None:
    """The day that was typed; without a year the last such day up to today, or (`is_ahead`) the
    next one from today. None for what is no day of the calendar."""
    plain = text.strip()
    whole = _WHOLE.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if whole and whole[1]:
        return day_or_none(int(whole[1]), int(whole[2]), int(whole[3]))
    short = _SHORT.fullmatch(plain)
    month, day = (short[1], short[2]) if short else (whole[2], whole[3]) if whole else ("0", "0")
    this = day_or_none(today.year, int(month), int(day))
    if this is None or this == today or (this > today) == is_ahead:
        return this
    return day_or_none(today.year + (1 if is_ahead else -1), int(month), int(day))


class TypedDayField(forms.Field):
    """`to_python` gives a date, None for nothing; `is_ahead` for a deadline."""

    def __init__(self, *, is_ahead: bool = False, **settings: Any) -> None:
        """A field of Django with these settings."""
        widget = forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "maxlength": _LONGEST}
        )
        super().__init__(**{"widget": widget, **settings})
        self.is_ahead = is_ahead

    def to_python(self, value: Any) -> date | None:
        """The day of a text. Raises ValidationError."""
        text = str(value or "").strip()
        if not text:
            return None
        day = typed_day(text, queries.today(), is_ahead=self.is_ahead)
        if day is None:
            raise forms.ValidationError(_WRONG)
        return day

    def prepare_value(self, value: Any) -> Any:
        """2026-11-20."""
        return value.isoformat() if isinstance(value, date) else value
