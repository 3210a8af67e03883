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
from zhenggai.notices.searching import clause_start, matches
from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import load

CODE = "TXT105"
SEVERITY: Severity = "warning"

# 3条 · 0余件 · 2起: the end of a figure with one of the measures of the list; 条例, 件次, 人次,
# 项目 are other words
_FIGURE = re.compile(r"\d[余多]?([件条项起个家份台处名辆户人])(?![例次均目位民体以上员单额级左右])")
# 人数共3753条 · 人员达到50件: between noun and figure
_BETWEEN = re.compile(r"(?:共计|累计|合计|总计|共有|共|计|达到|达|约|近|超过|超|为|：|:)$")


def check(notice: Notice) -> Iterator[Finding]:
    """Figures whose measure does not fit the noun before them."""
    text = notice.source.text
    table = misfits()
    for match in matches(_FIGURE, notice.source):
        start = match.start() - len(digits_before(text, match.start()))
        before = _BETWEEN.sub("", text[max(0, start - 12) : start])
        for noun, (right, unless) in table.get(match[1], {}).items():
            if before.endswith(noun) and fits_nothing_else(text, start, unless):
                place = Span(text.rfind(noun, 0, start), match.end())
                yield Finding(place, f"“{noun}”不用量词“{match[1]}”，一般用“{right}”")
                break


def digits_before(text: str, at: int) -> str:
    """The digits of a figure before its last one."""
    before = text[max(0, at - 14) : at]
    return before[len(before.rstrip("0123456789.,")) :]


def fits_nothing_else(text: str, at: int, unless: tuple[str, ...]) -> bool:
    """Whether no other noun of the sentence may own the measure."""
    clause = text[clause_start(text, at, "。；;！？\n", reach=30) : at]
    return not any(word in clause for word in unless)


@cache
def misfits() -> dict[str, dict[str, tuple[str, tuple[str, ...]]]]:
    """For each measure the nouns that it does not fit, with the usual one and the guard words."""
    table: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {}
    for group in load("measure_words")["group"]:
        for measure in group["wrong"]:
            for noun in group["nouns"]:
                table.setdefault(measure, {})[noun] = (group["right"], tuple(group["unless"]))
    return table
