"""A damaged copy of a notice keeps its labels, in their order."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from zhenggai.notices.benchmark.clean import NAMES, text_of
from zhenggai.notices.benchmark.damage import DAMAGES
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
