"""`zhenggai ledger export`: the entries as JSON lines, the ledger sheet, or the notice."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from zhenggai.commands.outputs import WriteError, replace_file, say
from zhenggai.commands.progress_bar import clear_bar, shown_bar
from zhenggai.console.given import given_book
from zhenggai.ledger import models, queries
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.people.queries import names
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import NoPdfError, letter_pdf
from zhenggai.writers.notice_gaps import notice_gaps, tells_contact
from zhenggai.writers.notice_style import StyleError, load_style
from zhenggai.writers.notice_text import notice_letter
from zhenggai.writers.printed_mark import mark_of
from zhenggai.writers.table import ledger_sheet
from zhenggai.zh.days import in_words


def run(arguments: argparse.Namespace) -> int:
    """Write the file that its name asks for."""
    held = given_book(arguments.book)
    kind = Path(arguments.to).suffix.lower()
    write = WRITERS.get(kind)
    if write is None:
        raise WriteError(
            f"不能导出“{kind or arguments.to}”，"
            "文件名应以 .docx、.pdf（通报）、.xlsx（台账表）或 .jsonl（全部登记）结尾。"
        )
    if write is not _notice and (arguments.cut_off or arguments.style):
        raise WriteError("--cut-off 和 --style 用于导出通报（.docx、.pdf）。")
    if kind != ".jsonl" and arguments.without_content:
        raise WriteError("--without-content 用于导出全部登记（.jsonl）。")
    write(held, arguments)
    return 0


def _entries(held: models.Book, arguments: argparse.Namespace) -> None:
    replace_file(_lines(held, with_content=not arguments.without_content), arguments.to)
    say(f"末条摘要 {held.head_n}:{held.head_hash}")


def _sheet(held: models.Book, arguments: argparse.Namespace) -> None:
    with without_collecting():
        state = queries.now(held)
        mark, rows = mark_of(held.code, state.head), problem_rows(state, names)
        # The rows say all that the sheet needs, and the book is large.
        del state
        try:
            bar = shown_bar(Path(arguments.to).name)
            sheet = ledger_sheet(rows, title=held.name, mark=mark, shown=bar)
        finally:
            clear_bar()
    replace_file([sheet], arguments.to)


def _notice(held: models.Book, arguments: argparse.Namespace) -> None:
    """The notice for a cut-off day: what happened up to it, known up to the last entry."""
    today = queries.today()
    day = arguments.cut_off or today
    if day > today:
        raise WriteError(f"截止日{in_words(day)}还没有到，请选今天或以前的日子。")
    state = queries.cut_off(held, day)
    head = f"{held.head_n}:{held.head_hash}"
    rows = NoticeSource(state, queries.pack(state), day, names, head).rows()
    write = letter_pdf if Path(arguments.to).suffix.lower() == ".pdf" else letter_docx
    try:
        style = load_style(arguments.style or "running")
        paper = write(notice_letter(rows, style))
    except (StyleError, NoPdfError) as fault:
        raise WriteError(str(fault)) from fault
    replace_file([paper], arguments.to)
    say(f"数字截至{in_words(day)}，据台账登记 {head}；样式：{style.title}")
    for gap in notice_gaps(rows, style):
        say(f"请补：{gap}")
    if not tells_contact(style):
        say("请补：没有监督联系方式，请写在自己的样式文件里（--style 文件.toml）")


WRITERS: dict[str, Callable[[models.Book, argparse.Namespace], None]] = {
    ".jsonl": _entries,
    ".xlsx": _sheet,
    ".docx": _notice,
    ".pdf": _notice,
}


def _lines(held: models.Book, *, with_content: bool) -> Iterator[bytes]:
    for entry in queries.entries(held, with_withheld=True):
        yield f"{to_line(entry, with_content=with_content)}\n".encode()
