"""When two people are in one form at once: how long one is told of the other."""

from datetime import UTC, datetime, timedelta

_NEAR = timedelta(minutes=20)


def is_near(saved_at: datetime) -> bool:
    """Whether somebody who saved then may still be in the form."""
    return datetime.now(UTC) - saved_at < _NEAR
