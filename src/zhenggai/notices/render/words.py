"""The contract's words for facts as people say them."""

from collections.abc import Iterable

from zhenggai.notices.facts.declared import Declared

# `declared.what` of the contract, what a leader asks for first standing first.
DECLARED = {
    "aspects": "方面",
    "categories": "类别",
    "problems": "问题",
    "tasks": "任务",
    "measures": "措施",
    "done": "已完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "未完成",
    "completion_rate": "完成率",
    "immediate_tasks": "立行立改",
    "clues": "问题线索",
    "letters": "信访件",
    "handled_persons": "处理人数",
    "filed_persons": "立案人数",
    "disciplined_persons": "党纪政务处分",
    "meetings": "会议",
    "working_groups": "工作组",
    "lead_units": "牵头单位",
    "plans": "方案",
    "bulletins": "简报通报",
    "other": "其他",
}
# Not totals of the inspection but how the work was organised.
ORGANISATION = frozenset(
    {"meetings", "working_groups", "lead_units", "plans", "bulletins", "other"}
)
# `clues.what`; the words of declared counts serve where both exist.
CLUES = {
    "filed_cases": "立案件数",
    "expelled_persons": "开除",
    "transferred_persons": "移送司法",
    "organisational": "组织处理",
    "talks": "谈话函询",
    "concluded": "已办结",
    "in_progress": "正在办理",
    "four_forms_all": "四种形态合计",
    "four_forms_1": "第一种形态",
    "four_forms_2": "第二种形态",
    "four_forms_3": "第三种形态",
    "four_forms_4": "第四种形态",
    "four_forms_1_2": "第一、二种形态",
    "four_forms_3_4": "第三、四种形态",
}
STATES = {
    "done": "已完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "未完成",
}
VERDICTS = {"inconsistent": "不符", "undecided": "无法判断", "consistent": "相符"}


def headlines(declared: Iterable[Declared]) -> list[Declared]:
    """The totals of the inspection, each value once, in the order in which they are asked for."""
    order = list(DECLARED)
    chosen = {
        (one.what, one.value, one.unit): one
        for one in reversed(list(declared))
        if one.scope == "inspection" and one.what not in ORGANISATION
    }
    known = [one for one in chosen.values() if one.what in DECLARED]
    return sorted(known, key=lambda one: (order.index(one.what), one.span))


def declared_word(what: str) -> str:
    """The word for a headline count; an unknown one as it is."""
    return DECLARED.get(what, what)


def clue_word(what: str) -> str:
    """The word for a count of clues, letters or persons."""
    return CLUES.get(what) or declared_word(what)
