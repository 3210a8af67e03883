"""A superior's xlsx as a package whose parts are edited as XML, so that no format is lost."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from zhenggai.ledger.intake.package_guard import BOMB, BROKEN, guarded_kind, refuse
from zhenggai.notices.readers.element import Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
OLD_FORMAT = "上级表样不是 xlsx 格式。请用 Excel 或 WPS 打开，另存为“Excel 工作簿(.xlsx)”后再套用。"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def tag(name: str) -> str:
    """A spreadsheet element's full name."""
    return f"{{{MAIN}}}{name}"


@dataclass(slots=True)
class FormPackage:
    """The members of an xlsx; what was changed is written anew, the rest byte for byte."""

    archive: zipfile.ZipFile
    workbook: str
    changed: dict[str, Element] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def part(self, name: str) -> Element:
        """A part as XML to be edited."""
        if name not in self.changed:
            try:
                data = self.archive.read(name)
                if b"<!DOCTYPE" in data[:2000]:
                    refuse("bomb", BOMB)
                self.changed[name] = etree.fromstring(data, PARSER)
            except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError):
                refuse("broken", BROKEN)
        return self.changed[name]

    def has(self, name: str) -> bool:
        """Whether there is such a member."""
        return name in self.archive.namelist() and name not in self.dropped

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """A part's relations: id → kind and member."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return {}
        found = {}
        for one in self.part(relations):
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                kind = one.get("Type", "").rpartition("/")[2]
                found[one.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def sheets(self) -> dict[str, str]:
        """Names of sheets and their members."""
        relations = self.related(self.workbook)
        found = {}
        for sheet in self.part(self.workbook).iter(tag("sheet")):
            kind, member = relations.get(sheet.get(f"{{{RELATION}}}id", ""), ("", ""))
            if kind == "worksheet" and self.has(member):
                found[sheet.get("name", "")] = member
        return found

    def forget_calculation(self) -> None:
        """Drop the chain of calculation and ask for all values anew on opening."""
        book = self.part(self.workbook)
        calculation = book.find(tag("calcPr"))
        if calculation is None:
            calculation = etree.Element(tag("calcPr"))
            before = [
                one for one in map(book.find, map(tag, BEFORE_CALCULATION)) if one is not None
            ]
            before[-1].addnext(calculation)
        calculation.set("fullCalcOnLoad", "1")
        for kind, member in self.related(self.workbook).values():
            if kind == "calcChain":
                self._drop(member)

    def _drop(self, member: str) -> None:
        self.dropped.add(member)
        folder, base = posixpath.split(self.workbook)
        for name in (posixpath.join(folder, "_rels", f"{base}.rels"), "[Content_Types].xml"):
            root = self.part(name)
            for one in list(root):
                target = one.get("Target") or one.get("PartName") or ""
                if posixpath.basename(target) == posixpath.basename(member):
                    root.remove(one)

    def as_bytes(self) -> bytes:
        """The package with its changes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for member in self.archive.infolist():
                if member.filename in self.dropped:
                    continue
                root = self.changed.get(member.filename)
                if root is None:
                    data = self.archive.read(member.filename)
                else:
                    data = etree.tostring(
                        root, xml_declaration=True, encoding="UTF-8", standalone=True
                    )
                new.writestr(member.filename, data)
        return buffer.getvalue()


# The elements of a workbook that stand before calcPr, in their order
BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


def open_form(data: bytes) -> FormPackage:
    """The package of an xlsx; raises `ReadError` for another format."""
    if guarded_kind(data) != "xlsx":
        refuse("unknown", OLD_FORMAT)
    package = open_package(data)
    if re.match(r"\{" + re.escape(STRICT), package.part(package.workbook).tag):
        refuse("unknown", OLD_FORMAT)
    return package


def open_package(data: bytes) -> FormPackage:
    """The package of an xlsx that was looked at already (`guarded_kind`). Raises `ReadError`."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    package = FormPackage(archive, "")
    roots = [member for kind, member in _roots(package) if kind == "officeDocument"]
    if not roots or roots[0] not in archive.namelist():
        refuse("broken", BROKEN)
    package.workbook = roots[0]
    return package


def _roots(package: FormPackage) -> list[tuple[str, str]]:
    if not package.has("_rels/.rels"):
        return []
    return [
        (one.get("Type", "").rpartition("/")[2], one.get("Target", "").lstrip("/"))
        for one in package.part("_rels/.rels")
    ]
