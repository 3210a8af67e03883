"""Room for more lines in a superior's form: rows put in with the formats of the first one."""

from dataclasses import dataclass

from zhenggai.ledger.intake.form_package import FormPackage, tag
from zhenggai.ledger.intake.references import Inserted
from zhenggai.ledger.intake.sheet_rows import SheetRows


@dataclass(frozen=True, slots=True)
class Room:
    """Rows `first` to `last` (from 1) of a form, which shall hold `needed` lines."""

    first: int
    last: int
    needed: int

    @property
    def lack(self) -> int:
        """How many rows must be put in."""
        return max(self.first + self.needed - 1 - self.last, 0)


def make_room(package: FormPackage, rows: SheetRows, sheet: str, room: Room) -> None:
    """Put in the rows that a sheet lacks; every line has a row with the formats of the first."""
    first, last = room.first, room.last
    if room.lack:
        _insert(package, rows, Inserted(sheet, last, room.lack))
        for number in range(last + 1, last + room.lack + 1):
            rows.copy_row(first, number)
    for number in range(first, first + room.needed):
        if number not in rows.rows:
            rows.copy_row(first, number)


def _insert(package: FormPackage, rows: SheetRows, inserted: Inserted) -> None:
    """Put rows in, here and in all that refers to this sheet."""
    rows.insert(inserted)
    for name, member in package.sheets().items():
        if name != inserted.sheet:
            other = SheetRows(package.part(member))
            other.follow(inserted, at_home=False)
    for one in package.part(package.workbook).iter(tag("definedName")):
        if one.text:
            one.text = inserted.formula(one.text, at_home=False)
    for kind, member in package.related(package.sheets()[inserted.sheet]).values():
        if kind == "table" and package.has(member):
            table = package.part(member)
            for element in (table, *table.iter(tag("autoFilter"))):
                element.set("ref", inserted.range(element.get("ref", "")))
        elif kind == "drawing" and package.has(member):
            for element in package.part(member).iter("{*}row"):
                element.text = str(inserted.row(int(element.text or 0) + 1) - 1)
