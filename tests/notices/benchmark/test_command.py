"""`zhenggai benchmark` as a person types it."""

import json

import pytest

from zhenggai.cli import main


def test_one_family_is_measured_and_its_misses_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["benchmark", "--family", "sta", "--misses", "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert "STA 状态" in said
    assert "done_without_proof" in said
    assert "change_total" not in said


def test_programs_get_counts_and_every_wrong_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["benchmark", "--family", "DAT", "--format", "json", "--jobs", "1"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "zhenggai.benchmark/1"
    dates, total = said["families"]
    assert dates["family"] == "DAT"
    assert 0 < dates["found"] <= dates["planted"] == total["planted"]
    assert len(said["wrong"]) >= dates["planted"] - dates["found"]


def test_an_unknown_family_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["benchmark", "--family", "XYZ"])
    assert left.value.code == 2
    assert "XYZ" in capsys.readouterr().err
