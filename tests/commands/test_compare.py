"""`zhenggai compare`: two papers on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Zhenggai = Callable[..., Any]

OLD = """云汀县委巡察反馈意见
2022年3月1日至4月20日，县委第二巡察组开展巡察。反馈指出2个方面3个问题。
一、党的建设方面
1.理论学习不够深入
2.基层党组织建设薄弱
二、作风建设方面
3.公务接待管理不严
"""
NEW = """云汀县委关于巡察整改情况的通报
2022年3月1日至4月20日，县委第二巡察组开展巡察。反馈指出2个方面2个问题。
一、党的建设方面
1.关于“理论学习不够深入”的问题。组织学习12次。
2.关于“基层党组织建设薄弱”的问题。新建党支部6个。
"""


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    """Feedback and a notice that forgets a problem."""
    old, new = tmp_path / "反馈.txt", tmp_path / "通报.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_a_forgotten_problem_is_told_with_both_places(
    zhenggai: Zhenggai, papers: tuple[Path, Path]
) -> None:
    run = zhenggai("compare", *papers)
    assert run.status == 1
    assert "CMP101 旧件的第3个问题“公务接待管理不严”在新件里找不到。" in run.out
    assert f"旧件 {papers[0]}:7:3" in run.out


def test_json_has_the_old_place(zhenggai: Zhenggai, papers: tuple[Path, Path]) -> None:
    said = json.loads(zhenggai("compare", *papers, "--format", "json").out)
    assert said["schema"] == "zhenggai.compare/1"
    assert said["old"]["name"] == "反馈.txt"
    lost = next(one for one in said["diagnostics"] if one["code"] == "CMP101")
    assert OLD[lost["old"]["start"] : lost["old"]["end"]] == "公务接待管理不严"
    assert {"severity", "message", "start", "end", "line", "column", "working"} <= lost.keys()


def test_a_paper_against_itself_is_silent(zhenggai: Zhenggai, papers: tuple[Path, Path]) -> None:
    run = zhenggai("compare", papers[1], papers[1])
    assert run.status == 0
    assert "没有发现不一致" in run.out


def test_both_unread_papers_are_told(zhenggai: Zhenggai, tmp_path: Path) -> None:
    run = zhenggai("compare", tmp_path / "a", tmp_path / "b")
    assert run.status == 2
    assert run.err.count("\n") == 2


def test_papers_of_two_inspections_are_told_apart(
    zhenggai: Zhenggai, papers: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "另.txt"
    other.write_text(
        "青垭县委通报\n一、整改情况\n1.关于“河道采砂监管缺位”的问题。取缔6处。\n"
        "2.关于“粮食收购贷款违规”的问题。追回资金3万元。\n",
        encoding="utf-8",
    )
    run = zhenggai("compare", papers[0], other)
    assert "请确认是同一轮" in run.err
    assert "CMP101" not in run.out
