"""The paper beside its draft: every word once, each mark at its item, no words of clues."""

import re
from pathlib import Path

import pytest
from made_papers import FEEDBACK, NOTICE, PLAN

from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_edits import Edit, edited
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.reading import read, read_text
from zhenggai.workbench.intake.marked_paper import Piece, marked_paper

PAPERS = (FEEDBACK, PLAN, NOTICE)


def shown(draft: PaperDraft) -> str:
    return "\n".join("".join(map(words, one.pieces)) for one in marked_paper(draft))


def words(piece: Piece) -> str:
    return "".join(one.text for one in piece.words)


def marks(draft: PaperDraft) -> dict[int, str]:
    """What is marked for each item, in order."""
    found: dict[int, str] = {}
    for paragraph in marked_paper(draft):
        for one in paragraph.pieces:
            if one.node:
                found[one.node.id] = found.get(one.node.id, "") + words(one)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("paper", PAPERS)
def test_no_word_is_lost_or_said_twice(paper: str) -> None:
    draft = draft_of(read_text(paper))
    assert squeezed(shown(draft)) == squeezed(draft.text)


def test_no_word_of_a_real_notice_is_lost_or_said_twice(shared: Path) -> None:
    for path in sorted((shared / "notices").glob("*.txt")):
        draft = draft_of(read(path))
        assert squeezed(shown(draft)) == squeezed(draft.text)


def test_every_item_is_marked_once_with_its_label_and_words() -> None:
    draft = draft_of(read_text(NOTICE))
    found = marks(draft)
    for node in draft.walk():
        assert node.label in found[node.id]
        assert squeezed(node.text)[:12] in squeezed(found[node.id])
    firsts = [
        one.node.id for p in marked_paper(draft) for one in p.pieces if one.is_first and one.node
    ]
    assert firsts == sorted(node.id for node in draft.walk())


def test_words_without_a_place_are_marked_as_such() -> None:
    draft = draft_of(read_text(PLAN))
    pieces = [one for p in marked_paper(draft) for one in p.pieces]
    lost = [one for one in pieces if one.lost == draft.unplaced[-1]]
    assert words(lost[0]).startswith("三、工作要求")
    assert [one.is_first for one in lost] == [True, *[False] * (len(lost) - 1)]


def test_a_chapter_on_clues_shows_counts_and_no_words() -> None:
    draft = draft_of(read_text(NOTICE))
    assert "王某某" not in shown(draft)
    (withheld,) = [one for one in marked_paper(draft) if one.is_withheld]
    assert not withheld.pieces
    assert {one.name for one in withheld.counts} >= {"concluded", "filed_persons"}


def test_documents_and_figures_stand_out_where_they_are_told() -> None:
    draft = draft_of(read_text(NOTICE))
    facts = [
        w.text for p in marked_paper(draft) for one in p.pieces for w in one.words if w.is_fact
    ]
    assert "《党组理论学习中心组学习制度》" in "".join(facts)
    assert "4次" in facts


def test_a_skipped_item_is_still_there_and_struck_out_with_all_below_it() -> None:
    draft = draft_of(read_text(NOTICE))
    problem = next(one for one in draft.walk() if one.kind == "problem")
    after = edited(draft, [Edit("skip", (problem.id,))])
    out = {
        one.node.id for p in marked_paper(after) for one in p.pieces if one.is_left_out and one.node
    }
    assert out == {one.id for one in problem.walk()}


def test_merged_items_share_one_mark_over_both_places() -> None:
    draft = draft_of(read_text(NOTICE))
    one, two = next(p for p in draft.walk() if p.kind == "problem").children
    after = marks(edited(draft, [Edit("merge", (one.id, two.id))]))
    before = marks(draft)
    assert two.id not in after
    assert squeezed(before[two.id]).removeprefix(two.label) in squeezed(after[one.id])
