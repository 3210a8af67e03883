"""What each paper says of a made round: every row that it is told of, and nothing besides."""

from dataclasses import replace

import pytest
from told_papers import ABOUT, MET, NOTHING, PERIOD, WHOLE

from zhenggai.notices.readers import source_of_bytes
from zhenggai.publication.papers.catalogue import BY_KEY
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Cell, Table
from zhenggai.writers.papers.special_counts import SUBJECTS, special_problems
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words


def words(key: str, told: Told = WHOLE) -> str:
    data = letter_docx(BY_KEY[key].write(told))
    return "".join(source_of_bytes(data, "文书.docx").text.split())


def said_of_nothing(key: str) -> str:
    with pytest.raises(NothingToTellError) as fault:
        BY_KEY[key].write(NOTHING)
    return str(fault.value)


def bare(text: str) -> str:
    return "".join(text.split())


def test_every_unit_has_a_row_for_its_opinion_and_what_it_said_stands_there() -> None:
    said = words("opinion-table")
    for unit in WHOLE.units:
        assert unit in said
    for one in WHOLE.opinions:
        assert one.opinion in said
    assert "还没有明确牵头单位" in said_of_nothing("opinion-table")


def test_a_unit_that_agrees_without_a_word_has_no_opinion() -> None:
    agreed = tuple(replace(one, agrees=True, opinion="") for one in WHOLE.opinions)
    assert "没有意见" in words("opinion-table", replace(WHOLE, opinions=agreed))


def test_the_table_of_adoption_gives_each_opinion_its_outcome_and_sums_up() -> None:
    said = words("adoption-table")
    for one in WHOLE.adopted:
        assert f"{one.opinion}{one.outcome}{one.why}" in said
    assert f"共{len(WHOLE.adopted)}条意见，其中采纳1条，不采纳1条" in said
    waiting = tuple(replace(one, outcome="", why="") for one in WHOLE.adopted)
    assert f"尚未答复{len(waiting)}条" in words("adoption-table", replace(WHOLE, adopted=waiting))
    assert "还没有收到审核意见" in said_of_nothing("adoption-table")


def test_the_plan_of_the_meeting_names_its_day_only_where_it_is_on_record() -> None:
    assert MET.on
    assert in_words(MET.on) in words("life-meeting-plan")
    before = words("life-meeting-plan", replace(WHOLE, meetings=()))
    assert in_words(MET.on) not in before
    assert "时间：＿" in before


def test_the_report_on_the_meeting_waits_until_it_was_held() -> None:
    said = words("life-meeting-report")
    for decision in MET.decisions:
        assert decision in said
    for one in WHOLE.problems:
        assert (one.text.rstrip("。") in said) is (one.source == "民主生活会")
    assert "没有登记专题民主生活会" in said_of_nothing("life-meeting-report")


def test_only_what_the_members_found_stands_in_the_list_of_the_meeting() -> None:
    said = words("life-meeting-problems")
    for one in WHOLE.problems:
        assert (bare(one.text) in said) is (one.source == "民主生活会")


@pytest.mark.parametrize(
    ("key", "subject"),
    [("personnel", "选人用人"), ("ideology", "意识形态"), ("inspection", "巡察工作")],
)
def test_a_special_paper_tells_the_problems_of_its_subject_alone(key: str, subject: str) -> None:
    (own,) = special_problems(WHOLE.problems, subject)
    names = (name for name in SUBJECTS if name != subject)
    others = [one for name in names for one in special_problems(WHOLE.problems, name)]
    for paper in (f"special-plan-{key}", f"special-report-{key}"):
        said = words(paper)
        assert bare(own.text) in said
        assert not any(bare(one.text) in said for one in others)
        assert f"没有{subject}方面" in said_of_nothing(paper)


def test_a_unit_is_told_what_is_missing_and_not_what_has_not_begun() -> None:
    returned, unproved, not_begun = WHOLE.lacks
    remark, note = words("unit-remark"), words("advisory")
    assert returned.words in remark
    assert unproved.text in remark
    assert not_begun.text not in remark
    assert not_begun.text in note
    assert returned.words not in note
    assert "不需要反馈意见" in said_of_nothing("unit-remark")
    assert "不需要提示" in said_of_nothing("advisory")


def test_a_bulletin_tells_units_in_the_order_given_and_ranks_nobody() -> None:
    said = words("weekly-bulletin")
    places = [said.index(f"{at}{one.unit}") for at, one in enumerate(PERIOD.units, 1)]
    assert places == sorted(places)
    assert "不作排名" in said
    for one in PERIOD.struck:
        assert one.text in said
    assert f"{PERIOD.asked}应报2个单位，按时1个，迟报1个。" in said
    assert WHOLE.late[0].text in said
    for word in ("得分", "第一名", "末位"):
        assert word not in said


def test_a_bulletin_of_a_quiet_week_says_so() -> None:
    quiet = replace(PERIOD, asked="", units=(), struck=())
    said = words("weekly-bulletin", replace(WHOLE, period=quiet, late=()))
    for sentence in ("本期没有新增销号的问题。", "没有逾期未完成的事项。", "没有到期的事项。"):
        assert sentence in said


def test_the_sheet_of_reconciliation_has_every_measure_with_its_proofs() -> None:
    said = words("reconciliation")
    for problem in WHOLE.problems:
        for one in problem.measures:
            assert bare(one.text) in said
    assert "还没有整改措施" in said_of_nothing("reconciliation")


def test_the_opinion_of_acceptance_asks_for_every_point_of_the_standard() -> None:
    said = words("acceptance")
    for one in WHOLE.closing.answers:
        assert f"{one.point}{one.answer}" in said
    assert "还没有申请销号" in said_of_nothing("acceptance")


def test_what_is_left_out_and_where_it_was_given_out_stand_in_their_tables_or_a_blank() -> None:
    left_out, given_out = words("exclusion-table"), words("release-register")
    for one in WHOLE.kept_out:
        assert f"{one.text}{one.scope}{one.ground}{one.why}{one.agreed_by}" in left_out
    for paper in WHOLE.released:
        assert f"{paper.title}{paper.medium}{paper.address}" in given_out
    for key in ("exclusion-table", "release-register"):
        blank = next(one for one in BY_KEY[key].write(NOTHING).blocks if isinstance(one, Table))
        rows = blank.rows[blank.head :]
        assert rows
        assert not any(cell.text for row in rows for cell in row if isinstance(cell, Cell))


def test_the_index_of_the_archive_numbers_everything_through_and_sums_up_the_pages() -> None:
    said = words("archive-index")
    for place, one in enumerate(WHOLE.filed, 1):
        assert f"{place}{bare(one.title)}{one.number}" in said
    known = [one.pages for one in WHOLE.filed if one.pages is not None]
    assert f"共{len(WHOLE.filed)}件，已知页数的{len(known)}件共{sum(known)}页" in said
    assert "还没有存入文件" in said_of_nothing("archive-index")


def test_the_ledger_as_a_paper_has_a_row_for_every_measure() -> None:
    (table,) = BY_KEY["ledger-list"].write(WHOLE).blocks
    assert isinstance(table, Table)
    assert len(table.rows) - table.head == sum(len(one.measures) or 1 for one in WHOLE.problems)
    assert in_words(ABOUT.cut_off) in BY_KEY["ledger-list"].write(WHOLE).subtitle
