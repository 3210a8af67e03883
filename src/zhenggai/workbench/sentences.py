"""Entries as sentences: 谁 + 动词 + 什么 + 凭什么.

Nothing vanishes: what was corrected says so, and by which entry.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any

from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import (
    BASIS_KINDS,
    CARRIED_STATES,
    EXPUNGING_GROUNDS,
    EXTERNAL_FIGURES,
    REOPENING_GROUNDS,
    REPORTED_FIGURES,
    RESULTS,
)
from zhenggai.people.queries import names as names_of
from zhenggai.zh.days import in_words

KINDS = {
    "problem": "问题",
    "measure": "措施",
    "proof": "佐证",
    "closing": "销号申请",
    "extension": "延期申请",
    "regulation": "制度",
    "accountability": "问责",
    "figure": "数字",
    "heading": "",
    "meeting": "会议",
    "group": "机构",
    "step": "规定动作",
    "review": "会审意见",
    "recheck": "抽查",
    "expunging": "清除申请",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry for a page: who, what, on what paper; `hands` are the ids of its two people."""

    n: int
    on: date
    who: str
    what: str
    paper: str
    is_on_behalf: bool
    is_late: bool
    corrected_by: int | None
    kind: str
    hands: frozenset[str]
    has_words: bool

    @property
    def entry_key(self) -> str:
        """How an address names it."""
        return f"entry/{self.n}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells entries with the names of this house and the words of this book."""

    state: Book
    pack: Pack
    names: Mapping[str, str]
    corrected: Mapping[int, int]
    # requests for an expunging, by key, that those who asked took back
    taken_back: frozenset[str] = frozenset()

    def told(self, entry: Entry) -> Told:
        """The entry as a sentence's parts."""
        act = entry.act
        tell = _SENTENCES.get(entry.kind)
        what = tell(self, act) if tell else self._plain(entry, act)
        return Told(
            n=entry.n,
            on=entry.on,
            who=self.name(entry.by),
            what=what.rstrip("。"),
            paper=self._paper(entry),
            is_on_behalf=entry.is_on_behalf,
            is_late=bool(entry.late_reason),
            corrected_by=self.corrected.get(entry.n),
            kind=entry.kind,
            hands=frozenset((entry.by, entry.entered_by)),
            has_words=bool(entry.content),
        )

    def name(self, one: str) -> str:
        """The name of a person or unit; the id of somebody who is not known any more."""
        return self.names.get(one, one)

    def say(self, text: str) -> str:
        """A text, or that it was destroyed."""
        return shown(text, self.state)

    def thing(self, key: str) -> str:
        """措施12-3."""
        return f"{KINDS.get(kind_of(key), '')}{number_of(key)}"

    def figure(self, name: str, title: str = "") -> str:
        """A figure's own title, or what its kind is called."""
        return self.say(title) or REPORTED_FIGURES.get(name) or EXTERNAL_FIGURES.get(name) or name

    def figure_at(self, key: str) -> str:
        """A figure of the book as it is called now."""
        row = self.state.figures.get(key)
        return self.figure(row.name, row.title) if row else number_of(key)

    def heading(self, key: str) -> str:
        """方面“落实决策部署有差距” as it is called now."""
        row = self.state.headings.get(key)
        return f"{row.level or '方面'}“{self.say(row.text)}”" if row else "方面或类别"

    def step(self, step: str) -> str:
        """The title of a signature."""
        return next((one.title for one in self.pack.signatures if one.step == step), step)

    def people(self, ids: Iterable[str]) -> str:
        """Names with commas."""
        return "、".join(map(self.name, ids))

    def _plain(self, entry: Entry, act: Act) -> str:
        texts = (entry.text(field) for field in entry.content if not field.startswith("basis."))
        words = next((text for text in texts if text), "")
        subject = self.thing(entry.subject[0]) if entry.subject else ""
        return _joined(f"{act.TITLE}{subject}", words)

    def _paper(self, entry: Entry) -> str:
        basis = entry.basis
        if basis is None:
            return ""
        number = self.say(basis.number) or "扫描件"
        title = number if number.startswith("《") or "〔" in number else f"《{number}》"
        day = f"，{in_words(basis.on)}" if basis.on else ""
        paper = f"{BASIS_KINDS.get(basis.kind, '文件')}{title}{day}"
        if entry.is_on_behalf:
            return f"代录：由{self.name(entry.entered_by)}依据{paper}录入"
        return f"依据{paper}"


def teller_for(
    state: Book, pack: Pack, entries: Iterable[Entry], names: Mapping[str, str] | None = None
) -> Teller:
    """A teller that knows everybody whom these entries name, by `names` where they are at hand."""
    held = list(entries)
    corrected = {one.facts["wrong"]: one.n for one in held if one.kind == "correct"}
    known = names_of(ids_in(held)) if names is None else names
    return Teller(state, pack, known, corrected, _taken_back(held))


def _taken_back(held: Iterable[Entry]) -> frozenset[str]:
    told = [
        (one.kind, one.facts["expunging"], {one.by, one.entered_by})
        for one in held
        if one.kind in (AskExpunge.KIND, DeclineExpunge.KIND)
    ]
    asked = {key: hands for kind, key, hands in told if kind == AskExpunge.KIND}
    declined = ((key, hands) for kind, key, hands in told if kind == DeclineExpunge.KIND)
    return frozenset(key for key, hands in declined if hands & asked.get(key, set()))


def ids_in(entries: Iterable[Entry]) -> set[str]:
    """Who wrote these entries, and every short text in them that may be somebody's id."""
    ids: set[str] = set()
    for one in entries:
        ids |= {one.by, one.entered_by, *_strings(one.facts)}
    return ids


def _strings(value: Any) -> Iterable[str]:
    """Every short text of plain facts: one of them may be an id."""
    if isinstance(value, str):
        if len(value) <= 40:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable) and not is_dataclass(value):
        for inner in value:
            yield from _strings(inner)


def _joined(verb: str, words: str) -> str:
    return f"{verb}：{words}" if words else verb


def _progress(teller: Teller, act: Any) -> str:
    said = _joined(
        f"报送{teller.thing(act.item)}进展（{RESULTS[act.result]}）", teller.say(act.text)
    )
    return f"{said}（{_figures(teller, act)}）" if act.figures else said


def _figures(teller: Teller, act: Any) -> str:
    """督查13次，清退资金66万元; a title that tells its number is not followed by it."""
    told = ((teller.figure(one.name, one.title), f"{one.value:f}{one.unit}") for one in act.figures)
    return "，".join(title if value in title else f"{title}{value}" for title, value in told)


def _deadline(teller: Teller, act: Any) -> str:
    days = [
        f"{in_words(one.on) if one.on else '近期'}{teller.say(one.what)}" for one in act.milestones
    ]
    if act.standing:
        days.append("长期坚持")
    return "；".join(days)


def _assigned(teller: Teller, act: Any) -> str:
    told = (
        ("牵头领导", act.leaders),
        ("牵头单位", act.lead_units),
        ("责任单位", act.responsible_units),
        ("联络员", act.liaisons),
    )
    parts = [f"{title}{teller.people(ids)}" for title, ids in told if ids]
    return _joined(f"明确{teller.thing(act.item)}的责任", "，".join(parts))


def _paper(row: int | None) -> str:
    return f"台账表第{row}行" if row else "通报"


def _words_of_a_sheet(teller: Teller, act: Any) -> str:
    told = (
        ("进展", (act.progress,)),
        ("下一步措施", (act.next_steps,)),
        ("佐证材料", (act.evidence,)),
        ("备注", (act.note,)),
        ("责任人", act.persons),
    )
    parts = [f"{title}“{'、'.join(map(teller.say, said))}”" for title, said in told if any(said)]
    return f"据{_paper(act.row)}登记{teller.thing(act.item)}的{'，'.join(parts)}"


def _found(verb: str) -> Callable[[Teller, Any], str]:
    return lambda teller, act: _joined(
        f"{verb}问题{number_of(act.problem)}，{'相符' if act.agrees else '不相符'}",
        teller.say(act.text),
    )


def _closed(teller: Teller, act: Any) -> str:
    meeting = teller.state.meetings.get(act.meeting)
    by = f"，依据{teller.say(meeting.number)}" if meeting else ""
    return f"将问题{number_of(act.problem)}销号{by}"


def _target(teller: Teller, act: Any) -> str:
    parts = []
    if act.target:
        parts.append(f"整改目标：{teller.say(act.target)}")
    if act.standard:
        parts.append(f"完成标准{len(act.standard)}条")
    if act.cause:
        parts.append("原因分析")
    return f"登记{teller.thing(act.problem)}的{'，'.join(parts)}"


def _decided(teller: Teller, act: Any) -> str:
    asked = teller.state.extensions.get(act.extension)
    verb = "同意" if act.granted else "不同意"
    return _joined(f"{verb}{teller.thing(asked.item) if asked else ''}延期", teller.say(act.reason))


def _confirmed(teller: Teller, act: Any) -> str:
    held = teller.state.figures.get(act.figure)
    value = f"{act.value:f}{held.unit if held else ''}"
    return f"确认截至{in_words(act.cut_off)}的填报数：{teller.figure_at(act.figure)}，{value}"


def _returned(teller: Teller, act: Any) -> str:
    also = "、".join(number_of(key) for key in act.measures)
    also = f"（一并退回措施{also}）" if also else ""
    return _joined(f"退回问题{number_of(act.problem)}{also}", teller.say(act.missing))


def _worded(verb: str, field: str, words: str) -> Callable[[Teller, Any], str]:
    """`verb` with the thing named in `field`, then the text in `words`."""
    return lambda teller, act: _joined(
        f"{verb}{teller.thing(getattr(act, field))}", teller.say(getattr(act, words))
    )


_SENTENCES: Mapping[str, Callable[[Teller, Any], str]] = {
    "open_book": lambda teller, act: f"开立台账《{teller.say(act.name)}》",
    "adopt_pack": lambda _, act: f"启用本地规则{act.pack}，版次{act.version}",
    "receive_feedback": lambda teller, act: _joined("收到反馈意见", teller.say(act.number)),
    "add_heading": lambda teller, act: f"添加{act.level or '层级'}：{teller.say(act.text)}",
    "revise_heading": lambda teller, act: _joined(
        f"修改{teller.heading(act.heading)}", teller.say(act.text)
    ),
    "withdraw_heading": lambda teller, act: _joined(
        f"撤回{teller.heading(act.heading)}", teller.say(act.reason)
    ),
    "add_problem": _worded("添加", "problem", "text"),
    "revise_problem": _worded("修改", "problem", "text"),
    "withdraw_problem": _worded("撤回", "problem", "reason"),
    "record_target": _target,
    "plan_measure": _worded("制定", "measure", "text"),
    "revise_measure": _worded("修改", "measure", "text"),
    "drop_measure": _worded("取消", "measure", "reason"),
    "merge_problem": lambda teller, act: _joined(
        f"将问题{number_of(act.problem)}并入问题{number_of(act.into)}", teller.say(act.reason)
    ),
    "split_problem": lambda _, act: f"将问题{number_of(act.problem)}拆分为{len(act.parts)}个子项",
    "assign": _assigned,
    "hand_over": lambda teller, act: (
        f"{teller.thing(act.item)}由{teller.name(act.leader_from)}移交{teller.name(act.leader_to)}"
    ),
    "set_deadline": lambda teller, act: _joined(
        f"设定{teller.thing(act.item)}的时限", _deadline(teller, act)
    ),
    "ask_extension": lambda teller, act: _joined(
        f"申请将{teller.thing(act.item)}延期至{_deadline(teller, act)}", teller.say(act.reason)
    ),
    "decide_extension": _decided,
    "approve_plan": lambda _, act: (
        f"审定整改方案（{act.version}），核定{act.problems}个问题、{act.measures}条措施"
    ),
    "report_progress": _progress,
    "attach_proof": lambda teller, act: _joined(
        f"为{teller.thing(act.item)}上传佐证《{teller.say(act.name)}》",
        f"证明{teller.say(act.claim)}",
    ),
    "withdraw_proof": _worded("撤销", "proof", "reason"),
    "assess_basically_done": lambda teller, act: _joined(
        f"评定{teller.thing(act.problem)}基本完成"
        if act.basically_done
        else f"收回{teller.thing(act.problem)}基本完成的评定",
        teller.say(act.reason),
    ),
    "ask_closure": lambda teller, act: (
        f"以{teller.name(act.unit) or '责任单位'}名义申请{teller.thing(act.problem)}销号，"
        f"逐条对照完成标准{len(act.answers)}条"
    ),
    "sign": lambda teller, act: _joined(
        f"为{teller.thing(act.problem)}签署“{teller.step(act.step)}”", teller.say(act.opinion)
    ),
    "return": _returned,
    "close": _closed,
    "record_recheck": _found("核查"),
    "look_back": _found("回头看"),
    "reopen": lambda teller, act: _joined(
        f"因{REOPENING_GROUNDS[act.ground]}，将问题{number_of(act.problem)}重新整改",
        teller.say(act.reason),
    ),
    "state_carried_over": lambda teller, act: _joined(
        f"据{_paper(act.row)}登记{teller.thing(act.item)}为“{CARRIED_STATES[act.state]}”",
        teller.say(act.text),
    ),
    "words_carried_over": _words_of_a_sheet,
    "correct": lambda teller, act: _joined(f"更正第{act.wrong}号登记", teller.say(act.reason)),
    "ask_expunge": lambda teller, act: _joined(
        f"提请清除第{act.of}号登记的{len(act.fields)}处内容（{teller.thing(act.expunging)}），"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}",
        teller.say(act.reason),
    ),
    "expunge": lambda teller, act: (
        f"{'经' if act.expunging else '会同'}{teller.name(act.second)}"
        f"{'提请，' if act.expunging else ''}清除第{act.of}号登记的内容，"
        f"依据：{EXPUNGING_GROUNDS[act.ground]}"
    ),
    "decline_expunge": lambda teller, act: _joined(
        ("收回" if act.expunging in teller.taken_back else "不予办理")
        + teller.thing(act.expunging),
        teller.say(act.reason),
    ),
    "record_reported_figures": lambda teller, act: _joined(
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
    "record_meeting": lambda teller, act: _joined(
        f"登记会议“{teller.say(act.number)}”", teller.say(act.agenda)
    ),
    "comment": _worded("批注", "item", "text"),
}
