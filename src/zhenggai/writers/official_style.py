"""The official layout of GB/T 9704—2012: page, type, the styles of a paper, labels of levels.

22 lines of 28 characters fill the text block of 156 × 225 mm (5.2.2, 5.2.3). Styles have Chinese
names, so that a person goes on in Word or WPS with the same hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from zhenggai.notices.readers.docx.styles import QUOTED
from zhenggai.notices.readers.list_numbers import thousands
from zhenggai.writers.letter_rows import Face

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# Millimetres: 5.1, 5.2.1.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
# The foot of the page number stands so far above the page's edge: its line 7 mm below the block.
NUMBER_FROM_EDGE = 22.5
NUMBER_FROM_EDGE_ACROSS = 13.5

# A line is the height of a character of 3号 and 7/8 of it: in twentieths of a point.
LINE = 579
# A character is drawn in by a quarter of a point: 28 × 15.75 pt fit into 156 mm; docGrid's own
# way (linesAndChars) tears lines apart in LibreOffice.
TIGHTER = -5
CHARACTER = 315
CHARACTERS, LINES = 28, 22
# Across, a line is as long as the text block is high.
CHARACTERS_ACROSS = 40

SONG, FANG, KAI, HEI, TITLE_SONG = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the paper: sizes in points, lengths in twentieths of a point.

    `line` is an exact height, 0 as in the style that it comes from.
    """

    id: str
    name: str
    face: str = FANG
    size: float = 16
    line: int = LINE
    align: str = "both"
    colour: str = ""
    first: int = 0
    outline: int | None = None
    keeps_next: bool = False
    on_grid: bool = True
    tighter: int = TIGHTER
    following: str = ""


NORMAL, BODY, TITLE, SUBTITLE = "Normal", "GwBody", "GwTitle", "GwSubtitle"
ADDRESSEE, ATTACHMENTS = "GwAddressee", "GwAttachments"
SIGNATURE, ANNEX = "GwSignature", "GwAnnex"
RED_HEAD, DOCUMENT_NUMBER, IMPRINT = "GwRedHead", "GwNumber", "GwImprint"
ISSUED = "GwIssued"
TABLE_TITLE, TABLE_HEAD, TABLE_TEXT = "GwTableTitle", "GwTableHead", "GwTableText"
FOOT = "GwFoot"
PAGE_NUMBER, HIDDEN = "GwPageNumber", "GwHidden"
HEADINGS: Mapping[int, str] = {1: "GwLevel1", 2: "GwLevel2", 3: "GwLevel3", 4: "GwLevel4"}
# The face of each level, 7.3.3, and the font that it asks for.
FACES: Mapping[int, Face] = {1: "黑体", 2: "楷体", 3: "", 4: ""}
FONTS: Mapping[Face, str] = {"黑体": HEI, "楷体": KAI, "": FANG}

# Points: the type of tables, a line of it is so much higher; twentieths of a point: what is free
# beside and above the words of a cell, a character of 4号.
TABLE_SIZE = 12.0
TABLE_LEADING = 17 / 12
CELL_MARGIN, CELL_ABOVE = 85, 45
IMPRINT_CHARACTER = 280


def _heading(level: int, name: str) -> Style:
    return Style(
        HEADINGS[level],
        name,
        FONTS[FACES[level]],
        first=2,
        outline=level - 1,
        keeps_next=True,
        following=BODY,
    )


STYLES = (
    Style(NORMAL, "Normal", following=NORMAL),
    Style(BODY, "公文正文", first=2),
    Style(TITLE, "公文标题", TITLE_SONG, 22, align="center", on_grid=False, tighter=0),
    Style(SUBTITLE, "公文副标题", KAI, align="center", on_grid=False),
    Style(ADDRESSEE, "主送机关", align="left", following=BODY),
    _heading(1, "公文一级标题"),
    _heading(2, "公文二级标题"),
    _heading(3, "公文三级标题"),
    _heading(4, "公文四级标题"),
    Style(ATTACHMENTS, "附件说明", align="left"),
    Style(SIGNATURE, "署名和成文日期", align="left", keeps_next=True, tighter=TIGHTER),
    Style(ANNEX, "附件序号", HEI, align="left", following=TITLE),
    Style(RED_HEAD, "发文机关标志", TITLE_SONG, 45, 1200, "center", RED, on_grid=False, tighter=0),
    Style(DOCUMENT_NUMBER, "发文字号", align="center"),
    Style(ISSUED, "填报单位", FANG, 12, 440, "left", keeps_next=True, on_grid=False, tighter=0),
    Style(TABLE_TITLE, "表题", HEI, 14, 480, "center", keeps_next=True, on_grid=False, tighter=0),
    Style(TABLE_HEAD, "表头", HEI, 12, 340, "center", on_grid=False, tighter=0),
    Style(TABLE_TEXT, "表格文字", FANG, 12, 340, "left", on_grid=False, tighter=0),
    Style(IMPRINT, "版记", FANG, 14, 420, "left", on_grid=False, tighter=0),
    Style(FOOT, "登记摘要", FANG, 7.5, 200, "left", on_grid=False, tighter=0),
    Style(PAGE_NUMBER, "页码", SONG, 14, 280, "left", on_grid=False, tighter=0),
    # Half a point high, less than a full page leaves.
    Style(HIDDEN, "版面分隔", FANG, 1, 10, "left", on_grid=False),
)  # fmt: skip


STYLES_BY_ID: Mapping[str, Style] = {one.id: one for one in STYLES}


def edges(*, is_landscape: bool) -> tuple[int, int, int, int]:
    """The margins at top, right, bottom and left; across, the binding edge is at the top."""
    return (LEFT, TOP, RIGHT, BOTTOM) if is_landscape else (TOP, RIGHT, BOTTOM, LEFT)


def text_block(*, is_landscape: bool) -> tuple[float, float]:
    """How wide and how high the text block is, in points."""
    top, right, bottom, left = edges(is_landscape=is_landscape)
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    return (width - left - right) / 25.4 * 72, (height - top - bottom) / 25.4 * 72


def label(level: int, number: int) -> str:
    """The label of a heading: 一、 （一） 1. （1）, 7.3.3."""
    return _LABELS[level](number)


_LABELS: Mapping[int, Callable[[int], str]] = {
    1: lambda number: f"{thousands(number)}、",
    2: lambda number: f"（{thousands(number)}）",
    3: lambda number: f"{number}.",
    4: lambda number: f"（{number}）",
}


def size_of(name: str) -> float:
    """The type of a style in points."""
    return next(one.size for one in STYLES if one.id == name)


def width_of(text: str) -> float:
    """How many characters of 3号 a line of text takes: a narrow character is half of one."""
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow / 2


def styles_part() -> str:
    """`word/styles.xml`."""
    return (
        f'<w:styles xmlns:w="{SPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{_faces(FANG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(map(_style_element, STYLES))
        + _TABLE_STYLE
        + _QUOTED_STYLE
        + "</w:styles>"
    )


# Word and WPS look for a table style that is the default.
_TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f'<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="30" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


# Words that look like a label and are none; it changes nothing that is seen.
QUOTED_WORDS = "GwQuoted"
_QUOTED_STYLE = (
    f'<w:style w:type="character" w:styleId="{QUOTED_WORDS}"><w:name w:val="{QUOTED}"/></w:style>'
)


def _style_element(style: Style) -> str:
    is_normal = style.id == NORMAL
    default, based = (' w:default="1"', "") if is_normal else ("", '<w:basedOn w:val="Normal"/>')
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}">'
        f"<w:name w:val={quoteattr(style.name)}/>{based}{following}<w:qFormat/>"
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr>"
        "</w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    keeps = "<w:keepNext/>" if style.keeps_next else ""
    grid = "" if style.on_grid else '<w:snapToGrid w:val="0"/>'
    first = f' w:firstLineChars="{style.first}00" w:firstLine="{style.first * CHARACTER}"'
    indent = f"<w:ind{first}/>" if style.first else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return (
        # No widow control: it would leave the 22nd line empty. LibreOffice reads overflowPunct the
        # other way round and would hang marks into the margin; 1 is what Word does unasked.
        f'{keeps}<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'{grid}<w:spacing w:before="0" w:after="0" w:line="{style.line}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{style.align}"/>{outline}'
    )


def _run_properties(style: Style) -> str:
    half_points = round(style.size * 2)
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    return (
        f'{_faces(style.face)}{colour}<w:spacing w:val="{style.tighter}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _faces(face: str) -> str:
    # Latin letters and digits in the same face: otherwise “ and ” turn narrow in Word.
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
