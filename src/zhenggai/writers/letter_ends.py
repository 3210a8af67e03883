"""What stands before and after the words of a paper in Word: red head and imprint."""

from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_flow import Flow
from zhenggai.writers.letter_rows import Imprint, RedHead
from zhenggai.writers.wordml import element, words
from zhenggai.zh.days import in_words

# The mark of the issuer stands so far below the top of the text block: 7.2.4, in millimetres.
ABOVE_ISSUER = 35
# The red line stands 4 mm below the number: 7.2.7, in points.
ABOVE_RED_LINE = 11
RED_LINE = 12
LARGEST, SMALLEST = 45, 30
# The width of the text block in points, a little less than all of it.
ROOM = 440
# The thick and the thin lines of an imprint: 0.35 and 0.25 mm in eighths of a point, 7.4.1.
THICK, THIN = 8, 6
_IMPRINT_LINES = (("top", THICK), ("bottom", THICK), ("insideH", THIN))


def add_red_head(flow: Flow, head: RedHead) -> None:
    """发文机关标志, 发文字号 two lines below, 签发人 beside it, the red line: 7.2.4 to 7.2.7."""
    issuer = flow.add(style.RED_HEAD, head.issuer)
    issuer.paragraph_format.space_before = Mm(ABOVE_ISSUER)
    fit_one_line(issuer, len(head.issuer))
    number = flow.add(style.DOCUMENT_NUMBER, head.number)
    number.paragraph_format.space_before = Twips(2 * style.LINE)
    if head.signer:
        add_signer(flow, number, f"签发人：{head.signer}")
    line = element("bottom", val="single", sz=RED_LINE, space=ABOVE_RED_LINE, color=style.RED)
    properties = number.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(element("pBdr", line), "w:tabs", "w:spacing", "w:ind", "w:jc")


def fitted(characters: int) -> tuple[int, int]:
    """The type of an issuer's name on one line, in points, and the share of its width in percent.

    Large type for a short name; a long one is drawn narrower, as printers do.
    """
    size = min(LARGEST, max(SMALLEST, ROOM // max(characters, 1)))
    return size, min(100, 100 * ROOM // (size * max(characters, 1)))


def fit_one_line(paragraph: Paragraph, characters: int) -> None:
    """The name on one line."""
    size, scale = fitted(characters)
    for run in paragraph.runs:
        run.font.size = Pt(size)
        if scale < 100:
            run.element.get_or_add_rPr().append(element("w", val=scale))


def add_signer(flow: Flow, number: Paragraph, signer: str) -> None:
    """The number to the left and who signs to the right, each one character in: 7.2.6."""
    layout = number.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    # An indent of the first line alone: the red line keeps the width of the text block.
    layout.first_line_indent = Twips(style.CHARACTER)
    layout.tab_stops.add_tab_stop(Twips(flow.width - style.CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
    number.add_run(f"\t{signer}")


def add_imprint(flow: Flow, imprint: Imprint) -> None:
    """版记 at the foot of the last page: copies, then who printed it and when, 7.4."""
    lines = imprint_lines(imprint)
    if not lines:
        return
    flow.add_element(
        element(
            "tbl",
            _at_the_foot(flow, _IMPRINT_LINES),
            element("tblGrid", element("gridCol", w=flow.width)),
            *(element("tr", _imprint_cell(flow.width, left, right)) for left, right in lines),
        )
    )
    # A floating table hangs on the paragraph after it.
    flow.add_hidden_line()


def add_foot(flow: Flow, text: str) -> None:
    """A small line at the foot of the text block of the last page."""
    flow.add_element(
        element(
            "tbl",
            _at_the_foot(flow, ()),
            element("tblGrid", element("gridCol", w=flow.width)),
            element(
                "tr",
                element(
                    "tc",
                    element("tcPr", element("tcW", w=flow.width, type="dxa")),
                    element(
                        "p",
                        element("pPr", element("pStyle", val=style.FOOT)),
                        element("r", words(text)),
                    ),
                ),
            ),
        )
    )
    flow.add_hidden_line()


def imprint_lines(imprint: Imprint) -> list[tuple[str, str]]:
    """What stands to the left and to the right in each line of it."""
    copies = f"抄送：{'，'.join(imprint.copies)}。" if imprint.copies else ""
    day = f"{in_words(imprint.printed_on)}印发" if imprint.printed_on else ""
    return [one for one in ((copies, ""), (imprint.issuer, day)) if any(one)]


def _at_the_foot(flow: Flow, sides: Sequence[tuple[str, int]]) -> BaseOxmlElement:
    """A floating table in the last lines of the text block, whatever stands above it.

    LibreOffice lets it float only with a distance from the words and measured from the page.
    """
    distance = {"leftFromText": 180, "rightFromText": 180}
    anchors = {"vertAnchor": "margin", "horzAnchor": "page"}
    return element(
        "tblPr",
        element("tblpPr", **distance, **anchors, tblpX=flow.left, tblpYSpec="bottom"),
        element("tblOverlap", val="never"),
        element("tblW", w=flow.width, type="dxa"),
        element(
            "tblBorders",
            *(element(side, val="single", sz=size, color="auto") for side, size in sides),
        ),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(one, w=0, type="dxa") for one in ("left", "right"))),
    )


def _imprint_cell(width: int, left: str, right: str) -> BaseOxmlElement:
    """One line, a character in from both sides; copies go on below the first body named."""
    edge, hanging = style.IMPRINT_CHARACTER, 0 if right else 3 * style.IMPRINT_CHARACTER
    layout = element(
        "pPr",
        element("pStyle", val=style.IMPRINT),
        element("tabs", element("tab", val="right", pos=width - edge)) if right else None,
        element("ind", left=edge + hanging, right=0 if right else edge, hanging=hanging),
    )
    end = element("r", element("tab"), words(right)) if right else None
    return element(
        "tc",
        element("tcPr", element("tcW", w=width, type="dxa")),
        element("p", layout, element("r", words(left)), end),
    )
