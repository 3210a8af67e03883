"""How long papers take: the demo's notice as docx and pdf, 20,000 measures as a sheet.

Floors, in the same run: python-docx and typst with the same paragraphs bare, XlsxWriter with as
many cells bare. The notice is asked for as a page asks, from the kept book on; the sheet by the
command, from its start to the file, its memory and its seconds told by the system. Times are the
process's own, for a machine may have other work. Limits: docx 1 s, pdf 2 s, sheet 5 s and 300 MB.
"""

import argparse
import contextlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name
os.environ.pop("DATABASE_URL", None)
# The made-up ledger that other benchmarks write, too.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "made"))

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

import typst  # noqa: E402
from big_ledger import MEASURES, PROBLEMS, big_ledger  # noqa: E402
from docx import Document  # noqa: E402
from xlsxwriter import Workbook  # noqa: E402

from zhenggai.console import ledger_import  # noqa: E402
from zhenggai.demo.making import make_demo  # noqa: E402
from zhenggai.ledger import queries  # noqa: E402
from zhenggai.ledger.core.entries import TIME_ZONE  # noqa: E402
from zhenggai.ledger.models import Book  # noqa: E402
from zhenggai.notices.readers import source_of_bytes  # noqa: E402
from zhenggai.people.queries import names  # noqa: E402
from zhenggai.publication.papers.catalogue import BY_KEY  # noqa: E402
from zhenggai.publication.papers.source import PaperSource  # noqa: E402
from zhenggai.publication.papers.written import Written, written  # noqa: E402
from zhenggai.writers.notice_style import SHIPPED  # noqa: E402
from zhenggai.writers.table import ledger_sheet  # noqa: E402

LIMITS = {"docx": 1.0, "pdf": 2.0, "xlsx": 5.0}
MOST_MEMORY = 300
BOOK = "测速"
COLUMNS = 17
T = TypeVar("T")


def timed(name: str, act: Callable[[], T]) -> tuple[T, float]:
    """What an act gives and how many seconds the process worked on it."""
    began = time.process_time()
    result = act()
    taken = time.process_time() - began
    print(f"{name:<28}{taken:8.2f} s")
    return result, taken


def notice_of(held: Book, style: str = "") -> Written:
    """The notice as its page asks for it, in a style."""
    tree, today = queries.tree(held), queries.today()
    source = PaperSource(
        tree=tree, pack=queries.pack(tree.book), cut_off=today, dated_on=today, names=names
    )
    return written(source, BY_KEY["party-notice"], "", style)


def in_style(held: Book, style: str, form: str) -> float:
    """The seconds for the notice in another style; the slowest is judged."""
    return timed(f"{style} as {form}", lambda: notice_of(held, style).bytes_as(form))[1]


def bare_docx(lines: list[str]) -> bytes:
    """The same paragraphs by python-docx alone."""
    paper, target = Document(), io.BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(target)
    return target.getvalue()


def bare_pdf(lines: list[str]) -> bytes:
    """The same paragraphs by typst alone."""
    text = "\n\n".join(f"#text({line!r})" for line in lines).replace("'", '"')
    return bytes(typst.compile(text.encode()))


def bare_xlsx(cells: int) -> int:
    """So many cells by XlsxWriter alone."""
    target = io.BytesIO()
    with Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at in range(cells):
            sheet.write_string(at // COLUMNS, at % COLUMNS, "区教育局")
    return len(target.getvalue())


def big_book() -> None:
    """The large ledger taken in."""
    path = Path(FOLDER.name, "台账.xlsx")
    path.write_bytes(ledger_sheet(big_ledger()))
    given = argparse.Namespace(
        file=str(path), book=BOOK, by="", pack="", sheet="", map=[], format="text"
    )
    with contextlib.redirect_stdout(io.StringIO()):
        ledger_import.run(given)


# The command in a process of its own, which tells at its end the most memory that it held: what the
# system tells of a child holds what its parent had when it was made.
EXPORT = """
import sys
from pathlib import Path
from zhenggai.cli import main
code = main(["ledger", "export", sys.argv[1], "--to", "out.xlsx"])
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(status["VmHWM"].split()[0])
sys.exit(code)
"""


def exported() -> tuple[float, float]:
    """The command's seconds and its memory in MB, from its start to the file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", EXPORT, BOOK]
    done = subprocess.run(command, check=True, cwd=FOLDER.name, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stdout.split()[-1]) / 1024


def verdict(form: str, taken: float, floor: float) -> bool:
    """Print how a form of file stands; whether it is within its limit."""
    is_within = taken < LIMITS[form]
    said = "ok" if is_within else "TOO SLOW"
    print(f"{form:<28}{taken / floor:8.1f} times the floor, limit {LIMITS[form]:.0f} s: {said}\n")
    return is_within


def main() -> int:
    """Print the times and how often the floors ours take."""
    now = datetime.now(TIME_ZONE)
    held = make_demo(now.date(), now, lambda _: None)
    docx, docx_taken = timed("notice as docx", lambda: notice_of(held).bytes_as("docx"))
    lines = source_of_bytes(docx, "通报.docx").text.splitlines()
    print(f"{'the notice':<28}{sum(map(len, lines)):8,} characters")
    _, pdf_taken = timed("notice as pdf", lambda: notice_of(held).bytes_as("pdf"))
    for style in SHIPPED[1:]:
        docx_taken = max(docx_taken, in_style(held, style, "docx"))
        pdf_taken = max(pdf_taken, in_style(held, style, "pdf"))
    _, floor = timed("python-docx alone", lambda: bare_docx(lines))
    results = [verdict("docx", docx_taken, floor)]
    _, floor = timed("typst alone", lambda: bare_pdf(lines))
    results.append(verdict("pdf", pdf_taken, floor))
    big_book()
    taken, memory = exported()
    print(f"{'ledger export':<28}{taken:8.2f} s, {PROBLEMS * MEASURES:,} measures")
    _, floor = timed("XlsxWriter alone", lambda: bare_xlsx(PROBLEMS * MEASURES * COLUMNS))
    results.append(verdict("xlsx", taken, floor))
    is_small = memory < MOST_MEMORY
    said = "ok" if is_small else "TOO MUCH"
    print(f"{'most memory':<28}{memory:8.0f} MB   limit {MOST_MEMORY}: {said}")
    return int(not all((*results, is_small)))


if __name__ == "__main__":
    sys.exit(main())
