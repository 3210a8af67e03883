"""Periods of prescribed steps and of the rectification, told in months, days or working days."""

import pytest
from ledger_world import CLERK, OPENED, PACK, day, ledger_after

from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.deadlines import period_end
from zhenggai.ledger.core.packs import Pack, PackError, read_pack
from zhenggai.ledger.core.prescribed import StepState, prescribed_steps
from zhenggai.ledger.core.state import Book

# The plan within thirty working days, the rectification within three hundred.
IN_WORKING_DAYS = PACK.text.replace('within = "1个月"', 'within = "30个工作日"').replace(
    'rectification_period = { value = "6个月"', 'rectification_period = { value = "300个工作日"'
)
NEXT_YEAR = """
[[working_days]]
year = 2027
source = "《国务院办公厅关于2027年部分节假日安排的通知》"
off = [2027-01-01]
worked = []
"""


def step(book: Book, name: str, on: str, pack: Pack = PACK) -> StepState:
    found = prescribed_steps(book, pack, day(on))
    return next(one for one in found if one.step.step == name)


def test_a_step_is_ahead_then_missing_then_taken() -> None:
    ledger = ledger_after(*OPENED)
    assert step(ledger.book, "plan_issued", "2-10").standing == "ahead"
    assert step(ledger.book, "plan_issued", "2-11").standing == "missing"
    ledger.write("2-12", CLERK, RecordStep("step/plan_issued", "青岚整改〔2026〕1号", scan="ab"))
    taken = step(ledger.book, "plan_issued", "2-12")
    assert (taken.standing, taken.on, taken.due) == ("done", day("2-12"), day("2-10"))


def test_before_the_feedback_no_day_is_told() -> None:
    assert step(ledger_after(*OPENED[:2]).book, "plan_issued", "3-1").due is None


def test_a_period_may_be_told_in_working_days() -> None:
    pack = read_pack(IN_WORKING_DAYS)
    # The Saturday before the Spring Festival is worked, six days of it are off.
    assert step(ledger_after(*OPENED).book, "plan_issued", "2-1", pack).due == day("2-27")


def test_a_period_beyond_the_known_holidays_has_no_end_until_a_pack_brings_the_year() -> None:
    book = ledger_after(*OPENED).book
    assert period_end(book, read_pack(IN_WORKING_DAYS)) is None
    told = IN_WORKING_DAYS.replace("30个工作日", "300个工作日")
    assert step(book, "plan_issued", "3-1", read_pack(told)).due is None
    longer = read_pack(told + NEXT_YEAR)
    assert longer.sources["working_days.2027"]
    end = period_end(book, longer)
    assert end
    assert end.year == 2027
    assert step(book, "plan_issued", "3-1", longer).due == end


@pytest.mark.parametrize("fault", [NEXT_YEAR.replace("2027-01-01", "2026-01-01"), NEXT_YEAR * 2])
def test_a_calendar_astray_in_a_pack_is_said(fault: str) -> None:
    with pytest.raises(PackError, match="工作日表"):
        read_pack(PACK.text + fault)
