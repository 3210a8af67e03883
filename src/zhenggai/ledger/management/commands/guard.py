"""`zhenggai manage guard`: put back the triggers that keep entries from being changed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from zhenggai.ledger.guards import install, missing


class Command(BaseCommand):
    """Install what is missing and say so."""

    help = "补上防止改动、删除登记的触发器"
    requires_system_checks: Any = ()

    def handle(self, *_: Any, **__: Any) -> None:
        """Install what is missing."""
        gone = missing(connection)
        install(connection)
        self.stdout.write(f"已补上：{'、'.join(gone)}" if gone else "触发器齐全。")
