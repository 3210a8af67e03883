"""The sentences of a notice in which figures stand: how much was found, how much is done, results.

Each figure is one of the rows' own; a part that is nothing is not told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhenggai.writers.bound import bound, cut_off_day
from zhenggai.writers.notice_rows import (
    STATES,
    Branch,
    FigureClause,
    FigureWords,
    HeadingWords,
    MeasureState,
    MeasureWords,
    NoticeRows,
    ProblemWords,
    problems_of,
)
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.zh.days import in_words

# letters_2 is the second count of the kind
_COPY = re.compile(r"_\d+$")
_MEASURES_AS: tuple[tuple[MeasureState, str], ...] = (
    ("done", "已完成"),
    ("in_progress", "正在推进"),
    ("not_begun", "尚未开始"),
)


def wholes(rows: NoticeRows) -> str:
    """What the feedback found: 4个方面12项共35个问题."""
    told = [
        f"{told_number(rows, name)}{unit}"
        for name, unit in (("aspects", "个方面"), ("categories", category_unit(rows)))
        if number(rows, name)
    ]
    own = sum(1 for _ in rows.problems()) - len(list(_raised_apart(rows.branches)))
    return f"{''.join(told)}{'共' if told else ''}{problems(rows, own)}"


def told_number(rows: NoticeRows, name: str) -> str:
    """A counted figure without its unit, bound to the ledger."""
    return bound("counted", rows.counted[name], str(number(rows, name)))


def as_printed(figure: FigureWords) -> str:
    """A counted figure as the ledger prints it, bound to it."""
    return bound("counted", figure, figure.text)


def in_clause(told: FigureClause) -> str:
    """A clause with the figure in it bound, where it stands there as it is."""
    if told.figure is None:
        return told.text
    printed = plain(told.figure)
    before, found, after = told.text.partition(printed)
    # 5次 stands neither in 15次 nor in 1.5次.
    if not found or before[-1:].isdigit() or before.endswith(".") or printed in after:
        return told.text
    return f"{before}{bound('reported', told.figure, printed)}{after}"


def others(rows: NoticeRows, wording: NoticeStyle) -> str:
    """What others than the feedback found: 专项检查指出了2个问题."""
    counts = Counter(one.source for one in _raised_apart(rows.branches))
    return "，".join(
        wording.say("paper", "other", source=source, problems=problems(rows, count))
        for source, count in counts.items()
    )


def _raised_apart(branches: Sequence[Branch]) -> Iterator[ProblemWords]:
    """Problems of another source than the feedback that stand under none of its aspects."""
    for one in branches:
        if isinstance(one, HeadingWords) and one.kind == "section":
            yield from _raised_apart(one.inner)
        elif isinstance(one, ProblemWords) and one.source:
            yield one


def category_unit(rows: NoticeRows) -> str:
    """12类, 12项, 11大项: the level's own name where it counts as one."""
    name = rows.words_of_levels.get("category", "类")
    return name if name in ("类", "项", "大项", "大类") else "类"


def problems(rows: NoticeRows, count: int) -> str:
    """35个问题, or 60项任务 where the level is called so."""
    name = rows.words_of_levels.get("problem", "问题")
    printed = told_number(rows, "problems") if count == number(rows, "problems") else str(count)
    return f"{printed}项{name}" if name.endswith(("任务", "事项")) else f"{printed}个问题"


def number(rows: NoticeRows, name: str) -> int:
    """A counted figure; 0 where the ledger does not count such a thing."""
    figure = rows.counted.get(name)
    return int(figure.value or 0) if figure else 0


def headline(rows: NoticeRows, wording: NoticeStyle) -> list[str]:
    """How many problems are done on the cut-off day, and how many measures."""
    whole, measures = number(rows, "problems"), rows.counted.get("measures")
    sentences: list[str] = []
    if rows.states_known and whole:
        all_done = number(rows, "done") == whole
        key = "headline_all_done" if all_done else "headline"
        sentences.append(wording.say("paper", key, **_headline_words(rows, whole, wording)))
    if measures and measures.value:
        done = rows.counted["measures_done"]
        key = "measures" if done.value and rows.states_known else "measures_planned"
        figures = {"measures": as_printed(measures), "measures_done": as_printed(done)}
        sentences.append(wording.say("paper", key, **figures))
    if not sentences and whole:
        day = cut_off_day(in_words(rows.cut_off))
        sentences.append(wording.say("paper", "headline_not_planned", cut_off=day))
    return sentences


def _headline_words(rows: NoticeRows, whole: int, wording: NoticeStyle) -> dict[str, str]:
    states = [
        f"{wording.say('states', state)}{as_printed(rows.counted[state])}"
        for state in STATES
        if number(rows, state)
    ]
    return {
        "cut_off": cut_off_day(in_words(rows.cut_off)),
        "problems": problems(rows, whole),
        "states": "、".join(states),
        "completion_rate": as_printed(rows.counted["completion_rate"]),
    }


def results(rows: NoticeRows) -> str:
    """Units' results as a whole: 清退、追回资金66.57万元，专题党课72次."""
    return "，".join(
        f"{one.title}{bound('reported', one, plain(one))}" for one in rows.reported if one.value
    )


def plain(figure: FigureWords) -> str:
    """A figure as it is printed: 66.57万元, 5人, never 5.00."""
    value = figure.value if figure.value is not None else Decimal(0)
    text = f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}"
    return f"{text}{figure.unit}"


def clues(rows: NoticeRows, wording: NoticeStyle) -> Iterator[str]:
    """What other bodies give, a paragraph for each body and letter, in the rows' order."""
    groups: dict[tuple[str, str], list[FigureWords]] = {}
    for one in rows.external:
        groups.setdefault((one.owner, one.letter), []).append(one)
    for (owner, _), given in groups.items():
        told = [
            wording.say_or(
                "external",
                _COPY.sub("", one.name),
                "{title}{figure}",
                title=one.title,
                figure=bound("external", one, plain(one)),
            )
            for one in given
        ]
        source = wording.say("external", "source", owner=owner) if owner != rows.issuer else ""
        yield f"{source}{'，'.join(filter(None, told))}。"


def counted_explanation(measures: Sequence[MeasureWords], wording: NoticeStyle) -> str:
    """How the measures of a problem stand, where nobody told why it is not done."""
    states = [one.state for one in measures]
    counts = [(title, states.count(state)) for state, title in _MEASURES_AS]
    parts = [f"{title}{count}条" for title, count in counts if count]
    if not parts:
        return wording.say("items", "no_explanation")
    return wording.say(
        "items", "counted_explanation", measures=f"{len(measures)}条", parts="，".join(parts)
    )


def unfinished(rows: NoticeRows) -> int:
    """How many problems of the feedback are not done."""
    return sum(one.state != "done" for one in problems_of(rows.branches))
