"""A sentence that came back in another order: which number is which figure."""

import pytest

from zhenggai.notices.source import Span
from zhenggai.publication.copies.spoken_figures import SentFigure, spoken_figures

STATES = (
    ("{}个|problems", "问题中，已完成整改"), ("{}个|done", "、基本完成"),
    ("{}个|basically_done", "、正在整改"), ("{}个|in_progress", "，完成率"),
    ("{}%|completion_rate", "。共制定整改措施"), ("{}条|measures", "，已完成"),
    ("{}条|measures_done", "。"),
)  # fmt: skip
VALUES = ("35", "21", "2", "12", "60.00", "112", "83")


def line(values: tuple[str, ...] = VALUES) -> tuple[str, list[SentFigure]]:
    """The ledger's sentence in plain words, with its figures."""
    words, figures = "", []
    for (told, after), value in zip(STATES, values, strict=True):
        text, _, name = told.format(value).partition("|")
        place = len(words), len(words) + len(text)
        figures.append(SentFigure(f"counted/{name}", name, text, *place))
        words += f"{text}{after}"
    return words, figures


def read(words: str, left: list[SentFigure] | None = None) -> dict[str, str]:
    """What each figure reads now."""
    was, figures = line()
    found = spoken_figures(figures if left is None else left, was, words, ())
    return {one.title: words[slice(*span)] for one, span in found}


def test_every_figure_of_a_sentence_in_another_order_is_found_the_changed_one_too() -> None:
    assert read(
        "共制定整改措施112条，已完成83条；35个问题中，正在整改12个、基本完成2个、"
        "已完成整改22个，完成率60.00%。"
    ) == {
        "problems": "35个",
        "done": "22个",
        "basically_done": "2个",
        "in_progress": "12个",
        "completion_rate": "60.00%",
        "measures": "112条",
        "measures_done": "83条",
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("整改完成率达到62.86%。", {"completion_rate": "62.86%"}),
        # One number alone reads so: offered, for a person to look at.
        ("另有2个还要巩固。", {"basically_done": "2个"}),
        # Two do: nobody knows which is meant.
        ("甲镇2个、乙镇2个。", {}),
        ("召开会议9次，走访户数40户。", {}),
    ],
)
def test_what_could_be_another_number_is_none(words: str, found: dict[str, str]) -> None:
    assert read(words) == found


def test_a_number_that_is_known_already_is_no_other_figure() -> None:
    was, figures = line()
    words = "已完成整改21个。"
    assert not list(spoken_figures(figures, was, words, [Span(5, 8)]))


MEETINGS = (("党委（党组）会议", "3次", "committee"), ("、领导小组会议", "6次", "leading_group"))


def test_meetings_are_told_apart_by_their_names() -> None:
    was, figures = "先后召开", []
    for noun, text, name in MEETINGS:
        was += noun
        place = len(was), len(was) + len(text)
        figures.append(SentFigure(f"counted/meetings_{name}", name, text, *place))
        was += text
    words = "先后召开区委常委会会议3次、领导小组会议7次，研究推进。"
    found = spoken_figures(figures, was, words, ())
    assert {one.title: words[slice(*span)] for one, span in found} == {
        "committee": "3次",
        "leading_group": "7次",
    }
