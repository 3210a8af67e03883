"""The real notices beside the project, scored through the command against truth by hand.

The bounds are those that the project sets itself; the notices and their truth are no part of it,
and without them these tests are skipped with that reason.
"""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Score = dict[str, dict[str, Any]]


def said(command: str, path: Path) -> Any:
    run = subprocess.run(
        [sys.executable, "-m", "zhenggai", command, path, "--format", "json"],
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr.decode()
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def scores(shared: Path) -> list[Score]:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score_notice.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = []
    for truth in sorted((shared / "gold").glob("*.json")):
        paper = shared / "notices" / f"{truth.stem}.txt"
        gold = json.loads(truth.read_text(encoding="utf-8"))
        found.append(module.score(gold, said("read", paper), said("check", paper)))
    assert found
    return found


def pooled(scores: list[Score], row: str, hit: str, of: str) -> float:
    hits, all_of = (sum(int(one[row][key]) for one in scores) for key in (hit, of))
    return hits / all_of


@pytest.mark.parametrize(
    ("row", "least"),
    [
        ("parent", 0.99),
        ("kind", 0.98),
        ("heading", 0.97),
        ("facts", 1.0),
        ("declared", 1.0),
        ("quantities", 0.95),
        ("faults_2", 0.6),
    ],
)
def test_a_share_of_the_truth_is_found(scores: list[Score], row: str, least: float) -> None:
    assert pooled(scores, row, "hit", "of") >= least


@pytest.mark.parametrize(
    ("row", "least"), [("outline", 0.99), ("dates", 0.96), ("regulations", 0.95)]
)
def test_what_is_said_is_true_and_complete(scores: list[Score], row: str, least: float) -> None:
    assert pooled(scores, row, "hit", "true") >= least
    assert pooled(scores, row, "hit", "said") >= least


def test_hardly_a_name_is_taken_for_a_quantity(scores: list[Score]) -> None:
    assert pooled(scores, "quantities", "false", "decoys") <= 0.01


def test_all_faults_but_one_that_can_be_proved_are_found(scores: list[Score]) -> None:
    missed = [fault for one in scores for fault in one["faults_1"]["missed"]]
    assert len(missed) <= 1, missed


def test_a_notice_has_at_most_one_false_alarm(scores: list[Score]) -> None:
    assert [one["false_alarms"]["list"] for one in scores if one["false_alarms"]["count"] > 1] == []
