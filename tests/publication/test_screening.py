"""The screen before publication: what it finds, what is answered, what is put right by itself."""

from datetime import timedelta
from decimal import Decimal

import pytest
from busy_district import busy_book, settle
from ledger_world import CLERK as LEDGER_CLERK
from ledger_world import FINANCE, HEAD, LIAISON, PLANNED
from order_of_texts import BY, CLOSED, drafted, told, typed_into
from stored_world import record
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import Reopen
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.papers.keeping import keep
from zhenggai.publication.confirming import Answer, Hand, adopt, ask, sent_text
from zhenggai.publication.confirming import answer as confirm
from zhenggai.publication.drafts.drafting import heads, save_kept, save_typed
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.figure_calls import call_units, figures_by_unit
from zhenggai.publication.figure_calls import confirm as confirm_figures
from zhenggai.publication.models import Draft, DraftPart, FigureCall, PartVersion
from zhenggai.publication.order.excluding import propose
from zhenggai.publication.order.screening import (
    Screened,
    answer,
    answer_all,
    mend,
    open_again,
    screen,
)
from zhenggai.publication.order.screens.found import NEVER_ANSWERED, TITLES
from zhenggai.publication.order.screens.wording import masked, without_name
from zhenggai.publication.order.stages import approve, stage_states
from zhenggai.writers.bound import mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Book:
    return book_after(*CLOSED)


def screened(draft: Draft) -> Screened:
    return screen(draft, ledger_text_of(draft))


def only(found: Screened, code: str) -> list:  # type: ignore[type-arg] # judged findings
    return [one for one in found.found if one.one.code == code]


def part(draft: Draft, key: str) -> DraftPart:
    return next(one for one, _ in heads(draft) if one.key == key)


def words(draft: Draft, key: str) -> str:
    return next(plain_of_kept(version.text) for one, version in heads(draft) if one.key == key)


def put(draft: Draft, key: str, old: str, new: str) -> None:
    """Change the kept text of a part."""
    held, version = next(one for one in heads(draft) if one[0].key == key)
    assert old in version.text
    save_kept(held, version.text.replace(old, new), "edited", seen=version.n, by=BY)


def test_a_text_of_the_ledgers_own_has_nothing_but_what_is_to_be_approved(held: Book) -> None:
    found = screened(drafted(held))
    assert {one.one.code for one in found.found} == {"PUB101"}
    assert found.seconds < 5


def test_a_wrong_sum_typed_by_hand_is_found_in_its_part(held: Book) -> None:
    draft = drafted(held)
    typed_into(draft, "outlook", "共排查问题37个，已整改20个，正在整改16个。")
    one = only(screened(draft), "NUM104")[0].one
    assert (one.part, one.words) == ("outlook", "37个")
    assert "36" in one.working
    assert one.advice


def test_a_bound_figure_that_is_stale_is_changed_by_a_click(held: Book) -> None:
    draft = drafted(held)
    put(
        draft,
        "opening",
        mark("counted/measures", "措施", "1条"),
        mark("counted/measures", "措施", "7条"),
    )
    one = only(screened(draft), "CMP201")[0].one
    assert one.words == "7条"
    assert one.fix is not None
    mend(draft, one, by=BY)
    assert only(screened(draft), "CMP201") == []
    assert "共制定整改措施1条" in words(draft, "opening")


def test_a_figure_that_the_ledger_has_no_more_is_told(held: Book) -> None:
    draft = drafted(held)
    put(draft, "opening", "counted/measures", "counted/nothing")
    one = only(screened(draft), "CMP201")[0].one
    assert "已经没有" in one.message
    assert one.fix is None


def test_the_ledger_went_on_and_the_figure_stood_still(held: Book) -> None:
    draft = drafted(held)
    record(held, "2-12", LEDGER_CLERK, Reopen("problem/1", "recheck", "抽查不相符"))
    draft.book.refresh_from_db()
    found = [one.one for one in only(screened(draft), "CMP201")]
    assert {(one.words, one.fix and one.fix.title) for one in found} >= {("100.00%", "换成0.00%")}


def test_a_figure_typed_by_hand_is_held_against_the_ledger(held: Book) -> None:
    draft = drafted(held)
    part_, version = next(one for one in heads(draft) if one[0].key == "opening")
    text = typed(version.text)
    free = "".join(one.split("|")[0].replace("{", "") for one in text.split("}"))
    save_typed(part_, free.replace("整改措施1条", "整改措施8条"), seen=1, figures={}, by=BY)
    typed_into(draft, "outlook", "整改措施1条已完成。")
    found = screened(draft)
    one = only(found, "CMP202")[0].one
    assert "8条" in one.message
    assert only(found, "CMP203")
    mend(draft, one, by=BY)
    assert only(screened(draft), "CMP202") == []
    assert "整改措施1条" in words(draft, "opening")


def test_a_name_beside_a_disposition_is_off_until_somebody_says_who_approved_it(held: Book) -> None:
    draft = drafted(held, "public-notice")
    told = "对区财政局原副局长王建国给予党内警告处分。"
    typed_into(draft, "outlook", told)
    one = only(screened(draft), "PRI105")[0].one
    assert one.words == "王建国"
    with pytest.raises(NotAllowed, match="哪个机关批准"):
        answer(draft, one, "  ", by=BY)
    answer(draft, one, "区纪委常委会批准点名，岚纪发〔2026〕6号", by=BY)
    assert only(screened(draft), "PRI105")[0].grade == "verified"
    open_again(draft, one, by=BY)
    assert only(screened(draft), "PRI105")[0].grade == "warning"
    mend(draft, one, by=BY)
    assert "副局长王某某给予" in words(draft, "outlook")
    assert only(screened(draft), "PRI105") == []


def test_a_report_to_the_superior_names_whom_it_must_and_is_told_of_the_notice_in_time(
    held: Book,
) -> None:
    words = "对区财政局原副局长王建国给予党内警告处分。"
    report, later = drafted(held), drafted(held, "leader-report")
    typed_into(report, "outlook", words)
    found = screened(report)
    (one,) = only(found, "PRI105")
    assert one not in found.open
    assert "党内通报要与审定的报告一致" in one.one.advice
    last = heads(later)[-1][0].key
    typed_into(later, last, words)
    assert only(screened(later), "PRI105") == []


def test_numbers_of_persons_are_masked_and_the_offices_own_stays(held: Book) -> None:
    draft = drafted(held, "public-notice")
    typed_into(draft, "outlook", "当事人的联系电话：13800138000。")
    typed_into(draft, "contact", "监督电话：13900139000。")
    found = only(screened(draft), "PRI103")
    assert [one.one.words for one in found] == ["13800138000"]
    mend(draft, found[0].one, by=BY)
    assert "138****8000" in words(draft, "outlook")
    assert "13900139000" in words(draft, "contact")


def test_a_public_notice_says_where_to_call(held: Book) -> None:
    draft = drafted(held, "public-notice")
    [one] = only(screened(draft), "PUB110")
    assert (one.one.part, "电话" in one.one.message) == ("contact", True)
    assert only(screened(drafted(held, "party-notice")), "PUB110") == []
    typed_into(draft, "contact", "联系电话：0000-1234567；电子邮箱：zhenggai@qinglan.example。")
    assert only(screened(draft), "PUB110") == []


@pytest.mark.parametrize(
    ("number", "hidden"),
    [
        ("13800138000", "138****8000"),
        ("138-0013-8000", "138-****-8000"),
        ("11010519491231002X", "11*************02X"),
        ("6222021234567890123", "62**************123"),
    ],
)
def test_what_stays_of_a_number(number: str, hidden: str) -> None:
    assert masked(number) == hidden


@pytest.mark.parametrize(("name", "hidden"), [("王伟", "王某"), ("王建国", "王某某")])
def test_what_stays_of_a_name(name: str, hidden: str) -> None:
    assert without_name(name) == hidden


@pytest.mark.parametrize("paper", ["report", "party-notice", "public-notice"])
def test_a_mark_of_secrecy_stops_every_paper(held: Book, paper: str) -> None:
    draft = drafted(held, paper)
    # Typed words with a mark are refused; this came before they were.
    PartVersion.objects.filter(part=part(draft, "outlook")).update(text="秘密★1年")
    one = only(screened(draft), "PRI106")[0].one
    with pytest.raises(NotAllowed, match="密级标志"):
        answer(draft, one, "已核实", by=BY)


NEVER = ("PRI106", "CMP201", "PUB101", "PUB102", "PUB103", "PUB105", "PUB108")


def test_some_findings_nobody_answers() -> None:
    assert set(NEVER_ANSWERED) == set(NEVER)
    assert set(NEVER) <= set(TITLES)


def test_an_answer_that_was_smuggled_in_counts_for_nothing(held: Book) -> None:
    draft = drafted(held)
    one = only(screened(draft), "PUB101")[0].one
    with pytest.raises(NotAllowed, match="没有登记审定的依据"):
        answer(draft, one, "已核实", by=BY)
    open_again(draft, one, by=BY)
    draft.answered.update(stands=True, reason="已核实")
    assert only(screened(draft), "PUB101")[0].grade == "error"


def test_an_answer_holds_for_its_words_and_not_for_others(held: Book) -> None:
    draft = drafted(held)
    typed_into(draft, "outlook", "共排查问题37个，已整改20个，正在整改16个。")
    one = only(screened(draft), "NUM104")[0].one
    answer(draft, one, "含1个另案办理", by=BY)
    typed_into(draft, "contact", "另说一句。")
    assert only(screened(draft), "NUM104")[0].grade == "verified"
    put(draft, "outlook", "问题37个", "问题38个")
    assert only(screened(draft), "NUM104")[0].grade == "error"


def test_what_is_gone_is_not_answered(held: Book) -> None:
    with pytest.raises(NotAllowed, match="不再列出"):
        screened(drafted(held)).at("ab")


def test_what_is_not_done_is_told_with_all_three() -> None:
    settle()
    draft = drafted(busy_book(queries.today()), "public-notice")
    found = only(screened(draft), "STA104")
    assert found
    assert all("下一步措施" in one.one.message for one in found)


@pytest.mark.parametrize("style", ["run-in", "running", "with-table"])
def test_an_answer_stays_where_a_problem_before_it_is_left_out(style: str) -> None:
    settle()
    draft = drafted(busy_book(queries.today()), "public-notice", style)
    count = answer_all(draft, screened(draft), "STA104", "按方案推进，无新措施", by=BY)
    rows = list(ledger_text_of(draft).rows.problems())
    first = next(one.key for one in rows if one.state == "done")
    propose(draft, [first], "sensitive", "涉及在办案件", by=BY)
    found = only(screened(draft), "STA104")
    assert (len(found), {one.grade for one in found}) == (count, {"verified"})


def test_many_of_a_kind_are_answered_with_one_word_and_names_are_not() -> None:
    settle()
    draft = drafted(busy_book(queries.today()), "public-notice")
    count = len(only(screened(draft), "STA104"))
    assert count > 1
    assert answer_all(draft, screened(draft), "STA104", "按方案推进，无新措施", by=BY) == count
    assert {one.grade for one in only(screened(draft), "STA104")} == {"verified"}
    typed_into(draft, "outlook", "对区财政局原副局长王建国给予党内警告处分。")
    with pytest.raises(NotAllowed, match="逐处核实"):
        answer_all(draft, screened(draft), "PRI105", "经批准", by=BY)


def test_what_was_put_to_a_unit_waits_for_its_answer() -> None:
    draft = drafted(book_after(*PLANNED))
    due = queries.today() + timedelta(days=3)
    asked = ask(draft, ["problem/1"], due_on=due, by=BY)
    assert "还没有答复" in only(screened(draft), "PUB104")[0].one.message
    hand = Hand(LEDGER_CLERK, "何立群", scan="ab" * 32)
    confirm(asked, {asked[0].pk: Answer("private", "涉及在办案件")}, hand)
    assert "不宜公开" in only(screened(draft), "PUB104")[0].one.message


def test_a_units_figure_that_it_did_not_confirm_for_the_day_is_told() -> None:
    money = ReportedFigure("funds_recovered", Decimal(12), "万元")
    report = ReportProgress("measure/1-1", FINANCE, "progress", "清退资金12万元。", (money,))
    party = ReportedFigure("lessons", Decimal(3), "次")
    lessons = ReportProgress("measure/1-1", FINANCE, "progress", "开展专题党课3次。", (party,))
    held = book_after(*PLANNED, ("2-2", LIAISON, lessons), ("2-3", LIAISON, report))
    draft = drafted(held, "public-notice")
    [told_] = only(screened(draft), "PUB107")
    every = figures_by_unit(queries.tree(held).book, ())[0].figures
    assert f"{len(every)}个填报数" in told_.one.message
    assert only(screen(draft, ledger_text_of(draft), is_final=False), "PUB107") == []
    answer(draft, told_.one, "财政局电话核过", by=BY)
    day = queries.today()
    call_units(held, [FINANCE], cut_off=day, due_on=day, by=BY)
    call = FigureCall.objects.get()
    first, second = every
    confirm_figures(held, call, {first.key: first.value}, by=HEAD)
    draft.book.refresh_from_db()
    [judged] = only(screened(draft), "PUB107")
    assert (judged.grade, "1个填报数" in judged.one.message) == ("verified", True)
    confirm_figures(held, call, {second.key: second.value}, by=HEAD)
    draft.book.refresh_from_db()
    assert only(screened(draft), "PUB107") == []


def test_parts_of_which_no_unit_was_asked_are_told_until_the_stage_is_entered_from_paper() -> None:
    draft = drafted(book_after(*PLANNED))
    assert not only(screened(draft), "PUB104")
    items = sum(bool(one.item) for one, _ in heads(draft))
    asked = ask(draft, ["problem/1"], due_on=queries.today(), by=BY)
    hand = Hand(LEDGER_CLERK, "何立群", scan="ab" * 32)
    confirm(asked, {asked[0].pk: Answer("true")}, hand)
    (found,) = only(screened(draft), "PUB104")
    assert f"还有{items - 1}段没有送" in found.one.message
    state = stage_states(draft)[0]
    assert state.note == f"写到单位工作的{items}段，送核1段；另有{items - 1}段没有送核"
    assert state.standing == "waiting"
    approve(draft, "units", told("units"), LEDGER_CLERK)
    assert not only(screened(draft), "PUB104")


def test_what_a_unit_wants_changed_is_open_until_the_office_dealt_with_it() -> None:
    draft = drafted(book_after(*PLANNED))
    keys = [one.key for one, _ in heads(draft) if one.item]
    asked = ask(draft, keys, due_on=queries.today(), by=BY)
    other = {one.pk: Answer("true") for one in asked[1:]}
    change = Answer("change", f"{sent_text(asked[0])}已经公示。")
    hand = Hand(LEDGER_CLERK, "何立群", scan="ab" * 32)
    confirm(asked, other | {asked[0].pk: change}, hand)
    state = stage_states(draft)[0]
    assert (state.standing, "1段单位要求修改" in state.note) == ("waiting", True)
    asked[0].refresh_from_db()
    adopt(asked[0], by=BY)
    state = stage_states(draft)[0]
    assert (state.standing, "单位都已核过" in state.note) == ("done", True)


def test_what_is_said_of_problems_left_out_is_no_total_of_the_ledger(held: Book) -> None:
    draft = drafted(held, "public-notice")
    typed_into(draft, "opening", "其中5个问题（已销号3个、正在整改2个）按规定不予公开。")
    assert only(screened(draft), "CMP202") == []
    typed_into(draft, "opening", "正在整改9个。")
    assert len(only(screened(draft), "CMP202")) == 1


FEEDBACK = """关于省委第三巡视组反馈意见

一、存在的主要问题
1.专项资金沉淀在账上没有拨付。
2.选人用人程序不规范，干部档案审核不严。
"""


def test_the_text_is_held_against_the_feedback(held: Book) -> None:
    keep(held, FEEDBACK.encode(), "反馈意见.txt", by=BY)
    draft = drafted(held)
    found = only(screened(draft), "CMP101")
    assert len(found) == 1
    assert "选人用人程序不规范" in found[0].one.message
    assert "反馈意见" in found[0].one.message


def test_a_line_that_is_no_more_there_is_not_mended(held: Book) -> None:
    draft = drafted(held, "public-notice")
    typed_into(draft, "outlook", "当事人的号码是13800138000。")
    one = only(screened(draft), "PRI103")[0].one
    put(draft, "outlook", "当事人", "有关人员")
    with pytest.raises(NotAllowed, match="到稿子里修改"):
        mend(draft, one, by=BY)
