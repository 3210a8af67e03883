"""A plan or list that is a table in a paper (docx, html, pdf), taken in as a ledger sheet.

Only where the words of the paper itself tell no problem. Its rows are those of the table, its title
and days those of the paper; what stands beside the table is listed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from zhenggai.ledger.intake.paper import PROBLEMS, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_words import words
from zhenggai.ledger.intake.sheet_reading import LedgerSheet, Wish, read_ledger
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.intake.workbook import Merge, Sheet
from zhenggai.notices.readers import tables_of_bytes
from zhenggai.notices.readers.sniff import sniff
from zhenggai.notices.readers.text_table import TextTable
from zhenggai.notices.same_words import folded
from zhenggai.notices.source import ReadError

_BESIDE = "写在表格以外，没有列入台账"
_LONGEST = 200


def with_table(draft: PaperDraft, data: bytes) -> PaperDraft:
    """The draft of the table in a file, where the paper's words tell no problem and it does."""
    if any(one.kind in PROBLEMS for one in draft.walk()):
        return draft
    sheets = tuple(_sheets(tables_of_bytes(data)))
    # a line of a pdf goes across the cells of a row
    pieces = len(sheets[0].rows[0]) if sheets and sniff(data) == "pdf" else 1
    try:
        sheet = read_ledger(data, draft.name, sheets, Wish(), lambda _: None)
    except ReadError:
        return draft
    table = draft_of_sheet(sheet)
    if not table.roots:
        return draft
    return replace(
        table,
        text=draft.text,
        title=draft.title,
        issuer=draft.issuer,
        day=draft.day,
        inspection_kind=draft.inspection_kind,
        level=draft.level,
        team=draft.team,
        inspected=draft.inspected,
        feedback_on=draft.feedback_on,
        mode=draft.mode,
        began_on=draft.began_on,
        ended_on=draft.ended_on,
        figures=draft.figures,
        unplaced=(*_beside(draft, sheet, pieces), *table.unplaced),
    )


def _beside(draft: PaperDraft, sheet: LedgerSheet, pieces: int) -> Iterator[Unplaced]:
    """The lines of the paper that stand in no cell; one may hold so many pieces of cells."""
    held = "\n".join(folded(str(cell)) for row in sheet.cells.rows for cell in row)
    start = 0
    for line in draft.text.split("\n"):
        is_cell = all(_is_of(held, folded(one), pieces) for one in line.split("\t"))
        if line.strip() and not is_cell and folded(line) != folded(draft.title):
            shown = words(line, 0, _LONGEST)
            yield Unplaced(shown, start, _BESIDE, start + len(line))
        start += len(line) + 1


def _is_of(held: str, words: str, pieces: int) -> bool:
    """Whether words are made of no more than so many pieces of what is held, the longest first."""
    if pieces == 1:
        return words in held
    while words and pieces:
        length = len(words)
        while length and words[:length] not in held:
            length -= 1
        if not length:
            return False
        words, pieces = words[length:], pieces - 1
    return not words


def _sheets(tables: Iterable[TextTable]) -> Iterator[Sheet]:
    """Tables as sheets; one that goes on under the same head is one sheet with it."""
    alike = groupby((one for one in tables if one.rows), lambda one: one.rows[0])
    for number, (_, same) in enumerate(alike, 1):
        rows: list[tuple[str, ...]] = []
        merges: list[Merge] = []
        for table in same:
            # the head stands once
            down = len(rows) - 1 if rows else 0
            rows += table.rows[1:] if rows else table.rows
            merges += [
                Merge(top + down, left, bottom + down, right)
                for top, left, bottom, right in table.merges
                if top or not down
            ]
        covered = {
            (row, column): one
            for one in merges
            for row in range(one.top, one.bottom + 1)
            for column in range(one.left, one.right + 1)
            if (row, column) != (one.top, one.left)
        }
        yield Sheet(f"表{number}", tuple(rows), tuple(merges), covered)
