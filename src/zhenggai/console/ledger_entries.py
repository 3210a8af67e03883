"""`zhenggai ledger entries`: the entries of a book as JSON lines."""

import argparse
import sys

from zhenggai.console.given import given_book
from zhenggai.ledger import queries
from zhenggai.ledger.core.entries import to_line


def run(arguments: argparse.Namespace) -> int:
    """Print them."""
    held = given_book(arguments.book)
    for entry in queries.entries(held, since=arguments.since, with_withheld=True):
        sys.stdout.write(to_line(entry) + "\n")
    return 0
