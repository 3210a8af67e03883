"""`zhenggai ledger verify BOOK`: the chain of a book as the database holds it."""

import argparse

from zhenggai.commands.ledger import report
from zhenggai.ledger import queries
from zhenggai.ledger.chain_checks import checked_chain


def run(arguments: argparse.Namespace) -> int:
    """Check every entry and its words."""
    held = queries.book(arguments.book)
    return report(checked_chain(held, arguments.head or ""), arguments.format)
