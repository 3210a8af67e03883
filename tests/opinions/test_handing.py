"""A unit reads the office's own summary of a suggestion or appeal, which tells no person."""

from datetime import timedelta

import pytest
from ledger_world import CLERK, FINANCE, HEAD, LIAISON, OFFICE, PACK
from opinion_world import CONTACT, LAMPS, NAME, came, reader, suggestion
from workbench_world import STRANGER

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.opinions.clocks import answer_day, due_of, longest_extension
from zhenggai.opinions.handing import Order, answer, hand, withdraw
from zhenggai.opinions.kinds import APPEAL
from zhenggai.opinions.models import Handing, Opinion
from zhenggai.opinions.receiving import receive
from zhenggai.opinions.registering import Reply, extend, register, reply, tell
from zhenggai.opinions.sealing import Told
from zhenggai.opinions.summaries import Doubt, check_summary
from zhenggai.opinions.tasks import opinion_tasks
from zhenggai.people.models import Unit

pytestmark = pytest.mark.django_db
SUMMARY = "请核查老街口一带路灯维护情况，损坏的尽快修复"


def handed(
    opinion: Opinion, summary: str = SUMMARY, *, has_looked: bool = False
) -> tuple[Doubt, ...]:
    today = queries.today()
    order = Order(
        Unit.objects.get(pk=FINANCE), summary, today + timedelta(days=15), has_looked=has_looked
    )
    return hand(opinion, order, today=today, by=CLERK)


def test_a_unit_answers_a_summary_and_the_office_answers_the_person(book: Book) -> None:
    opinion = suggestion(book)
    assert not handed(opinion)
    [task] = opinion_tasks(book, LIAISON)
    assert (task.kind, task.handing and task.handing.summary) == ("answer", SUMMARY)
    answer(Handing.objects.get(), "已于次日修复", by=HEAD)
    assert not opinion_tasks(book, LIAISON)
    assert [one.kind for one in opinion_tasks(book, CLERK)] == ["reply"]
    reply(Opinion.objects.get(), Reply("call", queries.today(), "路灯已修复"), by=CLERK)
    assert Opinion.objects.get().state == "replied"
    assert not opinion_tasks(book, CLERK)


def test_handings_count_by_themselves_so_that_nothing_is_told_of_other_opinions(
    book: Book,
) -> None:
    suggestion(book)
    handed(suggestion(book))
    assert Handing.objects.get().n == 1


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (f"{NAME}反映路灯不亮", "反映人的姓名"),
        (f"请与{CONTACT}联系", "反映人的联系方式、电话号码"),
        ("请与13800138000联系", "电话号码"),
        ("请拨打电话81234567核实", "电话号码"),
        ("请拨0531-81234567核实", "电话号码"),
        ("请回复someone@example.cn", "电子邮箱"),
        ("身份证号11010519491231002X的住户", "身份证号码"),
        ("秘密★1年\n请核查", "不得存储"),
        (" ", "请写交办摘要"),
    ],
)
def test_what_tells_a_person_does_not_go_out(book: Book, summary: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        handed(suggestion(book), summary, has_looked=True)
    assert not Handing.objects.exists()


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("王长顺说路灯不亮，请核查", "王长顺"),
        (f"请核查：{LAMPS}", LAMPS),
    ],
)
def test_what_may_tell_a_person_goes_out_when_the_office_looked(
    book: Book, summary: str, words: str
) -> None:
    opinion = suggestion(book)
    doubts = handed(opinion, summary)
    assert words in [one.words for one in doubts]
    assert not Handing.objects.exists()
    assert not handed(opinion, summary, has_looked=True)
    assert Handing.objects.get().summary == summary


COUNTRY = Told(LAMPS, "微信：wx_12345，１３８１２３４５６７８", "欧阳建国")


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("欧 阳建国反映路灯不亮", "反映人的姓名"),
        ("欧阳·建 国家门口的路灯不亮", "反映人的姓名"),
        ("请修好建国同志家门口的路灯", "反映人的名字“建国”"),
        ("请修好村民建国门前的路灯", "反映人的名字“建国”"),
        ("请与一三八一二三四五六七八联系", "反映人的联系方式、电话号码"),
        ("请与１３８ 1234-5678联系", "反映人的联系方式、电话号码"),
        ("请与138.1234.5678联系", "反映人的联系方式、电话号码"),
        ("请与尾号5678的手机联系", "反映人的联系方式"),
        ("请加微信号wx_12345核实", "反映人的联系方式、微信号、QQ号"),
        ("请加QQ：98765432核实", "微信号、QQ号"),
        ("请回复some one＠example.cn", "电子邮箱"),
        ("身份证号１１０１０５19491231002X的住户", "身份证号码"),
    ],
)
def test_however_it_is_typed_it_tells_the_person(summary: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=f"交办摘要里有{said}，"):
        check_summary(summary, COUNTRY, has_looked=True)


@pytest.mark.parametrize(
    ("summary", "words"),
    [("请查建国以来的地名资料", "建国"), ("请回复欧阳先生", "欧阳先生")],
)
def test_a_word_that_is_also_the_given_name_is_asked_about(summary: str, words: str) -> None:
    assert words in [one.words for one in check_summary(summary, COUNTRY, has_looked=False)]
    assert not check_summary(summary, COUNTRY, has_looked=True)


@pytest.mark.parametrize(
    "summary",
    [
        "请核查13、14、15、16、17、18号楼的路灯",
        "请核查微信公众号yunting2025的办事指南",
        "请核查一是路灯、二是管网，涉及一千三百八十一户",
        "村民反映桃李，明天起断水，请核查",
    ],
)
@pytest.mark.parametrize("name", ["村民", "李明"])
def test_what_only_looks_like_it_goes_out(summary: str, name: str) -> None:
    assert not check_summary(summary, Told(LAMPS, "不愿留", name), has_looked=False)


def test_a_unit_is_not_handed_the_same_opinion_twice(book: Book) -> None:
    opinion = suggestion(book)
    handed(opinion)
    with pytest.raises(NotAllowed, match="还没有答复，不能重复交办"):
        handed(opinion)
    answer(Handing.objects.get(), "已于次日修复", by=HEAD)
    [doubt] = handed(opinion)
    assert "已经答复过" in doubt.why
    assert not handed(opinion, has_looked=True)
    assert Handing.objects.count() == 2


@pytest.mark.parametrize(
    "summary",
    [
        "专项资金2300000元没有拨付的情况，请核查",
        "许多群众说安全通道堵塞，请办理",
        "请核查岚桥镇2025年低保发放情况，3月20日前答复",
    ],
)
def test_a_summary_of_the_matter_alone_goes_out_at_once(book: Book, summary: str) -> None:
    assert not handed(suggestion(book), summary)


def test_a_handing_that_was_taken_back_waits_for_nobody(book: Book) -> None:
    handed(suggestion(book))
    withdraw(Handing.objects.get(), by=CLERK)
    assert not opinion_tasks(book, LIAISON)
    with pytest.raises(NotAllowed, match="收回"):
        answer(Handing.objects.get(), "已办", by=LIAISON)


def test_another_unit_does_not_answer(book: Book) -> None:
    handed(suggestion(book))
    with pytest.raises(NotAllowed, match="只有承办单位"):
        answer(Handing.objects.get(), "已办", by=STRANGER)


def test_an_appeal_has_its_sixty_days_a_suggestion_and_an_accusation_none(book: Book) -> None:
    today = queries.today()
    appeal = suggestion(book, sort=APPEAL)
    told = due_of(appeal, PACK)
    assert PACK.opinion_periods is not None
    assert told is not None
    assert told.what == "告知受理"
    assert told.on == PACK.opinion_periods.register.end(today, PACK.calendar)
    tell(appeal, "call", today, by=CLERK)
    due = due_of(appeal, PACK)
    assert due is not None
    assert due.on == PACK.opinion_periods.appeal.end(today, PACK.calendar)
    assert "第三十四条" in due.source
    assert due_of(suggestion(book), PACK) is None
    extend(appeal, 20, "分管领导批准", longest=longest_extension(PACK), by=CLERK)
    later = due_of(appeal, PACK)
    assert later is not None
    assert later.on == due.on + timedelta(days=20)
    with pytest.raises(NotAllowed, match="延长不超过"):
        extend(appeal, 31, "分管领导批准", longest=longest_extension(PACK), by=CLERK)
    assert (answer_day(PACK, today) or today) > today


def test_what_is_not_sorted_is_due_within_the_days_of_registering(book: Book) -> None:
    receive(book.code, LAMPS)
    due = due_of(Opinion.objects.get(), PACK)
    assert due is not None
    assert PACK.opinion_periods is not None
    assert due.on == PACK.opinion_periods.register.end(queries.today(), PACK.calendar)
    [task] = opinion_tasks(book, CLERK)
    assert task.kind == "sort"


def test_nothing_waits_for_an_office_that_was_not_named(bare_book: Book) -> None:
    receive(bare_book.code, LAMPS)
    assert not opinion_tasks(bare_book, CLERK)
    reader(bare_book)
    assert opinion_tasks(bare_book, CLERK)


def test_an_opinion_is_not_taken_in_before_it_came(book: Book) -> None:
    with pytest.raises(NotAllowed, match="不能晚于今天"):
        register(book, Told(LAMPS), came(days_ago=-1), by=CLERK)


def test_a_unit_of_which_nobody_would_find_it_is_handed_nothing(book: Book) -> None:
    order = Order(Unit.objects.get(pk=OFFICE), SUMMARY, queries.today())
    with pytest.raises(NotAllowed, match="收不到交办"):
        hand(suggestion(book), order, today=queries.today(), by=CLERK)
