"""How much was understood: nearly all of a notice, little of a novel."""

from pathlib import Path

import pytest

from zhenggai.notices.coverage import measure_coverage
from zhenggai.notices.reading import read, read_text
from zhenggai.notices.source import Source, Span

ROOT = Path(__file__).parents[2]
PAPERS = [
    ROOT / "src/zhenggai/samples/notice.txt",
    *sorted((ROOT / "src/zhenggai/notices/benchmark/notices").glob("*.txt")),
]

NOVEL = "\n".join(
    f"{number}、山里的日子\n那年他三十岁，在山里住了{number}年。河水很浅，鱼却不少。审计局的老周来过。"
    + "他说，城里的问题比山里多。" * 60
    for number in "一二三四五六七八九"
)


@pytest.mark.parametrize("path", PAPERS, ids=lambda one: one.stem)
def test_nearly_all_of_a_notice_is_understood(path: Path) -> None:
    coverage = read(path).coverage
    assert coverage.characters >= 0.95
    assert coverage.quantities >= 0.9


@pytest.mark.parametrize("name", ["001", "002", "004"])
def test_nearly_all_of_a_real_notice_is_understood(shared: Path, name: str) -> None:
    coverage = read(shared / "notices" / f"{name}.txt").coverage
    assert coverage.characters >= 0.95
    assert coverage.quantities >= 0.95


def test_little_of_a_novel_is_understood() -> None:
    assert read_text(NOVEL).coverage.characters < 0.2


def test_an_empty_text_is_not_understood_and_has_nothing_unread() -> None:
    coverage = read_text("").coverage
    assert (coverage.characters, coverage.quantities, coverage.unread) == (0.0, 1.0, ())


def test_figures_outside_of_facts_are_listed() -> None:
    source = Source("a.txt", "text/plain", "", "共35个，型号A380。")
    coverage = measure_coverage(source, (), [Span(1, 4)])
    assert coverage.unread == ((8, 11),)
    assert (coverage.figures, coverage.quantities) == (2, 0.5)


def test_furniture_counts_on_neither_side() -> None:
    text = "2022年首页\n共35个。"
    source = Source("a.txt", "text/plain", "", text, (Span(0, 7),))
    coverage = measure_coverage(source, (), [Span(8, 13)])
    assert coverage.figures == 1
    assert coverage.characters == 1.0
