"""Words marked as a state secret are kept nowhere: no part, remark, copy, answer, nothing typed."""

import pytest
from ledger_world import CLERK, HEAD, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.confirming import Answer, Hand, answer, ask
from zhenggai.publication.copies.taking_back import read_back
from zhenggai.publication.copies.word_copy import CopyComment, CopyParagraph, WordCopy
from zhenggai.publication.drafts.drafting import begin, heads, save_kept, save_typed
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.remarking import remark
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.drafts.unsaved import keep_typing, typing_of
from zhenggai.publication.models import Confirmation, Draft, DraftPart, Remark

pytestmark = pytest.mark.django_db
BY = CLERK.id
MARKS = ("秘密★1年", "机密", "绝密★", "密级：秘密")
REFUSED = "不得存储、处理国家秘密"


@pytest.fixture
def draft() -> Draft:
    held = book_after(*PLANNED)
    return begin(held, ledger_text(held, "report", "run-in", queries.today()), by=BY)


def outlook(draft: Draft) -> tuple[DraftPart, str]:
    return next((one, version.text) for one, version in heads(draft) if one.key == "outlook")


def test_words_about_secrecy_are_no_mark(draft: Draft) -> None:
    part, text = outlook(draft)
    more = f"{typed(text)}\n严格落实保密制度，签订保守秘密承诺书。"
    assert save_typed(part, more, seen=1, figures={}, by=BY).n == 2
    assert remark(part, "涉及机密的表述请再核。", by=BY).pk


@pytest.mark.parametrize("mark", MARKS)
def test_a_marked_part_is_not_saved(draft: Draft, mark: str) -> None:
    part, text = outlook(draft)
    with pytest.raises(NotAllowed, match=REFUSED):
        save_typed(part, f"{typed(text)}\n{mark}", seen=1, figures={}, by=BY)
    with pytest.raises(NotAllowed, match=REFUSED):
        save_kept(part, f"{text}\n{mark}", "returned", seen=1, by=BY)
    assert [one.text for one in part.versions.all()] == [text]


@pytest.mark.parametrize("mark", MARKS)
def test_marked_typing_is_not_kept_and_what_was_kept_before_stays(draft: Draft, mark: str) -> None:
    part, _ = outlook(draft)
    keep_typing(part, "没有存的话。", seen=1, by=BY)
    with pytest.raises(NotAllowed, match=REFUSED):
        keep_typing(part, f"没有存的话。\n{mark}", seen=1, by=BY)
    kept = typing_of(part, BY)
    assert kept
    assert kept.text == "没有存的话。"


@pytest.mark.parametrize("mark", MARKS)
def test_a_marked_remark_is_not_made(draft: Draft, mark: str) -> None:
    part, _ = outlook(draft)
    with pytest.raises(NotAllowed, match=REFUSED):
        remark(part, mark, by=BY)
    assert not Remark.objects.exists()


@pytest.mark.parametrize("mark", MARKS)
def test_a_marked_copy_is_not_read_beside_the_draft(draft: Draft, mark: str) -> None:
    ledger = ledger_text_of(draft)
    commented = WordCopy((), (CopyComment("周副书记", mark, "", 0),))
    for copy in (WordCopy((CopyParagraph(mark),), ()), commented):
        with pytest.raises(NotAllowed, match=REFUSED):
            read_back(draft, ledger, copy)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("verdict", ["change", "private", "true"])
def test_a_marked_answer_of_a_unit_is_not_kept(draft: Draft, verdict: str, mark: str) -> None:
    (one,) = ask(draft, ["problem/1"], due_on=queries.today(), by=BY)
    with pytest.raises(NotAllowed, match=REFUSED):
        answer([one], {one.pk: Answer(verdict, mark)}, Hand(HEAD, "何立群"))
    assert Confirmation.objects.get().verdict == ""
    assert Confirmation.objects.get().words == ""
