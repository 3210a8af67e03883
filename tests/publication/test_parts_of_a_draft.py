"""What stands beside a part: unsaved typing, remarks, two texts compared."""

from datetime import UTC, datetime, timedelta

import pytest
from ledger_world import CLERK, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.drafts.drafting import begin, save_typed
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.part_changes import part_changes
from zhenggai.publication.drafts.remarking import remark, settle
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.drafts.unsaved import keep_typing, others_typing, typing_of
from zhenggai.publication.models import DraftPart, Remark

pytestmark = pytest.mark.django_db
BY, OTHER = CLERK.id, "person/other"


@pytest.fixture
def opening() -> DraftPart:
    held = book_after(*PLANNED)
    draft = begin(held, ledger_text(held, "report", "run-in", queries.today()), by=BY)
    return draft.parts.get(key="opening")


def test_what_was_typed_is_kept_for_each_until_it_is_saved(opening: DraftPart) -> None:
    text = typed(opening.versions.latest("n").text)
    keep_typing(opening, f"{text}甲的话。", seen=1, by=BY)
    keep_typing(opening, f"{text}乙的话。", seen=1, by=OTHER)
    held = typing_of(opening, BY)
    assert held is not None
    assert held.text.endswith("甲的话。")
    save_typed(opening, held.text, seen=1, figures={}, by=BY)
    assert typing_of(opening, BY) is None
    assert typing_of(opening, OTHER) is not None


def test_who_else_typed_lately_is_told_and_who_typed_long_ago_is_not(opening: DraftPart) -> None:
    now = datetime.now(UTC)
    keep_typing(opening, "甲", seen=1, by=BY, at=now)
    keep_typing(opening, "乙", seen=1, by=OTHER, at=now - timedelta(hours=5))
    assert [one.person for one in others_typing(opening, OTHER, now)] == [BY]
    assert others_typing(opening, BY, now) == []


def test_a_remark_quotes_words_of_the_part_and_waits_until_it_is_settled(
    opening: DraftPart,
) -> None:
    quote = plain_of_kept(opening.versions.latest("n").text)[:6]
    made = remark(opening, "请再核。", quote=quote, by=BY)
    settle(opening, made.pk, by=OTHER)
    held = Remark.objects.get()
    assert (held.quote, held.settled_by, held.n) == (quote, OTHER, 1)
    settle(opening, made.pk, by=BY)
    assert Remark.objects.get().settled_by == OTHER


@pytest.mark.parametrize(("words", "quote"), [("", ""), ("请再核。", "没有这句话")])
def test_a_remark_without_words_or_on_words_that_are_not_there_is_refused(
    opening: DraftPart, words: str, quote: str
) -> None:
    with pytest.raises(NotAllowed):
        remark(opening, words, quote=quote, by=BY)
    assert not Remark.objects.exists()


def test_two_texts_of_a_part_differ_in_the_words_that_were_changed(opening: DraftPart) -> None:
    before = opening.versions.latest("n")
    after = save_typed(opening, f"{typed(before.text)}另加一句。", seen=1, figures={}, by=BY)
    (change,) = part_changes(before.text, after.text)
    assert "".join(one.text for one in change.new if one.is_changed) == "另加一句。"
    assert part_changes(before.text, before.text) == []


@pytest.mark.parametrize("lost", ["{", "}"])
def test_a_figure_without_one_of_its_braces_is_refused_and_named(
    opening: DraftPart, lost: str
) -> None:
    before = opening.versions.latest("n")
    words = typed(before.text).replace(lost, "", 1)
    assert words != typed(before.text)
    with pytest.raises(NotAllowed) as refused:
        save_typed(opening, words, seen=1, figures={}, by=BY)
    assert refused.value.code == "unclosed_figure"
    assert opening.versions.latest("n").n == before.n
