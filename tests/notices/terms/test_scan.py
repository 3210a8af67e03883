"""The one pass over a text finds every word once, in order, wherever the text is cut."""

from zhenggai.notices.terms import scan as scanning
from zhenggai.notices.terms.scan import scan, wrong_words


def test_words_of_all_lists_are_found_in_one_pass() -> None:
    found = scan("截止目前，党风廉建设取得成效，学习十九届六中全会精神。")
    assert [len(found[name]) for name in ("slips", "lost_characters")] == [1, 1]
    assert found["dated_wording"]


def test_a_word_across_the_cut_of_a_long_text_is_found_once() -> None:
    for shift in range(6):
        text = "啊" * (scanning.PIECE - shift) + "截止目前" + "啊" * 10
        assert len(wrong_words(text, "slips")) == 1


def test_of_overlapping_words_the_longest_is_told() -> None:
    told = [term.wrong for term, _ in wrong_words("违反中央八规定精神", "lost_characters")]
    assert told == ["中央八规定"]


def test_a_text_of_nothing_but_slips_is_walked_through() -> None:
    text = "截止目前" * 100_000
    assert len(wrong_words(text, "slips")) >= scanning.MOST_HITS


def test_half_a_character_hides_nothing() -> None:
    told = wrong_words("开头\ud800，截止目前，结尾\udfff", "slips")
    assert [(term.wrong, span.start) for term, span in told] == [("截止目前", 4)]
