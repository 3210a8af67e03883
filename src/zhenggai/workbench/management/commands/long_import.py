"""`zhenggai manage long_import N`: takes in a large sheet; a page starts it as a process."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from zhenggai.long_imports import take_in


class Command(BaseCommand):
    """Take in the sheet of one import that was asked for."""

    help = "登记一份较大的台账表（由网页启动）"
    requires_system_checks: Any = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which import."""
        parser.add_argument("number", type=int)

    def handle(self, *_: Any, **told: Any) -> None:
        """Take it in; what comes of it stands with the import."""
        take_in(told["number"])
