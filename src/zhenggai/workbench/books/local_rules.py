"""What a rule pack (本地规则) decides, in the words of an office: for who chooses one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhenggai.ledger.core.packs import SHIPPED, Pack, PrescribedStep, load_pack
from zhenggai.ledger.core.vocabulary import SOURCES

_ROUNDING = {"half_up": "四舍五入", "down": "截尾"}


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that a pack decides, and where the value comes from."""

    what: str
    value: str
    source: str


def packs() -> list[Pack]:
    """The packs of the program."""
    return [load_pack(name) for name in SHIPPED]


def in_short(pack: Pack) -> list[tuple[str, str]]:
    """What tells one pack from another when a book is opened."""
    return [
        (
            "期限",
            f"集中整改{pack.rectification_period.text}，整改报告{pack.report_period.text}内报送",
        ),
        ("销号签字", _signatures(pack)),
        ("计入问题数", _counted(pack)),
    ]


def decided(pack: Pack) -> list[Decided]:
    """Everything that it decides, each value with its source."""
    found = [Decided(what, value, pack.sources[name]) for what, value, name in _values(pack)]
    signatures = "；".join(pack.sources[f"signatures.{one.step}"] for one in pack.signatures)
    found.insert(2, Decided("销号签字", _signatures(pack), signatures))
    return found


def steps(pack: Pack) -> list[Decided]:
    """The prescribed steps, and within how long after the feedback each is due."""
    return [
        Decided(
            one.title,
            _within(one),
            pack.sources[f"steps.{one.step}"],
        )
        for one in pack.steps
    ]


def _within(step: PrescribedStep) -> str:
    if step.within is None:
        return "不定期限"
    return f"反馈后{step.within.text}内" if step.within.count else "反馈当日"


def _values(pack: Pack) -> Iterator[tuple[str, str, str]]:
    yield "集中整改", pack.rectification_period.text, "rectification_period"
    yield "报送整改报告", f"反馈后{pack.report_period.text}内", "report_period"
    yield "计入问题数的来源", _counted(pack), "counted_sources"
    yield "完成率", f"{pack.decimals}位小数", "decimals"
    yield "尾数", _ROUNDING[pack.rounding], "rounding"
    yield "临近时限提示", f"提前{pack.due_soon_days}天", "due_soon_days"
    yield (
        "算作补录",
        f"所填日期比登记日早{pack.late_entry_days}天以上，须说明原因",
        "late_entry_days",
    )
    yield "长期坚持事项复核", f"每{pack.follow_up_review_period.text}", "follow_up_review_period"
    yield "销号后抽查", f"{pack.recheck_share}%", "recheck_share"
    yield "问题层级", _listed(pack.levels), "levels"
    yield "成效评估等次", _listed(pack.grades), "grades"
    yield "须二次整改的等次", _listed(pack.poor_grades), "poor_grades"
    if periods := pack.opinion_periods:
        yield "群众意见登记告知", f"收到后{periods.register.text}内", "opinion_periods.register"
        yield "申诉求决办结", f"受理后{periods.appeal.text}内", "opinion_periods.appeal"
        yield "经批准延长", f"不超过{periods.extension.text}", "opinion_periods.extension"
        yield "单位答复交办", f"交办后{periods.unit_answer.text}内", "opinion_periods.unit_answer"
        if periods.objection:
            yield "单位提出异议", f"交办后{periods.objection.text}内", "opinion_periods.objection"
        if periods.ask_redress:
            until = f"收到答复后{periods.ask_redress.text}内"
            yield "本人请求复查、复核", until, "opinion_periods.ask_redress"
        if periods.redress:
            until = f"收到请求后{periods.redress.text}内"
            yield "提出复查、复核意见", until, "opinion_periods.redress"


def _signatures(pack: Pack) -> str:
    return "→".join(one.title for one in pack.signatures)


def _counted(pack: Pack) -> str:
    return _listed(SOURCES[one] for one in pack.counted_sources)


def _listed(words: Iterable[str]) -> str:
    return "、".join(words)
