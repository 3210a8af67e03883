"""写已完成，说的却是将来

查什么：一项写着“已完成”，而它下面的每一句都是“正在……”“将……”“拟……”“计划……”，没有一句已经做成的事。

为什么：状态与内容打架，是纸面整改最常见的样子，上级抽查一问便知。

例：“2.……（已完成）整改情况：正在研究制定管理办法。计划于2023年6月底前印发。”

怎么改：确已完成的，写出做成了什么；还在做的，状态改为基本完成或正在整改，并写明下一步措施和时限。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "STA101"
SEVERITY: Severity = "advice"

_SENTENCE = re.compile(r"[^。；;\n]+")
# 正在研究 · 拟于6月 · 计划在年内 · 预计 · 将于 · 将进一步 · 有待;
# not 将整改纳入考核, 工作计划, 拟定
_AHEAD = re.compile(
    "正在|(?<![草模虚比])拟(?![定稿办写合人])|计划(?=于|在|[0-9]|年内|近期)|预计|力争|有待|尚待"
    "|下一?步"
    "|将(?=于|在|会|进一步|继续|持续|逐步|尽快|适时|择机|按|组织|开展|印发|出台|召开|启动)"
)
# What is done: 已 · 了 · 完成 · 印发 · 召开 · a number with its measure word
_BEHIND = re.compile(
    "已|了(?!解)|完成|印发|出台|修订|制定|召开|举办|签订|建成|建立|形成|追缴|清退|拆除|到位"
    "|[0-9０-９][余]?[次场个项名人份期万亿亩户家件条处%]"
)
# What is ahead although it names an act: 将印发, 拟召开, 计划于6月完成
_AIM = re.compile("(?:正在|拟|计划|预计|力争|将|有待|尚待|下一?步)[^，,。；;]*")
# The names of fields and brackets prove nothing.
_EMPTY = re.compile(
    r"(?:整改|完成|进展|工作)*(?:情况|状态|措施|进度)[:：]|[（(【][^（()）】]{1,16}[)）】]"
)
# 该问题 · 目前: what is left of a sentence that tells the state
_REST = re.compile("(?:目前|现)?[，,]?(?:该|此|本)[项条个]?(?:问题|任务|事项)(?:目前|现)?")
_LEAST = 6
_LONGEST = 40


def check(notice: Notice) -> Iterator[Finding]:
    """Report items that are called done and tell only what is ahead."""
    text = notice.source.text
    heads = {node.start: node.head for top in notice.outline for node in top.walk()}
    for status in notice.statuses:
        if status.state != "done" or status.place is None:
            continue
        head = heads.get(status.node)
        begins = head.end if head else status.place.start
        ahead = _only_ahead(text, Span(begins, status.place.end), status.span)
        if ahead:
            yield Finding(
                status.span,
                f"写“{text[slice(*status.span)]}”，下面说的却都是还没做的事。",
                related=(Related(ahead, "还没做"),),
            )


def _only_ahead(text: str, place: Span, state: Span) -> Span | None:
    """The first place that tells what is ahead, if no sentence tells anything else."""
    first: Span | None = None
    for found in _SENTENCE.finditer(text, place.start, place.end):
        start, end = found.span()
        told = found[0]
        if start <= state.start < end:
            told = _REST.sub("", text[start : state.start] + text[state.end : end])
        told = _EMPTY.sub("", told).strip(" 　*、，,")
        if len(told) < _LEAST:
            continue
        ahead = _AHEAD.search(text, start, end)
        if not ahead or _BEHIND.search(_AIM.sub("", told)):
            return None
        first = first or Span(ahead.start(), min(end, ahead.start() + _LONGEST))
    return first
