"""Django's `flush` for tests only: the one way to empty the ledger's tables.

Django's own tests with real transactions (`live_server`) flush the database when they end; every
other database refuses.
"""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from zhenggai.ledger import search_index
from zhenggai.ledger.guards import lifted


class Command(Flush):
    """Flush a test database."""

    def handle(self, **options: Any) -> None:
        """Empty the tables with the triggers lifted."""
        with lifted(connections[options["database"]]):
            super().handle(**options)
            search_index.clear()
