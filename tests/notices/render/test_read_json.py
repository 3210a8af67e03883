"""`zhenggai read --format json` against the contract, key by key."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.reading import read, read_source, read_text
from zhenggai.notices.render.read_json import notice_as_json, number, render
from zhenggai.notices.source import Source

NOTICES = Path(__file__).parents[3] / "src/zhenggai/notices/benchmark/notices"
SAMPLE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"

MAYBE_TEXT = (str, type(None))
NUMBER = (int, float)
# What contract.md promises: a type, a tuple of types, a list of one shape, or an object of shapes.
PLACE = {"start": int, "end": int}
NODE: dict[str, Any] = {
    "kind": str, "level": str, "label": MAYBE_TEXT, "heading": str, "children": list, **PLACE,
}  # fmt: skip
NOTICE: dict[str, Any] = {
    "schema": str,
    "source": {"name": str, "media_type": str, "sha256": str, "characters": int},
    "title": MAYBE_TEXT,
    "issuer": MAYBE_TEXT,
    "published": MAYBE_TEXT,
    "inspection": dict.fromkeys(
        ("kind", "level", "team", "inspected", "start", "end", "feedback_date"), MAYBE_TEXT
    ),
    "declared": [{"what": str, "value": NUMBER, "unit": str, **PLACE}],
    "outline": [NODE],
    "statuses": [
        {"status": str, "node": int, "standing": bool, **PLACE}
        | {"deadlines": [{"on": MAYBE_TEXT, "text": str}]}
    ],
    "quantities": [{"text": str, "value": NUMBER, "unit": str, "approximate": MAYBE_TEXT, **PLACE}],
    "dates": [{"text": str, "iso": str, **PLACE}],
    "regulations": [
        {"title": str, "doc_number": MAYBE_TEXT, "action": MAYBE_TEXT, "made": bool, **PLACE}
    ],
    "clues": [{"what": str, "value": NUMBER, "unit": str, **PLACE}],
    "contact": dict.fromkeys(("phone", "address", "email", "postcode"), MAYBE_TEXT),
    "relations": [{"kind": str, "verdict": str, "working": str, "parts": list, **PLACE}],
    "coverage": {"characters": NUMBER, "quantities": NUMBER},
}


def assert_shape(value: Any, shape: Any, where: str = "notice") -> None:
    """Fail with the path of the first value that is not of its shape."""
    if isinstance(shape, dict):
        missing = shape.keys() - value.keys()
        assert not missing, f"{where} lacks {missing}"
        for key, inner in shape.items():
            assert_shape(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        for index, one in enumerate(value):
            assert_shape(one, shape[0], f"{where}[{index}]")
    else:
        assert isinstance(value, shape), f"{where} is {value!r}"


def nodes(outline: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for node in outline for one in [node, *nodes(node["children"])]]


@pytest.mark.parametrize("path", [SAMPLE, *sorted(NOTICES.glob("*.txt"))], ids=lambda one: one.stem)
def test_every_key_of_the_contract_is_there_with_its_type(path: Path) -> None:
    said = json.loads(render(read(path)))
    assert_shape(said, NOTICE)
    for node in nodes(said["outline"]):
        assert_shape(node, NODE)
    assert said["schema"] == "zhenggai.notice/1"


def test_offsets_give_back_the_printed_text() -> None:
    notice = read(SAMPLE)
    text = notice.source.text
    said = notice_as_json(notice)
    for group in ("dates", "quantities"):
        for one in said[group]:
            assert text[one["start"] : one["end"]] == one["text"]
    for one in said["regulations"]:
        assert text[one["start"]] == "《"
        assert text[one["end"] - 1] == "》"
    for node in nodes(said["outline"]):
        if node["label"]:
            assert text.startswith(node["label"], node["start"])


def test_whole_numbers_have_no_point() -> None:
    assert [number(Decimal(text)) for text in ("35", "35.0", "79.2")] == [35, 35, 79.2]
    assert isinstance(number(Decimal("35.0")), int)


def test_the_text_goes_along_only_where_the_file_is_no_plain_text() -> None:
    plain = notice_as_json(read_text("通报"))["source"]
    word = notice_as_json(read_source(Source("a.pdf", "application/pdf", "", "通报")))["source"]
    assert "text" not in plain
    assert word["text"] == "通报"


def test_an_empty_text_still_has_every_key() -> None:
    assert_shape(json.loads(render(read_text(""))), NOTICE)
