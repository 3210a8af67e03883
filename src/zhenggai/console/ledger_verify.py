"""`zhenggai ledger verify BOOK`: the chain of a book as the database holds it."""

import argparse

from zhenggai.commands.chain_reports import report
from zhenggai.console.given import given_book
from zhenggai.ledger.chain_checks import checked_chain


def run(arguments: argparse.Namespace) -> int:
    """Check every entry and its words."""
    held = given_book(arguments.book)
    return report(checked_chain(held, arguments.head or ""), arguments)
