"""Contact lines in many shapes, and what they give."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.facts.contact import extract_contact
from zhenggai.notices.paragraphs import split_paragraphs
from zhenggai.notices.source import Source

LINES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "contact_lines.toml").read_text(encoding="utf-8")
)["line"]
FIELDS = ("phone", "address", "email", "postcode")


def contact_of(text: str) -> dict[str, str]:
    found = extract_contact(text, split_paragraphs(Source("x", "text/plain", "", text)))
    for name, span in found.spans.items():
        assert text[slice(*span)] == getattr(found, name)
    return {name: getattr(found, name) for name in FIELDS if getattr(found, name)}


@pytest.mark.parametrize("line", LINES, ids=lambda one: one["name"])
def test_a_contact_line_gives_what_is_printed(line: dict[str, Any]) -> None:
    printed = {name: line[name] for name in FIELDS if name in line}
    assert contact_of("正文。\n" * 50 + line["text"]) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "公布监督电话12388，设立举报信箱。\n中共青江县委\n2023年5月6日",
        "投入资金87654321元，开通服务热线。",
        "欢迎广大干部群众监督。",
    ],
)
def test_numbers_of_the_body_are_no_contact(text: str) -> None:
    assert contact_of(text) == {}


def test_a_telephone_far_from_the_end_is_not_the_contact() -> None:
    assert contact_of("联系电话：0531-86012345。\n" + "正文。\n" * 2000) == {}


@pytest.mark.parametrize(
    "text", ["联系电话" * 30_000, "地址：" + "青" * 100_000, "a@" * 60_000, "0531-" * 40_000]
)
def test_a_hostile_end_is_read(text: str) -> None:
    contact_of(text)
