"""Drafts beside the ledger: fields that hold expunged words are emptied."""

from collections.abc import Iterable

from django.db import models

# Words that are too short to be looked for: 12, 区
SHORTEST = 3


def blank_fields(
    rows: Iterable[models.Model], fields: tuple[str, ...], gone: Iterable[str]
) -> None:
    """Empty the fields that hold some of these words, or from which they were put together."""
    wanted = [one for one in gone if len(one) >= SHORTEST]
    for row in rows if wanted else ():
        for name in fields:
            text = getattr(row, name)
            if any(one in text or (len(text) >= SHORTEST and text in one) for one in wanted):
                setattr(row, name, "")
                row.save(update_fields=[name])
