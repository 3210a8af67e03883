"""Operators on numbering and structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zhenggai.notices.benchmark.planting import Change, Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

CHINESE = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼"

# Each finds a label and, in its group, the number: 三、 （三） 3. （3） ③ ⑶ 三是 第三，
STYLES = {
    "comma": re.compile(r"^[ 　]*([一二三四五六七八九十])、", re.M),
    "paren": re.compile(r"^[ 　]*[(（]([一二三四五六七八九十])[)）]", re.M),
    "dot": re.compile(r"^[ 　]*(\d{1,2})[.．、](?=\D)", re.M),
    "arabic": re.compile(r"^[ 　]*[(（](\d{1,2})[)）]", re.M),
    "half": re.compile(r"^[ 　]*(\d{1,2})\)", re.M),
    "circled": re.compile(r"([①-⑨])"),
    "bracketed": re.compile(r"^[ 　]*([⑴-⑼])", re.M),
    "shi": re.compile(r"(?:(?<=[。；：:;　 ])|^)([一二三四五六七])是", re.M),
    "ordinal": re.compile(r"(?:(?<=[。；])|^)第([一二三四五])，", re.M),
}


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `number` is the place of its number, `value` the number itself."""

    style: str
    number: Span
    value: int

    def printed(self, value: int) -> str:
        """Another number as this style writes it."""
        alphabet = {"circled": CIRCLED, "bracketed": BRACKETED}.get(self.style, CHINESE)
        return str(value) if self.style in ("dot", "arabic", "half") else alphabet[value - 1]


def runs(text: str) -> list[list[Label]]:
    """Labels of one style that count on from one another (一、二、三)."""
    found: list[list[Label]] = []
    for style, pattern in STYLES.items():
        run: list[Label] = []
        for match in pattern.finditer(text):
            label = Label(style, Span(*match.span(1)), value_of(match[1]))
            if run and label.value != run[-1].value + 1:
                found.append(run)
                run = []
            run.append(label)
        found.append(run)
    return [run for run in found if len(run) > 1]


def value_of(print_: str) -> int:
    """The number that a label prints."""
    for alphabet in (CHINESE, CIRCLED, BRACKETED):
        if print_ in alphabet:
            return alphabet.index(print_) + 1
    return int(print_)


def duplicated(paper: Paper) -> Iterator[Edit]:
    """A label that repeats the one before it."""
    for run in runs(paper.text):
        for before, label in pairwise(run):
            yield swap(*label.number, label.printed(label.value - 1), before.number)


def skipped(paper: Paper) -> Iterator[Edit]:
    """A last label one too high (一、二、四)."""
    for run in runs(paper.text):
        if run[-1].value < 9 or run[-1].style in ("dot", "arabic"):
            last = run[-1]
            yield swap(*last.number, last.printed(last.value + 1), run[-2].number)


def swapped(paper: Paper) -> Iterator[Edit]:
    """Two neighbours that changed places."""
    for run in runs(paper.text):
        for first, second in pairwise(run[1:]):
            changes = (
                Change(first.number, first.printed(second.value)),
                Change(second.number, second.printed(first.value)),
            )
            yield Edit(changes, (run[0].number,))


def alone(paper: Paper) -> Iterator[Edit]:
    """一是 with everything from 二是 to the end of the paragraph cut away."""
    for run in runs(paper.text):
        end = paper.text.find("\n", run[0].number.start)
        if run[0].style != "shi" or run[0].value != 1 or run[-1].number.start > end:
            continue
        # 一是…。二是…。 of a paragraph; one that goes on with other text keeps its full stop.
        yield swap(run[1].number.start, end, "", Span(run[0].number.start, run[0].number.end + 1))


def emptied(styles: tuple[str, ...], paper: Paper) -> Iterator[Edit]:
    """A heading on a line of its own whose text is gone up to the next heading of its run."""
    text = paper.text
    for run in runs(text):
        for label, after in pairwise(run):
            line_end = text.find("\n", label.number.start)
            next_line = text.rfind("\n", 0, after.number.start) + 1
            if label.style in styles and line_end + 1 < next_line and line_end > 0:
                heading = Span(label.number.start, line_end)
                if text[line_end + 1 : next_line].strip():
                    yield swap(line_end + 1, next_line, "", heading)


def empty_headings(paper: Paper) -> Iterator[Edit]:
    """A chapter or an aspect of which only the heading is left."""
    return emptied(("comma", "paren"), paper)


def problems_without_measures(paper: Paper) -> Iterator[Edit]:
    """A problem of which only the statement is left."""
    return emptied(("dot",), paper)


OUTLINE = (
    Operator("duplicate_label", ("OUT",), "编号重复", duplicated),
    Operator("skip_label", ("OUT",), "编号跳号", skipped),
    Operator("swap_labels", ("OUT",), "编号颠倒", swapped),
    Operator("lone_first", ("OUT",), "只有一是", alone),
    Operator("empty_heading", ("OUT",), "标题下没有内容", empty_headings),
    Operator(
        "problem_without_measure", ("OUT", "STA"), "问题没有整改措施", problems_without_measures
    ),
)
