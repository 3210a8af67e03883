"""A draft back from WPS: led back to its parts, figures bound again, taken over part by part."""

import copy
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from stored_world import record
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.source import ReadError
from zhenggai.publication.copies.returned_frame import with_frames
from zhenggai.publication.copies.returned_tables import BackTables
from zhenggai.publication.copies.taking_back import BackPart, TakenBack, read_back, stamped, take
from zhenggai.publication.copies.word_copy import copy_as_json, copy_of_json, word_copy
from zhenggai.publication.drafts.drafted import LedgerText, OwnFrame
from zhenggai.publication.drafts.drafting import (
    Overtaken,
    begin,
    digest_of,
    heads,
    letter_of,
    save_typed,
)
from zhenggai.publication.drafts.framing import frame_of, save_frame
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Remark
from zhenggai.writers.letter import letter_docx
from zhenggai.zh.days import in_words

pytestmark = pytest.mark.django_db
BY = CLERK.id
Convert = Callable[[Path, str], Path]


class Sent:
    """A draft that went out to WPS, and its file."""

    def __init__(self, style: str = "run-in") -> None:
        held = book_after(*PLANNED)
        self.ledger: LedgerText = ledger_text(held, "report", style, queries.today())
        self.draft: Draft = begin(held, self.ledger, by=BY)
        self.data = letter_docx(stamped(self.draft, self.ledger, datetime.now(UTC)))

    def back(self, data: bytes) -> TakenBack:
        return read_back(self.draft, self.ledger, word_copy(data))

    def head(self, key: str) -> tuple[DraftPart, PartVersion]:
        return next(one for one in heads(self.draft) if one[0].key == key)

    def changed(self, change: Callable[[Paper], None]) -> bytes:
        paper = Document(io.BytesIO(self.data))
        change(paper)
        target = io.BytesIO()
        paper.save(target)
        return target.getvalue()


@pytest.fixture
def sent() -> Sent:
    return Sent()


def one_of(found: TakenBack, key: str) -> BackPart:
    return next(one for one in found.parts if one.part.key == key)


def paragraph_with(paper: Paper, words: str) -> Any:
    return next(
        one
        for one in paper.element.body.iter(qn("w:p"))
        if words in "".join(each.text or "" for each in one.iter(qn("w:t")))
    )


def tracked(name: str, author: str, *runs: Any) -> Any:
    change = OxmlElement(name)
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), author)
    for run in runs:
        change.append(run)
    return change


def run_of(words: str) -> Any:
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    return run


def adds(words: str, after: str, author: str = "周副书记") -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        paragraph_with(paper, after).append(tracked("w:ins", author, run_of(words)))

    return change


def replaces_figure(figure: str, words: str) -> Callable[[Paper], None]:
    """The number within its control, by tracked changes."""

    def change(paper: Paper) -> None:
        control = next(
            one
            for one in paper.element.body.iter(qn("w:sdt"))
            if one.find(f".//{qn('w:tag')}").get(qn("w:val")) == figure
        )
        (run,) = control.find(qn("w:sdtContent"))
        new = copy.deepcopy(run)
        new.find(qn("w:t")).text = words
        run.addprevious(tracked("w:ins", "周副书记", new))
        old = copy.deepcopy(run)
        old.find(qn("w:t")).tag = qn("w:delText")
        run.addprevious(tracked("w:del", "周副书记", old))
        run.getparent().remove(run)

    return change


def without_controls(paper: Paper) -> None:
    for control in list(paper.element.body.iter(qn("w:sdt"))):
        for run in list(control.find(qn("w:sdtContent"))):
            control.addprevious(run)
        control.getparent().remove(control)


OPENING = "根据省委统一部署"


def test_an_untouched_file_changes_nothing(sent: Sent) -> None:
    found = sent.back(sent.data)
    assert found.changed == []
    assert (found.around, found.others) == ((), ())
    assert [one.text() for one in found.parts] == [one.text for _, one in heads(sent.draft)]


def rows_of(paper: Paper) -> list[Any]:
    return list(paper.element.body.iter(qn("w:tr")))


def writes_in_cell(column: int, words: str) -> Callable[[Paper], None]:
    """Other words in a cell of the first row below the head, by tracked changes."""

    def change(paper: Paper) -> None:
        cell = list(rows_of(paper)[1].iter(qn("w:tc")))[column]
        run = next(cell.iter(qn("w:r")))
        run.addprevious(tracked("w:ins", "周副书记", run_of(words)))
        run.getparent().replace(run, tracked("w:del", "周副书记", gone(run)))

    return change


def gone(run: Any) -> Any:
    old = copy.deepcopy(run)
    old.find(qn("w:t")).tag = qn("w:delText")
    return old


def test_a_changed_cell_of_the_table_is_named_with_its_problem_and_column() -> None:
    sent = Sent("with-table")
    untouched = sent.back(sent.data)
    assert (untouched.changed, untouched.around, untouched.tables) == ([], (), BackTables())
    found = sent.back(sent.changed(writes_in_cell(-1, "2026年9月30日前")))
    assert found.changed == []
    (cell,) = found.tables.cells
    assert (cell.key, cell.column, cell.title) == ("problem/1", "deadline", "完成时限")
    assert (cell.now, cell.printed) == ("2026年9月30日前", cell.told)
    assert found.tables.waits


def test_what_the_ledger_says_by_now_waits_no_more() -> None:
    sent = Sent("with-table")
    text = "正在与开户行对账"
    data = sent.changed(writes_in_cell(3, text))
    (before,) = sent.back(data).tables.cells
    assert (before.column, before.is_settled) == ("explanation", False)
    told = ReportProgress("problem/1", FINANCE, "progress", text)
    record(sent.draft.book, "2-1", LIAISON, told)
    sent.draft.book.refresh_from_db()
    sent.ledger = ledger_text(sent.draft.book, "report", "with-table", queries.today())
    found = sent.back(data)
    (after,) = [one for one in found.tables.cells if one.column == "explanation"]
    assert after.is_settled


def test_rows_more_and_fewer_are_told() -> None:
    sent = Sent("with-table")

    def adds_row(paper: Paper) -> None:
        row = rows_of(paper)[1]
        new = copy.deepcopy(row)
        for text in new.iter(qn("w:t")):
            text.text = "另外的事"
        row.addnext(new)

    def drops_row(paper: Paper) -> None:
        row = rows_of(paper)[1]
        row.getparent().remove(row)

    (added,) = sent.back(sent.changed(adds_row)).tables.added
    assert "另外的事" in added
    (dropped,) = sent.back(sent.changed(drops_row)).tables.gone
    assert "专项资金" in dropped


def test_a_tracked_sentence_is_the_change_of_its_part_with_who_wrote_it(sent: Sent) -> None:
    (one,) = sent.back(sent.changed(adds("请各单位对照。", "现将"))).changed
    assert one.part.key == "opening"
    assert one.changed_by == ("周副书记",)
    assert [w.text for c in one.changes for w in c.new if w.is_changed] == ["请各单位对照。"]
    made = take(one, free=(), seen=1, by=BY)
    assert made.why == "returned"
    assert plain_of_kept(made.text).endswith("请各单位对照。")
    assert typed(made.text).count("|") == typed(one.base.text).count("|")


def test_a_changed_figure_is_listed_and_stays_the_ledgers_or_becomes_free(sent: Sent) -> None:
    data = sent.changed(replaces_figure("counted/problems", "9"))
    (one,) = sent.back(data).changed
    (figure,) = one.other_figures
    assert (figure.figure, figure.now, figure.found) == ("counted/problems", "9", "control")
    assert one.text() == one.base.text
    assert "9个问题" in plain_of_kept(one.text({figure.n}))
    made = take(one, free={figure.n}, seen=1, by=BY)
    assert "counted/problems" not in made.text.split("9个问题")[0][-30:]


def test_a_figure_that_alone_was_changed_waits_until_somebody_says_which_counts(sent: Sent) -> None:
    data = sent.changed(replaces_figure("counted/problems", "9"))
    (one,) = sent.back(data).changed
    assert one.waits
    take(one, free={figure.n for figure in one.other_figures}, seen=1, by=BY)
    assert not any(one.waits for one in sent.back(data).changed)


def test_a_part_that_the_ledger_tells_no_more_is_not_missed_in_the_file(sent: Sent) -> None:
    part = next(one for one, _ in heads(sent.draft) if one.item)
    part.gone = True
    part.save()
    data = letter_docx(stamped(sent.draft, sent.ledger, datetime.now(UTC)))
    assert sent.back(data).changed == []


def test_without_controls_figures_are_found_by_their_sentence_and_offered(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        for text in paragraph_with(paper, "个问题").iter(qn("w:t")):
            text.text = (text.text or "").replace("反馈意见指出了", "反馈意见共指出了")
        without_controls(paper)

    found = sent.back(sent.changed(change))
    assert not found.has_controls
    (one,) = found.changed
    assert {each.found for each in one.figures} == {"sentence"}
    assert [each.figure for each in one.offered] == [each.figure for each in one.figures]
    assert typed(one.text()).count("|") == typed(one.base.text).count("|")


def test_without_controls_figures_are_found_in_another_order_too(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        without_controls(paper)
        paragraph = paragraph_with(paper, "完成率")
        first, *others = list(paragraph.iter(qn("w:t")))
        one, other, _ = "".join(each.text or "" for each in (first, *others)).split("。")
        first.text = f"{other}；{one}。"
        for each in others:
            each.text = ""

    (one,) = sent.back(sent.changed(change)).changed
    assert {each.found for each in one.figures} == {"sentence"}
    assert one.other_figures == []
    assert typed(one.text()).count("|") == typed(one.base.text).count("|") > 4


def test_a_comment_becomes_a_remark_of_its_author_when_the_part_is_taken(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        paragraph = next(one for one in paper.paragraphs if "现将" in one.text)
        paper.add_comment(paragraph.runs, text="这句再斟酌。", author="周副书记", initials="周")

    data = sent.changed(change)
    (one,) = sent.back(data).changed
    assert not one.is_changed
    take(one, free=(), seen=1, by=BY)
    assert sent.back(data).changed == []
    remark = Remark.objects.get()
    assert (remark.author, remark.words, remark.by) == ("周副书记", "这句再斟酌。", BY)
    assert remark.quote
    assert remark.quote in plain_of_kept(one.base.text)


def test_who_wrote_at_the_part_meanwhile_is_shown_and_not_written_over(sent: Sent) -> None:
    data = sent.changed(adds("请各单位对照。", "现将"))
    part, version = sent.head("opening")
    save_typed(part, f"{typed(version.text)}同事加的话。", seen=1, figures={}, by="person/b")
    (one,) = sent.back(data).changed
    assert one.is_overtaken
    assert [w.text for c in one.meanwhile for w in c.new if w.is_changed] == ["同事加的话。"]
    with pytest.raises(Overtaken):
        take(one, free=(), seen=1, by=BY)
    assert take(one, free=(), seen=2, by=BY).n == 3


def test_a_paragraph_that_was_added_or_deleted_belongs_to_its_part(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        after = paragraph_with(paper, "现将")
        new = copy.deepcopy(after)
        for run in list(new.iter(qn("w:r"))):
            run.getparent().remove(run)
        new.append(run_of("另起一段说明情况。"))
        after.addnext(new)
        gone = paragraph_with(paper, OPENING)
        gone.getparent().remove(gone)

    (one,) = sent.back(sent.changed(change)).changed
    lines = plain_of_kept(one.text()).split("\n")
    assert lines[-1] == "另起一段说明情况。"
    assert OPENING not in "".join(lines)


def test_another_paper_and_what_is_no_docx_are_refused_with_a_sentence(sent: Sent) -> None:
    other = Document()
    other.add_paragraph("会议通知")
    target = io.BytesIO()
    other.save(target)
    with pytest.raises(NotAllowed, match="对不上"):
        sent.back(target.getvalue())
    second = begin(sent.draft.book, sent.ledger, by=BY)
    with pytest.raises(NotAllowed, match="另一份稿子"):
        sent.back(letter_docx(stamped(second, sent.ledger)))
    for data in (b"%PDF-1.7", b"PK\x03\x04"):
        with pytest.raises(ReadError):
            word_copy(data)


def test_a_comment_on_the_title_is_the_first_parts(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        title = next(one for one in paper.paragraphs if one.text)
        paper.add_comment(title.runs, text="题目再定。", author="周副书记", initials="周")

    (one,) = sent.back(sent.changed(change)).changed
    assert (one.part.key, [each.words for each in one.comments]) == ("opening", ["题目再定。"])


def test_a_label_that_a_program_made_its_own_number_is_no_change(sent: Sent) -> None:
    def change(paper: Paper) -> None:
        for text in paper.element.body.iter(qn("w:t")):
            if (text.text or "").startswith("一、"):
                text.text = (text.text or "").removeprefix("一、")

    assert sent.back(sent.changed(change)).changed == []


def rewords(old: str, new: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        for text in paragraph_with(paper, old).iter(qn("w:t")):
            text.text = (text.text or "").replace(old, new)

    return change


def test_other_words_of_title_addressee_and_signature_are_taken_over(sent: Sent) -> None:
    before = sent.ledger.framed(())
    (issuer,) = before.signatures

    def change(paper: Paper) -> None:
        rewords("整改情况的报告", "整改情况的汇报")(paper)
        rewords(f"{before.addressee}：", f"{before.addressee}办公室：")(paper)
        last = [
            one
            for one in paper.element.body.iter(qn("w:p"))
            if "".join(each.text or "" for each in one.iter(qn("w:t"))).strip() == issuer
        ][-1]
        next(last.iter(qn("w:t"))).text = f"{issuer}（印）"

    found = sent.back(sent.changed(change))
    assert (found.changed, found.others) == ([], ())
    assert [one.title for one in found.around] == ["标题", "称谓", "落款"]
    assert not any(one.is_taken or one.is_overtaken for one in found.around)
    digest = digest_of(sent.draft)
    taken = with_frames(frame_of(sent.draft), found.around)
    save_frame(sent.draft, taken, sent.ledger.ledgers_frame, seen=0, by=BY)
    sent.ledger = ledger_text_of(sent.draft)
    letter = letter_of(sent.draft, sent.ledger)
    assert "".join(letter.title).endswith("整改情况的汇报")
    assert letter.addressee == f"{before.addressee}办公室"
    assert letter.signatures == (f"{issuer}（印）",)
    assert sent.draft.title == "".join(letter.title)
    assert digest_of(sent.draft) != digest
    assert all(one.is_taken for one in sent.back(sent.changed(change)).around)


def test_a_title_that_was_changed_here_meanwhile_is_overtaken_and_not_written_over(
    sent: Sent,
) -> None:
    data = sent.changed(rewords("整改情况的报告", "整改情况的汇报"))
    ledgers = sent.ledger.ledgers_frame
    save_frame(sent.draft, OwnFrame(("关于整改的报告",)), ledgers, seen=0, by="person/b")
    sent.ledger = ledger_text_of(sent.draft)
    (one,) = sent.back(data).around
    assert one.is_overtaken
    with pytest.raises(NotAllowed, match="刚刚有人改过"):
        save_frame(sent.draft, OwnFrame(one.now), ledgers, seen=0, by=BY)
    save_frame(sent.draft, ledgers, ledgers, seen=1, by=BY)
    assert sent.draft.own_title == ""
    assert letter_of(sent.draft, ledger_text_of(sent.draft)).title == ledgers.title


def test_another_day_under_the_signature_is_told_and_not_taken(sent: Sent) -> None:
    day = in_words(queries.today())

    def change(paper: Paper) -> None:
        last = [one for one in paper.element.body.iter(qn("w:t")) if one.text == day][-1]
        last.text = "2027年1月1日"

    found = sent.back(sent.changed(change))
    assert (found.changed, found.around) == ([], ())
    assert found.others == ("2027年1月1日",)


def test_what_is_kept_of_a_copy_is_the_copy(sent: Sent) -> None:
    found = word_copy(sent.changed(adds("请各单位对照。", "现将")))
    assert copy_of_json(copy_as_json(found)) == found


def test_a_file_that_another_program_wrote_again_says_the_same(
    sent: Sent, soffice: Convert, tmp_path: Path
) -> None:
    paper = tmp_path / "报告.docx"
    paper.write_bytes(sent.data)
    assert sent.back(soffice(paper, "docx").read_bytes()).changed == []
    paper.write_bytes(sent.changed(adds("请各单位对照。", "现将")))
    (one,) = sent.back(soffice(paper, "docx").read_bytes()).changed
    assert plain_of_kept(one.text()).endswith("请各单位对照。")
    assert typed(one.text()).count("|") == typed(one.base.text).count("|")
