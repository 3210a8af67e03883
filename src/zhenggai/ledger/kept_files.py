"""A file of the store that somebody lets go of: destroyed unless another still rests on it."""

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
