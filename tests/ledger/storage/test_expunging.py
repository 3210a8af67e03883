"""What is expunged is gone from every place; chain, sequence and states stay true."""

import pytest
import stored_world
from ledger_world import CLERK, LIAISON, PLANNED, day
from stored_world import (
    ask_to_expunge,
    decide_expunging,
    differences,
    record,
    record_all,
    stored,
)
from whole_house import places_of

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.chain_checks import checked_chain
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.acts.records import Comment, RecordMeeting
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Basis, Draft, to_line
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.search_index import found

UNWANTED = "不该写在这里的一句话"

pytestmark = pytest.mark.django_db(transaction=True)


def expunge(book: models.Book, n: int, *fields: str) -> None:
    stored_world.expunge(book, "2-2", n, *fields)


def is_true(book: models.Book) -> bool:
    lines = [to_line(one) for one in queries.entries(book)]
    return check_chain(lines, book.head_hash).ok


def test_words_are_gone_from_content_rows_and_files_of_the_database() -> None:
    book = stored(*PLANNED)
    n = record(book, "2-1", CLERK, AddProblem("problem/2", UNWANTED, source="immediate")).n
    (salt, _) = next(queries.entries(book, since=n - 1)).content["text"]
    expunge(book, n, "text")
    state = queries.part(book, "problem/2")
    assert shown(state.problems["problem/2"].text, state) == "此处内容已于2月2日依规清除"
    assert is_true(book)
    assert differences(book) == []
    assert places_of(UNWANTED) == places_of(salt) == []


def test_words_are_nowhere_after_every_entry_that_held_them_was_expunged() -> None:
    book = stored(*PLANNED, name=f"{UNWANTED}整改")
    kept = evidence.store([f"凭证：{UNWANTED}".encode()], f"{UNWANTED}.txt")
    meeting = RecordMeeting("meeting/1", "committee", UNWANTED, UNWANTED, scan=kept.digest)
    proof = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, UNWANTED)
    basis = Basis("letter", day("1-31"), UNWANTED)
    problem = AddProblem("problem/2", UNWANTED, detail=UNWANTED, source="immediate")
    told = [
        Draft(act, day("2-1"), CLERK.id, CLERK.id, basis, UNWANTED)
        for act in (problem, meeting, proof, Comment("problem/2", UNWANTED))
    ]
    record_all(book, told)
    queries.summaries([queries.book(book.code)])
    assert {one.split()[0] for one in places_of(UNWANTED)} >= {"table", "file"}
    families = ["problem/1", "problem/2", "book"]
    assert found(UNWANTED, book.code, families).count() == 3
    for entry in list(queries.entries(book)):
        held = [name for name, (_, text) in entry.content.items() if is_unwanted(text, kept)]
        if held:
            expunge(book, entry.n, *held)
    assert places_of(UNWANTED) == []
    assert not found(UNWANTED, book.code, families).exists()
    assert is_true(book)
    assert differences(book) == []


def is_unwanted(text: str, file: models.Evidence) -> bool:
    return UNWANTED in text or text == file.digest


@pytest.mark.parametrize("fields", [("detail",), ("text", "nothing"), (), ("parent",)])
def test_only_words_that_stand_in_the_entry_are_expunged(fields: tuple[str, ...]) -> None:
    book = stored(*PLANNED)
    n = record(book, "2-1", CLERK, AddProblem("problem/2", UNWANTED, source="immediate")).n
    with pytest.raises(NotAllowed) as refused:
        expunge(book, n, *fields)
    assert refused.value.code == "not_found"


def test_what_is_expunged_cannot_be_expunged_again() -> None:
    book = stored(*PLANNED)
    n = record(book, "2-1", CLERK, AddProblem("problem/2", UNWANTED, source="immediate")).n
    expunge(book, n, "text")
    with pytest.raises(NotAllowed, match="已经清除"):
        expunge(book, n, "text")


def test_a_file_goes_with_its_digest_and_preview() -> None:
    book = stored(*PLANNED)
    kept = evidence.store([f"凭证：{UNWANTED}".encode()], "凭证.txt")
    proof = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, "已拨付")
    n = record(book, "2-1", LIAISON, proof).n
    expunge(book, n, "digest", "name", "claim")
    assert evidence.stored().count(kept.digest) == 0
    assert not models.Evidence.objects.filter(digest=kept.digest).exists()
    assert is_true(book)


def test_a_file_that_another_entry_still_names_stays() -> None:
    book = stored(*PLANNED)
    kept = evidence.store([b"shared by two"], "共用.txt")
    for number in (1, 2):
        act = AttachProof(
            f"proof/1-1-{number}", "measure/1-1", kept.digest, kept.name, "已拨付",
            shared_from="proof/1-1-1" if number == 2 else "", why="同一份" if number == 2 else "",
        )  # fmt: skip
        n = record(book, "2-1", LIAISON, act).n
    expunge(book, n, "digest")
    assert evidence.is_whole(kept.digest)


def test_figures_and_states_are_the_same_after_it() -> None:
    book = stored(*PLANNED)
    before = queries.figures(queries.now(book), queries.today())
    n = next(one.n for one in queries.entries(book) if one.kind == "add_problem")
    expunge(book, n, "text")
    assert queries.figures(queries.now(book), queries.today()) == before


def secret_book() -> tuple[models.Book, int]:
    """A book with a proof that should not be there, and its entry."""
    book = stored(*PLANNED)
    kept = evidence.store([f"凭证：{UNWANTED}".encode()], f"{UNWANTED}.txt")
    proof = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, UNWANTED)
    return book, record(book, "2-1", LIAISON, proof).n


def shown_of(book: models.Book) -> str:
    """Everything that pages read of a book: rows now and of a past day, entries, what is found."""
    families = ["problem/1", "book"]
    hits = [one.key for one in found(UNWANTED, book.code, families)]
    days = [queries.as_of(book, day("2-1")), queries.now(book), queries.cut_off(book, day("2-2"))]
    rows = [vars(row) for state in days for row in state.every()]
    return f"{rows} {[one.content for one in queries.entries(book)]} {hits}"


def test_what_was_asked_for_is_shown_to_nobody_until_it_is_decided() -> None:
    book, n = secret_book()
    before = shown_of(book)
    assert UNWANTED in before
    ask_to_expunge(book, "2-2", n, "digest", "name", "claim")
    book.refresh_from_db()
    assert UNWANTED not in shown_of(book)
    state = queries.part(book, "measure/1-1")
    assert shown(state.proofs["proof/1-1-1"].name, state) == "此处内容已提请清除，决定前不显示"
    assert differences(book) == []
    decide_expunging(book, "2-2", granted=False)
    book.refresh_from_db()
    assert UNWANTED in shown_of(book)
    assert evidence.stored()
    assert differences(book) == []


def test_a_chain_is_true_and_a_copy_is_whole_while_words_are_withheld() -> None:
    book, n = secret_book()
    ask_to_expunge(book, "2-2", n, "name")
    book.refresh_from_db()
    assert checked_chain(book).ok
    whole = [to_line(one) for one in queries.entries(book, with_withheld=True)]
    assert check_chain(whole, book.head_hash).ok
    assert UNWANTED in "".join(whole)


def test_the_name_of_a_book_is_withheld_and_comes_back() -> None:
    book = stored(*PLANNED, name=UNWANTED)
    ask_to_expunge(book, "2-2", 1, "name")
    book.refresh_from_db()
    assert book.name == book.code
    decide_expunging(book, "2-2", granted=False)
    book.refresh_from_db()
    assert book.name == UNWANTED


def test_the_name_of_a_book_can_go() -> None:
    book = stored(*PLANNED, name=UNWANTED)
    expunge(book, 1, "name")
    assert book.name == book.code
    assert differences(book) == []
