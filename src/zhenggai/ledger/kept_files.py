"""A file of the store that somebody lets go of: destroyed unless another still rests on it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, runtime_checkable

from django.apps import apps
from django.db import transaction

from zhenggai.ledger import evidence, models
from zhenggai.ledger.tables import is_told_anywhere


@runtime_checkable
class KeepsFiles(Protocol):
    """What a table above the ledger offers when it names files of the store by their digest."""

    def keeps_file(self, digest: str) -> bool:
        """Whether a row of the table still names the file."""


def is_kept(digest: str) -> bool:
    """Whether an entry of some book, or a row of a table beside the ledger, names the file."""
    keepers: list[Any] = [one for one in apps.get_models() if isinstance(one, KeepsFiles)]
    return is_told_anywhere(digest) or any(one.keeps_file(digest) for one in keepers)


def let_go(digest: str) -> None:
    """Within a transaction, after the own row has gone: destroy the file unless it is kept."""
    if is_kept(digest):
        return
    models.Evidence.objects.filter(digest=digest).delete()
    transaction.on_commit(lambda: evidence.forget(digest))


def let_go_of_unclaimed(now: datetime | None = None) -> list[str]:
    """Destroy files that were put there more than a day ago and that nothing names.

    An upload that was killed before its entry was written leaves one.
    """
    before = (now or datetime.now(UTC)) - timedelta(seconds=evidence.STALE_SECONDS)
    found = list(_unclaimed(before))
    for digest in found:
        with transaction.atomic():
            let_go(digest)
    return found


def _unclaimed(before: datetime) -> Iterator[str]:
    told = models.Content.objects.values_list("told", flat=True).iterator()
    named = {digest for one in told for digest in evidence.DIGEST.findall(one)}
    old = models.Evidence.objects.filter(stored_at__lt=before).values_list("digest", flat=True)
    return (one for one in old if one not in named and not is_kept(one))
