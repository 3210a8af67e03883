"""Acts become entries, words and rows, all or none."""

import pytest
from ledger_world import CLERK, DIGEST, FINANCE, LIAISON, OPENED, PACK, PLANNED, SIGNED
from pytest_django import DjangoAssertNumQueries
from stored_world import ACTORS, differences, draft, moment, record, record_all, stored

from zhenggai.ledger import models, queries
from zhenggai.ledger.actions import Making, write
from zhenggai.ledger.core.acts.books import AbandonBook
from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem, MarkCommonProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Draft, to_line
from zhenggai.ledger.core.keys import WHOLE
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.summary import summary

pytestmark = pytest.mark.django_db
CLOSED = (*SIGNED, ("2-11", CLERK, Close("problem/1")))
DONE = ReportProgress("measure/1-1", FINANCE, "done", "已经完成")


def test_a_problem_is_carried_from_registered_to_closed() -> None:
    book = stored(*CLOSED)
    problem = queries.part(book, "problem/1").problems["problem/1"]
    assert (problem.state, book.head_n) == ("closed", len(CLOSED))
    assert differences(book) == []


def test_the_chain_in_the_tables_is_true() -> None:
    book = stored(*CLOSED)
    report = check_chain([to_line(one) for one in queries.entries(book)], head=book.head_hash)
    assert (report.ok, report.entries) == (True, len(CLOSED))


def test_rows_come_out_of_the_tables_as_they_went_in() -> None:
    book = stored(*CLOSED)
    folded = queries.as_of(book, moment("2-20").date())
    assert queries.now(book).by_key == folded.by_key


def test_one_refused_act_of_several_writes_none() -> None:
    book = stored(*OPENED)
    wrong = PlanMeasure("measure/7-1", "problem/7", "没有这个问题")
    with pytest.raises(NotAllowed):
        record_all(
            book, [draft("2-1", CLERK, AddProblem("problem/1", "一")), draft("2-1", CLERK, wrong)]
        )
    assert [one.n for one in queries.entries(book)] == [1, 2, 3]
    assert queries.now(book).problems == {}


def test_later_acts_of_a_list_see_the_earlier_ones() -> None:
    book = stored(*OPENED)
    acts: list[Act] = [
        AddProblem("problem/1", "一"),
        PlanMeasure("measure/1-1", "problem/1", "措施"),
    ]
    done = record_all(book, [draft("2-1", CLERK, one) for one in acts])
    assert {"problem/1", "measure/1-1"} <= done.changed
    assert differences(book) == []


def test_drafts_made_under_the_lock_take_the_next_number() -> None:
    book = stored(*PLANNED[:4])

    def another(now: Book) -> list[Draft]:
        return [draft("2-1", CLERK, AddProblem(next_of_book(now, "problem"), "又一个"))]

    record_all(book, Making({"book"}, another))
    record_all(book, Making({"book"}, another))
    assert list(queries.now(book).problems) == ["problem/1", "problem/2", "problem/3"]


def test_a_correction_puts_the_rows_back() -> None:
    book = stored(*PLANNED)
    before = queries.now(book).by_key
    wrong = record(book, "2-1", LIAISON, DONE)
    record(book, "2-2", CLERK, Correct(wrong.n, "误报"))
    book.refresh_from_db()
    assert queries.now(book).by_key == before
    assert differences(book) == []


def test_an_act_is_refused_with_a_chinese_sentence() -> None:
    book = stored(*PLANNED)
    with pytest.raises(NotAllowed, match="不能销号"):
        record(book, "2-1", CLERK, Close("problem/1"))


def test_the_name_of_a_book_is_taken_once() -> None:
    stored(*OPENED)
    with pytest.raises(NotAllowed, match="已有名为"):
        stored(*OPENED)
    assert models.Book.objects.count() == 1


def test_two_books_are_numbered_apart() -> None:
    first, second = stored(*PLANNED), stored(*OPENED, name="青岚区审计整改")
    assert (first.head_n, second.head_n) == (len(PLANNED), len(OPENED))
    assert queries.now(second).problems == {}


def test_an_unknown_book_is_refused() -> None:
    with pytest.raises(NotAllowed, match="没有这本台账"):
        write("nowhere", [draft("2-1", CLERK, Comment("book", "？"))], actors=ACTORS)


def test_an_abandoned_book_is_hidden_and_takes_nothing_more() -> None:
    book = stored(*PLANNED)
    record(book, "2-1", CLERK, AbandonBook("重复开立"))
    assert queries.books() == []
    with pytest.raises(NotAllowed, match="停用"):
        record(book, "2-2", CLERK, Comment("problem/1", "？"))


def test_the_moment_of_an_entry_never_goes_back() -> None:
    book = stored(*PLANNED)
    done = record_all(book, [draft("1-14", CLERK, Comment("problem/1", "钟慢了"))], on="1-14")
    assert done.entries[0].at == moment("1-20")


def test_text_that_no_file_can_hold_is_refused() -> None:
    book = stored(*PLANNED)
    with pytest.raises(NotAllowed, match="无法保存"):
        record(book, "2-1", CLERK, Comment("problem/1", "半个\ud83d"))


def test_text_that_looks_like_destroyed_words_is_refused() -> None:
    book = stored(*PLANNED)
    with pytest.raises(NotAllowed, match="无法保存"):
        record(book, "2-1", CLERK, Comment("problem/1", "\x001.text"))


def test_a_nul_in_a_text_comes_back_as_it_was() -> None:
    book = stored(*PLANNED)
    done = record(book, "2-1", CLERK, AddProblem("problem/2", "字\x00字", source="immediate"))
    entry = queries.entry(book, done.n)
    assert entry is not None
    assert entry.text("text") == "字\x00字"
    assert differences(book) == []


def test_a_list_is_filtered_and_paged_as_a_person_counts() -> None:
    book = stored(*OPENED)
    acts = [AddProblem(f"problem/{n}", f"问题{n}") for n in range(1, 13)]
    record_all(book, [draft("2-1", CLERK, one) for one in acts])
    page, total = queries.rows(book, "problem", states=["registered"], window=slice(8, 11))
    assert ([one.key for one in page], total) == (["problem/9", "problem/10", "problem/11"], 12)


def test_a_unit_finds_its_own_items() -> None:
    book = stored(*PLANNED)
    assert [one.key for one in queries.rows(book, "problem", unit=FINANCE)[0]] == ["problem/1"]
    assert queries.rows(book, "problem", unit="unit/fin")[0] == []


def test_a_past_day_stays_as_it_was_known() -> None:
    book = stored(*PLANNED)
    known = queries.as_of(book, moment("1-20").date()).by_key
    record(book, "2-1", LIAISON, DONE)
    book.refresh_from_db()
    assert queries.as_of(book, moment("1-20").date()).by_key == known
    assert queries.now(book).by_key != known


def test_a_summary_at_the_head_is_kept_until_something_is_written() -> None:
    book = stored(*PLANNED)
    first = queries.summaries([book])
    assert first == {book.code: summary(queries.now(book), PACK)}
    assert queries.summaries([book]) == first
    record(book, "2-1", CLERK, MarkCommonProblem("problem/1"))
    book.refresh_from_db()
    assert queries.summaries([book]) == {book.code: summary(queries.now(book), PACK)} != first


def test_summaries_of_forty_books_are_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    books = [stored(*OPENED, name=f"第{n}本") for n in range(3)]
    queries.summaries(books)
    with django_assert_num_queries(1):
        queries.summaries(books)


def test_a_page_of_one_item_loads_its_family_only() -> None:
    book = stored(*PLANNED)
    record(book, "2-1", CLERK, AddProblem("problem/2", "二", source="immediate"))
    near = queries.part(book, "measure/1-1")
    assert list(near.problems) == ["problem/1"]
    assert near.info.pack_digest == PACK.digest


def test_rebuild_finds_and_mends_a_row_that_was_tampered_with() -> None:
    book = stored(*PLANNED)
    models.Row.objects.filter(book=book, key="problem/1").update(state="closed")
    models.Row.objects.create(
        book=book, key="problem/9", kind="problem", family="problem/9", last_n=1, data="{}"
    )
    assert queries.rebuild(book) == ["problem/1", "problem/9"]
    queries.rebuild(book, mend=True)
    assert queries.rebuild(book) == []


def test_only_the_families_concerned_are_read(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    book = stored(*PLANNED)
    acts = [AddProblem(f"problem/{n}", f"问题{n}", source="immediate") for n in range(2, 60)]
    record_all(book, [draft("2-1", CLERK, one) for one in acts])
    with django_assert_max_num_queries(14):
        record(book, "2-1", LIAISON, DONE)


def test_the_pack_in_force_is_the_text_that_was_adopted() -> None:
    book = stored(*OPENED)
    assert queries.pack(queries.now(book)).text == PACK.text
    assert models.PackText.objects.get().digest == PACK.digest


def test_whole_state_and_one_family_agree() -> None:
    book = stored(*SIGNED)
    whole, near = queries.part(book, WHOLE), queries.part(book, "problem/1")
    problem = near.find(Problem, "problem/1")
    assert problem == whole.find(Problem, "problem/1")
    assert near.proofs["proof/1-1-1"].digest == DIGEST
