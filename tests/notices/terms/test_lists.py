"""The word lists: complete, without contradiction, and silent on what they call right."""

from datetime import date

import pytest

from zhenggai.notices.terms.lists import Term, dated_wordings, load, spellings, terms
from zhenggai.notices.terms.scan import wrong_words

WRONG = ("slips", "lost_characters", "fixed_wording", "doubled")


@pytest.mark.parametrize("name", WRONG)
def test_every_word_has_a_right_form_a_reason_and_a_source(name: str) -> None:
    for term in terms(name):
        assert term.right, term
        assert term.right != term.wrong
        assert term.reason, term
        assert term.source, term


@pytest.mark.parametrize("name", WRONG)
def test_no_word_stands_in_a_list_twice(name: str) -> None:
    words = [term.wrong for term in terms(name)]
    assert len(words) == len(set(words))


def test_the_list_of_slips_is_a_serious_one() -> None:
    assert len(terms("slips")) >= 200


@pytest.mark.parametrize("name", WRONG)
def test_a_longer_word_that_keeps_a_slip_silent_contains_it(name: str) -> None:
    for term in terms(name):
        assert all(term.wrong in longer for longer in term.unless), term


@pytest.mark.parametrize("name", WRONG)
def test_no_list_finds_fault_with_what_a_list_calls_right(name: str) -> None:
    right = sorted({term.right for each in WRONG for term in terms(each)})
    text = "。\n".join(right)
    found = [
        (term.wrong, text[span.start - 4 : span.end + 4]) for term, span in wrong_words(text, name)
    ]
    assert found == []


@pytest.mark.parametrize("name", WRONG)
def test_every_word_is_found_where_it_stands(name: str) -> None:
    for term in terms(name):
        text = f"：{term.wrong}。"
        assert any(term.wrong in text[slice(*span)] for _, span in wrong_words(text, name)), term


def test_a_guard_keeps_a_word_silent() -> None:
    term = Term("布署", "部署", "形近", "词典", not_before="公", not_after="名", unless=("瀑布署",))
    assert term.is_meant("研究布署工作", 2, 4)
    assert not term.is_meant("公布署", 1, 3)
    assert not term.is_meant("布署名", 0, 2)
    assert not term.is_meant("瀑布署", 1, 3)


def test_a_line_break_hides_no_neighbour() -> None:
    term = Term("贯彻落", "贯彻落实", "掉字", "词典", not_after="实")
    assert not term.is_meant("贯彻落\n  实", 0, 3)


def test_wordings_are_looked_for_with_any_quotation_marks() -> None:
    assert spellings("“四风”") == ("“四风”", "四风", '"四风"', "‘四风’")
    assert spellings("四风") == ("四风",)


def test_every_dated_wording_lies_between_2012_and_today() -> None:
    for wording in dated_wordings():
        assert date(2012, 11, 1) < wording.since < date(2030, 1, 1)
        assert wording.source
        assert wording.what


def test_a_plenary_session_is_known_by_name_before_it_opens() -> None:
    days = {wording.words: wording.since for wording in dated_wordings()}
    assert days["十九届六中全会"] == date(2021, 8, 31)
    assert days["十九届六中全会精神"] == date(2021, 11, 8)


def test_the_table_of_measures_names_a_usual_one() -> None:
    for group in load("measure_words")["group"]:
        assert group["right"] not in group["wrong"]
        assert group["nouns"]
