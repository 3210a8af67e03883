"""`zhenggai ledger export`: the entries as JSON lines, or the ledger sheet."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from zhenggai.commands.outputs import WriteError, put_bytes, put_text, say
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.people.queries import names
from zhenggai.writers.table import ledger_sheet


def run(arguments: argparse.Namespace) -> int:
    """Write the file that its name asks for."""
    held = queries.book(arguments.book)
    kind = Path(arguments.to).suffix.lower()
    if kind == ".jsonl":
        _replace(arguments.to, _lines(held, with_content=not arguments.without_content))
        say(f"末条摘要 {held.head_n}:{held.head_hash}")
        return 0
    if kind == ".xlsx":
        state = queries.now(held)
        put_bytes(ledger_sheet(problem_rows(state, names), title=held.name), arguments.to)
        return 0
    raise WriteError("导出的文件名应以 .xlsx 或 .jsonl 结尾。")


def _lines(held: models.Book, *, with_content: bool) -> Iterator[str]:
    for entry in queries.entries(held):
        yield to_line(entry, with_content=with_content) + "\n"


def _replace(to: str, lines: Iterator[str]) -> None:
    """A file that is there stays whole until the new one is."""
    beside = f"{to}.{os.getpid()}"
    put_text(lines, beside)
    Path(beside).replace(to)
