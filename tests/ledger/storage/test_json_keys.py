"""What every command with `--format json` prints, key by key as contract.md promises."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from made_sheet import sheet_bytes

from zhenggai.cli import main

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
HEAD = ["序号", "反馈问题", "整改措施", "责任单位"]
FIGURE = {
    "name", "title", "value", "text", "counting_rule", "kind", "numerator", "denominator", "items",
}  # fmt: skip
# The keys of an answer; a list of one set tells the keys of each of its members.
Shape = Mapping[str, Any]
IMPORTED: Shape = {"book": 0, "made": 0, "already": 0, "unplaced": [{"text", "reason"}]}
TABLE: list[tuple[str, Shape]] = [
    ("ledger import 通报.txt --book 清河区", IMPORTED),
    ("ledger import 台账.xlsx --book 另一本", {"book": 0, "columns": [{"heading", "field"}]}),
    ("ledger status 清河区", {"book": 0, "as_of": 0, "cut_off": 0, "figures": [FIGURE]}),
    ("ledger status 清河区 --cut-off 2026-01-01", {"figures": [FIGURE]}),
    ("ledger verify 清河区", {"ok": 0, "entries": 0, "head": 0, "first_bad": 0, "reason": 0}),
    ("ledger verify 登记.jsonl", {"ok": 0, "entries": 0, "head": 0, "first_bad": 0, "reason": 0}),
    ("ledger rebuild 清河区", {"equal": 0, "differences": 0}),
    ("ledger adopt 清河区 --pack bureau-under-county", {"book": 0, "version": 0, "n": 0}),
    ("backup 备份.zip", {"file": 0, "books": 0, "evidence": 0}),
    ("doctor", {"data": 0, "database": 0, "faults": 0, "parts": [{"name", "installed", "gives"}]}),
    ("rules", {"": [{"code", "rule", "severity", "title"}]}),
    (
        "read 通报.txt",
        {
            "schema": 0, "source": 0, "title": 0, "issuer": 0, "published": 0, "inspection": 0,
            "declared": [{"what", "value", "unit", "start", "end"}],
            "outline": [{"kind", "level", "label", "heading", "start", "end", "children"}],
            "statuses": 0,
            "quantities": [{"text", "value", "unit", "approximate", "start", "end"}],
            "dates": [{"text", "iso", "start", "end"}],
            "regulations": [{"title", "doc_number", "action", "made", "start", "end"}],
            "clues": 0, "contact": 0, "coverage": 0,
            "relations": [{"kind", "verdict", "working", "start", "end", "parts"}],
        },
    ),
    ("check 通报.txt", {"schema": 0, "diagnostics": 0, "files": [{"source", "diagnostics"}]}),
    ("compare 通报.txt 通报.txt", {"schema": 0, "old": 0, "new": 0, "diagnostics": 0}),
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """A folder with a paper, a sheet and an exported book."""
    settings.DATA = tmp_path / "data"
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, tmp_path / "通报.txt")
    (tmp_path / "台账.xlsx").write_bytes(sheet_bytes([HEAD, [1, "问题", "措施", "区财政局"]]))
    main(["ledger", "import", "通报.txt", "--book", "先前的"])
    main(["ledger", "export", "先前的", "--to", "登记.jsonl"])
    return tmp_path


def test_every_command_prints_the_keys_that_were_promised(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing: dict[str, Any] = {}
    for line, shape in TABLE:
        capsys.readouterr()
        main([*line.split(), "--format", "json"])
        printed = capsys.readouterr().out
        assert printed.endswith("\n")
        told = json.loads(printed)
        told = told if isinstance(told, dict) else {"": told}
        if lacking := [*lacking_keys(told, shape)]:
            missing[line] = lacking
    assert not missing
    assert (office / "备份.zip").is_file()


def lacking_keys(told: Mapping[str, Any], shape: Shape) -> list[str]:
    """What is promised and not there; a list that is promised in full has at least one member."""
    found = [key for key in shape if key not in told]
    for key, members in shape.items():
        if isinstance(members, list) and key in told:
            (wanted,) = members
            of_each = [wanted - set(one) for one in told[key]]
            found += [f"{key}.{one}" for one in set().union(*of_each)]
            found += [] if of_each else [f"{key} without a member"]
    return found


def test_entries_are_lines_with_the_keys_of_an_entry(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ledger", "entries", "先前的"])
    lines = capsys.readouterr().out.splitlines()
    assert lines == (office / "登记.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert set(json.loads(line)) == {
            "schema", "book", "n", "kind", "v", "on", "at", "by", "entered_by", "subject", "facts",
            "words", "content", "prev", "hash", "mac",
        }  # fmt: skip
