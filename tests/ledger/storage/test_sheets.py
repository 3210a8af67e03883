"""A ledger sheet is brought in, looked through and written; the same file adds nothing."""

import io
from collections.abc import Sequence

import pytest
from ledger_world import CLERK, FINANCE, LEADER, SIGNED
from made_sheet import Row, sheet_bytes
from openpyxl import load_workbook
from stored_world import differences, stored

from zhenggai.importing import Import, look_ahead, take_paper
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import is_sheet
from zhenggai.ledger.intake.sheet_reading import refuse_empty
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.ledger.sheet_uploads import forget, remember, sheet_of
from zhenggai.notices.source import ReadError
from zhenggai.people.models import Person, Unit
from zhenggai.people.queries import names
from zhenggai.writers.printed_mark import mark_of
from zhenggai.writers.table import ledger_sheet, template

pytestmark = pytest.mark.django_db
HEAD = ["序号", "反馈问题", "整改措施", "责任领导", "主责科室甲", "完成时限", "整改状态", "进展"]
ROWS: list[Row] = [
    [1, "资金沉淀", "清理资金", "张三", "财务科", "2026年6月30日前", "正在整改", "已清理一半"],
    [None, None, "印发办法", None, None, "2026年底", "未完成", None],
    [2, "作风漂浮", "开展整治", "李四、王五", "办公室", "长期坚持", "已完成", "已整治"],
]


def sheet(rows: Sequence[Row] = ROWS, name: str = "台账") -> bytes:
    return sheet_bytes([HEAD, *rows], name=name)


def take(data: bytes, book: str = "整改办台账", **wish: object) -> Import:
    found = sheet_of(data, "台账.xlsx", **wish)  # type: ignore[arg-type]
    return take_paper(draft_of_sheet(found), book)


def test_a_sheet_opens_a_book_and_its_people_are_known() -> None:
    done = take(sheet(), fields={"主责科室甲": "牵头单位"})
    book = queries.now(done.book)
    assert [len(book.problems), len(book.measures)] == [2, 3]
    assert book.problems["problem/1"].lead_units == (Unit.objects.get(name="财务科").pk,)
    assert {one.name for one in Person.objects.all()} == {"张三", "李四", "王五"}
    assert differences(done.book) == []


def test_the_same_file_adds_nothing_even_if_it_made_nothing() -> None:
    data = sheet()
    first = take(data)
    again = take(data)
    assert (again.taken.already, again.last_n) == (True, first.last_n)
    other = sheet([*ROWS, [None, "以下空白"]])
    assert take(other).taken.drafts == ()
    assert take(other).taken.already
    kept = models.Imported.objects.filter(book=first.book).order_by("pk")
    assert [(one.first_n, one.last_n) for one in kept] == [
        (1, first.last_n), (first.last_n, first.last_n),
    ]  # fmt: skip


def test_looking_ahead_writes_nothing_and_says_what_entering_would_do() -> None:
    done = take(sheet())
    rows = [[*ROWS[0][:-1], "已全部清理"], *ROWS[1:], [3, "台账不全", "补齐", "赵六", "办公室"]]
    draft = draft_of_sheet(sheet_of(sheet(rows), "台账.xlsx"))
    ahead = look_ahead(draft, done.book, CLERK)
    assert not Person.objects.filter(name="赵六").exists()
    assert queries.book(done.book.code).head_n == done.last_n
    made = take_paper(draft, done.book.code).taken
    assert (ahead.made, ahead.unplaced) == (made.made, made.unplaced)
    assert [type(one.act) for one in ahead.drafts] == [type(one.act) for one in made.drafts]


def test_a_corrected_sheet_is_held_against_what_the_earlier_one_said() -> None:
    take(sheet())
    rows = [[*ROWS[0][:-1], "已全部清理"], ROWS[1]]
    done = take(sheet(rows))
    assert done.taken.made == {"words": 1}, "a problem that is struck off stays"
    assert done.taken.comparison
    assert done.taken.comparison.gone == ("measure/2-1", "problem/2")
    kept = [one.reason for one in done.taken.unplaced if not one.row]
    assert kept == ["来文已无此条，但它在台账中已销号，没有撤回；如系误登，请更正"]


def test_who_waits_is_told_how_far_it_is_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    draft = draft_of_sheet(sheet_of(sheet(), "台账.xlsx"))
    done = take_paper(draft, "台账", on_progress=lambda done, total: told.append((done, total)))
    assert told == [(0, done.last_n), (done.last_n, done.last_n)]


def test_two_persons_of_one_name_stay_who_they_are() -> None:
    done = take(sheet())
    other = Person.objects.create(name="张三")
    rows = [[*ROWS[0][:3], "张三、赵六", *ROWS[0][4:]], *ROWS[1:]]
    take(sheet(rows))
    leaders = queries.now(done.book).problems["problem/1"].leaders
    assert other.pk not in leaders
    assert len(leaders) == 2


# ── columns ──────────────────────────────────────────────────────────────────


def test_columns_that_a_person_confirmed_are_remembered_for_the_head() -> None:
    before = sheet_of(sheet(), "台账.xlsx")
    assert [one.heading for one in before.draft.mapping.unknown] == ["主责科室甲"]
    confirmed = sheet_of(sheet(), "台账.xlsx", fields={4: "牵头单位", "进展": None})
    remember(confirmed.draft.mapping, "person/clerk")
    later = sheet_of(sheet(ROWS[:2]), "台账7月.xlsx").draft
    assert later.problems[0].shared.lead_units == ("财务科",)
    assert [one.heading for one in later.mapping.unknown] == ["进展"]
    forget([later.mapping.fingerprint])
    assert sheet_of(sheet(), "台账.xlsx").draft.mapping == before.draft.mapping


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"sheet": "七月"}, "没有名为“七月”的台账工作表"),
        ({"fields": {"没有的列": "牵头单位"}}, "表中没有“没有的列”这一列"),
        ({"fields": {"进展": "经费"}}, "没有“经费”这个栏目"),
    ],
    ids=["sheet", "column", "field"],
)
def test_a_wish_that_cannot_be_met_is_refused(wish: dict[str, object], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        sheet_of(sheet(), "台账.xlsx", **wish)  # type: ignore[arg-type]


# ── refusals ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mark", ["机密★10年", "秘密", "密级：机密"])
def test_a_mark_in_any_cell_refuses_the_sheet_before_anything_is_stored(mark: str) -> None:
    rows = [ROWS[0], [2, "作风漂浮", "开展整治", None, None, None, None, mark]]
    with pytest.raises(NotAllowed) as refused:
        sheet_of(sheet(rows), "台账.xlsx")
    assert refused.value.code == "secret"
    assert not models.Book.objects.exists()


def test_words_about_secrecy_in_a_sentence_are_no_mark() -> None:
    rows = [[1, "保密制度执行不严", "修订涉密文件管理制度，机密文件专人保管。", None, "办公室"]]
    assert take(sheet(rows)).taken.made["problems"] == 1


def test_an_empty_template_is_refused_with_what_to_do() -> None:
    empty = sheet_of(template(), "台账模板.xlsx")
    assert empty.draft.mapping.unknown == ()
    with pytest.raises(ReadError, match="没有读出一条问题"):
        refuse_empty(empty)


def test_what_a_file_is_is_told_by_its_bytes() -> None:
    assert is_sheet(sheet())
    assert is_sheet(sheet()[:-50]), "a torn one too, so that it is said"
    assert not is_sheet("整改通报".encode())
    assert not is_sheet(b"PK\x03\x04word/document.xml")


# ── the round ────────────────────────────────────────────────────────────────


def test_a_book_that_was_worked_in_comes_back_from_its_sheet() -> None:
    book = stored(*SIGNED)
    Unit.objects.create(pk=FINANCE, name="区财政局")
    Person.objects.create(pk=LEADER.id, name="周领导")
    printed = problem_rows(queries.now(book), names)
    data = ledger_sheet(printed, title=book.name)
    same = take_paper(draft_of_sheet(sheet_of(data, "台账.xlsx")), book.code)
    assert (same.taken.drafts, same.taken.unplaced) == ((), ())
    new = take_paper(draft_of_sheet(sheet_of(data, "台账.xlsx")), "另一本台账")
    assert problem_rows(queries.now(new.book), names) == printed
    assert printed[0].measures[0].own.evidence == "拨付凭证.pdf"


def test_a_printed_sheet_that_was_filled_in_changes_what_was_changed_in_it() -> None:
    first = take(sheet())
    held = queries.book(first.book.code)
    state = queries.now(held)
    mark = mark_of(held.code, state.head)
    data = ledger_sheet(problem_rows(state, names), title=held.name, mark=mark)
    later = [[*ROWS[0][:5], "2026年8月31日前", *ROWS[0][6:]], *ROWS[1:]]
    take(sheet(later))
    filled = load_workbook(io.BytesIO(data))
    for row in filled.active.iter_rows():
        for cell in row:
            if cell.value == "已清理一半":
                cell.value = "已清理八成"
    filled.active.delete_rows(filled.active.max_row)
    buffer = io.BytesIO()
    filled.save(buffer)
    done = take(buffer.getvalue())
    assert done.taken.made == {"words": 1}, "an old deadline does not come back"
    assert [(one.text, one.reason) for one in done.taken.unplaced] == [
        ("2-1、2", "台账中的2条问题和措施表中没有，没有撤回")
    ]
    now = queries.now(done.book)
    assert now.measures["measure/1-1"].last_text == "已清理八成"
    assert now.measures["measure/1-1"].deadline_text == "2026年8月31日前"


def test_three_cells_changed_in_a_printed_sheet_are_three_changes_and_no_more() -> None:
    held = queries.book(take(sheet()).book.code)
    state = queries.now(held)
    data = ledger_sheet(
        problem_rows(state, names), title=held.name, mark=mark_of(held.code, state.head)
    )
    edits = {"清理资金": "逐项清理资金", "2026年底": "2027年3月底前", "已清理一半": "已清理八成"}
    filled = load_workbook(io.BytesIO(data))
    for row in filled.active.iter_rows():
        for cell in row:
            if cell.value in edits:
                cell.value = edits[cell.value]
    buffer = io.BytesIO()
    filled.save(buffer)
    draft = draft_of_sheet(sheet_of(buffer.getvalue(), "台账.xlsx"))
    taken = look_ahead(draft, held, CLERK)
    assert {one.old: one.new for one in taken.changes} == edits
    assert (taken.gone, taken.unplaced, len(taken.drafts)) == ((), (), 3)
