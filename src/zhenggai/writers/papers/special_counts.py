"""What is counted of the special inspections of 1+N, each figure with what is behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.writers.ledger_rows import MeasureRow, ProblemRow
from zhenggai.writers.notice_rows import FigureWords

# The word by which the problems of each are known, in their headings or in the problem itself.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "选人用人": ("选人用人", "干部选拔任用"),
    "意识形态": ("意识形态",),
    "巡察工作": ("巡察工作", "巡视工作", "巡视巡察"),
}
# With what the names of their figures begin.
NAMES: Mapping[str, str] = {
    "选人用人": "personnel",
    "意识形态": "ideology",
    "巡察工作": "inspection",
}
# The word for the source of what a special inspection raised.
SOURCE = "专项检查"
DONE = "已完成"


@dataclass(frozen=True, slots=True)
class SpecialCount:
    """A figure of a special inspection, its basis of counting, and the keys of what is behind."""

    figure: FigureWords
    rule: str
    keys: tuple[str, ...]


def special_problems(problems: Iterable[ProblemRow], subject: str) -> tuple[ProblemRow, ...]:
    """The problems of a special inspection: by their source and their words, and those whose
    headings name the subject."""
    return tuple(one for one in problems if _is_of(one, subject))


def special_counts(problems: Sequence[ProblemRow], subject: str) -> dict[str, SpecialCount]:
    """What is counted of these problems of a subject: problems, done, undone, measures and
    measures_done; a sub-item is no problem of its own."""
    wholes = [one for one in problems if not one.is_part]
    measures = [one for problem in problems for one in problem.measures]
    which = f"{SOURCE}提出、写明“{'”“'.join(SUBJECTS[subject])}”的问题，和标题这样写明的问题"
    done = [one for one in wholes if one.shared.state == DONE]
    undone = [one for one in wholes if one.shared.state != DONE]
    finished = [one for one in measures if one.own.state == DONE]
    told = (
        ("problems", "问题", "个", _keys("problem", wholes), which),
        ("done", "已完成", "个", _keys("problem", done), f"{which}中已销号的"),
        ("undone", "未完成", "个", _keys("problem", undone), f"{which}中没有销号的"),
        ("measures", "措施", "条", _keys("measure", measures), f"{which}的措施"),
        (
            "measures_done",
            "已完成措施",
            "条",
            _keys("measure", finished),
            f"{which}的措施，已完成的",
        ),
    )
    return {
        name: SpecialCount(_figure(subject, name, title, len(keys), unit), rule, keys)
        for name, title, unit, keys, rule in told
    }


def _keys(kind: str, rows: Iterable[ProblemRow | MeasureRow]) -> tuple[str, ...]:
    return tuple(f"{kind}/{one.number}" for one in rows)


def _figure(subject: str, name: str, title: str, count: int, unit: str) -> FigureWords:
    return FigureWords(
        f"{NAMES[subject]}.{name}",
        f"{subject}专项{title}",
        Decimal(count),
        unit,
        f"{count}{unit}",
    )


def _is_of(one: ProblemRow, subject: str) -> bool:
    above = f"{one.aspect}{one.category}"
    said = f"{above}{one.text}{one.detail}" if one.source == SOURCE else above
    return any(word in said for word in SUBJECTS[subject])
