"""A docx as a zip package: its parts, with limits so that a small file cannot fill a machine."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from zhenggai.notices.readers.docx.wordml import child, local, parse_xml
from zhenggai.notices.readers.element import Element
from zhenggai.notices.source import ReadError

MAX_MEMBERS = 5_000
MAX_TOTAL = 200 * 2**20
MAX_RATIO = 100
# Below this a high ratio harms nobody: an empty form of a hundred pages packs well too.
RATIO_FROM = 2**20

BROKEN = "这份 docx 已损坏，打不开。请用 Word 或 WPS 打开原件修复，重新另存为 docx 后再试。"
BOMB = (
    "这个文件展开后大得异常（疑似压缩炸弹），为安全起见没有打开。请核对文件来源，换一份正常的文件。"
)
ENCRYPTED = "这份文件加了密码，打不开。请用 Word 或 WPS 去掉打开密码，另存后再试。"

# What a zip with such a member is, for who took it for a notice.
OTHERS = (
    ("xl/workbook", "这是 Excel 表格，不是通报。请指定 docx、doc、pdf、html 或 txt 格式的通报。"),
    (
        "ppt/presentation",
        "这是 PPT 演示文稿，不是通报。请指定 docx、doc、pdf、html 或 txt 格式的通报。",
    ),
    ("OFD.xml", "这是 OFD 版式文件，暂不支持。请用阅读器另存为有文字的 pdf，或使用原来的 docx。"),
    (
        "content.xml",
        "这是 ODF 格式的文档，暂不支持。请用 WPS 或 LibreOffice 打开，另存为 docx 后再试。",
    ),
)
ARCHIVE = "这是一个压缩包，不是一份通报。请先解压，再读里面的通报文件。"


@dataclass(frozen=True, slots=True)
class Package:
    """The members of an opened docx and the name of its main part (word/document.xml)."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str

    def read(self, name: str) -> bytes:
        """A member's bytes, counted while they are unpacked."""
        try:
            with self.archive.open(name) as member:
                data = member.read(MAX_TOTAL + 1)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
            ValueError, KeyError,
        ) as error:  # fmt: skip
            raise ReadError("broken", BROKEN) from error
        if len(data) > MAX_TOTAL:
            raise ReadError("bomb", BOMB)
        return data

    def part(self, name: str | None) -> Element | None:
        """A part as XML; None where the package has none of that name."""
        if name is None or name not in self.names:
            return None
        return parse_xml(self.read(name))

    def about(self) -> str:
        """What the properties say of the document; "" also where they are damaged."""
        try:
            told = child(self.part("docProps/core.xml"), "description")
        except ReadError:
            return ""
        return (told.text or "") if told is not None else ""

    def related(self, kind: str) -> str | None:
        """The name of the main part's related part of a kind (numbering, styles, footnotes …)."""
        return target_of(self, relations_name(self.main), kind)


def open_package(data: bytes) -> Package:
    """The package in a zip file's bytes; raises `ReadError` for what is no docx or not safe."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ReadError("broken", BROKEN) from error
    refuse_bomb(members)
    names = frozenset(archive.namelist())
    if not any(name.startswith("word/") for name in names):
        refuse_other(names)
    if any(member.flag_bits & 1 for member in members):
        raise ReadError("encrypted", ENCRYPTED)
    package = Package(archive, names, "")
    main = target_of(package, "_rels/.rels", "officeDocument") or "word/document.xml"
    if main not in names:
        raise ReadError("broken", BROKEN)
    return Package(archive, names, main)


def refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what its own directory says is too much."""
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL:
        raise ReadError("bomb", BOMB)
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and member.file_size / packed > MAX_RATIO:
            raise ReadError("bomb", BOMB)


def refuse_other(names: frozenset[str]) -> None:
    """Say what a zip is that is no docx."""
    for begin, sentence in OTHERS:
        if any(name.startswith(begin) for name in names):
            raise ReadError("unknown", sentence)
    if "[Content_Types].xml" not in names:
        raise ReadError("unknown", ARCHIVE)


def relations_name(part: str) -> str:
    """Where a part's relations stand: word/document.xml → word/_rels/document.xml.rels."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(package: Package, relations: str, kind: str) -> str | None:
    """The member that a relation of a kind points to."""
    root = package.part(relations)
    if root is None:
        return None
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in root:
        if local(relation) == "Relationship" and relation.get("Type", "").endswith(f"/{kind}"):
            target = relation.get("Target", "")
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return None
