"""Cell references when rows are put into a sheet: those below move, ranges over the place grow."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# "text" | 'A sheet'!$B$5:C$9 · 台账!B5 · B5 · B5:C9, no LOG10( and no name_5
TOKEN = re.compile(
    r"""(?P<string>"[^"]{0,8192}")|(?P<sheet>(?<![\w.'])(?:'(?:[^']|''){1,60}'|[\w.]{1,60})!)?"""
    r"""(?<![A-Za-z0-9_.$])(?P<first>\$?[A-Z]{1,3}\$?[0-9]{1,7})(?::(?P<last>\$?[A-Z]{1,3}\$?[0-9]{1,7}))?(?![\w(.!])"""
)
# Excel takes no longer formula
LONGEST_FORMULA = 8192
CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Inserted:
    """`count` rows put in behind row `after` (from 1) of a sheet.

    A range that begins at this row or above it and ends there or below takes the new rows in.
    """

    sheet: str
    after: int
    count: int

    def row(self, row: int) -> int:
        """Where a row has gone."""
        return row + self.count if row > self.after else row

    def range(self, text: str) -> str:
        """One range of this sheet: A5 · A5:C9."""
        first, _, last = text.partition(":")
        moved = _with_row(first, self.row)
        if not last:
            return moved
        # B9:F9 along the last row stays along it; C9:C9 below the table is a sum of it
        is_along = _row_of(first) == _row_of(last) and column_of(first) != column_of(last)
        grown = self._end if _row_of(first) <= self.after and not is_along else self.row
        return f"{moved}:{_with_row(last, grown)}"

    def ranges(self, text: str) -> str:
        """Several ranges with blanks between them."""
        return " ".join(self.range(one) for one in text.split())

    def formula(self, text: str, *, at_home: bool) -> str:
        """A formula of this sheet (`at_home`) or of another one that looks into it."""

        def moved(found: re.Match[str]) -> str:
            if found["string"]:
                return found[0]
            home = self._is_home(found["sheet"]) if found["sheet"] else at_home
            if not home:
                return found[0]
            reference = found["first"] + (f":{found['last']}" if found["last"] else "")
            return (found["sheet"] or "") + self.range(reference)

        return TOKEN.sub(moved, text) if len(text) <= LONGEST_FORMULA else text

    def _is_home(self, prefix: str) -> bool:
        return prefix.removesuffix("!").strip("'").replace("''", "'") == self.sheet

    def _end(self, row: int) -> int:
        return row + self.count if row >= self.after else row


def copied_formula(text: str, down: int, across: int = 0) -> str:
    """A formula as Excel copies it down and across: what has no $ goes along."""

    def moved(found: re.Match[str]) -> str:
        if found["string"]:
            return found[0]
        parts = [found["first"], *([found["last"]] if found["last"] else [])]
        return (found["sheet"] or "") + ":".join(_copied(part, down, across) for part in parts)

    return TOKEN.sub(moved, text) if len(text) <= LONGEST_FORMULA else text


def _copied(cell: str, down: int, across: int) -> str:
    found = CELL.fullmatch(cell)
    if not found:
        return cell
    column = found[2] if found[1] else letters(column_of(found[2]) + across)
    row = int(found[4]) if found[3] else int(found[4]) + down
    return f"{found[1]}{column}{found[3]}{row}"


def _row_of(cell: str) -> int:
    found = CELL.fullmatch(cell)
    return int(found[4]) if found else 0


def _with_row(cell: str, change: Callable[[int], int]) -> str:
    found = CELL.fullmatch(cell)
    if not found:
        return cell
    return f"{found[1]}{found[2]}{found[3]}{change(int(found[4]))}"


def letters(column: int) -> str:
    """The name of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(reference: str) -> int:
    """The column, from 0, of a cell such as $AB12."""
    column = 0
    for letter in reference.lstrip("$"):
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter) - 64
    return column - 1
