"""`zhenggai rules` and `zhenggai explain`: every rule is listed and explained."""

import json
from collections.abc import Callable
from typing import Any

from zhenggai.commands.rule_pages import every_rule
from zhenggai.notices.checks import RULES
from zhenggai.notices.compare import COMPARISONS
from zhenggai.notices.manual import manual_of
from zhenggai.notices.render.columns import width_of

Zhenggai = Callable[..., Any]


def test_every_rule_is_listed_once(zhenggai: Zhenggai) -> None:
    run = zhenggai("rules")
    for code in [rule.CODE for rule in RULES] + [rule.CODE for rule in COMPARISONS]:
        assert run.out.count(f"  {code} ") == 1


def test_rules_come_as_markdown_and_json(zhenggai: Zhenggai) -> None:
    listed = json.loads(zhenggai("rules", "--format", "json").out)
    assert [one["code"] for one in listed] == [rule.CODE for rule in every_rule()]
    assert set(listed[0]) == {"code", "rule", "severity", "for_public", "title", "sections"}
    assert "### CMP101 旧件的问题新件里没有\n" in zhenggai("rules", "--format", "markdown").out


def test_a_rule_is_explained_by_code_or_name(zhenggai: Zhenggai) -> None:
    by_code, by_name = zhenggai("explain", "num101"), zhenggai("explain", "enumeration-count")
    assert by_code.out == by_name.out
    for head in ("查什么", "为什么", "怎么改"):
        assert f"\n{head}\n" in by_code.out
    assert max(map(width_of, by_code.out.splitlines())) <= 80


def test_an_unknown_code_names_what_may_be_meant(zhenggai: Zhenggai) -> None:
    run = zhenggai("explain", "NUM1O1", "CMP101")
    assert run.status == 2
    assert "没有“NUM1O1”这条规则。是不是：" in run.err
    assert "CMP101 旧件的问题新件里没有" in run.out


def test_every_comparison_has_a_whole_manual_page() -> None:
    for rule in COMPARISONS:
        manual = manual_of(rule)
        assert width_of(manual.title) <= 40
        assert [head for head, _ in manual.sections] == ["查什么", "为什么", "例", "怎么改"]
