"""What each act is called in a sentence: the verb, the thing and what was said of it."""

from collections.abc import Callable, Mapping
from typing import Any

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.vocabulary import (
    ACCOUNTABILITY_FORMS,
    CARRIED_STATES,
    EXPUNGING_GROUNDS,
    REOPENING_GROUNDS,
    RESULTS,
)
from zhenggai.workbench.acting.naming import Naming
from zhenggai.zh.days import in_words

Tells = Callable[[Naming, Any], str]


def joined(verb: str, words: str) -> str:
    """The verb, and the words after it where there are any."""
    return f"{verb}：{words}" if words else verb


def _progress(naming: Naming, act: Any) -> str:
    said = joined(
        f"报送{naming.thing(act.item)}进展（{RESULTS[act.result]}）", naming.say(act.text)
    )
    if act.figures:
        said = f"{said}（{_figures(naming, act)}）"
    if act.next_steps:
        said = f"{said.rstrip('。')}。下一步：{naming.say(act.next_steps)}"
    return said


def _figures(naming: Naming, act: Any) -> str:
    """督查13次，清退资金66万元; a title that tells its number is not followed by it."""
    told = ((naming.figure(one.name, one.title), f"{one.value:f}{one.unit}") for one in act.figures)
    return "，".join(title if value in title else f"{title}{value}" for title, value in told)


def _deadline(naming: Naming, act: Any) -> str:
    days = [
        f"{in_words(one.on) if one.on else '近期'}{naming.say(one.what)}" for one in act.milestones
    ]
    if act.standing:
        days.append("长期坚持")
    return "；".join(days)


def _assigned(naming: Naming, act: Any) -> str:
    told = (
        ("牵头领导", act.leaders),
        ("牵头单位", act.lead_units),
        ("责任单位", act.responsible_units),
        ("联络员", act.liaisons),
    )
    parts = [f"{title}{naming.people(ids)}" for title, ids in told if ids]
    return joined(f"明确{naming.thing(act.item)}的责任", "，".join(parts))


def _inspection(naming: Naming, act: Any) -> str:
    days = "至".join(in_words(one) for one in (act.began_on, act.ended_on) if one)
    told = (act.level, *(naming.say(one) for one in (act.round, act.team, act.mode) if one))
    return f"登记巡视巡察情况：{'，'.join(filter(None, (*told, days)))}"


def _paper(row: int | None) -> str:
    return f"台账表第{row}行" if row else "通报"


def _words_of_a_sheet(naming: Naming, act: Any) -> str:
    told = (
        ("进展", (act.progress,)),
        ("下一步措施", (act.next_steps,)),
        ("佐证材料", (act.evidence,)),
        ("备注", (act.note,)),
        ("责任人", act.persons),
    )
    parts = [f"{title}“{'、'.join(map(naming.say, said))}”" for title, said in told if any(said)]
    return f"据{_paper(act.row)}登记{naming.thing(act.item)}的{'，'.join(parts)}"


def _found(verb: str) -> Tells:
    return lambda naming, act: joined(
        f"{verb}问题{number_of(act.problem)}，{'相符' if act.agrees else '不相符'}",
        naming.say(act.text),
    )


def _attached(naming: Naming, act: Any) -> str:
    """A file that is new, or one of another item that serves this one too, and why it does."""
    claim = f"证明{naming.say(act.claim).removeprefix('证明')}"
    name, thing = naming.say(act.name), naming.thing(act.item)
    if not act.shared_from:
        return joined(f"为{thing}上传佐证《{name}》", claim)
    shared = number_of(act.shared_from)
    return f"为{thing}引用佐证{shared}《{name}》：{claim}；理由：{naming.say(act.why)}"


def _closed(naming: Naming, act: Any) -> str:
    meeting = naming.state.meetings.get(act.meeting)
    by = f"，依据{naming.say(meeting.number)}" if meeting else ""
    return f"将问题{number_of(act.problem)}销号{by}"


def _target(naming: Naming, act: Any) -> str:
    parts = []
    if act.target:
        parts.append(f"整改目标：{naming.say(act.target).rstrip('。；;，, ')}")
    if act.standard:
        parts.append(f"完成标准{len(act.standard)}条")
    if act.cause:
        parts.append("原因分析")
    return f"登记{naming.thing(act.problem)}的{'，'.join(parts)}"


def _decided(naming: Naming, act: Any) -> str:
    asked = naming.state.extensions.get(act.extension)
    verb = "同意" if act.granted else "不同意"
    what = f"{naming.thing(asked.item)}延期至{_deadline(naming, asked)}" if asked else "延期"
    return joined(f"{verb}{what}", naming.say(act.reason))


def _confirmed(naming: Naming, act: Any) -> str:
    held = naming.state.figures.get(act.figure)
    value = f"{act.value:f}{held.unit if held else ''}"
    signed = f"，由{naming.say(act.signed_by)}签字负责" if act.signed_by else ""
    told = f"{naming.figure_at(act.figure)}，{value}{signed}"
    return f"确认截至{in_words(act.cut_off)}的填报数：{told}"


def _called_to_account(naming: Naming, act: Any) -> str:
    form = ACCOUNTABILITY_FORMS.get(act.form, act.form)
    told = f"{form}{act.count}人（{naming.say(act.number)}）"
    return f"登记追责问责{number_of(act.accountability)}：{told}"


def _returned(naming: Naming, act: Any) -> str:
    also = "、".join(number_of(key) for key in act.measures)
    also = f"（一并退回措施{also}）" if also else ""
    return joined(f"退回问题{number_of(act.problem)}{also}", naming.say(act.missing))


def _worded(verb: str, field: str, words: str) -> Tells:
    """`verb` with the thing named in `field`, then the text in `words`."""
    return lambda naming, act: joined(
        f"{verb}{naming.thing(getattr(act, field))}", naming.say(getattr(act, words))
    )


SENTENCES: Mapping[str, Tells] = {
    "open_book": lambda naming, act: f"开立台账《{naming.say(act.name)}》",
    "adopt_pack": lambda _, act: f"启用本地规则{act.pack}，版次{act.version}",
    "describe_inspection": _inspection,
    "receive_feedback": lambda naming, act: joined("收到反馈意见", naming.say(act.number)),
    "add_heading": lambda naming, act: f"添加{act.level or '层级'}：{naming.say(act.text)}",
    "revise_heading": lambda naming, act: joined(
        f"修改{naming.heading(act.heading)}", naming.say(act.text)
    ),
    "withdraw_heading": lambda naming, act: joined(
        f"撤回{naming.heading(act.heading)}", naming.say(act.reason)
    ),
    "add_problem": _worded("添加", "problem", "text"),
    "revise_problem": _worded("修改", "problem", "text"),
    "withdraw_problem": _worded("撤回", "problem", "reason"),
    "record_target": _target,
    "plan_measure": _worded("制定", "measure", "text"),
    "revise_measure": _worded("修改", "measure", "text"),
    "drop_measure": _worded("取消", "measure", "reason"),
    "merge_problem": lambda naming, act: joined(
        f"将问题{number_of(act.problem)}并入问题{number_of(act.into)}", naming.say(act.reason)
    ),
    "split_problem": lambda _, act: f"将问题{number_of(act.problem)}拆分为{len(act.parts)}个子项",
    "assign": _assigned,
    "hand_over": lambda naming, act: joined(
        f"将{naming.thing(act.item)}由{naming.name(act.leader_from)}"
        f"移交{naming.name(act.leader_to)}",
        naming.say(act.reason),
    ),
    "set_deadline": lambda naming, act: joined(
        f"设定{naming.thing(act.item)}的时限", _deadline(naming, act)
    ),
    "ask_extension": lambda naming, act: joined(
        f"申请将{naming.thing(act.item)}延期至{_deadline(naming, act)}", naming.say(act.reason)
    ),
    "decide_extension": _decided,
    "approve_plan": lambda _, act: (
        f"审定整改方案（{act.version}），核定{act.problems}个问题、{act.measures}条措施"
    ),
    "report_progress": _progress,
    "attach_proof": _attached,
    "withdraw_proof": _worded("撤销", "proof", "reason"),
    "assess_basically_done": lambda naming, act: joined(
        f"评定{naming.thing(act.problem)}基本完成"
        if act.basically_done
        else f"收回{naming.thing(act.problem)}基本完成的评定",
        naming.say(act.reason),
    ),
    "ask_closure": lambda naming, act: (
        f"以{naming.name(act.unit) or '责任单位'}名义申请{naming.thing(act.problem)}销号，"
        f"逐条对照完成标准{len(act.answers)}条"
    ),
    "sign": lambda naming, act: joined(
        f"为{naming.thing(act.problem)}签署“{naming.step(act.step)}”", naming.say(act.opinion)
    ),
    "return": _returned,
    "close": _closed,
    "draw_recheck": lambda naming, act: (
        f"从{len(act.of)}个已销号问题中随机抽查{len(act.drawn)}个："
        f"{'、'.join(naming.thing(key) for key in act.drawn)}，抽签号{act.seed}"
    ),
    "record_recheck": _found("核查"),
    "look_back": _found("回头看"),
    "reopen": lambda naming, act: joined(
        f"因{REOPENING_GROUNDS[act.ground]}，将问题{number_of(act.problem)}重新整改",
        naming.say(act.reason),
    ),
    "state_carried_over": lambda naming, act: joined(
        f"据{_paper(act.row)}登记{naming.thing(act.item)}为“{CARRIED_STATES[act.state]}”",
        naming.say(act.text),
    ),
    "words_carried_over": _words_of_a_sheet,
    "correct": lambda naming, act: joined(f"更正第{act.wrong}号登记", naming.say(act.reason)),
    "ask_expunge": lambda naming, act: joined(
        f"提请清除第{act.of}号登记的{len(act.fields)}处内容（{naming.thing(act.expunging)}），"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}",
        naming.say(act.reason),
    ),
    "expunge": lambda naming, act: (
        f"{'经' if act.expunging else '会同'}{naming.name(act.second)}"
        f"{'提请，' if act.expunging else ''}清除第{act.of}号登记的内容，"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}"
    ),
    "decline_expunge": lambda naming, act: joined(
        ("收回" if act.expunging in naming.taken_back else "不予办理")
        + naming.thing(act.expunging),
        naming.say(act.reason),
    ),
    "record_reported_figures": lambda naming, act: joined(
        f"登记{naming.name(act.owner)}的填报数", _figures(naming, act)
    ),
    "record_external_figure": lambda naming, act: (
        f"登记{naming.name(act.body)}提供的数字："
        f"{naming.figure(act.name, act.title)}，{act.value:f}{act.unit}"
    ),
    "confirm_figure": _confirmed,
    "record_regulation": lambda naming, act: (
        f"登记制度{naming.say(act.title)}（{naming.say(act.number)}）"
    ),
    "record_meeting": lambda naming, act: joined(
        f"登记会议“{naming.say(act.number)}”", naming.say(act.agenda)
    ),
    "record_accountability": _called_to_account,
    "comment": _worded("批注", "item", "text"),
}
