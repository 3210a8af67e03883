"""Wrong use is answered in Chinese, on standard error, with exit status 2."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhenggai import __version__
from zhenggai.cli import COMMANDS
from zhenggai.commands.chinese_arguments import a_day, in_chinese
from zhenggai.notices.render.columns import width_of

Zhenggai = Callable[..., Any]


@pytest.mark.parametrize("form", ["{0}-{1:02}-{2:02}", "{}-{}-{}", "{}年{}月{}日", "{}/{}/{}"])
def test_a_day_is_taken_in_every_printed_form(form: str) -> None:
    assert a_day(form.format(2026, 8, 1)) == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "还缺：文件"),
        (["check", "a.txt", "--colour"], "不认识的选项或多出的内容：--colour"),
        (["check", "a.txt", "--format", "xml"], "--format 不能是“xml”，可选"),
        (["check", "a.txt", "--jobs", "many"], "--jobs 要的是整数，不是“many”"),
        (["check", "a.txt", "--as-of", "明天"], "“明天”不是日期，写法如 2026-11-20"),
        (["check", "a.txt", "--as-of", "2026-02-30"], "“2026-02-30”不是日期"),
        (["check", "a.txt", "--as-of", "8月1日"], "“8月1日”不是日期"),
        (["check", "a.txt", "--format"], "--format 后面缺少内容"),
        (["read", "a.txt", "b.txt"], "不认识的选项或多出的内容：b.txt"),
        (["compare", "a.txt"], "还缺：新件"),
        (["explain"], "还缺：规则"),
        (["chek"], "没有“chek”这个命令"),
        (["--colour"], "没有“--colour”这个命令"),
    ],
)
def test_a_mistake_is_told_in_chinese(zhenggai: Zhenggai, arguments: list[str], said: str) -> None:
    run = zhenggai(*arguments)
    assert run.status == 2
    assert said in run.err
    assert run.out == ""
    assert not re.search(r"argument|invalid|usage|required", run.err)


def test_without_a_command_the_help_is_shown(zhenggai: Zhenggai) -> None:
    run = zhenggai()
    assert run.status == 2
    for command in COMMANDS:
        assert f"\n  {command} " in run.err


def test_a_file_without_a_command_is_told_which_to_use(zhenggai: Zhenggai, clean: Path) -> None:
    run = zhenggai(clean)
    assert run.status == 2
    assert f"zhenggai check {clean}" in run.err


def test_the_version_is_told(zhenggai: Zhenggai) -> None:
    run = zhenggai("--version")
    assert (run.status, run.out) == (0, f"整改台 zhenggai {__version__}\n")


# These hand their arguments on: to the benchmark, and to Django, which speaks for itself.
PASSED_ON = ("benchmark", "manage")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in PASSED_ON])
def test_every_command_has_help_in_chinese_that_fits_a_screen(
    zhenggai: Zhenggai, command: str
) -> None:
    run = zhenggai(command, "--help")
    assert run.status == 0
    assert f"用法：zhenggai {command}" in run.out
    assert not re.search(r"usage|options|positional|show this", run.out)
    assert max(map(width_of, run.out.splitlines())) <= 80


def test_an_unknown_message_of_argparse_is_passed_on() -> None:
    assert in_chinese("something new") == "something new"


def test_a_fault_of_our_own_is_one_sentence(
    zhenggai: Zhenggai, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("zhenggai.commands.read.read_input", fail)
    run = zhenggai("read", clean)
    assert run.status == 2
    assert "程序自身出错（ZeroDivisionError，test_arguments.py:" in run.err
    assert "Traceback" not in run.err
