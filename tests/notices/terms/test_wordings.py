"""Fixed phrases are found with one slip in them, and left alone as they are."""

import pytest

from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import load
from zhenggai.notices.terms.scan import STEMS, scan
from zhenggai.notices.terms.wordings import find_slip, slipped_length, stems

PHRASES: list[str] = load("fixed_wording")["phrases"]


def slips(text: str) -> set[str]:
    """What is printed instead of a fixed phrase."""
    every = stems()
    found = (find_slip(text, every[hit.entry], hit.span) for hit in scan(text)[STEMS])
    return {text[slice(*slip.span)] for slip in found if slip}


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_as_it_should_be_is_no_slip(phrase: str) -> None:
    assert slips(f"学习贯彻{phrase}，推动工作。") == set()


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_wrong_character_within_a_phrase_is_found(phrase: str) -> None:
    at = len(phrase) - 3
    printed = phrase[:at] + "鑫" + phrase[at + 1 :]
    idle = phrase[at] in "、的和同（）"
    assert slips(f"学习贯彻{printed}，推动工作。") == (set() if idle else {printed})


@pytest.mark.parametrize("phrase", [one for one in PHRASES if len(one) > 9])
def test_a_missing_character_within_a_phrase_is_found(phrase: str) -> None:
    at = len(phrase) - 3
    if phrase[at] in "、的和同" or phrase[at] == phrase[at + 1]:
        return
    printed = phrase[:at] + phrase[at + 1 :]
    assert printed in slips(f"学习贯彻{printed}，推动工作。")


@pytest.mark.parametrize(
    "right",
    [
        "中华民族的伟大复兴",
        "全力建设社会主义现代化国家",
        "社会主义核心价值体系",
        "黄河流域生态保护与高质量发展",
        "习近平新时代中国特色社会主义经济思想",
        "中国共产党宣传工作条例",
        "事业单位工作人员处分暂行规定",
        "组织纪律和政治规矩",
        "自我净化、自我完善、自我革新、自我提升",
    ],
)
def test_a_neighbouring_wording_is_no_slip(right: str) -> None:
    assert slips(f"深入学习{right}，推动工作。") == set()


def test_the_place_of_a_slip_is_the_whole_phrase() -> None:
    text = "推进供给侧结构改革。"
    slip = next(
        found
        for hit in scan(text)[STEMS]
        if (found := find_slip(text, stems()[hit.entry], hit.span))
    )
    assert slip.span == Span(2, 9)
    assert slip.phrase == "供给侧结构性改革"


def test_swapped_characters_are_one_slip() -> None:
    assert slipped_length("结构性改革", "结性构改革。", sure=1) == 5
    assert slipped_length("结构性改革", "结构性改革。", sure=1) is None
    assert slipped_length("结构性改革", "体系和制度。", sure=1) is None
