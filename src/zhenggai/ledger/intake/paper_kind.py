"""What kind of paper it is: a notice with results, feedback without, or a plan with deadlines."""

import re

from zhenggai.ledger.intake.paper import PaperKind
from zhenggai.ledger.intake.paper_fields import find_fields
from zhenggai.notices.labels import without_field_names
from zhenggai.notices.notice import Notice

_PLAN_TITLE = re.compile(r"(?:方案|计划|清单|台账)(?:的通知)?(?:[（(][^（()）]{1,12}[)）])?$")
_FEEDBACK_TITLE = re.compile(
    r"反馈(?:意见|情况|报告)?(?:的?通报|的?报告)?(?:[（(][^（()）]{1,12}[)）])?$"
)
_RECTIFIED = re.compile("整改")
# 已完成 · 修订了 · 先后召开 · 共追缴: a measure that tells what was done
_RESULT = re.compile(
    r"已(?:经|全部|于|累计|先后|完成|建立|制定|修订|出台|印发|开展|整改|办结|组织|形成|将|对)?|先后|累计|截至"
    r"|(?:完成|制定|修订|印发|出台|开展|召开|组织|建立|清退|追缴|收回|举办|成立|新增|建成|编印|培训)了"
    r"|均已|得到(?:提升|改善|加强|解决)|[0-9０-９]+[余多]?(?:次|场|期|人次|万元|亿元|项|件|个|家|户|名)"
)
_TITLE_LINES = 4
_LONGEST_TITLE = 80
# 关于巡察青禾县农业农村局党组的反馈意见 · …整改方案（审定稿）, no 一、…整改落实情况
_TITLE = re.compile(
    r"^(?![一二三四五六七八九十]{1,3}[、.．]|[（(]|\d)[^。；;：:]*"
    r"(?:反馈|意见|通报|报告|方案|计划|清单|台账|通知|公告|情况)(?:[（(][^（()）]{1,12}[)）])?$"
)
_STATES = frozenset({"done", "basically_done", "in_progress", "not_done", "completion_rate"})


def kind_of_paper(notice: Notice) -> PaperKind:
    """By what the reader found: results and states, measures, fields of a plan."""
    title = title_of(notice)
    tells_states = any(one.is_told for one in notice.statuses) or any(
        one.what in _STATES and one.scope == "inspection" for one in notice.declared
    )
    measures = [
        node
        for node in notice.nodes
        if node.kind in ("measure", "measure_group") and node.part == "main"
    ]
    if tells_states:
        return "notice"
    if _PLAN_TITLE.search(title) or _is_plan(notice, len(measures)):
        return "plan"
    if _FEEDBACK_TITLE.search(title) and not _RECTIFIED.search(title):
        return "feedback"
    problems = sum(node.kind in ("problem", "sub_problem") for node in notice.nodes)
    if measures or not problems:
        return "notice"
    # Problems alone: what was done may stand in the same line.
    return "notice" if _results(notice, problems) or _RECTIFIED.search(title) else "feedback"


def title_of(notice: Notice) -> str:
    """The title; where the reader finds none, the first line that could be one; else ""."""
    if notice.masthead.title:
        return notice.masthead.title
    text = notice.source.text
    for one in notice.paragraphs[:_TITLE_LINES]:
        line = text[one.start : one.end].strip(" 　#*")
        if len(line) <= _LONGEST_TITLE and _TITLE.search(line):
            return line
    return ""


def _is_plan(notice: Notice, measures: int) -> bool:
    """Deadlines or units at a good part of the measures, and no results."""
    text = without_field_names(notice.source.text, notice.source.quoted)
    fields = find_fields(text, 0, len(text))
    told = sum(one.name in ("deadline", "lead_units", "responsible_units") for one in fields)
    return told * 3 >= max(measures, 3) and not any(one.made for one in notice.regulations)


def tells_results(words: str) -> bool:
    """Whether words tell what was done: 印发了…, 开展4次, 已全部整改."""
    return bool(_RESULT.search(words))


def _results(notice: Notice, problems: int) -> bool:
    text = notice.source.text
    telling = sum(
        bool(_RESULT.search(text, node.head.end, node.end))
        for node in notice.nodes
        if node.kind in ("problem", "sub_problem") and not node.children
    )
    return telling * 3 >= problems and any(one.made for one in notice.regulations)
