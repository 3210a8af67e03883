"""Who does not accept the answer to an appeal asks for 复查, then for 复核, each with its days."""

from datetime import date, timedelta

import pytest
from ledger_world import CLERK, FINANCE, HEAD, LIAISON, PACK
from opinion_world import SUMMARY, suggestion
from workbench_world import STRANGER

from zhenggai.ledger import queries
from zhenggai.ledger.core.packs import read_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.opinions.clocks import ask_until, due_of, objection_day, running
from zhenggai.opinions.handing import Order, answer, hand, keep_there, object_to
from zhenggai.opinions.kinds import ACCUSATION, APPEAL, SUGGESTION
from zhenggai.opinions.models import Handing, Opinion, Redress
from zhenggai.opinions.redressing import Outcome, answer_redress, ask_redress
from zhenggai.opinions.registering import Reply, reply, sort_as, tell
from zhenggai.opinions.tasks import opinion_tasks
from zhenggai.people.models import Unit

pytestmark = pytest.mark.django_db
ABOVE = "区人民政府"


def end_of(clock: str) -> date | None:
    """The end of a clock of the rules that begins today."""
    end: date | None = getattr(PACK.opinion_periods, clock).end(queries.today(), PACK.calendar)
    return end


def answered(book: Book, sort: str = APPEAL) -> Opinion:
    """An appeal whose person was answered today."""
    opinion = suggestion(book, sort=sort)
    reply(opinion, Reply("letter", queries.today(), "不符合补助条件"), by=CLERK)
    return opinion


def anew(opinion: Opinion) -> Opinion:
    return Opinion.objects.get(pk=opinion.pk)


def kinds(book: Book) -> list[str]:
    return [one.kind for one in opinion_tasks(book, CLERK)]


def test_the_two_reviews_follow_each_other_and_then_there_is_none(book: Book) -> None:
    opinion, today = answered(book), queries.today()
    for title, state in (("复查", "redress_1"), ("复核", "redress_2")):
        until = ask_until(anew(opinion), PACK)
        assert until is not None
        assert until.what == f"请求{title}"
        ask_redress(opinion, ABOVE, today, by=CLERK)
        assert anew(opinion).state == state
        assert ask_until(anew(opinion), PACK) is None
        assert kinds(book) == ["redress"]
        answer_redress(opinion, Outcome("upheld", today, "维持原意见"), by=CLERK)
        assert anew(opinion).state == "replied"
        assert not kinds(book)
    assert ask_until(anew(opinion), PACK) is None
    with pytest.raises(NotAllowed, match="才有复核"):
        ask_redress(opinion, ABOVE, today, by=CLERK)
    said = list(opinion.readings.values_list("what", flat=True))
    assert said[:4] == ["登记复核意见", "登记复核请求", "登记复查意见", "登记复查请求"]


def test_it_is_answered_within_its_days_and_those_of_a_hearing_do_not_count(book: Book) -> None:
    opinion, today = answered(book), queries.today()
    ask_redress(opinion, ABOVE, today, by=CLERK)
    due = due_of(anew(opinion), PACK)
    assert due is not None
    assert due.on == end_of("redress")
    assert "第三十五条" in due.source
    Redress.objects.update(hearing_days=6)
    later = due_of(anew(opinion), PACK)
    assert later is not None
    assert later.on == due.on + timedelta(days=6)


@pytest.mark.parametrize("sort", [SUGGESTION, ""])
def test_only_an_appeal_that_was_answered_is_reviewed(book: Book, sort: str) -> None:
    opinion = answered(book, sort) if sort else suggestion(book, sort=APPEAL)
    with pytest.raises(NotAllowed, match="答复以后"):
        ask_redress(opinion, ABOVE, queries.today(), by=CLERK)


@pytest.mark.parametrize(
    ("to", "days", "said"),
    [(" ", 0, "向哪个机关"), (ABOVE, 1, "今天以前"), (ABOVE, -1, "答复以后")],
)
def test_it_is_asked_of_somebody_on_a_day_that_can_be(
    book: Book, to: str, days: int, said: str
) -> None:
    opinion = answered(book)
    with pytest.raises(NotAllowed, match=said):
        ask_redress(opinion, to, queries.today() + timedelta(days=days), by=CLERK)
    with pytest.raises(NotAllowed, match="没有待答复的"):
        answer_redress(opinion, Outcome("upheld", queries.today(), "维持"), by=CLERK)


def test_an_accusation_after_all_keeps_no_review(book: Book) -> None:
    opinion = answered(book)
    ask_redress(opinion, ABOVE, queries.today(), by=CLERK)
    sort_as(opinion, ACCUSATION, by=CLERK)
    assert not Redress.objects.exists()
    assert anew(opinion).state == "sealed"


def test_whoever_can_be_reached_is_told_that_the_appeal_is_taken_up(book: Book) -> None:
    opinion = suggestion(book, sort=APPEAL)
    assert [one.what for one in running(opinion, PACK)] == ["告知受理", "办结答复"]
    tell(opinion, "call", queries.today(), by=CLERK)
    assert [one.what for one in running(opinion, PACK)] == ["办结答复"]
    [begun_today] = running(anew(opinion), PACK)
    Opinion.objects.update(told_on=queries.today() - timedelta(days=6))
    [begun_then] = running(anew(opinion), PACK)
    assert begun_today.on - begun_then.on == timedelta(days=6)
    Opinion.objects.update(told_on=None, name="", contact="")
    assert [one.what for one in running(anew(opinion), PACK)] == ["办结答复"]


def test_rules_of_an_earlier_time_go_by_the_clocks_of_the_regulation(book: Book) -> None:
    begin, end = PACK.text.index("objection = {"), PACK.text.index("[who]")
    older = read_pack(PACK.text[:begin] + PACK.text[end:])
    today = queries.today()
    assert objection_day(older, today) == objection_day(PACK, today)
    assert ask_until(answered(book), older) == ask_until(answered(book), PACK)


def handed(book: Book) -> Handing:
    opinion, today = suggestion(book), queries.today()
    order = Order(Unit.objects.get(pk=FINANCE), SUMMARY, today + timedelta(days=10))
    assert not hand(opinion, order, today=today, by=CLERK)
    return Handing.objects.get()


def objected(book: Book, until: date | None = None, today: date | None = None) -> Handing:
    handing = handed(book)
    now = today or queries.today()
    object_to(handing, "路灯由城市管理部门维护", until=until, today=now, by=LIAISON)
    return handing


def test_a_unit_objects_and_the_office_lets_it_stay_or_takes_it_back(book: Book) -> None:
    handing = objected(book)
    assert handing.opinion
    assert anew(handing.opinion).state == "objected"
    assert kinds(book) == ["objection"]
    assert not opinion_tasks(book, LIAISON)
    keep_there(handing, "三定规定由你单位负责", by=CLERK)
    assert kinds(book) == []
    assert [one.kind for one in opinion_tasks(book, LIAISON)] == ["answer"]
    with pytest.raises(NotAllowed, match="异议已经提过"):
        object_to(handing, "再提一次", until=None, today=queries.today(), by=LIAISON)
    answer(Handing.objects.get(), "已修复", by=HEAD)
    assert kinds(book) == ["reply"]


def test_an_objection_has_five_working_days_and_its_own_unit(book: Book) -> None:
    until = objection_day(PACK, queries.today())
    assert until is not None
    assert until == end_of("objection")
    with pytest.raises(NotAllowed, match="已经过了"):
        objected(book, until, until + timedelta(days=1))
    with pytest.raises(NotAllowed, match="只有承办单位"):
        object_to(Handing.objects.get(), "不是", until=until, today=until, by=STRANGER)
    assert not Handing.objects.get().objection
