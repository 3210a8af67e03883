"""The app of the ledger."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from zhenggai.ledger.guards import check_guards


class LedgerConfig(AppConfig):
    """Books, entries, rows."""

    name = "zhenggai.ledger"
    label = "ledger"
    verbose_name = "整改台账"

    def ready(self) -> None:
        """Have the triggers looked for wherever Django checks databases."""
        register(Tags.database)(check_guards)
