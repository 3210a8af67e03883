"""The three real notices: every problem and measure is in the draft at its place with its words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_words import words
from zhenggai.notices.reading import read

GOLD = pytest.mark.parametrize("number", ["001", "002", "004"])
TAKEN = ("problem", "sub_problem", "measure_group", "measure")


def draft(shared: Path, number: str) -> PaperDraft:
    return draft_of(read(shared / "notices" / f"{number}.txt"))


def truth(shared: Path, number: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((shared / "gold" / f"{number}.json").read_text())
    return told


def gold_items(
    nodes: list[dict[str, Any]], above: str = ""
) -> Iterator[tuple[dict[str, Any], str]]:
    """Problems and measures, each with the id of the problem above it."""
    for node in nodes:
        is_taken = node["kind"] in TAKEN and node["level"] != "field"
        if is_taken:
            yield node, above
        is_problem = node["kind"] in ("problem", "sub_problem")
        yield from gold_items(node["children"], str(node["offset"]) if is_problem else above)


def above(draft: PaperDraft) -> dict[int, DraftNode]:
    """The problem above each node, by the node's id."""
    found: dict[int, DraftNode] = {}

    def walk(node: DraftNode, problem: DraftNode | None) -> None:
        if problem:
            found[node.id] = problem
        inner = node if node.kind in ("problem", "sub_problem") else problem
        for child in node.children:
            walk(child, inner)

    for root in draft.roots:
        walk(root, None)
    return found


@GOLD
def test_every_problem_and_measure_stands_at_its_place_with_its_words(
    shared: Path, number: str
) -> None:
    paper, gold = draft(shared, number), truth(shared, number)
    nodes = {one.id: one for one in paper.walk()}
    problems = above(paper)
    missing = []
    for item, problem in gold_items(gold["outline"]):
        found = nodes.get(item["offset"])
        heading = words(item["heading"], 0, len(item["heading"]))
        if found is None or heading not in found.text:
            missing.append(item["id"])
        elif problem:
            assert problems[found.id].id == int(problem), item["id"]
    assert not missing


@GOLD
def test_counts_are_those_of_the_notice(shared: Path, number: str) -> None:
    paper, gold = draft(shared, number), truth(shared, number)
    counts = gold["node_counts"]
    problems = [one for one in paper.walk() if one.kind == "problem" and one.source == "feedback"]
    assert len(problems) == counts["problem"]
    assert paper.count("sub_problem") == counts.get("sub_problem", 0)
    # the titles, the frame and what is to come are no items
    assert all(one.text for one in paper.walk())


@GOLD
def test_chapters_on_clues_leave_no_words(shared: Path, number: str) -> None:
    paper = draft(shared, number)
    for node in truth(shared, number)["outline"]:
        if node["kind"] == "clues":
            assert not paper.text[node["offset"] : node["end"]].strip()
            assert not [one for one in paper.walk() if node["offset"] <= one.id < node["end"]]


def test_four_are_basically_done_one_is_not_and_the_rest_is_done(shared: Path) -> None:
    paper, gold = draft(shared, "004"), truth(shared, "004")
    states = states_of(paper)
    numbers = {}
    for number, node in enumerate((one for one in paper.walk() if one.kind == "problem"), 1):
        numbers[number] = states[node.id]
    done = [number for number, state in numbers.items() if state.state == "done"]
    assert done == gold["status_by_elimination"]["done"]
    assert all(numbers[number].is_remainder for number in done)
    assert "完成问题整改30个" in numbers[1].text
    named = {one["problem"]: one["status"] for one in gold["status"] if one["scope"] == "problem"}
    assert {one: numbers[one].state for one in named} == named
    text = (shared / "notices" / "004.txt").read_text()
    for state in numbers.values():
        assert words(text, *state.span) == state.text


def test_compound_deadlines_come_with_what_must_stand_by_each(shared: Path) -> None:
    paper, gold = draft(shared, "004"), truth(shared, "004")
    for told in (one for one in gold["status"] if one["scope"] == "problem"):
        node = [one for one in paper.walk() if one.kind == "problem"][told["problem"] - 1]
        assert node.deadline
        days = [one.on.isoformat() for one in node.deadline.milestones if one.on]
        wanted = [one["iso"] for one in told["deadlines"] if one["iso"]]
        assert len(days) == len(wanted)
        assert all(day.startswith(iso) for day, iso in zip(days, wanted, strict=True))
        assert node.deadline.standing == told.get("long_term", False)


def test_next_steps_are_measures_of_the_problem_that_they_name(shared: Path) -> None:
    paper = draft(shared, "004")
    problems = [one for one in paper.walk() if one.kind == "problem"]
    steps = {
        number: sum(inner.is_next_step and inner.kind == "measure" for inner in one.walk())
        for number, one in enumerate(problems, 1)
    }
    assert {one: count for one, count in steps.items() if count} == {4: 9, 5: 4, 7: 3, 12: 2, 21: 2}


@GOLD
def test_documents_that_were_made_come_along_with_their_numbers(shared: Path, number: str) -> None:
    paper, gold = draft(shared, number), truth(shared, number)
    held = {(one.title, one.number) for node in paper.walk() for one in node.documents}
    spans = [span for node in paper.walk() for span in node.spans]
    wanted = {
        (one["title"], one["doc_number"] or "")
        for one in gold["regulations"]
        if any(span.start <= one["offset"] < span.end for span in spans)
    }
    assert len(wanted & held) >= 0.9 * len(wanted)
