"""基本完成0个 is written by nobody: kinds of which there is none leave the sentence, also where
somebody wrote it and the figures followed to another day."""

import pytest
from ledger_world import CLERK, PLANNED
from order_of_texts import CLOSED, drafted
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.notices.checks import check
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.publication.drafts.drafting import follow, heads, letter_of, save_kept
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.zero_kinds import without_zero_kinds
from zhenggai.publication.papers.returned import returned_figures
from zhenggai.writers.bound import bare, mark
from zhenggai.writers.letter import letter_docx


def told(name: str, text: str) -> str:
    return mark(f"counted/{name}", name, text)


ALL = told("problems", "35")
NONE = told("basically_done", "0个")


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (
            f"{ALL}个问题中，已完成整改{told('done', '35个')}、基本完成{NONE}，完成率100%。",
            "35个问题中，已完成整改35个，完成率100%。",
        ),
        (
            f"{ALL}个，完成{told('done', '0个')}、基本完成{NONE}、改{told('in_progress', '9个')}。",
            "35个，改9个。",
        ),
        (
            f"（完成{told('done', '30个')}，基本完成{NONE}，未完成{told('not_done', '5个')}）。",
            "（完成30个，未完成5个）。",
        ),
        # What stands alone says something, and 10 is no nought.
        (f"其中基本完成{NONE}。", "其中基本完成0个。"),
        (
            f"完成{told('done', '20个')}、基本完成{told('basically_done', '10个')}。",
            "完成20个、基本完成10个。",
        ),
        # A figure without binding is somebody's own.
        (f"完成{told('done', '35个')}、基本完成0个。", "完成35个、基本完成0个。"),
    ],
)
def test_a_kind_of_which_there_is_none_leaves_its_row(kept: str, words: str) -> None:
    assert bare(without_zero_kinds(kept)) == words


@pytest.mark.django_db
def test_in_a_sentence_that_somebody_wrote_too_when_its_figures_follow() -> None:
    held = book_after(*CLOSED)
    draft = drafted(held)
    part, version = next(one for one in heads(draft) if one[0].key == "opening")
    states = f"已完成整改{told('done', '1个')}、未完成{told('not_done', '1个')}"
    text = version.text.replace("已全部完成整改", f"中，{states}")
    assert text != version.text
    save_kept(part, f"{text}大家一起努力。", "edited", seen=version.n, by=CLERK.id)
    ledger = ledger_text(held, draft.paper, draft.style, queries.today())
    follow(draft, ledger, by=CLERK.id)
    words = next(plain_of_kept(one.text) for part, one in heads(draft) if part.key == "opening")
    assert "中，已完成整改1个，完成率" in words
    assert words.endswith("大家一起努力。")
    letter = letter_of(draft, ledger)
    data = letter_docx(letter)
    assert [one.code for one in check(read_source(source_of_bytes(data, "稿.docx")))] == []
    assert all(one.found == "control" and one.agrees for one in returned_figures(letter, data))


@pytest.mark.django_db
@pytest.mark.parametrize("past", [PLANNED, CLOSED], ids=["none done", "all done"])
def test_a_draft_as_the_ledger_writes_it_tells_no_nought(past: tuple) -> None:  # type: ignore[type-arg]
    draft = drafted(book_after(*past))
    texts = "".join(plain_of_kept(one.text) for _, one in heads(draft))
    assert "完成0" not in texts.replace("完成率0", "")
