"""The table of what is not done as it came back: which cells read otherwise, and of what in the
ledger each is made.

A cell is not taken into the text: the table is the ledger's and follows it. What somebody wrote
there belongs into the ledger, and is offered to the field from which the cell is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhenggai.publication.copies.copy_places import SentLine, bare_of, pairs_of
from zhenggai.publication.copies.word_copy import CopyParagraph
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.kept_text import TABLE, blocks_of_kept
from zhenggai.writers.letter_rows import Table
from zhenggai.writers.letter_table import as_cell
from zhenggai.writers.notice_items import Items
from zhenggai.writers.notice_unfinished import column_names, held_open, unfinished_table

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackCell:
    """A cell that reads otherwise: `column` is what it tells (state, deadline …), `title` the head
    of its column, `key` the problem of its row ("": not known), `printed` what the ledger has in
    its place now."""

    column: str
    title: str
    key: str
    row: str
    told: str
    now: str
    printed: str

    @property
    def is_settled(self) -> bool:
        """Whether the ledger says by now what was written there."""
        return bool(self.printed) and bare_of(self.now) == bare_of(self.printed)


@dataclass(frozen=True, slots=True)
class BackTables:
    """What was changed in tables: cells, rows that only the copy has, rows that it lacks."""

    cells: tuple[BackCell, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether something of it is not in the ledger."""
        return bool(self.added or self.gone) or any(not one.is_settled for one in self.cells)


def back_tables(
    lines: Iterable[SentLine], paragraphs: Iterable[CopyParagraph], ledger: LedgerText
) -> BackTables:
    """The tables that went out beside those that came back, in their order."""
    sent = [_rows(_table(one)) for one in lines if one.kept.startswith(TABLE)]
    came = [
        [tuple(one.text.split("\t")) for one in rows]
        for is_row, rows in groupby(paragraphs, lambda one: one.is_row)
        if is_row
    ]
    cells: list[BackCell] = []
    added: list[str] = []
    gone: list[str] = []
    for rows in sent:
        back = next((one for one in came if bare_of("".join(one[0])) == _head(rows)), None)
        if back is None:
            gone += [_words(row) for row in rows[1:]]
            continue
        came.remove(back)
        pairs = _paired(rows, back)
        cells += _cells(rows, back, pairs, ledger)
        added += [_words(row) for n, row in enumerate(back[1:], 1) if n not in pairs]
        gone += [_words(row) for n, row in enumerate(rows[1:], 1) if n not in pairs.values()]
    return BackTables(tuple(cells), tuple(added), tuple(gone))


def titles_of(lines: Iterable[SentLine]) -> frozenset[str]:
    """What stands over the tables: it is part of them and no paragraph of its own."""
    return frozenset(bare_of(_table(one).title) for one in lines if one.kept.startswith(TABLE))


def _table(line: SentLine) -> Table:
    (found,) = blocks_of_kept(line.kept)
    assert isinstance(found, Table), "kept as a table"  # noqa: S101
    return found


def _rows(table: Table) -> list[Row]:
    return [tuple(" ".join(as_cell(cell).text.split()) for cell in row) for row in table.rows]


def _head(rows: Sequence[Row]) -> str:
    return bare_of("".join(rows[0]))


def _words(row: Row) -> str:
    return "　".join(one for one in row if one)


def _paired(rows: Sequence[Row], back: Sequence[Row]) -> dict[int, int]:
    """For each row that came back the one that it was; a row that has more or fewer cells is a new
    one."""
    wide = len(rows[0])
    fits = [n for n, row in enumerate(back) if n and len(row) <= wide]
    before = [_of_problem(row) for row in rows[1:]]
    after = [_of_problem(back[n]) for n in fits]
    return {fits[new]: old + 1 for new, old in pairs_of(before, after).items()}


def _of_problem(row: Row) -> str:
    """By what a row is known: all but its number, the problem first."""
    return bare_of("".join(row[1:2]) or "".join(row))


def _cells(
    rows: Sequence[Row], back: Sequence[Row], pairs: Mapping[int, int], ledger: LedgerText
) -> Iterator[BackCell]:
    names = column_names(ledger.wording)
    problems = _problems(ledger)
    printed = _printed(ledger)
    for new, old in sorted(pairs.items()):
        was = rows[old]
        now = (*back[new], *("",) * (len(was) - len(back[new])))
        key = _key(was, problems)
        for title, told, said in zip(rows[0], was, now, strict=True):
            if bare_of(told) != bare_of(said):
                column = names.get(title, "")
                current = printed.get((key, column), "")
                yield BackCell(column, title, key, "".join(was[1:2]), told, said, current)


def _problems(ledger: LedgerText) -> dict[str, str]:
    """The words of each problem with its key."""
    return {bare_of(one.text.rstrip("。；")): one.key for one in ledger.rows.problems()}


def _key(row: Row, problems: Mapping[str, str]) -> str:
    """The problem whose words stand in the row; of several the longest."""
    words = bare_of("".join(row[1:2]))
    found = [text for text in problems if text and text in words]
    return problems[max(found, key=len)] if found else ""


def _printed(ledger: LedgerText) -> dict[tuple[str, str], str]:
    """What the ledger's table says now, by problem and column."""
    told = [one.key for problems in held_open(ledger.rows).values() for _, one in problems]
    if not told:
        return {}
    names = column_names(ledger.wording)
    rows = _rows(unfinished_table(ledger.rows, ledger.wording, Items(ledger.rows, ledger.wording)))
    columns = [names.get(title, "") for title in rows[0]]
    return {
        (key, column): cell
        for key, row in zip(told, rows[1:], strict=True)
        for column, cell in zip(columns, row, strict=True)
    }
