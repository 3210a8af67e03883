"""A page of PDF, half of an A4, with lines of Chinese and rules; the viewer has the font."""

from typing import NamedTuple

# Song, in the encoding that every viewer knows without the font's file; Latin letters and
# figures (CID 1 to 95) are half as wide
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
)


_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 420]/Contents 5 0 R"
    b"/Resources<</Font<</F1 4 0 R>>>>>>"
)


class Line(NamedTuple):
    """A line of text: where it begins from the lower left corner, in points, and its size."""

    x: float
    y: float
    size: float
    text: str


class Rule(NamedTuple):
    """A thin rule from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float


def page_pdf(lines: tuple[Line, ...], rules: tuple[Rule, ...]) -> bytes:
    """The file."""
    drawn = "".join(map(_text, lines)) + "0.7 w\n" + "".join(map(_rule, rules))
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        _PAGE,
        _FONT,
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream".encode("ascii"),
    )
    return _file(objects)


def _text(line: Line) -> str:
    code = line.text.encode("utf-16-be").hex()
    return f"BT /F1 {line.size} Tf {line.x} {line.y} Td <{code}> Tj ET\n"


def _rule(rule: Rule) -> str:
    return f"{rule.x} {rule.y} m {rule.to_x} {rule.to_y} l S\n"


def _file(objects: tuple[bytes, ...]) -> bytes:
    """The objects with the table of their places."""
    data, places = b"%PDF-1.7\n", b""
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj%s endobj\n" % (number, content)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + head + places + tail
