"""The relations of the real notices against their truth: nothing that is right is called wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.notice import Notice
from zhenggai.notices.reading import read_text
from zhenggai.notices.relations.relation import Relation

NAMES = ("001", "002", "004")
RIGHT = ("verified_figures", "declared_vs_actual", "all_percentages", "not_verifiable")
# How many of what counting can verify come out as consistent, at least: sums, shares, lists.
FOUND = {"001": 18, "002": 30, "004": 12}
# An item that stands twice says nothing of the numbers around it.
OF_NUMBERS = ("repeated_item",)


def gold_of(shared: Path, name: str) -> dict[str, Any]:
    """The truth of a notice."""
    truth: dict[str, Any] = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
    return truth


def notice_of(shared: Path, name: str) -> Notice:
    """A real notice as read."""
    return read_text((shared / "notices" / f"{name}.txt").read_text("utf-8"))


def right_entries(truth: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """What is right or cannot be judged: its words and place."""
    for key in RIGHT:
        for entry in truth.get(key, []):
            words = entry.get("snippet") or entry["text"]
            if entry.get("ok", True) is not False:
                yield words, entry["offset"], entry["offset"] + len(words)


def touching(notice: Notice, start: int, end: int, verdict: str) -> list[Relation]:
    """The relations with a verdict of which a part lies in a stretch."""
    return [
        one
        for one in notice.relations
        if one.verdict == verdict
        and any(part.start < end and start < part.end for part in one.parts)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_right_is_called_wrong(shared: Path, name: str) -> None:
    notice = notice_of(shared, name)
    wrong = [
        (words, one.message)
        for words, start, end in right_entries(gold_of(shared, name))
        for one in touching(notice, start, end, "inconsistent")
        if one.topic not in OF_NUMBERS
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_a_good_share_of_what_is_right_is_found_to_be_consistent(shared: Path, name: str) -> None:
    notice = notice_of(shared, name)
    found = {
        start
        for _, start, end in right_entries(gold_of(shared, name))
        if touching(notice, start, end, "consistent")
    }
    assert len(found) >= FOUND[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_contradiction_of_the_notices_is_one_that_a_person_found(shared: Path, name: str) -> None:
    truth = gold_of(shared, name)
    known = truth["inconsistencies"] + truth.get("borderline", [])
    places = [(one["offset"], one["offset"] + len(one["snippet"])) for one in known]
    false = [
        one.message
        for one in notice_of(shared, name).relations
        if one.verdict == "inconsistent" and one.grade not in ("doubtful", "cut_off")
        if not any(start < one.span.end and one.span.start < end for start, end in places)
    ]
    assert not false


def test_the_enumerations_of_all_three_are_verified(shared: Path) -> None:
    announced = {"001": 12, "002": 23, "004": 0}
    for name, count in announced.items():
        found = [one for one in notice_of(shared, name).relations if one.topic == "enumeration"]
        assert len(found) == count
