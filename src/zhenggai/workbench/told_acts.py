"""What each act is called in a sentence: the verb, the thing and what was said of it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.vocabulary import (
    CARRIED_STATES,
    EXPUNGING_GROUNDS,
    REOPENING_GROUNDS,
    RESULTS,
)
from zhenggai.zh.days import in_words

if TYPE_CHECKING:
    from zhenggai.workbench.sentences import Teller

Tells = Callable[["Teller", Any], str]


def joined(verb: str, words: str) -> str:
    """The verb, and the words after it where there are any."""
    return f"{verb}：{words}" if words else verb


def _progress(teller: "Teller", act: Any) -> str:
    said = joined(
        f"报送{teller.thing(act.item)}进展（{RESULTS[act.result]}）", teller.say(act.text)
    )
    return f"{said}（{_figures(teller, act)}）" if act.figures else said


def _figures(teller: "Teller", act: Any) -> str:
    """督查13次，清退资金66万元; a title that tells its number is not followed by it."""
    told = ((teller.figure(one.name, one.title), f"{one.value:f}{one.unit}") for one in act.figures)
    return "，".join(title if value in title else f"{title}{value}" for title, value in told)


def _deadline(teller: "Teller", act: Any) -> str:
    days = [
        f"{in_words(one.on) if one.on else '近期'}{teller.say(one.what)}" for one in act.milestones
    ]
    if act.standing:
        days.append("长期坚持")
    return "；".join(days)


def _assigned(teller: "Teller", act: Any) -> str:
    told = (
        ("牵头领导", act.leaders),
        ("牵头单位", act.lead_units),
        ("责任单位", act.responsible_units),
        ("联络员", act.liaisons),
    )
    parts = [f"{title}{teller.people(ids)}" for title, ids in told if ids]
    return joined(f"明确{teller.thing(act.item)}的责任", "，".join(parts))


def _paper(row: int | None) -> str:
    return f"台账表第{row}行" if row else "通报"


def _words_of_a_sheet(teller: "Teller", act: Any) -> str:
    told = (
        ("进展", (act.progress,)),
        ("下一步措施", (act.next_steps,)),
        ("佐证材料", (act.evidence,)),
        ("备注", (act.note,)),
        ("责任人", act.persons),
    )
    parts = [f"{title}“{'、'.join(map(teller.say, said))}”" for title, said in told if any(said)]
    return f"据{_paper(act.row)}登记{teller.thing(act.item)}的{'，'.join(parts)}"


def _found(verb: str) -> Tells:
    return lambda teller, act: joined(
        f"{verb}问题{number_of(act.problem)}，{'相符' if act.agrees else '不相符'}",
        teller.say(act.text),
    )


def _attached(teller: "Teller", act: Any) -> str:
    """A file that is new, or one of another item that serves this one too, and why it does."""
    claim = f"证明{teller.say(act.claim).removeprefix('证明')}"
    name, thing = teller.say(act.name), teller.thing(act.item)
    if not act.shared_from:
        return joined(f"为{thing}上传佐证《{name}》", claim)
    shared = number_of(act.shared_from)
    return f"为{thing}引用佐证{shared}《{name}》：{claim}；理由：{teller.say(act.why)}"


def _closed(teller: "Teller", act: Any) -> str:
    meeting = teller.state.meetings.get(act.meeting)
    by = f"，依据{teller.say(meeting.number)}" if meeting else ""
    return f"将问题{number_of(act.problem)}销号{by}"


def _target(teller: "Teller", act: Any) -> str:
    parts = []
    if act.target:
        parts.append(f"整改目标：{teller.say(act.target)}")
    if act.standard:
        parts.append(f"完成标准{len(act.standard)}条")
    if act.cause:
        parts.append("原因分析")
    return f"登记{teller.thing(act.problem)}的{'，'.join(parts)}"


def _decided(teller: "Teller", act: Any) -> str:
    asked = teller.state.extensions.get(act.extension)
    verb = "同意" if act.granted else "不同意"
    what = f"{teller.thing(asked.item)}延期至{_deadline(teller, asked)}" if asked else "延期"
    return joined(f"{verb}{what}", teller.say(act.reason))


def _confirmed(teller: "Teller", act: Any) -> str:
    held = teller.state.figures.get(act.figure)
    value = f"{act.value:f}{held.unit if held else ''}"
    return f"确认截至{in_words(act.cut_off)}的填报数：{teller.figure_at(act.figure)}，{value}"


def _returned(teller: "Teller", act: Any) -> str:
    also = "、".join(number_of(key) for key in act.measures)
    also = f"（一并退回措施{also}）" if also else ""
    return joined(f"退回问题{number_of(act.problem)}{also}", teller.say(act.missing))


def _worded(verb: str, field: str, words: str) -> Tells:
    """`verb` with the thing named in `field`, then the text in `words`."""
    return lambda teller, act: joined(
        f"{verb}{teller.thing(getattr(act, field))}", teller.say(getattr(act, words))
    )


SENTENCES: Mapping[str, Tells] = {
    "open_book": lambda teller, act: f"开立台账《{teller.say(act.name)}》",
    "adopt_pack": lambda _, act: f"启用本地规则{act.pack}，版次{act.version}",
    "receive_feedback": lambda teller, act: joined("收到反馈意见", teller.say(act.number)),
    "add_heading": lambda teller, act: f"添加{act.level or '层级'}：{teller.say(act.text)}",
    "revise_heading": lambda teller, act: joined(
        f"修改{teller.heading(act.heading)}", teller.say(act.text)
    ),
    "withdraw_heading": lambda teller, act: joined(
        f"撤回{teller.heading(act.heading)}", teller.say(act.reason)
    ),
    "add_problem": _worded("添加", "problem", "text"),
    "revise_problem": _worded("修改", "problem", "text"),
    "withdraw_problem": _worded("撤回", "problem", "reason"),
    "record_target": _target,
    "plan_measure": _worded("制定", "measure", "text"),
    "revise_measure": _worded("修改", "measure", "text"),
    "drop_measure": _worded("取消", "measure", "reason"),
    "merge_problem": lambda teller, act: joined(
        f"将问题{number_of(act.problem)}并入问题{number_of(act.into)}", teller.say(act.reason)
    ),
    "split_problem": lambda _, act: f"将问题{number_of(act.problem)}拆分为{len(act.parts)}个子项",
    "assign": _assigned,
    "hand_over": lambda teller, act: joined(
        f"将{teller.thing(act.item)}由{teller.name(act.leader_from)}"
        f"移交{teller.name(act.leader_to)}",
        teller.say(act.reason),
    ),
    "set_deadline": lambda teller, act: joined(
        f"设定{teller.thing(act.item)}的时限", _deadline(teller, act)
    ),
    "ask_extension": lambda teller, act: joined(
        f"申请将{teller.thing(act.item)}延期至{_deadline(teller, act)}", teller.say(act.reason)
    ),
    "decide_extension": _decided,
    "approve_plan": lambda _, act: (
        f"审定整改方案（{act.version}），核定{act.problems}个问题、{act.measures}条措施"
    ),
    "report_progress": _progress,
    "attach_proof": _attached,
    "withdraw_proof": _worded("撤销", "proof", "reason"),
    "assess_basically_done": lambda teller, act: joined(
        f"评定{teller.thing(act.problem)}基本完成"
        if act.basically_done
        else f"收回{teller.thing(act.problem)}基本完成的评定",
        teller.say(act.reason),
    ),
    "ask_closure": lambda teller, act: (
        f"以{teller.name(act.unit) or '责任单位'}名义申请{teller.thing(act.problem)}销号，"
        f"逐条对照完成标准{len(act.answers)}条"
    ),
    "sign": lambda teller, act: joined(
        f"为{teller.thing(act.problem)}签署“{teller.step(act.step)}”", teller.say(act.opinion)
    ),
    "return": _returned,
    "close": _closed,
    "draw_recheck": lambda teller, act: (
        f"从{len(act.of)}个已销号问题中随机抽查{len(act.drawn)}个："
        f"{'、'.join(teller.thing(key) for key in act.drawn)}，抽签号{act.seed}"
    ),
    "record_recheck": _found("核查"),
    "look_back": _found("回头看"),
    "reopen": lambda teller, act: joined(
        f"因{REOPENING_GROUNDS[act.ground]}，将问题{number_of(act.problem)}重新整改",
        teller.say(act.reason),
    ),
    "state_carried_over": lambda teller, act: joined(
        f"据{_paper(act.row)}登记{teller.thing(act.item)}为“{CARRIED_STATES[act.state]}”",
        teller.say(act.text),
    ),
    "words_carried_over": _words_of_a_sheet,
    "correct": lambda teller, act: joined(f"更正第{act.wrong}号登记", teller.say(act.reason)),
    "ask_expunge": lambda teller, act: joined(
        f"提请清除第{act.of}号登记的{len(act.fields)}处内容（{teller.thing(act.expunging)}），"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}",
        teller.say(act.reason),
    ),
    "expunge": lambda teller, act: (
        f"{'经' if act.expunging else '会同'}{teller.name(act.second)}"
        f"{'提请，' if act.expunging else ''}清除第{act.of}号登记的内容，"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}"
    ),
    "decline_expunge": lambda teller, act: joined(
        ("收回" if act.expunging in teller.taken_back else "不予办理")
        + teller.thing(act.expunging),
        teller.say(act.reason),
    ),
    "record_reported_figures": lambda teller, act: joined(
        f"登记{teller.name(act.owner)}的填报数", _figures(teller, act)
    ),
    "record_external_figure": lambda teller, act: (
        f"登记{teller.name(act.body)}提供的数字："
        f"{teller.figure(act.name, act.title)}，{act.value:f}{act.unit}"
    ),
    "confirm_figure": _confirmed,
    "record_regulation": lambda teller, act: (
        f"登记制度{teller.say(act.title)}（{teller.say(act.number)}）"
    ),
    "record_meeting": lambda teller, act: joined(
        f"登记会议“{teller.say(act.number)}”", teller.say(act.agenda)
    ),
    "comment": _worded("批注", "item", "text"),
}
