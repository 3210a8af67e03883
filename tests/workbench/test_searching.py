"""搜索: what a person may see is found; what is not for the person is in no list and no count."""

import pytest
from django.test import Client
from ledger_world import ASKED, CLERK, HEAD, LIAISON, VERIFIER
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger.core.acts.problems import ReviseProblem
from zhenggai.ledger.search_words import mark_in

pytestmark = pytest.mark.django_db


def asked(client: Client, code: str, words: str) -> str:
    response = client.get(f"/books/{code}/search/", {"q": words})
    assert response.status_code == 200
    return str(response.content.decode())


def test_words_are_found_and_marked_with_the_way_to_their_page() -> None:
    book = book_after(*ASKED)
    page = asked(as_(CLERK), book.code, "沉淀资金")
    assert "<mark>沉淀资金</mark>" in page
    assert f'href="/books/{book.code}/measure/1-1/"' in page


def test_a_proof_is_found_by_its_name() -> None:
    book = book_after(*ASKED)
    assert f"/books/{book.code}/proof/1-1-1/" in asked(as_(LIAISON), book.code, "拨付 凭证")


def test_a_unit_does_not_learn_of_the_items_of_others() -> None:
    book = book_after(*ASKED)
    page = asked(as_(STRANGER), book.code, "沉淀资金")
    assert "<mark>" not in page
    assert "没有找到“沉淀资金”" in page


def test_a_problem_limited_to_some_is_found_by_nobody_else() -> None:
    book = book_after(*ASKED, ("2-3", CLERK, ReviseProblem("problem/1", need_to_know=(HEAD.id,))))
    assert "<mark>" in asked(as_(HEAD), book.code, "沉淀资金")
    assert "<mark>" not in asked(as_(VERIFIER), book.code, "沉淀资金")


def test_nothing_asked_and_nothing_found_help_on() -> None:
    book = book_after(*ASKED)
    assert "没有找到" not in asked(as_(CLERK), book.code, " ")
    assert "可以少写几个字" in asked(as_(CLERK), book.code, "<b>没有</b>")


@pytest.mark.parametrize(
    ("text", "part", "marked"),
    [
        ("多发ＡＢ补贴３笔", "ab补贴3", "ＡＢ补贴３"),
        ("两个 词", "个词", "个 词"),
        ("没有", "有没", None),
        ("⑩项", "10项", "⑩项"),
    ],
)
def test_a_mark_stands_in_the_text_as_it_is_written(
    text: str, part: str, marked: str | None
) -> None:
    place = mark_in(text, part)
    assert (text[slice(*place)] if place else None) == marked
