"""Days that somebody types into a draft: beside the ledger's, bound when they agree."""

from datetime import date

import pytest
from ledger_world import CLERK, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.books import DescribeInspection
from zhenggai.ledger.core.acts.records import RecordMeeting
from zhenggai.publication.drafts.beside_parts import beside_parts
from zhenggai.publication.drafts.drafted import LedgerText, reprinted
from zhenggai.publication.drafts.drafting import begin, heads, save_kept, save_typed
from zhenggai.publication.drafts.free_figures import FreeFigure, bound_with, free_figures
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.read_draft import read_draft
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft
from zhenggai.writers.bound import BEGAN, CUT_OFF, DAY, ENDED, mark
from zhenggai.zh.days import in_words

pytestmark = pytest.mark.django_db
BY = CLERK.id
MET = RecordMeeting("meeting/1", "leading_group", "青整纪〔2026〕2号", "研究整改", ())

INSPECTED = DescribeInspection(
    team="省委第三巡视组",
    mode="常规巡视",
    began_on=date(2025, 9, 1),
    ended_on=date(2025, 11, 20),
)


class Typed:
    """A draft with what somebody typed at the end of one of its parts."""

    def __init__(self) -> None:
        held = book_after(*PLANNED, ("2-1", CLERK, MET), ("2-2", CLERK, INSPECTED))
        self.ledger: LedgerText = ledger_text(held, "report", "run-in", queries.today())
        self.draft: Draft = begin(held, self.ledger, by=BY)

    def days(self, key: str, words: str) -> list[FreeFigure]:
        part, version = next(one for one in heads(self.draft) if one[0].key == key)
        save_typed(part, f"{typed(version.text)}{words}", seen=version.n, figures={}, by=BY)
        return [one for one in self.found() if one.text.endswith("日")]

    def found(self) -> list[FreeFigure]:
        held = heads(self.draft)
        return free_figures(held, read_draft(held, self.ledger), self.ledger, beside_parts(held))


@pytest.fixture
def draft() -> Typed:
    return Typed()


def test_the_day_of_the_feedback_agrees_or_differs_in_the_form_in_which_it_stands(
    draft: Typed,
) -> None:
    told = draft.ledger.source.tree.book.info.feedback_on
    assert told is not None
    (one,) = draft.days("opening", f"{in_words(told)}，省委巡视组向区委反馈了意见。")
    assert (one.verdict, one.figure, one.title) == ("agrees", f"{DAY}feedback", "反馈日期")
    other = date(told.year, told.month, told.day % 28 + 1)
    short = in_words(other).partition("年")[2]
    (_, wrong) = draft.days("opening", f"其后{short}向全区反馈了情况。")
    assert (wrong.verdict, wrong.told) == ("differs", in_words(told).partition("年")[2])


@pytest.mark.parametrize("words", ["领导小组会议", "（青整纪〔2026〕2号）"])
def test_the_day_of_a_meeting_is_known_by_its_kind_or_number(draft: Typed, words: str) -> None:
    found = draft.days("outlook", f"2026年2月1日召开{words}研究。2026年2月3日召开{words}部署。")
    assert [(one.verdict, one.told) for one in found] == [
        ("agrees", "2026年2月1日"),
        ("differs", "2026年2月1日"),
    ]


@pytest.mark.parametrize(
    ("typed_days", "verdicts"),
    [
        ("2025年9月1日至11月20日", ["agrees", "agrees"]),
        ("2025年9月2日至11月21日", ["differs", "differs"]),
        ("2025年9月1日—2025年11月20日", ["agrees", "agrees"]),
    ],
)
def test_the_days_of_the_inspection_are_known_at_both_ends(
    draft: Typed, typed_days: str, verdicts: list[str]
) -> None:
    words = f"{typed_days}，省委第三巡视组对青岚区开展了常规巡视。"
    found = draft.days("outlook", words)
    assert [(one.verdict, one.figure) for one in found] == [
        (verdicts[0], BEGAN),
        (verdicts[1], ENDED),
    ]
    began, ended = (draft.ledger.figures[one.figure].text for one in found)
    assert began == "2025年9月1日"
    assert ended.endswith(found[1].told)
    elsewhere = draft.days("contact", f"{typed_days}，全区组织集中学习。")
    assert [one.verdict for one in elsewhere if one.part == "contact"] == []


def test_the_day_on_which_the_team_came_is_known_alone(draft: Typed) -> None:
    came, left = draft.days("outlook", "2025年9月2日巡视组进驻，11月20日巡视结束。")
    assert (came.verdict, came.told) == ("differs", "2025年9月1日")
    assert (left.verdict, left.figure) == ("agrees", ENDED)


def test_a_deadline_is_that_of_the_parts_own_problem(draft: Typed) -> None:
    words = "按照完成时限2026年6月30日前办结，其余于2026年7月31日前完成。"
    found = draft.days("problem/1", words)
    assert [(one.text, one.verdict, one.told) for one in found] == [
        ("2026年6月30日", "agrees", "2026年6月30日"),
        ("2026年7月31日", "differs", "2026年6月30日"),
    ]
    assert {one.title for one in found} == {"完成时限（1）"}
    *_, elsewhere = draft.days("outlook", "其余于2026年7月31日前完成。")
    assert elsewhere.verdict == "unknown"


def test_a_typed_cut_off_day_is_the_drafts_own(draft: Typed) -> None:
    (one,) = draft.days("outlook", "截至2026年3月1日，各项工作有序推进。")
    told = in_words(draft.ledger.source.cut_off)
    assert (one.verdict, one.figure, one.told) == ("differs", CUT_OFF, told)


def test_a_day_of_which_nothing_tells_is_unknown_and_a_month_is_nobodys(draft: Typed) -> None:
    found = draft.days("outlook", "2026年3月5日走访基层。2026年3月再次走访。")
    assert [(one.text, one.verdict) for one in found] == [("2026年3月5日", "unknown")]


def test_a_day_is_bound_with_one_click_and_follows_in_its_form(draft: Typed) -> None:
    (one,) = draft.days("outlook", "2月1日召开领导小组会议研究。")
    part, version = next(each for each in heads(draft.draft) if each[0].key == "outlook")
    text = bound_with(version.text, one)
    assert mark(one.figure, one.title, "2月1日") in text
    save_kept(part, text, "edited", seen=version.n, by=BY)
    assert draft.found() == []
    row = draft.ledger.figures[one.figure]
    assert reprinted(row, "2月1日") == "2月1日"
    assert reprinted(row, "12月1日") == "2026年2月1日"
