"""A damaged copy of a notice keeps its labels, in their order."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from zhenggai.notices.benchmark.clean import NAMES, text_of
from zhenggai.notices.benchmark.damage import (
    DAMAGES,
    hard_wrapped,
    in_one_paragraph,
    with_full_width_digits,
)
from zhenggai.notices.checks import check
from zhenggai.notices.notice import Notice
from zhenggai.notices.reading import read, read_text


def labels(notice: Notice) -> list[str]:
    """The labels in the order of the text, full width and half width folded."""
    return [
        re.sub(r"\s", "", unicodedata.normalize("NFKC", node.label))
        for top in notice.outline
        for node in top.walk()
        if node.label
    ]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_copy_keeps_its_labels(
    name: str, damage: Callable[[str], bytes], tmp_path: Path
) -> None:
    text = text_of(name)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(damage(text))
    assert labels(read(copy)) == labels(read_text(text))


# Copies that lose nothing and add nothing that a reader would call a fault. The others are not
# held to silence: blanks between joined lines and full-width digits are faults of a kind.
HARMLESS = [
    one for one in DAMAGES if one not in (hard_wrapped, in_one_paragraph, with_full_width_digits)
]


@pytest.mark.parametrize("damage", HARMLESS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_a_harmless_copy_of_a_clean_notice_stays_silent(
    name: str, damage: Callable[[str], bytes], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(damage(text_of(name)))
    assert not [one for one in check(read(copy)) if one.severity != "advice"]
