"""`zhenggai ledger rebuild`: whether the tables are what the entries say."""

import argparse

from zhenggai.console.given import given_book
from zhenggai.console.printing import show
from zhenggai.ledger import queries


def run(arguments: argparse.Namespace) -> int:
    """Refold and compare; with `--mend` put right."""
    found = queries.rebuild(given_book(arguments.book), mend=arguments.mend)
    lines = [f"不一致：{key}" for key in found] or ["与登记一致。"]
    show({"equal": not found, "differences": found}, lines, arguments.format)
    return int(bool(found))
