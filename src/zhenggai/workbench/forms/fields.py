"""How each field of an act is asked: its label, its control, where its choices come from.

A field that stands in no table is not asked: it is the item itself, a number that the ledger gives,
or the unit in whose name the person acts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Control = Literal[
    "line",  # a few words
    "text",  # many words
    "reasons",  # reasons of the rules to be ticked, and many words
    "lines",  # words, a line each
    "date",
    "dates",
    "whole",
    "money",
    "value",
    "flag",  # ticked or not
    "verdict",  # one of two words, of which the first is yes
    "choice",
    "choices",
    "file",  # a file that is kept; the field holds its digest
    "milestones",
    "reached",
    "answers",
    "figures",
    "decisions",
    "adoptions",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a form. `choices` names a list of `choices.CHOICES`; an `optional` field is
    filled in by the page where the person leaves it.
    """

    label: str
    control: Control
    choices: str = ""
    hint: str = ""
    words: tuple[str, str] = ("是", "否")
    optional: bool = False
    # seldom told: stands folded below the others
    seldom: bool = False


# By name, for every act that has the field.
_ANYWHERE: Mapping[str, Asked] = {
    "reason": Asked("理由", "text"),
    "number": Asked("文号（名称）", "line"),
    "opinion": Asked("意见", "text"),
    "standing": Asked("长期坚持", "flag"),
    "milestones": Asked("分阶段时限", "milestones"),
    "reviews": Asked("复核日期", "dates", hint="长期坚持的事项按期复核", seldom=True),
    "level": Asked("层级名称", "line", hint="如：问题、任务"),
    "label": Asked("序号", "line", hint="如：（一）、1."),
    "source": Asked("问题来源", "choice", "sources"),
    "disclosure": Asked("公开范围", "choice", "disclosures"),
    "need_to_know": Asked(
        "知悉范围", "choices", "knowers", "只有所选的单位、人员和职责看得到，整改办始终看得到"
    ),
    "amount": Asked("金额（元）", "money", hint="也可以写15.26万元"),
    "kinds": Asked("措施类型", "choices", "measure_kinds", "决定销号时要有什么佐证"),
    "scan": Asked("扫描件", "file"),
    "cause": Asked("原因分析", "text"),
    "target": Asked("整改目标", "text"),
    "standard": Asked("完成标准", "lines", hint="一行一条，销号时逐条对照"),
    "leaders": Asked("牵头领导", "choices", "people_leaders"),
    "lead_units": Asked("牵头单位", "choices", "units"),
    "responsible_units": Asked("责任单位", "choices", "units"),
    "liaisons": Asked("联络员", "choices", "people_liaisons"),
    "body": Asked("机关（单位）", "choice", "units"),
    "version": Asked("方案版次", "line"),
}
# By act, where an act says it in its own words.
_OF_ACT: Mapping[str, Mapping[str, Asked]] = {
    "describe_inspection": {
        "level": Asked("派出机关", "line", hint="如：省委、县委"),
        "round": Asked("轮次", "line", hint="如：第三轮", seldom=True),
        "team": Asked("巡视（巡察）组", "line", hint="如：省委第八巡视组"),
        "mode": Asked("方式", "line", hint="如：常规巡视、提级巡察、巡视“回头看”"),
        "began_on": Asked("进驻日期", "date"),
        "ended_on": Asked("结束日期", "date"),
    },
    "receive_feedback": {
        "number": Asked("反馈文号", "line"),
        "speaker": Asked("反馈人", "line"),
        "place": Asked("反馈地点", "line"),
    },
    "add_heading": {
        "text": Asked("名称", "text"),
        "kind": Asked("层级", "choice", "heading_kinds"),
        "parent": Asked("属于", "choice", "headings"),
    },
    "revise_heading": {
        "heading": Asked("方面或类别", "choice", "headings"),
        "text": Asked("新的名称", "text", hint="不填就不改"),
        "kind": Asked("层级", "choice", "heading_kinds"),
        "parent": Asked("移到", "choice", "headings"),
    },
    "withdraw_heading": {"heading": Asked("方面或类别", "choice", "headings")},
    "add_problem": {
        "text": Asked("反馈原文", "text"),
        "detail": Asked("具体表现", "text"),
        "parent": Asked("属于", "choice", "parents"),
        "kind": Asked("问题类型", "choice", "problem_kinds"),
    },
    "revise_problem": {
        "text": Asked("反馈原文", "text"),
        "detail": Asked("具体表现", "text"),
        "parent": Asked("属于", "choice", "headings"),
        "kind": Asked("问题类型", "choice", "problem_kinds"),
    },
    "split_problem": {"parts": Asked("分成", "lines", hint="一行一个子项，至少两个")},
    "merge_problem": {"into": Asked("并入", "choice", "other_problems")},
    "mark_priority": {"priority": Asked("单列管理", "verdict", words=("单列", "不再单列"))},
    "mark_common_problem": {
        "text": Asked("共性表现", "text"),
        "units": Asked("举一反三的单位", "choices", "units"),
    },
    "record_wider_check": {
        "unit": Asked("自查单位", "choice", "units"),
        "text": Asked("自查情况", "text"),
        "found": Asked("发现（个）", "whole"),
        "corrected": Asked("已整改（个）", "whole"),
    },
    "plan_measure": {
        "text": Asked("措施内容", "text"),
        "group": Asked("归入措施", "choice", "groups"),
    },
    "revise_measure": {"text": Asked("措施内容", "text")},
    "hand_over": {
        "leader_from": Asked("移交人", "choice", "own_leaders"),
        "leader_to": Asked("接手人", "choice", "people_leaders"),
    },
    "set_deadline": {"text": Asked("时限原文", "line", hint="如：2026年底前并长期坚持")},
    "ask_extension": {
        "milestones": Asked("延至", "milestones", hint="改成新的完成日期；分阶段的一行写一个"),
    },
    "decide_extension": {"granted": Asked("审批", "verdict", words=("同意延期", "不同意"))},
    "review_plan": {"agrees": Asked("会审结论", "verdict", words=("同意", "不同意"))},
    "merge_opinions": {
        "text": Asked("汇总意见", "text"),
        "adoptions": Asked("采纳情况", "adoptions"),
    },
    "approve_plan": {
        "problems": Asked("方案载明的问题（个）", "whole"),
        "measures": Asked("方案载明的措施（条）", "whole"),
    },
    "report_progress": {
        "result": Asked("进展", "choice", "results"),
        "text": Asked("做了什么", "text"),
        "figures": Asked("填报数", "figures", hint="有数字成果的填，没有不填"),
        "reached": Asked("已达到的时限", "reached"),
        "next_steps": Asked("下一步措施", "text", hint="没有完成的写接下来做什么，通报照此说明"),
    },
    "attach_proof": {
        "digest": Asked("佐证文件", "file"),
        "claim": Asked("证明什么", "line", hint="如：完成标准第②条"),
        "kind": Asked("佐证种类", "choice", "proof_kinds"),
        "amount": Asked("凭证金额（元）", "money", hint="凭证须填，也可以写15.26万元"),
        "shared_from": Asked(
            "共用已有佐证", "line", "shared_proofs", "选一件或填件号，不必再传文件", seldom=True
        ),
        "why": Asked("共用理由", "text", hint="它为什么也能证明本事项，共用时填", seldom=True),
        "replaces": Asked("替换", "choice", "own_proofs", "新版本替换的旧件", seldom=True),
    },
    "assess_basically_done": {
        "basically_done": Asked("评定", "verdict", words=("基本完成", "收回评定"))
    },
    "confirm_figure": {
        "cut_off": Asked("截止日", "date"),
        "value": Asked("数值", "value"),
        "signed_by": Asked("由谁签字负责", "line", hint="本单位负责人；负责人自己确认的不填"),
    },
    "ask_closure": {"answers": Asked("对照完成标准", "answers")},
    "return": {
        "missing": Asked("还缺什么", "reasons"),
        "measures": Asked("一并退回的措施", "choices", "own_measures"),
    },
    "close": {
        "meeting": Asked(
            "审定会议",
            "choice",
            "meetings",
            "以会议纪要代替审定签字时选，记为会议所作决定，由经办人依据纪要代录",
        ),
    },
    "draw_recheck": {
        "seed": Asked(
            "抽签号", "line", hint="系统已给一个，也可以写当场定的号；照同一个号重抽，结果相同"
        ),
        "drawn": Asked("从已销号的问题中抽取（个）", "whole"),
    },
    "record_recheck": {
        "agrees": Asked("核查结论", "verdict", words=("相符", "不相符")),
        "text": Asked("核查情况", "text"),
        "recheck": Asked("属于抽查", "choice", "rechecks"),
    },
    "look_back": {
        "agrees": Asked("回头看结论", "verdict", words=("相符", "不相符")),
        "text": Asked("回头看情况", "text"),
    },
    "reopen": {"ground": Asked("原因", "choice", "grounds")},
    "record_evaluation": {
        "grade": Asked("评估等次", "choice", "grades"),
        "text": Asked("评估意见", "text"),
        "second_rectification": Asked("要求二次整改", "flag"),
        "problems": Asked("二次整改的问题", "choices", "closed_problems"),
    },
    "record_regulation": {
        "title": Asked("制度名称", "line"),
        "number": Asked("文号", "line"),
        "action": Asked("制定或修订", "choice", "regulation_actions"),
        "issued_on": Asked("印发日期", "date"),
        "proof": Asked("佐证", "choice", "own_proofs"),
        "replaces": Asked(
            "替换", "choice", "own_regulations", "补登文号时选原来登记的制度", seldom=True
        ),
    },
    "record_meeting": {
        "kind": Asked("会议种类", "choice", "meeting_kinds"),
        "number": Asked("会议名称（届次）", "line"),
        "agenda": Asked("议题", "text"),
        "decisions": Asked("议定事项", "decisions"),
        "scan": Asked("会议纪要", "file"),
    },
    "set_group": {
        "group": Asked("机构", "choice", "set_groups", "新设的机构不选", optional=True),
        "name": Asked("名称", "line"),
        "kind": Asked("机构种类", "choice", "group_kinds"),
        "members": Asked("成员", "choices", "people"),
        "dissolved": Asked("已撤销", "flag"),
    },
    "record_step": {
        "step": Asked("规定动作", "choice", "steps"),
        "text": Asked("情况", "text"),
        "scan": Asked("佐证", "file"),
    },
    "record_accountability": {
        "body": Asked("决定机关", "choice", "units"),
        "number": Asked("文号", "line"),
        "decided_on": Asked("决定日期", "date"),
        "form": Asked("形式", "choice", "forms"),
        "count": Asked("人数", "whole", hint="只写人数，不写姓名"),
    },
    "record_reported_figures": {
        "owner": Asked("填报单位", "choice", "units"),
        "figures": Asked("填报数", "figures", hint="照文件填，文件写在“依据”里"),
    },
    "record_external_figure": {
        "name": Asked("项目", "choice", "figure_names"),
        "title": Asked("说明", "line"),
        "value": Asked("数值", "value"),
        "unit": Asked("计量单位", "line", hint="件、人次、万元"),
        "body": Asked("提供机关", "choice", "units"),
        "letter": Asked("来函", "line"),
        "counting_rule": Asked("口径", "line"),
    },
    "comment": {"text": Asked("批注", "text")},
    "correct": {"reason": Asked("更正的理由", "text")},
    "ask_expunge": {
        "fields": Asked("清除哪些内容", "choices", "entry_fields"),
        "ground": Asked("依据", "choice", "expunging_grounds"),
        "reason": Asked("情况说明", "text", hint="不要再写一遍要清除的内容"),
    },
    "decline_expunge": {"reason": Asked("理由", "text")},
}
# The page offers no form for these: the import writes them, or the opening of a book.
WITHOUT_FORM = frozenset({"open_book", "adopt_pack", "state_carried_over", "words_carried_over"})
# Fields that the page fills in by itself, by act.
_SILENT: Mapping[str, frozenset[str]] = {
    "report_progress": frozenset({"round"}),
    "sign": frozenset({"step"}),
    "return": frozenset({"step"}),
    "attach_proof": frozenset({"name", "media_type", "size"}),
    "revise_problem": frozenset({"source", "level"}),
}


def asked(act: str, field: str) -> Asked | None:
    """How the field is asked in the form of an act; None where it is not."""
    if field in _SILENT.get(act, ()):
        return None
    return _OF_ACT.get(act, {}).get(field) or _ANYWHERE.get(field)
