"""Rule packs: what differs by place and year, each value with its source.

A pack is a TOML text. A book names the pack, its version and its digest in an entry, so that an
edited file never changes the past: whoever keeps books keeps the text of every pack by its digest.
The loader is strict: a value that is missing, astray or without a source is said by name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.chain import sm3
from zhenggai.zh.periods import Period, period_of
from zhenggai.zh.working_days import TABLE, TableError, WorkingDays, read_years, shipped

SHIPPED = ("district-under-province", "bureau-under-county")
_ROLES = frozenset(
    ["office", "liaison", "unit_head", "leader", "verifier", "leading_group", "superior", "reader"]
)
# Kinds of acts that older texts name otherwise: books adopted them, and their texts never change.
_RENAMED = {"record_reported_figure": "record_reported_figures"}
# Where a text was written before there was an act, who may do this one may do that one.
_LIKE = {
    "ask_expunge": "expunge",
    "decline_expunge": "expunge",
    "describe_inspection": "receive_feedback",
}
_RELATIONS = frozenset({"", "responsible", "lead", "leader"})


class PackError(Exception):
    """A pack that cannot be used; the text says which value and why."""


@dataclass(frozen=True, slots=True)
class SignatureStep:
    """One signature of a closing.

    `of` ties the signer to the item (its responsible unit, lead unit or leader); `verifies` puts
    the signer under recusal; `by_meeting` lets a meeting's minutes stand for it.
    """

    step: str
    title: str
    role: str
    of: str = ""
    verifies: bool = False
    by_meeting: bool = False


@dataclass(frozen=True, slots=True)
class PrescribedStep:
    """A prescribed step; `within` so long after the feedback it is due, None where none is told."""

    step: str
    title: str
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """A question that a review of a plan or report answers (审核要点)."""

    point: str
    title: str


@dataclass(frozen=True, slots=True)
class OpinionPeriods:
    """The clocks of citizens' opinions: within `register` after one came in it is registered,
    sorted and the person told; within `appeal` after it was taken up an appeal is answered, put
    off by at most `extension`; a unit answers what it was handed within `unit_answer`.

    Within `objection` a unit says that what it was handed is not its own; within `ask_redress`
    after an answer a person asks for a review of it (复查, then 复核), which is answered within
    `redress`. Packs of an earlier time tell none of these three.
    """

    register: Period
    appeal: Period
    extension: Period
    unit_answer: Period
    objection: Period | None = None
    ask_redress: Period | None = None
    redress: Period | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules in force for a book. `sources` tells where each value comes from.

    Periods count from the feedback. `calendar` is the program's table of working days with the
    years that the pack itself brings.
    """

    name: str
    title: str
    version: str
    digest: str
    text: str
    rectification_period: Period
    report_period: Period
    late_entry_days: int
    due_soon_days: int
    follow_up_review_period: Period
    decimals: int
    rounding: str
    levels: tuple[str, ...]
    grades: tuple[str, ...]
    poor_grades: tuple[str, ...]
    counted_sources: tuple[str, ...]
    recheck_share: int
    state_words: Mapping[str, str]
    signatures: tuple[SignatureStep, ...]
    steps: tuple[PrescribedStep, ...]
    review_points: tuple[ReviewPoint, ...]
    return_reasons: tuple[str, ...]
    opinion_periods: OpinionPeriods | None
    who: Mapping[str, frozenset[str]]
    sources: Mapping[str, str]
    calendar: WorkingDays

    def may(self, roles: frozenset[str], kind: str) -> bool:
        """Whether one of these roles may do an act of this kind."""
        return bool(roles & self.who.get(kind, frozenset()))


_VALUES: Mapping[str, type] = {
    "rectification_period": Period,
    "report_period": Period,
    "late_entry_days": int,
    "due_soon_days": int,
    "follow_up_review_period": Period,
    "decimals": int,
    "rounding": str,
    "levels": tuple,
    "grades": tuple,
    "poor_grades": tuple,
    "counted_sources": tuple,
    "recheck_share": int,
}
_STATE_WORDS = ("closed", "basically_done", "in_progress", "not_done")
_CHOICES: Mapping[str, tuple[str, ...]] = {"rounding": ("half_up", "down")}


def load_pack(name: str) -> Pack:
    """A pack that ships with the program. Raises PackError."""
    if name not in SHIPPED:
        raise PackError(f"没有名为“{name}”的规则包，可用的有：{'、'.join(SHIPPED)}")
    text = files("zhenggai.ledger.core.packs").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return read_pack(text)


def read_pack(text: str) -> Pack:
    """The pack of a TOML text. Raises PackError."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PackError(f"规则包不是正确的TOML：{fault}") from fault
    names = ("name", "title", "version", "values", "state_words", "signatures", "steps", "who")
    later = ("review_points", "return_reasons", "opinion_periods")
    _only("规则包", told, names, optional=(TABLE, *later))
    sources: dict[str, str] = {}
    values = _values(_table(told, "values"), _VALUES, sources)
    words = _values(_table(told, "state_words"), dict.fromkeys(_STATE_WORDS, str), sources)
    return Pack(
        name=_text(told, "name"),
        title=_text(told, "title"),
        version=_text(told, "version"),
        digest=sm3(text.encode()),
        text=text,
        state_words=words,
        signatures=tuple(_signature(one, sources) for one in _list(told, "signatures")),
        steps=tuple(_step(one, sources) for one in _list(told, "steps")),
        review_points=_review_points(told, sources),
        return_reasons=_return_reasons(told, sources),
        opinion_periods=_opinion_periods(told, sources),
        who=_who(_table(told, "who"), sources),
        sources=sources,
        calendar=_calendar(told, sources),
        **values,
    )


def _calendar(told: Mapping[str, Any], sources: dict[str, str]) -> WorkingDays:
    """The program's working days with the years of the pack."""
    if TABLE not in told:
        return shipped()
    try:
        own = read_years(_list(told, TABLE))
    except TableError as fault:
        raise PackError(str(fault)) from fault
    sources |= {f"{TABLE}.{year}": one.source for year, one in own.years.items()}
    return shipped().with_years(own)


def _values(
    told: Mapping[str, Any], wanted: Mapping[str, type], sources: dict[str, str]
) -> dict[str, Any]:
    _only("取值", told, tuple(wanted))
    found = {}
    for name, kind in wanted.items():
        entry = _table(told, name)
        _only(name, entry, ("value", "source"))
        value = entry["value"]
        if kind is Period:
            value = _period(name, value)
        value = tuple(value) if isinstance(value, list) else value
        if type(value) is not kind or (isinstance(value, int) and value < 0):
            raise PackError(f"“{name}”的取值不对：{value}")
        if value not in _CHOICES.get(name, (value,)):
            raise PackError(f"“{name}”只能是：{'、'.join(_CHOICES[name])}")
        sources[name] = _text(entry, "source")
        found[name] = value
    return found


def _period(name: str, value: object) -> Period:
    period = period_of(value) if isinstance(value, str) else None
    if period is None:
        raise PackError(f"“{name}”应写成“6个月”“30天”或“15个工作日”：{value}")
    return period


def _signature(told: Mapping[str, Any], sources: dict[str, str]) -> SignatureStep:
    names = ("step", "title", "role", "source")
    _only("签字", told, names, optional=("of", "verifies", "by_meeting"))
    step = SignatureStep(
        step=_text(told, "step"),
        title=_text(told, "title"),
        role=_text(told, "role"),
        of=told.get("of", ""),
        verifies=told.get("verifies", False) is True,
        by_meeting=told.get("by_meeting", False) is True,
    )
    if step.role not in _ROLES or step.of not in _RELATIONS:
        raise PackError(f"签字“{step.title}”的role或of不在词表内")
    sources[f"signatures.{step.step}"] = _text(told, "source")
    return step


def _step(told: Mapping[str, Any], sources: dict[str, str]) -> PrescribedStep:
    _only("规定动作", told, ("step", "title", "source"), optional=("within",))
    name = _text(told, "step")
    within = _period(name, told["within"]) if "within" in told else None
    step = PrescribedStep(name, _text(told, "title"), within)
    sources[f"steps.{step.step}"] = _text(told, "source")
    return step


def _review_points(told: Mapping[str, Any], sources: dict[str, str]) -> tuple[ReviewPoint, ...]:
    """Packs that were adopted before there were points have none."""
    found = []
    for one in _list(told, "review_points") if "review_points" in told else ():
        _only("审核要点", one, ("point", "title", "source"))
        found.append(ReviewPoint(_text(one, "point"), _text(one, "title")))
        sources[f"review_points.{found[-1].point}"] = _text(one, "source")
    return tuple(found)


def _return_reasons(told: Mapping[str, Any], sources: dict[str, str]) -> tuple[str, ...]:
    """What a closing is mostly returned for (退回补充); packs of an earlier time tell none."""
    found = []
    for n, one in enumerate(_list(told, "return_reasons") if "return_reasons" in told else (), 1):
        _only("退回理由", one, ("text", "source"))
        found.append(_text(one, "text"))
        sources[f"return_reasons.{n}"] = _text(one, "source")
    return tuple(found)


def _opinion_periods(told: Mapping[str, Any], sources: dict[str, str]) -> OpinionPeriods | None:
    """Packs of an earlier time tell none."""
    if "opinion_periods" not in told:
        return None
    own: dict[str, str] = {}
    table = _table(told, "opinion_periods")
    later = (one for one in ("objection", "ask_redress", "redress") if one in table)
    wanted = dict.fromkeys(("register", "appeal", "extension", "unit_answer", *later), Period)
    found = _values(table, wanted, own)
    sources |= {f"opinion_periods.{name}": source for name, source in own.items()}
    return OpinionPeriods(**found)


def _who(told: Mapping[str, Any], sources: dict[str, str]) -> dict[str, frozenset[str]]:
    """Roles by kind of act; the file tells kinds by role, perhaps by names of its own time."""
    _only("分工", told, ("source",), optional=tuple(_ROLES))
    sources["who"] = _text(told, "source")
    roles: dict[str, set[str]] = {}
    for role, kinds in told.items():
        for told_kind in kinds if role != "source" else ():
            kind = _RENAMED.get(told_kind, told_kind)
            if kind not in ACT_OF_KIND:
                raise PackError(f"分工“{role}”中没有“{kind}”这种登记")
            roles.setdefault(kind, set()).add(role)
    for kind, like in _LIKE.items():
        roles.setdefault(kind, roles.get(like, set()))
    return {kind: frozenset(found) for kind, found in roles.items()}


def _only(
    place: str, told: Mapping[str, Any], names: tuple[str, ...], optional: tuple[str, ...] = ()
) -> None:
    missing = [name for name in names if name not in told]
    strange = [name for name in told if name not in names and name not in optional]
    if missing:
        raise PackError(f"{place}缺少：{'、'.join(missing)}")
    if strange:
        raise PackError(f"{place}多出不认识的：{'、'.join(strange)}")


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not value.strip():
        raise PackError(f"“{name}”应当是文字，不能为空")
    return value


def _table(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = told.get(name)
    if not isinstance(value, dict):
        raise PackError(f"“{name}”应当是一张表（取值和出处）")
    return value


def _list(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = told.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(x, dict) for x in value):
        raise PackError(f"“{name}”应当至少有一项")
    return value
