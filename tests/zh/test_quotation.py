"""Words of a paper stand within our own marks, their own told apart, and say where they are cut."""

import pytest

from zhenggai.zh.quotation import in_marks


@pytest.mark.parametrize(
    ("words", "longest", "told"),
    [
        ("履行不到位", 0, "“履行不到位”"),
        ("“一岗双责”履行不到位", 0, "“‘一岗双责’履行不到位”"),
        ("“一岗双责”履行不到位", 8, "“‘一岗双责’履行…”"),
        ("履行不到位", 5, "“履行不到位”"),
    ],
)
def test_words_of_a_paper_are_told_within_marks(words: str, longest: int, told: str) -> None:
    assert in_marks(words, longest) == told
