"""Drafting: begun from the ledger, edited by two, followed to another day, never overwritten."""

from datetime import date, timedelta

import pytest
from ledger_world import CLERK, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.records import RecordMeeting, RecordStep
from zhenggai.ledger.core.figures import counted_figures
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.publication.drafts.drafted import DRAFTED, LedgerText
from zhenggai.publication.drafts.drafting import (
    Overtaken,
    begin,
    digest_of,
    follow,
    has_news,
    heads,
    is_edited,
    keep_own_text,
    letter_of,
    save_typed,
    take_ledgers_text,
)
from zhenggai.publication.drafts.kept_text import blocks_of_kept, kept, plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart, PartVersion
from zhenggai.writers.bound import CUT_OFF, mark
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_lines import numbered
from zhenggai.zh.days import in_words

pytestmark = pytest.mark.django_db
BY = CLERK.id


def drafted(held: Book, paper: str = "party-notice") -> tuple[Draft, LedgerText]:
    ledger = ledger_text(held, paper, "run-in", queries.today())
    return begin(held, ledger, by=BY), ledger


def part(draft: Draft, key: str) -> tuple[DraftPart, PartVersion]:
    return next(one for one in heads(draft) if one[0].key == key)


@pytest.mark.parametrize("paper", DRAFTED)
def test_a_draft_is_the_paper_as_the_ledger_writes_it(paper: str) -> None:
    held = book_after(*PLANNED)
    draft, ledger = drafted(held, paper)
    own = ledger.framed(tuple(numbered(block for one, _ in ledger.parts() for block in one.blocks)))
    assert letter_html(letter_of(draft, ledger)) == letter_html(own)
    assert not any(is_edited(version) for _, version in heads(draft))


def test_kept_text_is_the_same_blocks_again() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    for _, version in heads(draft):
        assert kept(blocks_of_kept(version.text)) == version.text


def test_what_is_typed_unchanged_is_no_new_version() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    for one, version in heads(draft):
        save_typed(one, typed(version.text), seen=one.head, figures={}, by=BY)
    assert {one.head for one, _ in heads(draft)} == {1}


def test_a_changed_line_keeps_its_figures_and_the_others_stay() -> None:
    draft, ledger = drafted(book_after(*PLANNED))
    opening, version = part(draft, "opening")
    text = typed(version.text)
    assert "|" in text
    save_typed(opening, f"{text}并作说明。", seen=1, figures={}, by=BY)
    now = part(draft, "opening")[1]
    assert plain_of_kept(now.text) == f"{plain_of_kept(version.text)}并作说明。"
    assert typed(now.text).count("|") == text.count("|")
    assert is_edited(now)
    assert "并作说明。" in letter_html(letter_of(draft, ledger))


def test_a_line_with_the_label_of_a_chapter_becomes_its_heading() -> None:
    draft, ledger = drafted(book_after(*PLANNED))
    contact, version = part(draft, "contact")
    save_typed(contact, f"九、附带说明\n{typed(version.text)}", seen=1, figures={}, by=BY)
    assert '<h3 class="level1">九、附带说明</h3>' in letter_html(letter_of(draft, ledger))


def test_braces_that_bind_to_nothing_are_refused_with_what_was_meant() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    opening, version = part(draft, "opening")
    with pytest.raises(NotAllowed, match="不是台账的数字"):
        save_typed(opening, f"{typed(version.text)}{{3|没有这个}}", seen=1, figures={}, by=BY)
    assert part(draft, "opening")[0].head == 1


def test_who_saves_over_what_he_has_not_seen_is_shown_it() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    opening, version = part(draft, "opening")
    save_typed(opening, f"{typed(version.text)}甲加的话。", seen=1, figures={}, by=BY)
    with pytest.raises(Overtaken) as refused:
        save_typed(opening, f"{typed(version.text)}乙加的话。", seen=1, figures={}, by="person/b")
    assert "甲加的话" in refused.value.version.text
    assert "乙加的话" in refused.value.typed
    assert part(draft, "opening")[0].head == 2


def test_for_another_day_the_ledgers_own_parts_are_written_anew_and_figures_follow() -> None:
    held = book_after(*PLANNED)
    draft, _ = drafted(held)
    opening, version = part(draft, "opening")
    save_typed(opening, f"{typed(version.text)}加一句。", seen=1, figures={}, by=BY)
    day = queries.today() - timedelta(days=1)
    before = digest_of(draft)
    follow(draft, ledger_text(held, draft.paper, "running", day), by=BY)
    assert draft.cut_off == day
    now, edited = part(draft, "opening")
    assert "加一句。" in edited.text
    assert is_edited(edited)
    # The figures followed by themselves: that is no news.
    assert not has_news(now, edited)
    assert plain_of_kept(edited.text) == f"{plain_of_kept(now.told)}加一句。"
    letter = letter_of(draft, ledger_text_of(draft))
    assert letter.dated_on == day
    assert digest_of(draft) != before


def test_the_cut_off_day_is_bound_as_a_figure_is() -> None:
    held = book_after(*PLANNED)
    draft, _ = drafted(held)
    one, version = next(row for row in heads(draft) if CUT_OFF in row[1].text)
    save_typed(one, f"{typed(version.text)}加一句。", seen=1, figures={}, by=BY)
    day = queries.today() - timedelta(days=1)
    follow(draft, ledger_text(held, draft.paper, draft.style, day), by=BY)
    assert f"截至{in_words(day)}" in plain_of_kept(part(draft, one.key)[1].text)


def test_meetings_are_counted_by_kind_with_what_stands_behind_and_follow_the_day() -> None:
    met = [("2-1", "leading_group"), ("2-3", "committee"), ("2-10", "leading_group")]
    past = [
        (on, CLERK, RecordMeeting(f"meeting/{n}", kind, f"〔2026〕{n}号", "研究整改", ()))
        for n, (on, kind) in enumerate(met, 1)
    ]
    held = book_after(*PLANNED, *past)
    draft, ledger = drafted(held)
    name, title = "counted/meetings_leading_group", "领导小组会议"
    assert mark(name, title, "2次") in part(draft, "organisation")[1].text
    source = ledger.source
    row = next(
        one
        for one in counted_figures(source.tree.book, source.pack, source.cut_off)
        if one.name == name.partition("/")[2]
    )
    assert row.items == ("meeting/1", "meeting/3")
    assert row.counting_rule == "登记在册的领导小组会议"
    follow(draft, ledger_text(held, draft.paper, draft.style, date(2026, 2, 5)), by=BY)
    now = part(draft, "organisation")[1].text
    assert mark(name, title, "1次") in now
    assert mark("counted/meetings_committee", "党委（党组）会议", "1次") in now


def test_prescribed_steps_are_told_in_sentences() -> None:
    step = RecordStep("step/democratic_life_meeting", scan="ab" * 32)
    held = book_after(*PLANNED, ("2-1", CLERK, step))
    ledger = ledger_text(held, "report", "run-in", queries.today())
    assert "，召开专题民主生活会" in "".join(text for _, text in ledger.parts())


def test_other_words_of_the_ledger_are_news_until_somebody_looked_at_them() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    opening, version = part(draft, "opening")
    save_typed(opening, f"{typed(version.text)}加一句。", seen=1, figures={}, by=BY)
    DraftPart.objects.filter(pk=opening.pk).update(told=f"{version.text}又有一事。")
    assert has_news(*part(draft, "opening"))
    keep_own_text(opening, seen=2, by=BY)
    now, kept_version = part(draft, "opening")
    assert not has_news(now, kept_version)
    assert plain_of_kept(kept_version.text).endswith("加一句。")


def test_the_ledgers_own_words_can_be_taken_back() -> None:
    draft, _ = drafted(book_after(*PLANNED))
    opening, version = part(draft, "opening")
    save_typed(opening, "重新写的一段。", seen=1, figures={}, by=BY)
    take_ledgers_text(opening, seen=2, by=BY)
    assert part(draft, "opening")[1].text == version.text
