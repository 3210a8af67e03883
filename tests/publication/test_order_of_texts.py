"""The whole order, once: a report is approved, told within the Party and to the public, corrected.
And everybody who wants to go on without what comes before is told what is missing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from ledger_world import CLERK
from order_of_texts import (
    BY,
    CLOSED,
    YESTERDAY,
    answered,
    approved,
    drafted,
    party_notice,
    public_notice,
    published,
    told,
    typed_into,
)
from stored_world import record
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import Reopen
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.models import Book
from zhenggai.publication.drafts.drafting import follow, heads
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.read_draft import text_of_blocks
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import (
    changes_since,
    correction_of,
    derive,
    differences,
    take_changes_back,
    take_reports_words,
)
from zhenggai.publication.order.excluding import Agreement, agree, propose
from zhenggai.publication.order.publishing import Publishing, publish
from zhenggai.publication.order.screening import screen
from zhenggai.publication.order.stages import (
    STAGES,
    approve,
    badge_of,
    missing_stages,
    stage_states,
)
from zhenggai.publication.order.withdrawing import take_back
from zhenggai.published import queries as editions
from zhenggai.published.models import Edition
from zhenggai.published.releasing import Told as ReleaseTold
from zhenggai.published.releasing import register_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Book:
    return book_after(*CLOSED)


def entries(held: Book) -> int:
    held.refresh_from_db()
    return int(held.head_n)


def step_of(held: Book, step: str) -> Step | None:
    held.refresh_from_db()
    return queries.now(held).find(Step, f"step/{step}")


def test_a_report_becomes_a_notice_a_public_text_and_a_correction(held: Book) -> None:
    report = drafted(held)
    assert badge_of(report) == "drafting"
    approve(report, "units", told("units"), CLERK)
    assert badge_of(report) == "deliberating"
    approve(report, "deliberated", told("deliberated"), CLERK)
    assert badge_of(report) == "superior"
    assert step_of(held, "reports_reviewed") is None
    approve(report, "superior", told("superior"), CLERK)
    assert badge_of(report) == "issued"
    reviewed = step_of(held, "reports_reviewed")
    assert reviewed is not None
    assert reviewed.number == told("superior").number

    notice = answered(derive(report, "party-notice", by=BY))
    assert differences(notice) == []
    assert badge_of(notice) == "signing"
    party = published(notice)
    assert (party.audience, party.number, party.draft) == ("party", 1, notice.pk)
    assert badge_of(notice) == "published"
    assert step_of(held, "internal_notice") is not None

    public = answered(approved(answered(derive(notice, "public-notice", by=BY))))
    first = published(public)
    assert (first.audience, first.number) == ("public", 1)
    assert step_of(held, "public_notice") is None
    site = ReleaseTold("区政府门户网站", "https://x.example", queries.today(), takes_step=True)
    register_release(first, site, None, by=CLERK, at=datetime.now(UTC))
    assert step_of(held, "public_notice") is not None
    read = editions.read(first)
    assert "专项资金沉淀在账上没有拨付" in text_of_blocks(read.letter.blocks)
    assert {one.name for one in read.figures} >= {"problems", "completion_rate"}
    assert [(one.number, one.state) for one in read.items] == [("1", "done")]

    later = correction_of(public, by=BY)
    typed_into(later, "outlook", "另行说明。")
    before = entries(held)
    second = published(answered(approved(answered(later))), why="补充说明下一步工作。")
    assert second.replaces == first
    assert (badge_of(public), badge_of(later)) == ("superseded", "published")
    assert entries(held) == before


def test_what_is_entered_after_the_approval_changes_no_figure_of_what_was_approved(
    held: Book,
) -> None:
    report = approved(drafted(held), until="deliberated")
    known = report.known_n
    record(held, "2-12", CLERK, Reopen("problem/1", "recheck", "抽查不相符"))
    for one in (report, Draft.objects.get(pk=report.pk)):
        assert later_findings(one) == {"CMP204"}
    approve(report, "superior", told("superior"), CLERK)
    notice = answered(derive(report, "party-notice", by=BY))
    assert differences(notice) == []
    assert later_findings(notice) == {"CMP204"}
    edition = published(notice)
    assert edition.head_n == known
    shown = {one.name: one.text or one.value for one in editions.read(edition).figures}
    assert shown["completion_rate"].startswith("100")
    public = answered(derive(notice, "public-notice", by=BY))
    assert later_findings(public) == {"CMP204"}
    # Who lets it follow the ledger has the new figures, and another text to be approved.
    live = ledger_text(public.book, public.paper, public.style, public.cut_off)
    assert follow(public, live, by=BY)
    assert later_findings(public) == set()
    texts = [plain_of_kept(version.text) for _, version in heads(public)]
    assert [one for one in texts if "完成率0.00%" in one]


def test_an_approval_that_is_taken_back_lets_the_figures_follow_again(held: Book) -> None:
    report = approved(drafted(held), until="deliberated")
    record(held, "2-12", CLERK, Reopen("problem/1", "recheck", "抽查不相符"))
    take_back(report.approvals.get(stage="deliberated", taken_back_at=None), "另行审议", by=BY)
    report.refresh_from_db()
    report.book.refresh_from_db()
    assert later_findings(report) == {"CMP201"}


def later_findings(draft: Draft) -> set[str]:
    """What the screen says of bound figures beside the ledger."""
    draft.book.refresh_from_db()
    found = screen(draft, ledger_text_of(draft)).found
    return {one.one.code for one in found} & {"CMP201", "CMP204"}


# What is missing when somebody goes on.


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("deliberated", "单位核稿还没有完成"),
        ("superior", "单位核稿还没有完成"),
    ],
)
def test_no_stage_is_skipped(held: Book, stage: str, words: str) -> None:
    report = drafted(held)
    before = entries(held)
    with pytest.raises(NotAllowed, match=words):
        approve(report, stage, told(stage), CLERK)
    assert not report.approvals.exists()
    assert entries(held) == before


def test_the_superior_comes_after_the_own_committee(held: Book) -> None:
    report = approved(drafted(held), "units")
    with pytest.raises(NotAllowed, match="尚未登记“领导小组（常委会）审议”的依据"):
        approve(report, "superior", told("superior"), CLERK)


def test_no_notice_from_a_report_that_is_not_approved(held: Book) -> None:
    with pytest.raises(NotAllowed, match="“上级审核”还没有登记依据"):
        derive(approved(drafted(held), "deliberated"), "party-notice", by=BY)


@pytest.mark.parametrize("paper", ["public-notice", "report"])
def test_no_public_text_from_a_report(held: Book, paper: str) -> None:
    with pytest.raises(NotAllowed, match="次序"):
        derive(approved(drafted(held)), paper, by=BY)


def test_no_public_text_before_the_notice_went_out(held: Book) -> None:
    notice = party_notice(held)
    with pytest.raises(NotAllowed, match="党内通报还没有发布"):
        derive(notice, "public-notice", by=BY)


def test_a_public_text_without_the_superiors_approval_is_not_published(held: Book) -> None:
    public = approved(public_notice(held), "deliberated")
    before = entries(held)
    with pytest.raises(NotAllowed) as refused:
        published(public)
    assert "尚未登记上级审核同意的依据（机关、文号或日期），不能发布。" in refused.value.sentence
    assert Edition.objects.filter(audience="public").count() == 0
    assert entries(held) == before


@pytest.mark.parametrize("paper", ["party-notice", "public-notice"])
def test_a_text_that_rests_on_none_is_not_published(held: Book, paper: str) -> None:
    with pytest.raises(NotAllowed, match="不是由"):
        published(answered(drafted(held, paper)))


def test_a_report_is_not_published_here(held: Book) -> None:
    with pytest.raises(NotAllowed, match="报送上级的报告不在这里发布"):
        published(approved(drafted(held)))


# What an approval says.


@pytest.mark.parametrize(
    ("swap", "code"),
    [({"body": " "}, "body"), ({"on": date(2999, 1, 1)}, "day"), ({"on": date(2020, 1, 1)}, "day")],
)
def test_an_approval_names_a_body_and_a_day_in_order(
    held: Book, swap: dict[str, object], code: str
) -> None:
    report = approved(drafted(held), "units")
    wrong = replace(told("deliberated"), **swap)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed) as refused:
        approve(report, "deliberated", wrong, CLERK)
    assert refused.value.code == code


@pytest.mark.parametrize("stage", [one.key for one in STAGES["report"]])
def test_nobody_approved_a_text_before_the_day_of_its_figures(held: Book, stage: str) -> None:
    report = drafted(held)
    for one in STAGES["report"]:
        if one.key == stage:
            break
        approve(report, one.key, told(one.key), CLERK)
    early = replace(told(stage), on=report.cut_off - YESTERDAY)
    with pytest.raises(NotAllowed, match=r"数字截至.*不会早于这一天"):
        approve(report, stage, early, CLERK)
    assert not report.approvals.filter(stage=stage).exists()


def test_the_same_words_are_not_approved_twice(held: Book) -> None:
    report = drafted(held)
    first = approve(report, "units", told("units"), CLERK)
    with pytest.raises(NotAllowed, match=r"已由.*登记.*没有改动"):
        approve(report, "units", told("units"), CLERK)
    first.refresh_from_db()
    assert first.taken_back_at is None
    assert report.approvals.count() == 1


def test_a_stage_that_the_paper_has_not_is_refused(held: Book) -> None:
    with pytest.raises(NotAllowed, match="没有这一步"):
        approve(party_notice(held), "superior", told("superior"), CLERK)


def test_an_approval_is_given_to_the_words_that_stand(held: Book) -> None:
    report = approved(drafted(held))
    typed_into(report, "outlook", "再加一句。")
    assert {one.standing for one in stage_states(report)} == {"changed"}
    assert badge_of(report) == "drafting"
    changed = changes_since(report.approvals.all()[0])
    assert [one.part.key for one in changed] == ["outlook"]
    assert "再加一句。" in changed[0].now
    with pytest.raises(NotAllowed, match="以后又有改动"):
        derive(report, "party-notice", by=BY)


def test_a_change_is_taken_back_and_the_approval_stands(held: Book) -> None:
    report = approved(drafted(held))
    typed_into(report, "outlook", "再加一句。")
    assert take_changes_back(report.approvals.all()[0], by=BY) == 1
    assert missing_stages(report) == []


def test_or_the_text_is_approved_again(held: Book) -> None:
    report = approved(drafted(held))
    typed_into(report, "outlook", "再加一句。")
    before = entries(held)
    approved(report)
    assert missing_stages(report) == []
    assert report.approvals.filter(taken_back_at=None).count() == 3
    assert entries(held) == before


def test_an_approval_that_was_taken_back_stays_on_record(held: Book) -> None:
    report = approved(drafted(held))
    units, deliberated, superior = report.approvals.all()
    with pytest.raises(NotAllowed, match="后面的步骤"):
        take_back(deliberated, "录错了", by=BY)
    with pytest.raises(NotAllowed, match="写明为什么"):
        take_back(superior, " ", by=BY)
    take_back(superior, "文号录错", by=BY)
    assert [one.stage.key for one in missing_stages(report)] == ["superior"]
    assert report.approvals.count() == 3
    with pytest.raises(NotAllowed, match="已经撤回"):
        take_back(superior, "文号录错", by=BY)
    assert units.taken_back_at is None


def test_an_approval_stands_as_long_as_a_text_or_an_edition_rests_on_it(held: Book) -> None:
    notice = party_notice(held)
    report = Draft.objects.get(paper="report")
    superior = report.approvals.get(stage="superior")
    with pytest.raises(NotAllowed, match="党内通报已从这份稿子起草"):
        take_back(superior, "文号录错", by=BY)
    published(notice)
    with pytest.raises(NotAllowed, match="党内通报已经据此发布（第1版"):
        take_back(superior, "文号录错", by=BY)
    assert missing_stages(report) == []
    assert not report.approvals.exclude(taken_back_at=None).exists()


# The notice is the approved report.


def test_a_notice_with_other_words_than_the_report_does_not_go_out(held: Book) -> None:
    notice = party_notice(held)
    part = typed_into(notice, "outlook", "多说一句。")
    found = differences(notice)
    assert [one.part.pk for one in found] == [part.pk]
    with pytest.raises(NotAllowed, match="与审定的整改情况报告不一致"):
        published(answered(notice))
    assert not Edition.objects.exists()
    (told,) = (one for one in screen(notice, ledger_text_of(notice)).found if one.one.working)
    assert "多说一句。" in told.one.working
    assert take_reports_words(notice, by=BY) == 1
    assert differences(notice) == []


def test_what_somebody_wrote_in_the_report_goes_along(held: Book) -> None:
    report = drafted(held)
    typed_into(report, "outlook", "今后逐季通报。")
    notice = derive(approved(report), "party-notice", by=BY)
    words = {part.key: version.text for part, version in heads(notice)}
    assert "今后逐季通报。" in words["outlook"]
    assert "现将整改情况通报如下" in words["opening"]
    assert "特此报告" not in words["contact"]
    assert differences(notice) == []


def test_a_notice_of_a_report_that_was_changed_later_does_not_go_out(held: Book) -> None:
    notice = party_notice(held)
    assert notice.based_on is not None
    typed_into(notice.based_on, "outlook", "后来加的。")
    with pytest.raises(NotAllowed, match="又有改动"):
        published(notice)


# Publishing.


def test_nothing_goes_out_twice_or_under_a_day_to_come(held: Book) -> None:
    notice = party_notice(held)
    with pytest.raises(NotAllowed, match="还没有到"):
        publish(notice, Publishing(date(2999, 1, 1)), by=CLERK)
    published(notice)
    with pytest.raises(NotAllowed, match="已经发布"):
        published(notice)


def test_a_public_text_is_not_older_than_its_approval(held: Book) -> None:
    public = approved(public_notice(held))
    early = Publishing(queries.today() - YESTERDAY)
    with pytest.raises(NotAllowed, match="早于审定"):
        publish(public, early, by=CLERK)


def test_a_notice_is_not_older_than_the_approvals_of_its_report(held: Book) -> None:
    early = Publishing(queries.today() - YESTERDAY)
    with pytest.raises(NotAllowed, match="早于审定"):
        publish(party_notice(held), early, by=CLERK)
    assert not Edition.objects.exists()


def test_a_correction_says_what_was_wrong(held: Book) -> None:
    public = approved(public_notice(held))
    published(public)
    later = answered(approved(answered(correction_of(public, by=BY))))
    with pytest.raises(NotAllowed, match="写明更正了什么"):
        published(later)
    assert Edition.objects.filter(audience="public").count() == 1


def test_only_what_went_out_is_corrected(held: Book) -> None:
    with pytest.raises(NotAllowed, match="还没有发布"):
        correction_of(drafted(held, "public-notice"), by=BY)


def test_what_went_out_is_approved_no_more(held: Book) -> None:
    public = approved(public_notice(held))
    published(public)
    with pytest.raises(NotAllowed, match="已经发布"):
        approve(public, "deliberated", told("deliberated"), CLERK)
    with pytest.raises(NotAllowed, match="已经发布"):
        take_back(list(public.approvals.all())[-1], "录错", by=BY)


def test_what_went_out_is_written_no_more_and_a_correction_is(held: Book) -> None:
    public = approved(public_notice(held))
    published(public)
    with pytest.raises(NotAllowed, match="起草更正稿"):
        typed_into(public, "outlook", "再加一句。")
    with pytest.raises(NotAllowed, match="起草更正稿"):
        follow(public, ledger_text_of(public), by=BY)
    with pytest.raises(NotAllowed, match="起草更正稿"):
        propose(public, ["problem/1"], "sensitive", "涉及在办案件", by=BY)
    assert badge_of(public) == "published"
    assert {one.standing for one in stage_states(public)} == {"done"}
    typed_into(correction_of(public, by=BY), "outlook", "再加一句。")


def test_a_text_that_was_given_up_goes_nowhere(held: Book) -> None:
    notice = party_notice(held)
    notice.given_up_at = notice.begun_at
    notice.save()
    assert badge_of(notice) == "void"
    with pytest.raises(NotAllowed, match="已经作废"):
        published(notice)
    with pytest.raises(NotAllowed, match="已经作废"):
        propose(notice, ["problem/1"], "filed", "立案", by=BY)


def test_what_is_left_out_without_agreement_stops_the_text(held: Book) -> None:
    notice = party_notice(held)
    row = propose(notice, ["problem/1"], "filed", "立案未公布", by=BY)[0]
    with pytest.raises(NotAllowed, match="还没有登记派出机关领导小组同意"):
        published(answered(notice))
    told_by = Agreement("省委巡视工作领导小组", "巡视函〔2026〕3号", queries.today())
    agree(notice, [row.pk], told_by)
    edition = published(answered(notice))
    read = editions.read(edition)
    assert read.items == ()
    assert "另有1个问题按规定不在党内通报" in read.scope


def test_a_step_that_stands_in_the_ledger_is_not_recorded_twice(held: Book) -> None:
    report = approved(drafted(held))
    before = entries(held)
    take_back(report.approvals.get(stage="superior"), "文号录错", by=BY)
    approve(report, "superior", told("superior"), CLERK)
    assert entries(held) == before


@pytest.mark.parametrize("paper", STAGES)
def test_the_screen_names_every_stage_that_is_missing(held: Book, paper: str) -> None:
    draft: Draft = drafted(held, paper)
    found = screen(draft, ledger_text_of(draft))
    codes = [one.one.code for one in found.open]
    if paper.endswith("notice"):
        assert codes.count("PUB101") == 1
    else:
        assert codes.count("PUB101") == len(STAGES[paper])
    assert not found.is_clean
