"""The rows of one sheet's XML: put in, copied with their formats, filled; nothing else changes."""

import copy
import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from zhenggai.ledger.intake.form_package import tag
from zhenggai.ledger.intake.references import Inserted, column_of, copied_formula, letters
from zhenggai.notices.readers.element import Element

# Where in a sheet references stand: attributes of these elements, and texts of these
REFERRING = (
    "mergeCell", "hyperlink", "autoFilter", "conditionalFormatting", "dataValidation",
    "ignoredError", "protectedRange", "dimension", "sortState", "sortCondition",
)  # fmt: skip
FORMULAS = ("f", "formula", "formula1", "formula2")
# XML holds no such characters; nobody sees them
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# _x0041_ would be read as an escape
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class SheetRows:
    """One sheet, its rows by number (from 1) and their cells by column (from 0)."""

    def __init__(self, root: Element) -> None:
        self.root = root
        data = root.find(tag("sheetData"))
        self.data = data if data is not None else etree.SubElement(root, tag("sheetData"))
        self.rows: dict[int, Element] = {}
        for row in self.data.iterchildren(tag("row")):
            number = int(row.get("r") or max(self.rows, default=0) + 1)
            row.set("r", str(number))
            self.rows[number] = row
            for place, cell in enumerate(row.iterchildren(tag("c"))):
                if cell.get("r") is None:
                    cell.set("r", f"{letters(place)}{number}")

    def cells(self, number: int) -> dict[int, Element]:
        """The cells of a row; none where the sheet has no such row."""
        row = self.rows.get(number)
        if row is None:
            return {}
        return {column_of(cell.get("r", "")): cell for cell in row.iterchildren(tag("c"))}

    def spell_out_formulas(self) -> None:
        """Formulas that lean on another cell's stand for themselves."""
        shared: dict[str, tuple[str, int, int]] = {}
        for number, cell in self._all_cells():
            formula = cell.find(tag("f"))
            if formula is None or formula.get("t") != "shared":
                continue
            group, column = formula.get("si", ""), column_of(cell.get("r", ""))
            if formula.text:
                shared[group] = (formula.text, number, column)
            if group in shared:
                text, row, first = shared[group]
                formula.text = copied_formula(text, number - row, column - first)
                for name in ("t", "si", "ref"):
                    formula.attrib.pop(name, "")

    def _all_cells(self) -> Iterator[tuple[int, Element]]:
        for number, row in self.rows.items():
            for cell in row.iterchildren(tag("c")):
                yield number, cell

    def insert(self, inserted: Inserted) -> None:
        """Move what stands below, and every reference to it; the new rows are empty."""
        for number in sorted(self.rows, reverse=True):
            if number > inserted.after:
                self._renumber(self.rows.pop(number), inserted.row(number))
        for element in self.root.iter(*map(tag, REFERRING)):
            for name in ("ref", "sqref"):
                if element.get(name):
                    element.set(name, inserted.ranges(element.get(name, "")))
        for break_ in self.root.iterfind(f"{tag('rowBreaks')}/{tag('brk')}"):
            break_.set("id", str(inserted.row(int(break_.get("id", "0")))))
        self.follow(inserted, at_home=True)

    def follow(self, inserted: Inserted, *, at_home: bool) -> None:
        """Let formulas look where the rows have gone; their stored values are dropped."""
        for formula in self.root.iter(*map(tag, FORMULAS)):
            if not formula.text:
                continue
            moved = inserted.formula(formula.text, at_home=at_home)
            value = formula.getnext()
            if at_home and value is not None and value.tag == tag("v"):
                formula.getparent().remove(value)  # type: ignore[union-attr]  # it has a sibling
            formula.text = moved

    def _renumber(self, row: Element, number: int) -> None:
        row.set("r", str(number))
        for cell in row.iterchildren(tag("c")):
            cell.set("r", f"{letters(column_of(cell.get('r', '')))}{number}")
        self.rows[number] = row

    def copy_row(self, pattern: int, number: int) -> None:
        """A row with the formats, the height and the formulas of another one, and no content."""
        origin = self.rows.get(pattern)
        row = copy.deepcopy(origin) if origin is not None else etree.Element(tag("row"))
        row.tail = None
        for cell in row.iterchildren(tag("c")):
            formula = cell.find(tag("f"))
            text = formula.text if formula is not None else None
            clear(cell)
            if text:
                etree.SubElement(cell, tag("f")).text = copied_formula(text, number - pattern)
        self._renumber(row, number)
        above: int | None = number - 1
        if above not in self.rows:
            above = max((one for one in self.rows if one < number), default=None)
        if above is None:
            self.data.insert(0, row)
        else:
            self.rows[above].addnext(row)

    def forget_values(self) -> None:
        """Drop what formulas gave: it was reckoned from what stood there before."""
        for _, cell in self._all_cells():
            value = cell.find(tag("v"))
            if has_formula(cell) and value is not None:
                cell.remove(value)
                cell.attrib.pop("t", "")

    def cell(self, number: int, column: int) -> Element:
        """A cell, made where there is none yet."""
        cells = self.cells(number)
        if column in cells:
            return cells[column]
        cell = etree.Element(tag("c"), r=f"{letters(column)}{number}")
        before = [place for place in cells if place < column]
        if before:
            cells[max(before)].addnext(cell)
        else:
            self.rows[number].insert(0, cell)
        return cell

    def merges(self) -> list[tuple[int, int, int, int]]:
        """Merged ranges as top, left, bottom, right; rows from 1, columns from 0."""
        found = []
        for one in self.root.iter(tag("mergeCell")):
            first, _, last = one.get("ref", "").partition(":")
            found.append((row_of(first), column_of(first), row_of(last), column_of(last)))
        return found

    def set_merges(self, merges: list[tuple[int, int, int, int]]) -> None:
        """These merged ranges and no others."""
        holder = self.root.find(tag("mergeCells"))
        if holder is None:
            if not merges:
                return
            holder = etree.Element(tag("mergeCells"))
            self._place_merges(holder)
        for one in list(holder):
            holder.remove(one)
        for top, left, bottom, right in merges:
            ref = f"{letters(left)}{top}:{letters(right)}{bottom}"
            etree.SubElement(holder, tag("mergeCell"), ref=ref)
        holder.set("count", str(len(merges)))
        if not merges:
            self.root.remove(holder)

    def _place_merges(self, holder: Element) -> None:
        """After the last of what the format wants before merged cells."""
        names = (
            "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios",
            "autoFilter", "sortState", "dataConsolidate", "customSheetViews",
        )  # fmt: skip
        found = [one for one in map(self.root.find, map(tag, names)) if one is not None]
        found[-1].addnext(holder)


def row_of(reference: str) -> int:
    """The row, from 1, of a cell such as $AB$12."""
    return int(re.sub(r"[^0-9]", "", reference) or 0)


def has_formula(cell: Element | None) -> bool:
    """Whether a cell reckons its value."""
    return cell is not None and cell.find(tag("f")) is not None


def has_content(cell: Element) -> bool:
    """Whether anything stands in a cell."""
    return len(cell) > 0


def clear(cell: Element) -> None:
    """Take a cell's content; its format stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")


def write_text(cell: Element, text: str) -> None:
    """Put words into a cell; none clear it."""
    clear(cell)
    if text:
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
        words.text = ESCAPE.sub("_x005F_", FORBIDDEN.sub("", text))
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def write_number(cell: Element, number: int | Decimal) -> None:
    """Put a number into a cell."""
    clear(cell)
    etree.SubElement(cell, tag("v")).text = (
        f"{number:f}" if isinstance(number, Decimal) else str(number)
    )
