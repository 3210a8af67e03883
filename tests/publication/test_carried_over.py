"""A text that follows from another takes over what somebody wrote around it and what was answered
of it, as far as it fits; who reads it is asked anew."""

from decimal import Decimal

import pytest
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from order_of_texts import BY, approved, drafted, published, typed_into
from workbench_world import as_, book_after

from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.publication.drafts.drafted import OwnFrame
from zhenggai.publication.drafts.drafting import heads, save_kept
from zhenggai.publication.drafts.framing import frame_of, save_frame
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import correction_of, derive
from zhenggai.publication.order.screening import Judged, answer, open_again, screen

pytestmark = pytest.mark.django_db
OF_THE_TEXT = {"STA104", "PUB107", "NUM104", "CMP202"}
OF_ITS_READERS = "PRI105"


def judged(draft: Draft) -> dict[str, Judged]:
    """By code the first finding that may be answered."""
    found = screen(draft, ledger_text_of(draft)).found
    return {one.one.code: one for one in reversed(found) if not one.one.never}


def verified(draft: Draft) -> set[str]:
    return {code for code, one in judged(draft).items() if one.grade == "verified"}


@pytest.fixture
def report() -> Draft:
    money = ReportedFigure("funds_recovered", Decimal(12), "万元")
    told = ReportProgress("measure/1-1", FINANCE, "progress", "清退资金12万元。", (money,))
    draft = drafted(book_after(*PLANNED, ("2-2", LIAISON, told)))
    typed_into(
        draft,
        "outlook",
        "共排查问题37个，已整改20个，正在整改16个。对区财政局原副局长王建国给予党内警告处分。",
    )
    for code, one in judged(draft).items():
        answer(draft, one.one, f"{code}已核实", by=BY)
    return draft


def test_what_was_answered_of_the_report_is_not_asked_of_the_notice_again(report: Draft) -> None:
    assert verified(report) >= {*OF_THE_TEXT, OF_ITS_READERS}
    notice = derive(approved(report), "party-notice", by=BY)
    found = judged(notice)
    assert {code for code in found if found[code].grade == "verified"} == OF_THE_TEXT
    then = judged(report)["STA104"].answer
    said = found["STA104"].answer
    assert then
    assert said
    assert (said.carried_from, said.by, said.at) == (report, then.by, then.at)
    assert said.reason == "STA104已核实"
    page = as_(CLERK).get(f"/books/{notice.book.code}/drafts/{notice.pk}/screen/").content.decode()
    assert (
        f"《{report.title}》</a>中标为已核实，不修改：STA104已核实（文字、数字相同，沿用）" in page
    )
    open_again(notice, found["STA104"].one, by=BY)
    assert verified(notice) == OF_THE_TEXT - {"STA104"}
    assert "STA104" in verified(report)


def test_other_words_or_figures_are_asked_about_anew(report: Draft) -> None:
    notice = derive(approved(report), "party-notice", by=BY)
    for part, version in heads(notice):
        text = version.text.replace("问题37个", "问题38个").replace("12万元", "13万元")
        if text != version.text:
            save_kept(part, text, "edited", seen=version.n, by=BY)
    assert verified(notice) == {"STA104"}


def test_a_notice_takes_over_signatures_and_a_title_and_tells_its_own_readers(
    report: Draft,
) -> None:
    own = OwnFrame(
        ("中共青岚区委", "关于省委巡视整改进展情况的报告"),
        "省委巡视工作领导小组办公室",
        ("中共青岚区委员会", "（印章）"),
    )
    save_frame(report, own, ledger_text_of(report).ledgers_frame, seen=0, by=BY)
    contact = typed_into(report, "contact", "\n联系电话：0571-86540012。")
    assert contact.key == "contact"
    notice = derive(approved(report), "party-notice", by=BY)
    title = ("中共青岚区委", "关于省委巡视整改进展情况的通报")
    assert frame_of(notice) == OwnFrame(title, "", own.signatures)
    assert notice.title == "".join(title)
    told = {part.key: plain_of_kept(version.text) for part, version in heads(notice)}["contact"]
    assert "特此报告" not in told
    assert told.endswith("联系电话：0571-86540012。")


def test_a_correction_keeps_all_of_it(report: Draft) -> None:
    notice = derive(approved(report), "party-notice", by=BY)
    own = OwnFrame((), "各镇党委、各街道党工委", ())
    save_frame(notice, own, ledger_text_of(notice).ledgers_frame, seen=0, by=BY)
    for one in judged(notice).values():
        answer(notice, one.one, "已核实", by=BY)
    published(notice)
    later = correction_of(notice, by=BY)
    assert frame_of(later).addressee == own.addressee
    assert OF_ITS_READERS in verified(later)
    said = judged(later)["STA104"].answer
    assert said
    assert said.carried_from == notice
