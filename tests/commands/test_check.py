"""`zhenggai check`: exit status, choice of rules, many files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhenggai.commands.checked_files import Job, outcome_of
from zhenggai.commands.inputs import read_input
from zhenggai.commands.processes import in_processes
from zhenggai.notices.checks import RULES

Zhenggai = Callable[..., Any]
Process = Callable[..., Any]

JSON = ("--format", "json")


def codes(run: Any) -> list[str]:
    return [one["code"] for one in json.loads(run.out)["diagnostics"]]


def test_a_clean_notice_ends_with_zero(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("check", clean)
    assert run.status == 0
    assert "没有发现问题" in run.out


def test_a_fault_ends_with_one_and_is_shown_in_its_line(zhenggai: Zhenggai, faulty: Path) -> None:
    run = zhenggai("check", faulty)
    assert run.status == 1
    assert f"{faulty}:4:5 错误 NUM101" in run.out
    assert "^" in run.out


def test_an_unread_file_ends_with_two_and_the_others_are_checked(
    zhenggai: Zhenggai, faulty: Path, tmp_path: Path
) -> None:
    run = zhenggai("check", tmp_path / "没有.txt", faulty)
    assert run.status == 2
    assert "没有.txt：" in run.err
    assert "NUM101" in run.out
    assert "共2份：1份有错误或提醒，1份没有读成。" in run.out


def test_a_file_is_checked_once_however_often_it_is_named(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("check", clean, clean)
    assert run.out.count("没有发现问题") == 1


def test_a_folder_stands_for_its_notices(zhenggai: Zhenggai, faulty: Path, clean: Path) -> None:
    (faulty.parent / ".隐藏.txt").write_text("一、", encoding="utf-8")
    (faulty.parent / "~$有错.docx").write_bytes(b"lock")
    (faulty.parent / "表.xlsx").write_bytes(b"sheet")
    run = zhenggai("check", faulty.parent)
    assert run.status == 1
    assert "共2份" in run.out
    assert clean.name in run.out


def test_a_wildcard_the_shell_left_alone_is_opened(zhenggai: Zhenggai, faulty: Path) -> None:
    run = zhenggai("check", faulty.parent / "有*.txt")
    assert run.status == 1


def test_rules_are_chosen_by_family_code_and_name(zhenggai: Zhenggai, faulty: Path) -> None:
    assert codes(zhenggai("check", faulty, *JSON, "--select", "num")) == ["NUM101"]
    assert codes(zhenggai("check", faulty, *JSON, "--select", "OUT,enumeration-count")) == [
        "NUM101"
    ]
    assert codes(zhenggai("check", faulty, *JSON, "--select", "OUT，DAT")) == []
    assert codes(zhenggai("check", faulty, *JSON, "--ignore", "NUM101")) == []
    assert zhenggai("check", faulty, "--ignore", "NUM").status == 0


def test_an_unknown_rule_is_a_mistake(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("check", clean, "--select", "NUM,XYZ")
    assert run.status == 2
    assert "没有“XYZ”这条规则" in run.err


def test_rules_of_publication_run_only_when_asked_for(zhenggai: Zhenggai, tmp_path: Path) -> None:
    if not any(getattr(rule, "FOR_PUBLIC", False) for rule in RULES):
        pytest.skip("no such rule yet")
    path = tmp_path / "a.txt"
    path.write_text("机密★5年\n整改情况。身份证号110101199003070011。\n", encoding="utf-8")
    plain = codes(zhenggai("check", path, *JSON))
    public = codes(zhenggai("check", path, *JSON, "--for", "public"))
    assert not [code for code in plain if code.startswith("PRI")]
    assert [code for code in public if code.startswith("PRI")]


def test_several_processes_say_the_same_in_the_same_order(
    process: Process, faulty: Path, clean: Path
) -> None:
    files = [faulty, faulty.parent / "没有.txt", clean]
    for form in ("text", "json", "sarif"):
        one, two = (process("check", *files, "--format", form, "--jobs", jobs) for jobs in (1, 2))
        assert one.stdout == two.stdout
        assert one.stderr == two.stderr
        assert (one.returncode, two.returncode) == (2, 2)


def test_a_file_over_which_a_process_dies_is_lost_alone(
    faulty: Path, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deadly(name: str) -> Any:
        return os._exit(9) if name == "deadly" else read_input(name)

    # forked processes inherit the stand-in
    monkeypatch.setattr("zhenggai.commands.checked_files.read_input", deadly)
    job = Job("zhenggai.notices.render.text", frozenset({"NUM101"}))
    files = [str(faulty), "deadly", str(clean)]
    statuses = [one.exit_status for one in in_processes(files, job, 2)]
    assert statuses == [1, 2, 0]


def test_a_fault_of_ours_over_one_file_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, clean: Path
) -> None:
    def fail(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr("zhenggai.commands.checked_files.read_input", fail)
    outcome = outcome_of(str(clean), Job("zhenggai.notices.render.text", frozenset()))
    assert outcome.exit_status == 2
    assert "程序自身出错（RecursionError" in str(outcome.trouble)


def test_a_page_goes_to_a_file_or_to_standard_output(
    zhenggai: Zhenggai, faulty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "报告.html"
    assert zhenggai("check", faulty, "--format", "html", "-o", out).status == 1
    assert out.read_text(encoding="utf-8") == zhenggai("check", faulty, "--format", "html").out


def test_pages_of_several_files_go_into_a_folder(
    zhenggai: Zhenggai, faulty: Path, clean: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "报告"
    run = zhenggai("check", faulty, clean, "--format", "html", "-o", folder)
    assert run.status == 1
    assert sorted(one.name for one in folder.iterdir()) == [
        "无错.txt.体检报告.html",
        "有错.txt.体检报告.html",
    ]
    assert zhenggai("check", faulty, clean, "--format", "html").status == 2


def test_files_of_one_name_do_not_overwrite_each_other(
    zhenggai: Zhenggai, faulty: Path, tmp_path: Path
) -> None:
    other = tmp_path / "乙" / faulty.name
    other.parent.mkdir()
    other.write_bytes(faulty.read_bytes())
    zhenggai("check", faulty, other, "--format", "html", "-o", tmp_path / "报告")
    assert len(list((tmp_path / "报告").iterdir())) == 2


def test_a_word_file_goes_through_a_pipe_as_bytes(process: Process, faulty: Path) -> None:
    done = process("check", faulty, "--format", "docx")
    assert done.returncode == 1
    assert done.stdout.startswith(b"PK")


def test_the_checked_file_is_never_written_over(zhenggai: Zhenggai, faulty: Path) -> None:
    before = faulty.read_bytes()
    run = zhenggai("check", faulty, "--format", "html", "-o", faulty)
    assert run.status == 2
    assert "不能写回" in run.err
    assert faulty.read_bytes() == before


def test_a_reader_that_goes_away_is_no_fault(faulty: Path) -> None:
    files = " ".join(["'" + str(faulty) + "'"] * 1)
    command = f"{sys.executable} -m zhenggai check {files} | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_result_that_finds_no_room_is_one_sentence(faulty: Path) -> None:
    for words in (f"check '{faulty}'", f"check '{faulty}' --format html -o /dev/full"):
        command = f"{sys.executable} -m zhenggai {words} > /dev/full"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
        assert done.returncode == 2
        assert done.stderr.decode().count("\n") == 1
        assert "磁盘已满" in done.stderr.decode()
