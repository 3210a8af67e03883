"""A Word 97 document reads as its docx does."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import olefile
import pytest
from made_docx import made_docx

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.doc.binary import read_pieces
from zhenggai.notices.readers.doc.properties import modifiers
from zhenggai.notices.source import ReadError

Convert = Callable[[Path, str], Path]

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/>'
    '</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NOTES = (
    '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r>'
    '</w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    "<w:r><w:t>统计到年底。</w:t></w:r></w:p></w:footnote>"
)


def p(text: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(text, f"<w:numPr>{place}</w:numPr>")


def cell(*paragraphs: str) -> str:
    """A cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


BODY = (
    p("关于整改情况的通报 report")
    + p("提高站位", '<w:pStyle w:val="h"/>')
    + numbered("学习", 1, 1) + numbered("组织", 1, 1) + numbered("整改", 1) + numbered("问题", 1, 1)
    + numbered("甲", 2) + numbered("乙", 2) + numbered("丙", 3)
    + '<w:p><w:r><w:t>完成</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>九</w:delText>'
    '</w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>30项</w:t></w:r>'
    "</w:ins><w:r><w:tab/><w:t>表</w:t><w:br/><w:t>𠮷祥</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
    '<w:t>隐藏</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    + '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>'
    + cell(p("序号")) + cell(p("问题"))
    + "</w:tr><w:tr>" + cell(p("1")) + cell(p("一。"), p("二。"))
    + "</w:tr></w:tbl>" + p("2023年9月1日")
)  # fmt: skip


@pytest.fixture(scope="module")
def doc(soffice: Convert, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The body as a doc, written by LibreOffice."""
    path = tmp_path_factory.mktemp("doc") / "通报.docx"
    path.write_bytes(made_docx(BODY, numbering=LISTS, styles=STYLES, footnotes=NOTES))
    return soffice(path, "doc").read_bytes()


def patched(data: bytes, stream: str, offset: int, value: bytes) -> bytes:
    """The file with some bytes of a stream changed."""
    file = io.BytesIO(data)
    with olefile.OleFileIO(file, write_mode=True) as ole:
        content = bytearray(ole.openstream(stream).read())
        content[offset : offset + len(value)] = value
        ole.write_stream(stream, bytes(content))
        return file.getvalue()


def refused(data: bytes) -> ReadError:
    """The error that bytes are refused with."""
    with pytest.raises(ReadError) as caught:
        source_of_bytes(data, "x.doc")
    return caught.value


def test_a_doc_reads_as_its_docx_does(doc: bytes) -> None:
    source = source_of_bytes(doc, "通报.doc")
    assert source.media_type == "application/msword"
    assert source.text.split("\n") == [
        "关于整改情况的通报 report", "一、提高站位", "（一）学习", "（二）组织", "二、整改",
        "（一）问题", "①甲", "②乙", "①丙", "完成30项\t表", "𠮷祥", "序号\t问题", "1", "一。",
        "二。", "2023年9月1日", "注1：统计到年底。",
    ]  # fmt: skip


def test_a_locked_doc_is_refused(doc: bytes) -> None:
    with olefile.OleFileIO(io.BytesIO(doc)) as ole:
        (flags,) = struct.unpack_from("<H", ole.openstream("WordDocument").read(), 10)
    error = refused(patched(doc, "WordDocument", 10, struct.pack("<H", flags | 0x0100)))
    assert error.reason == "encrypted"
    assert "密码" in str(error)


def test_an_older_word_is_refused_by_name(doc: bytes) -> None:
    assert "Word 95" in str(refused(patched(doc, "WordDocument", 0, struct.pack("<H", 0xA5DC))))


def test_a_cut_doc_is_text_or_a_clear_refusal(doc: bytes) -> None:
    reasons = set()
    for size in range(600, len(doc), 701):
        try:
            source_of_bytes(doc[:size], "x.doc")
        except ReadError as error:
            reasons.add(error.reason)
    assert reasons <= {"broken", "unknown"}


def test_other_ole_files_are_refused_by_name(soffice: Convert, tmp_path: Path) -> None:
    sheet = tmp_path / "表.csv"
    sheet.write_text("序号,问题\n1,学习\n", "utf-8")
    error = refused(soffice(sheet, "xls").read_bytes())
    assert error.reason == "unknown"
    assert "Excel" in str(error)


def test_pieces_may_be_of_one_byte_or_of_two() -> None:
    places = struct.pack("<III", 0, 3, 5)
    wide, narrow = struct.pack("<HIH", 0, 1024, 0), struct.pack("<HIH", 0, 0x40000000 | 4096, 0)
    plc = places + wide + narrow
    pieces = read_pieces(b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc)
    assert [(one.first, one.last, one.at, one.width) for one in pieces] == [
        (0, 3, 1024, 2),
        (3, 5, 2048, 1),
    ]


def test_modifiers_are_told_by_the_sizes_of_their_operands() -> None:
    data = bytes.fromhex(
        "0B46 0300 0A26 01 0DC6 03 AABBCC 3C08 01 09 6A 0304 FCF0".replace(" ", "")
    )
    assert modifiers(data) == {
        0x460B: b"\x03\x00",
        0x260A: b"\x01",
        0xC60D: b"\x03\xaa\xbb\xcc",
        0x083C: b"\x01",
        0x6A09: b"\x03\x04\xfc\xf0",
    }
