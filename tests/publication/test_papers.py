"""Every paper of a round: written whole and of nothing, in every file, read by our own reader."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from told_papers import NOTHING, WHOLE

from zhenggai.notices.checks import check
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.publication.papers.catalogue import BY_KEY, PAPERS, PaperKind
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Letter, Table
from zhenggai.writers.letter_xlsx import list_of, list_xlsx
from zhenggai.writers.papers.told import NothingToTellError

EVERY = pytest.mark.parametrize("kind", PAPERS, ids=[one.key for one in PAPERS])


def test_no_two_papers_have_one_key() -> None:
    assert len(BY_KEY) == len(PAPERS)


@EVERY
def test_a_paper_is_a_docx_a_pdf_and_html_with_the_same_words(kind: PaperKind) -> None:
    letter = kind.write(WHOLE)
    title = "".join(letter.title)
    assert title in words(letter_docx(letter), "文书.docx")
    assert title in words(letter_pdf(letter), "文书.pdf")
    assert title in letter_html(letter).replace('</h2>\n<h2 class="title">', "")
    if list_of(letter):
        assert list_xlsx(letter, "").startswith(b"PK")


@EVERY
def test_our_own_reader_finds_no_error_in_it(kind: PaperKind) -> None:
    source = source_of_bytes(letter_docx(kind.write(WHOLE)), "文书.docx")
    errors = [one for one in check(read_source(source)) if one.severity == "error"]
    assert not errors


@EVERY
def test_without_anything_to_tell_it_says_what_to_do_or_is_a_blank(kind: PaperKind) -> None:
    said = written_or_said(kind)
    assert said.title if isinstance(said, Letter) else said.endswith("。")


def written_or_said(kind: PaperKind) -> Letter | str:
    try:
        return kind.write(NOTHING)
    except NothingToTellError as fault:
        return str(fault)


def words(data: bytes, name: str) -> str:
    return "".join(source_of_bytes(data, name).text.split())


def test_the_supervision_notice_names_what_is_late_and_not_what_is_still_to_come() -> None:
    letter = BY_KEY["supervision-notice"].write(WHOLE)
    said = words(letter_docx(letter), "文书.docx")
    assert WHOLE.late[0].text in said
    assert WHOLE.late[1].text not in said


def test_the_closing_form_shows_what_was_signed_and_leaves_room_for_the_rest() -> None:
    said = words(letter_docx(BY_KEY["closing-form"].write(WHOLE)), "文书.docx")
    signed, free = WHOLE.closing.steps
    assert f"{signed.step}{signed.opinion}" in said
    assert f"{free.step}签字：" in said
    for one in WHOLE.closing.answers:
        assert one.point in said
        assert one.answer in said


def test_the_accountability_table_sums_up_and_names_nobody() -> None:
    letter = BY_KEY["accountability-table"].write(WHOLE)
    said = words(letter_docx(letter), "文书.docx")
    assert f"合计{sum(one.count for one in WHOLE.accountability)}" in said
    for one in WHOLE.accountability:
        assert one.number in said


def test_what_is_done_is_not_in_the_table_of_what_is_not() -> None:
    assert WHOLE.notice
    said = words(letter_docx(BY_KEY["unfinished-table"].write(WHOLE)), "文书.docx")
    for one in WHOLE.notice.problems():
        assert (one.text in said) is (one.state != "done")


def test_only_what_is_put_right_at_once_stands_in_its_notice() -> None:
    said = words(letter_docx(BY_KEY["immediate-notice"].write(WHOLE)), "文书.docx")
    for one in WHOLE.problems:
        assert ("".join(one.text.split()) in said) is (one.source == "立行立改")


def test_what_was_put_right_already_is_not_asked_for_again() -> None:
    done = tuple(replace(one, shared=replace(one.shared, state="已完成")) for one in WHOLE.problems)
    with pytest.raises(NothingToTellError):
        BY_KEY["immediate-notice"].write(replace(WHOLE, problems=done))


def test_the_responsibility_list_goes_by_leaders_and_leaves_nobody_out() -> None:
    led_by_nobody = replace(WHOLE.problems[-1], source="反馈问题", number="4")
    told = replace(WHOLE, problems=(*WHOLE.problems, led_by_nobody))
    (table,) = BY_KEY["responsibility-list"].write(told).blocks
    assert isinstance(table, Table)
    rows = table.rows[table.head :]
    assert [row[0] for row in rows] == ["示例甲", "示例丁", "尚未明确"]
    assert {row[1] for row in rows} == {one.number for one in told.planned}


def test_a_list_is_a_sheet_with_its_numbers_as_numbers() -> None:
    sheet = load_workbook(io.BytesIO(list_xlsx(BY_KEY["task-list"].write(WHOLE), "截至某日")))
    (rows,) = ([[cell.value for cell in row] for row in one.iter_rows()] for one in sheet)
    assert rows[1][0] == "截至某日"
    measures = [one for problem in WHOLE.planned for one in problem.measures or (None,)]
    assert len(rows) == 3 + len(measures)
    assert rows[3][0] == int(WHOLE.problems[0].number)


def test_what_goes_to_work_without_a_plan_is_not_in_the_plan() -> None:
    said = words(letter_docx(BY_KEY["plan"].write(WHOLE)), "文书.docx")
    for one in WHOLE.problems:
        assert ("".join(one.text.split()) in said) is (one in WHOLE.planned)
