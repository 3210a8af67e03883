"""量词和名词不搭配

查什么：名词后面紧跟数字时，量词是否用得上（词表 terms/measure_words.toml），如人员用“条”、人数用
“件”。同一分句里另有“线索”“信息”等名词、量词可能管着它们的，不报。

为什么：量词不对，数字说的是人还是事就说不清，多半是从别的表格里粘过来没有改。

例：登记符合条件人员3753条，应为3753名。

怎么改：改用合适的量词；如果数的本来是别的东西，把它的名称写出来。
"""

import re
from collections.abc import Iterator
from functools import cache

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import clause_start, is_printed
from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import counted_nouns, load
from zhenggai.notices.terms.scan import NOUNS, scan

CODE = "TXT105"
SEVERITY: Severity = "warning"

# 3753条 · 共50余件 · 达到12起: what follows the noun; 条例, 件次, 人次, 项目 are other words
_FIGURE = re.compile(
    r"(?:共计|累计|合计|总计|共有|共|计|达到|达|约|近|超过|超|为|：|:)?\d{1,9}[余多]?"
    r"([件条项起个家份台处名辆户人])(?![例次均目位民体以上员单额级左右\d])"
)


def check(notice: Notice) -> Iterator[Finding]:
    """Figures whose measure does not fit the noun before them."""
    text = notice.source.text
    nouns = counted_nouns()
    table = misfits()
    done = 0
    for hit in scan(text)[NOUNS]:
        figure = _FIGURE.match(text, hit.span.end)
        if not figure or hit.span.end <= done or not is_printed(notice.source, hit.span.start):
            continue
        noun = nouns[hit.entry]
        right, unless = table.get((noun, figure[1]), ("", ()))
        if right and fits_nothing_else(text, figure.end() - 1, unless):
            done = hit.span.end
            place = Span(hit.span.start, figure.end())
            yield Finding(place, f"“{noun}”不用量词“{figure[1]}”，一般用“{right}”")


def fits_nothing_else(text: str, at: int, unless: tuple[str, ...]) -> bool:
    """Whether no other noun of the sentence may own the measure."""
    clause = text[clause_start(text, at, "。；;！？\n", reach=30) : at]
    return not any(word in clause for word in unless)


@cache
def misfits() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """For each noun and a measure that does not fit it: the usual one, and the guard words."""
    return {
        (noun, measure): (group["right"], tuple(group["unless"]))
        for group in load("measure_words")["group"]
        for noun in group["nouns"]
        for measure in group["wrong"]
    }
