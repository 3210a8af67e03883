"""Headings and items that no label numbers: 「关于“…”问题整改情况」「针对“…”的问题，一是…」.

They get a label without print, so that what follows hangs below them. They count only in a paper
whose numbered lines are not themselves the problems.
"""

import re
from collections.abc import Sequence

from zhenggai.notices.levels import HEADINGS, Label, Stretch
from zhenggai.notices.wording import NAMES_ASPECT, STATES_FAULT

# What may follow the problem in its heading: …问题的整改落实情况 · …方面存在的问题整改情况
_REST = (
    r"(?:存在|反馈)?的?(?:突出|主要|具体)?(?:问题)?的?(?:整改)?(?:落实|进展|完成)?(?:工作)?"
    r"(?:情况)?[*]{0,2}(?:[：:]?$|。)"
)
# 关于“阵地管控”方面存在的问题整改情况 as a line of its own · 关于报账不及时的问题。对票据…
_HEADING = re.compile(
    rf"[*#]{{0,4}}[ ]?(?:关于|针对|在)[^。；;：:\n]{{2,80}}?(?:问题|方面){_REST}",
    re.MULTILINE,
)
# 第一方面：落实立德树人根本任务方面
_ASPECT = re.compile(
    r"[*#]{0,4}[ ]?第[一二三四五六七八九十]{1,2}个?方面[：:、 \u3000][^。\n]{0,60}$", re.M
)
# 针对“学用脱节”的问题，一是… and the next behind a full stop
_CASE = re.compile(
    r"(?:(?<=[。；;\n])|^)针对(?:“[^”\n]{2,80}”|[^，,。；;：:\n]{2,60}?)的?(?:问题|方面)[，,：:]"
    r"(?=一是|第一|①|[（(]1[)）])",
    re.MULTILINE,
)
_LEAST = 2
# So much of a numbered line tells whether it is a problem.
_LINE = 60


def name_bare_headings(
    text: str, paragraphs: Sequence[Stretch], leading: list[Label | None]
) -> list[Label]:
    """Add the headings without a label to `leading`; return the items inside paragraphs."""
    lines: list[tuple[int, bool]] = []
    cases: list[Label] = []
    for index, paragraph in enumerate(paragraphs):
        if leading[index] is not None:
            continue
        start, end = paragraph.start, paragraph.end
        is_aspect = bool(_ASPECT.match(text, start, end))
        is_case = bool(_CASE.match(text, start, end))
        if is_aspect or (not is_case and _HEADING.match(text, start, end)):
            lines.append((index, is_aspect))
        cases += [
            Label(one.start(), one.start(), "case", 0, one.start() > start, index)
            for one in _CASE.finditer(text, start, end)
        ]
    numbered = sum(
        _tells_problem(text[one.end : min(one.end + _LINE, paragraph.end)])
        for one, paragraph in zip(leading, paragraphs, strict=True)
        if one and one.style in HEADINGS
    )
    for number, (index, is_aspect) in enumerate(lines, 1):
        if is_aspect or len(lines) >= max(_LEAST, 2 * numbered):
            start = paragraphs[index].start
            leading[index] = Label(start, start, "bare", number, inline=False, paragraph=index)
    if len(cases) < max(_LEAST, 2 * numbered):
        return []
    for one in cases:
        if not one.inline and leading[one.paragraph] is None:
            leading[one.paragraph] = one
    return [one for one in cases if one.inline]


def _tells_problem(line: str) -> bool:
    """Whether the line behind a number states a fault or names an aspect."""
    title = re.split("[。；;\n]", line)[0]
    return bool(STATES_FAULT.search(title) or NAMES_ASPECT.search(title))
