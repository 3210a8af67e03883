"""SARIF as code hosts take it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES
from zhenggai.notices.compare import BESIDE_LEDGER
from zhenggai.notices.render.sarif import piece, unread, uri_of, whole
from zhenggai.notices.source import ReadError

Checked = Callable[..., CheckedFile]


def run_of(*pieces: Any) -> dict[str, Any]:
    said = json.loads("".join(whole(pieces)))
    assert said["version"] == "2.1.0"
    assert len(said["runs"]) == 1
    return dict(said["runs"][0])


def test_every_rule_has_its_manual_page_as_help() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.CODE for rule in (*RULES, *BESIDE_LEDGER)]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert "**查什么**" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_a_result_names_its_rule_by_index_too(checked: Checked) -> None:
    run = run_of(piece(checked()))
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == [
        "error", "error", "note", "warning", "error",
    ]  # fmt: skip


def test_a_region_counts_from_one_and_ends_behind_the_last_character(checked: Checked) -> None:
    region = run_of(piece(checked()))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (4, 6)
    assert (region["endLine"], region["endColumn"]) == (4, 10)


def test_the_working_and_related_places_are_told(checked: Checked) -> None:
    result = run_of(piece(checked()))["results"][1]
    assert "9＋2＋2＝13" in result["message"]["text"]
    assert result["relatedLocations"][0]["message"]["text"] == "这里写的"


def test_a_fingerprint_outlives_lines_above_it(checked: Checked) -> None:
    before, after = checked(), checked()
    moved = "新加的一段。\n" + after.notice.source.text
    shifted = checked(moved, None)
    old = [one["partialFingerprints"] for one in run_of(piece(before))["results"]]
    new = [one["partialFingerprints"] for one in run_of(piece(shifted))["results"]]
    assert old == new
    assert len({json.dumps(one) for one in old}) == len(old)


def test_the_same_words_twice_are_two_alerts(checked: Checked) -> None:
    file = checked()
    twice = replace(file, diagnostics=(file.diagnostics[0], file.diagnostics[0]))
    first, second = run_of(piece(twice))["results"]
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_an_unread_file_is_a_notification(checked: Checked) -> None:
    run = run_of(piece(checked()), unread("坏.pdf", ReadError("scanned", "是扫描件。")))
    assert run["invocations"][0]["executionSuccessful"] is False
    assert (
        "坏.pdf：是扫描件。"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )
    assert len(run["artifacts"]) == 1


def test_names_are_made_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri_of("a b.txt") == "a%20b.txt"
    assert uri_of(str(tmp_path / "x" / "通.txt")) == "x/%E9%80%9A.txt"
    assert uri_of("/elsewhere/x.txt") == "file:///elsewhere/x.txt"
