"""The papers of opinions: a slip with nothing of what was said, counts and nothing else."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from zhenggai.notices.readers import source_of_bytes
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.papers.opinion_counts import (
    Counts,
    OpinionCounts,
    opinion_counts,
    opinion_counts_xlsx,
)
from zhenggai.writers.papers.transfer_slip import Slipped, transfer_slip
from zhenggai.writers.papers.transferred_words import Spoken, transferred_words

DAY = date(2026, 11, 20)
SLIP = Slipped("移交〔2026〕1号", "群众意见第4号", DAY, 2, "区委整改办", "区纪委监委信访室", DAY)
COUNTS = OpinionCounts(
    "区委整改办",
    None,
    DAY,
    ("合计", "意见建议"),
    [Counts("按来源", [("来电", (2, 2)), ("合计", (2, 2))])],
)


def text_of(data: bytes, name: str = "x.docx") -> str:
    return source_of_bytes(data, name).text


def test_a_slip_tells_numbers_days_and_sheets_and_carries_its_receipt() -> None:
    text = text_of(letter_docx(transfer_slip(SLIP)))
    for told in ("移交〔2026〕1号", "群众意见第4号", "2026年11月20日", "2页", "回执", "不得转给"):
        assert told in text


def test_what_goes_into_the_envelope_says_how_to_treat_it() -> None:
    spoken = Spoken("移交〔2026〕1号", "来电", DAY, "", "", "第一句。\n\n第二句。")
    text = text_of(letter_docx(transferred_words(spoken)))
    for told in ("第一句。", "第二句。", "未留姓名", "电子文件随即删除"):
        assert told in text


def test_counts_are_a_paper_that_ends_its_sentence_and_a_sheet_that_adds_up() -> None:
    lines = [one for one in placed_lines(opinion_counts(COUNTS)) if isinstance(one, Line)]
    note = next("".join(map(str, one.parts)) for one in lines if "单位：件" in str(one.parts))
    assert note.endswith("。")
    sheet = load_workbook(BytesIO(opinion_counts_xlsx(COUNTS))).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["按来源", "来电", 2, 2] in cells
