"""`zhenggai ledger verify BOOK`: the chain of a book as the database holds it."""

import argparse

from django.conf import settings

from zhenggai.commands.ledger import report
from zhenggai.data_folder import house_key
from zhenggai.ledger import queries
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import to_line


def run(arguments: argparse.Namespace) -> int:
    """Check every entry and its words."""
    held = queries.book(arguments.book)
    lines = (to_line(entry) for entry in queries.entries(held))
    return report(check_chain(lines, arguments.head, house_key(settings.DATA)), arguments.format)
