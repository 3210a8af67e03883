"""The table in both READMEs is what the benchmark prints today."""

import re
from pathlib import Path

import pytest

from zhenggai.notices.benchmark.report import as_markdown, tallies
from zhenggai.notices.benchmark.scoring import Verdict, items, judged

ROOT = Path(__file__).parents[3]
TABLE = re.compile(r"<!-- benchmark -->\n(.*?)<!-- /benchmark -->", re.S)


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return list(judged(items(()), 2))


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_shows_the_benchmark_as_it_is(name: str, verdicts: list[Verdict]) -> None:
    written = TABLE.search((ROOT / name).read_text(encoding="utf-8"))
    assert written
    assert written[1].strip() == as_markdown(verdicts).strip(), (
        "write it anew: zhenggai benchmark --format markdown"
    )


def test_the_checker_reaches_what_it_set_out_to(verdicts: list[Verdict]) -> None:
    total = tallies(verdicts)[-1]
    assert total.sensitivity is not None
    assert total.specificity is not None
    assert total.sensitivity >= 0.85
    assert total.specificity >= 0.98
    assert total.clean <= 1, "one false alarm in all clean notices together"
