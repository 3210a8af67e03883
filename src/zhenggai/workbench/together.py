"""When two people are in one form at once, or one person has two pages of it open."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_hex

_MARK = re.compile("[0-9a-f]{8}")
_NEAR = timedelta(minutes=20)


def is_near(saved_at: datetime) -> bool:
    """Whether somebody who saved then may still be in the form."""
    return datetime.now(UTC) - saved_at < _NEAR


def new_mark() -> str:
    """A mark for a page as it is made: what one page sends again is told from what another sent."""
    return token_hex(4)


def page_mark(sent: Mapping[str, str]) -> str:
    """The mark of the page that sent this; empty where it sent none."""
    told = sent.get("mark", "")
    return told if _MARK.fullmatch(told) else ""
