"""`ledger verify FILE`: what is no exported book, and what an editor does to one that is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_world import SIGNED, ledger_after

from zhenggai.cli import main
from zhenggai.ledger.core.chain_check import NO_ENTRY, NO_LINE, check_file
from zhenggai.ledger.core.entries import to_line

ENTRIES = ledger_after(*SIGNED).entries
TEXT = "".join(to_line(one) + "\n" for one in ENTRIES).encode()
HEAD = ENTRIES[-1].hash


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    return tmp_path / "登记.jsonl"


@pytest.mark.parametrize(
    "edited",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.rstrip(b"\n"),
        lambda text: text.replace(b"\n", b"\n\n"),
    ],
    ids=["byte_order_mark", "crlf", "no_last_line_end", "blank_lines"],
)
def test_what_editors_add_changes_no_entry(
    exported: Path, edited: Callable[[bytes], bytes]
) -> None:
    exported.write_bytes(edited(TEXT))
    report = check_file(exported, HEAD)
    assert (report.ok, report.entries, report.head) == (True, len(ENTRIES), HEAD)


@pytest.mark.parametrize("head", ["", HEAD], ids=["no_head", "head"])
@pytest.mark.parametrize(
    "content", [b"", b"\n \r\n", b"\xef\xbb\xbf"], ids=["empty", "blank", "mark_alone"]
)
def test_a_file_without_an_entry_is_no_book(exported: Path, content: bytes, head: str) -> None:
    exported.write_bytes(content)
    report = check_file(exported, head)
    assert (report.ok, report.entries, report.first_bad) == (False, 0, 1)
    assert (report.reason, report.message) == ("cut_off", NO_ENTRY)


@pytest.mark.parametrize(
    "line",
    [b"not json", b"[1]", b'"text"', b"\xff\xfe{\x00}", b'{"n": 1, "n": 1}', b"[" * 99_999],
    ids=["text", "list", "string", "utf16", "a_key_twice", "nested"],
)
def test_a_line_that_is_no_entry_is_told_as_that(exported: Path, line: bytes) -> None:
    first, rest = TEXT.split(b"\n", 1)
    exported.write_bytes(first + b"\n" + line + b"\n" + rest)
    report = check_file(exported, HEAD)
    assert (report.ok, report.entries, report.first_bad) == (False, 1, 2)
    assert (report.reason, report.message) == ("changed", f"第2行{NO_LINE}")


def test_a_key_given_twice_is_a_fault_even_with_the_same_value(exported: Path) -> None:
    lines = TEXT.splitlines()
    number = json.dumps(json.loads(lines[2])["n"]).encode()
    lines[2] = lines[2][:-1] + b',"n":' + number + b"}"
    exported.write_bytes(b"\n".join(lines))
    report = check_file(exported)
    assert (report.ok, report.first_bad, report.reason) == (False, 3, "changed")


def test_the_command_says_what_it_found_for_people_and_for_programs(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported.write_bytes(TEXT.replace(b"\n", b"x\n", 2).replace(b"x\n", b"\n", 1))
    assert main(["ledger", "verify", str(exported), "--format", "text"]) == 1
    assert capsys.readouterr().out == "核对不通过：问题在第2行，之前的1条无误。\n"
    assert main(["ledger", "verify", str(exported), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"ok", "entries", "head", "first_bad", "reason"} <= told.keys()
    exported.write_bytes(TEXT)
    assert main(["ledger", "verify", str(exported), "--head", "3f…"]) == 1
    assert "不是完整的摘要" in capsys.readouterr().err


def test_a_file_is_checked_whatever_its_ending(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = exported.with_suffix(".txt")
    other.write_bytes(TEXT)
    assert main(["ledger", "verify", str(other), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == len(ENTRIES)
