"""Nothing is wrong in the clean notices and in the traps of the benchmark, and no rule says so."""

import tomllib
from pathlib import Path

import pytest

from zhenggai.notices import benchmark
from zhenggai.notices.benchmark import clean
from zhenggai.notices.checks import RULES, run
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.reading import read_text

TRAPS = Path(benchmark.__file__).parent / "traps" / "num.toml"


def said_of(text: str) -> list[Diagnostic]:
    """What the rules of figures say of a text."""
    notice = read_text(text)
    return [one for rule in RULES if rule.CODE.startswith("NUM") for one in run(rule, notice)]


@pytest.mark.parametrize("name", clean.NAMES)
def test_a_clean_notice_has_no_wrong_figure(name: str) -> None:
    assert not said_of(clean.text_of(name))


def test_no_trap_of_figures_is_stepped_into() -> None:
    traps = tomllib.loads(TRAPS.read_text(encoding="utf-8"))["trap"]
    said = {trap["text"]: said_of(trap["text"]) for trap in traps}
    assert not {text: found for text, found in said.items() if found}


@pytest.mark.parametrize("name", clean.NAMES)
def test_a_contradiction_says_in_one_sentence_what_to_check(name: str) -> None:
    spoilt = clean.text_of(name).replace("7个", "8个").replace("3件", "5件").replace("9%", "4%")
    for one in said_of(spoilt):
        assert one.message.count("。") == 1
        assert one.message.endswith("。")
        assert one.working
        assert one.span.end - one.span.start <= 60
