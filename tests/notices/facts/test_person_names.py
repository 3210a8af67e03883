"""Names of persons to whom something is done. All persons here are made up."""

import pytest

from zhenggai.notices.facts.person_names import find_names


def names(text: str) -> list[str]:
    """The names found in a text."""
    return [text[slice(*span)] for span in find_names(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("原副主任赵大江诫勉处理", ["赵大江"]),
        ("给予县教育局原副局长钱明（正科级）政务记过处分", ["钱明"]),
        ("村委会主任周大山、会计吴小河因套取资金受到处分", ["周大山", "吴小河"]),
        ("免去孙长河、李春湖党内职务", ["孙长河", "李春湖"]),
        ("党员欧阳小山被开除党籍", ["欧阳小山"]),
        ("对阿卜杜·买买提予以诫勉谈话", ["阿卜杜·买买提"]),
        ("石桥村王小五受到党内警告", ["王小五"]),
    ],
)
def test_a_name_is_told_by_what_stands_around_it(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "对工作人员严肃问责，高度重视警示教育，马上约谈",
        "对高坪镇、江北区、陈家营社区和万家村党组织给予通报批评",
        "给予赵某、李某某党内警告，对张××立案",
        "安排专人对方案进行修订",
    ],
)
def test_words_places_and_masked_names_are_no_names(text: str) -> None:
    assert names(text) == []
