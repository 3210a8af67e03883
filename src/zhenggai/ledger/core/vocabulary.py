"""Closed lists of words that facts may use, each with what a person reads."""

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "feedback": "反馈意见",
    "special_inspection": "专项检查",
    "immediate": "立行立改",
    "during_inspection": "边巡边改",
    "handed_over": "交办事项",
    "audit": "审计",
    "supervisory_advice": "监察建议",
    "democratic_life_meeting": "民主生活会",
    "other": "其他",
}
# These go to work without an approved plan.
WITHOUT_PLAN = frozenset({"immediate", "during_inspection", "handed_over"})

PROBLEM_KINDS: Mapping[str, str] = {"": "", "individual": "个性问题", "common": "共性问题"}

PROBLEM_STATES: Mapping[str, str] = {
    "registered": "已登记",
    "planned": "已列方案",
    "rectifying": "整改中",
    "closure_asked": "已申请销号",
    "signing": "审签中",
    "closed": "已销号",
    "withdrawn": "已撤回",
    "merged": "已并入",
}
# States of a problem that is no longer one of its own.
GONE = frozenset({"withdrawn", "merged"})

MEASURE_STATES: Mapping[str, str] = {
    "not_begun": "未开始",
    "in_progress": "进行中",
    "done": "已完成",
    "returned": "退回补充",
    "dropped": "已取消",
}
MEASURE_KINDS: Mapping[str, str] = {
    "regulation": "建章立制",
    "money": "挽回损失",
    "accountability": "追责问责",
    "wider_check": "举一反三",
    "special_campaign": "专项整治",
    "major": "重大措施",
    "other": "其他",
}
PROOF_KINDS: Mapping[str, str] = {
    "document": "文件",
    "voucher": "凭证",
    "minutes": "会议纪要",
    "photograph": "照片",
    "statement": "情况说明",
    "other": "其他",
}
RESULTS: Mapping[str, str] = {"no_change": "无变化", "progress": "有进展", "done": "已完成"}
CARRIED_STATES: Mapping[str, str] = {
    "done": "完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "未完成",
}
BASIS_KINDS: Mapping[str, str] = {
    "signed_sheet": "签字表",
    "stamped_sheet": "盖章填报表",
    "ledger_sheet": "台账表",
    "minutes": "会议纪要",
    "letter": "来函",
    "report": "报告",
    "approval": "批复",
    "superior_consent": "上级同意变更的文件",
    "notice": "通报",
    "telephone_note": "电话记录",
    "other": "其他",
}
REOPENING_GROUNDS: Mapping[str, str] = {
    "relapse": "问题反弹",
    "recheck": "抽查不相符",
    "look_back": "回头看发现",
    "proof_withdrawn": "佐证撤销",
    "superior": "上级指出",
    "opinion": "群众反映属实",
}
MEETING_KINDS: Mapping[str, str] = {
    "committee": "党委（党组）会议",
    "leading_group": "领导小组会议",
    "progress_meeting": "调度会",
    "democratic_life_meeting": "专题民主生活会",
    "feedback_meeting": "反馈会",
    "other": "其他会议",
}
GROUP_KINDS: Mapping[str, str] = {
    "leading_group": "领导小组",
    "working_group": "专项工作组",
    "task_force": "专班",
}
# The document number of a regulation whose paper prints none: enough for the record, not for a
# closing.
NO_NUMBER = "未载明"
ACCOUNTABILITY_FORMS: Mapping[str, str] = {
    "criticism": "批评教育、谈话提醒",
    "self_criticism": "责令检查",
    "notice_of_criticism": "通报批评",
    "admonition": "诫勉",
    "organisational_measure": "组织处理",
    "disciplinary_sanction": "党纪政务处分",
    "judicial": "移送司法机关",
    "other": "其他",
}
# What units report of their work: the columns of the superior's monthly table and the results that
# notices print (制度、资金、问责、举一反三、专项整治、会议、学习、党课).
REPORTED_FIGURES: Mapping[str, str] = {
    "funds_recovered": "清退、追回资金",
    "losses_recovered": "挽回经济损失",
    "regulations_made": "完善和新建制度",
    "handled_persons": "追责问责",
    "wider_checks": "举一反三",
    "special_campaigns": "专项整治",
    "meetings": "会议",
    "studies": "集中学习",
    "lessons": "专题党课",
    "inspections": "监督检查",
    "other": "其他",
}
# Their sum over the items says something; 其他 is many things.
SUMMED_FIGURES = frozenset(REPORTED_FIGURES) - {"other"}
# What discipline commissions and petition offices give: counts and never a name or a word.
# In the order in which they are told: what was handed over, what became of it, then persons.
EXTERNAL_FIGURES: Mapping[str, str] = {
    "clues": "问题线索",
    "letters": "信访件",
    "letters_concluded": "信访件办结",
    "concluded": "线索、信访办结",
    "clues_in_progress": "线索、信访在办",
    "filed_cases": "立案（件）",
    "filed_persons": "立案（人）",
    "handled_persons": "问责处理",
    "disciplined_persons": "党纪政务处分",
    "expelled_persons": "开除党籍、公职",
    "transferred_persons": "移送司法",
    "organisational": "组织处理",
    "talks": "谈话提醒、批评教育、诫勉",
    "criticised_persons": "批评教育",
    "four_forms_all": "运用“四种形态”处理",
    "other": "其他",
}
# What has no word of its own stands behind them all.
EXTERNAL_PLACES: Mapping[str, int] = {name: place for place, name in enumerate(EXTERNAL_FIGURES)}
EXPUNGING_GROUNDS: Mapping[str, str] = {
    "secret": "误存涉密内容",
    "personal_data": "依法删除个人信息",
    "complaint": "误转检举控告",
}
DISCLOSURES: Mapping[str, str] = {
    "": "未定",
    "internal": "党内",
    "public": "向社会公开",
    "none": "不公开",
}
