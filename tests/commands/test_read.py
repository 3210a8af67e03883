"""`zhenggai read`: one notice in three forms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Zhenggai = Callable[..., Any]
Process = Callable[..., Any]


def test_a_notice_is_shown_as_a_tree(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("read", clean)
    assert run.status == 0
    assert "─ 一、整改总体情况" in run.out
    assert "\x1b" not in run.out


def test_json_is_one_line_on_standard_output(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("read", clean, "--format", "json")
    assert run.out.count("\n") == 1
    said = json.loads(run.out)
    assert said["source"]["name"] == "无错.txt"
    assert said["source"]["characters"] == len(clean.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["tree", "json", "html"])
def test_the_result_goes_into_a_file(
    zhenggai: Zhenggai, clean: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "结果"
    run = zhenggai("read", clean, "--format", form, "-o", out)
    assert (run.status, run.out, run.err) == (0, "", "")
    assert "整改总体情况" in out.read_text(encoding="utf-8")


def test_standard_input_is_read(process: Process) -> None:
    done = process("read", "-", "--format", "json", data="一、整改\n很好。".encode())
    assert json.loads(done.stdout)["source"]["name"] == "标准输入"


def test_offsets_count_in_the_decoded_bytes(process: Process) -> None:
    done = process("read", "-", "--format", "json", data="\ufeff一、整改\r\n很好。".encode())
    said = json.loads(done.stdout)
    assert said["source"]["characters"] == len("一、整改\r\n很好。")


@pytest.mark.parametrize(
    ("name", "sentence"), [("没有.txt", "找不到这个文件"), (".", "文件夹"), ("\0", "打不开")]
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    zhenggai: Zhenggai, name: str, sentence: str
) -> None:
    run = zhenggai("read", name)
    assert (run.status, run.out) == (2, "")
    assert sentence in run.err
    assert run.err.count("\n") == 1


def test_a_place_that_cannot_be_written_is_told(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai("read", clean, "-o", clean.parent / "没有" / "a.json")
    assert run.status == 2
    assert "没有这个文件夹" in run.err


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_chinese_comes_out_as_utf8_in_any_locale(
    process: Process, clean: Path, locale: str
) -> None:
    done = process("read", clean, LANG=locale, LC_ALL=locale, PYTHONIOENCODING="", PYTHONUTF8="0")
    assert "整改总体情况" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault(process: Process, clean: Path) -> None:
    done = process("read", clean, data=b"")
    assert done.stderr == b""
