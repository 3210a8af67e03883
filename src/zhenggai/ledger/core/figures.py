"""The figures of a book: each with its name, its basis of counting (口径), and the items behind it.

Counted figures are the ledger's own. Reported ones are units' results, external ones stand as
another body gave them. A reported figure with a word of `vocabulary.SUMMED_FIGURES` is summed over
the items; any other that belongs to an item is told with its item and not with the book. Names are
those of `contract.md` where both exist.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import chain, count

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.counting import (
    counted_measures,
    counted_problems,
    figure_order,
    is_in_counts,
)
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned, measures_of, parts_of
from zhenggai.ledger.core.rows import Figure, Item, Measure, Problem, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import MEETING_KINDS, SUMMED_FIGURES, WITHOUT_PLAN

KINDS = {"counted": "台账计数", "reported": "单位填报数", "external": "外部提供数"}
_ASKED = frozenset({"closure_asked", "signing"})
_ROUNDING = {"half_up": ROUND_HALF_UP, "down": ROUND_DOWN}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with its working.

    `value` is None where nothing can be said (a rate of nothing); `text` is how it is printed with
    its unit. `items` are the keys behind the numerator, `all_items` those behind the denominator,
    `carried` how many of `items` rest on a paper's words alone. `owners` are the units or the body
    of a figure that is not counted, `papers` the papers that give it, `unconfirmed` the figures
    that their owner has not confirmed, for the cut-off day where one is asked for.
    """

    name: str
    title: str
    value: Decimal | None
    unit: str
    text: str
    counting_rule: str
    kind: str
    numerator: int | None = None
    denominator: int | None = None
    items: tuple[str, ...] = ()
    all_items: tuple[str, ...] = ()
    carried: int = 0
    owners: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    on: date | None = None
    unconfirmed: tuple[str, ...] = ()


def figures(
    book: Book, pack: Pack, today: date, cut_off: date | None = None
) -> tuple[FigureRow, ...]:
    """Every figure of the book as a whole on a day, counted ones first."""
    return (*counted_figures(book, pack, today), *told_figures(book, cut_off))


def named_figures(found: Sequence[FigureRow]) -> Iterator[tuple[str, FigureRow]]:
    """Each figure under a name of its own: what the ledger counts has the plain one, what a unit or
    a paper tells under the same name its kind behind it (meetings_reported).
    """
    taken: set[str] = set()
    for one in found:
        stem = f"{one.name}_{one.kind}"
        names = chain((one.name, stem), (f"{stem}_{number}" for number in count(2)))
        name = next(each for each in names if each not in taken)
        taken.add(name)
        yield name, one


def counted_figures(book: Book, pack: Pack, today: date) -> tuple[FigureRow, ...]:
    """What the ledger counts itself."""
    problems = [one for one in counted_problems(book) if one.source in pack.counted_sources]
    parts = _parts(problems, pack)
    measures = counted_measures(book)
    return (
        *_headings(book),
        _count("problems", "问题", problems, "个", "列入台账的问题；子项、已撤回、已并入的不计"),
        *parts,
        _rate(parts[0], problems, pack),
        *_not_yet(problems),
        _count("measures", "措施", measures, "条", "问题下的最末级措施；已取消的不计"),
        *_measures_done(measures, pack),
        *_approved(book),
        *_flags(book, problems, pack, today),
        *_others(book),
    )


def _parts(problems: list[Problem], pack: Pack) -> tuple[FigureRow, ...]:
    """The four parts that make all: each problem is in exactly one."""
    held: dict[str, list[Problem]] = {name: [] for name in PARTS}
    for problem in problems:
        held[part_of(problem)].append(problem)
    return tuple(
        _count(name, pack.state_words[word], held[name], "个", rule)
        for name, (word, rule) in PARTS.items()
    )


# The four parts that make all, with the pack's word and the basis of counting of each.
PARTS: Mapping[str, tuple[str, str]] = {
    "done": ("closed", "已经销号的问题"),
    "basically_done": ("basically_done", "评定为基本完成、尚未销号的问题"),
    "in_progress": ("in_progress", "已有进展、未评定基本完成、尚未销号的问题"),
    "not_done": ("not_done", "还没有进展的问题；通报写明未完成、此后无进展的也计在内"),
}


def part_of(problem: Problem) -> str:
    """In which of the four parts a problem counts."""
    if problem.state == "closed":
        return "done"
    if problem.basically_done:
        return "basically_done"
    return "not_done" if problem.state in ("registered", "planned") else "in_progress"


def _rate(done: FigureRow, problems: list[Problem], pack: Pack) -> FigureRow:
    rule = "已销号÷全部问题，基本完成不计入"
    return ratio(("completion_rate", "完成率", rule), done, _keys(problems), pack)


def ratio(
    told: tuple[str, str, str], part: FigureRow, everything: tuple[str, ...], pack: Pack
) -> FigureRow:
    """A counted figure in percent of all these keys; `told` is its name, its title, its rule."""
    name, title, rule = told
    value = percent(part.numerator or 0, len(everything), pack) if everything else None
    how = "四舍五入" if pack.rounding == "half_up" else "截尾"
    return FigureRow(
        name=name,
        title=title,
        value=value,
        unit="%",
        text="" if value is None else f"{value}%",
        counting_rule=f"{rule}；保留{pack.decimals}位小数，{how}",
        kind="counted",
        numerator=part.numerator,
        denominator=len(everything),
        items=part.items,
        all_items=everything,
        carried=part.carried,
    )


def percent(part: int, whole: int, pack: Pack) -> Decimal:
    """part ÷ whole in percent, to the pack's decimals."""
    step = Decimal(1).scaleb(-pack.decimals)
    return (Decimal(100 * part) / whole).quantize(step, rounding=_ROUNDING[pack.rounding])


def _not_yet(problems: list[Problem]) -> Iterable[FigureRow]:
    """What forms call 未完成, with those that are basically done and without them."""
    rest = [one for one in problems if part_of(one) != "done"]
    undone = [one for one in rest if part_of(one) != "basically_done"]
    rule = "没有销号、也没有评定基本完成的问题"
    yield _count("not_closed", "未销号", rest, "个", "没有销号的问题，基本完成的也计在内")
    yield _count("undone", "未完成", undone, "个", rule)


def _measures_done(measures: list[Measure], pack: Pack) -> Iterable[FigureRow]:
    done = [one for one in measures if one.state == "done"]
    rest = [one for one in measures if one.state != "done"]
    rule = "责任单位报完成、未被退回的措施"
    finished = _count("measures_done", "已完成措施", done, "条", rule)
    yield finished
    yield _count("measures_undone", "未完成措施", rest, "条", f"还不是已完成的措施（{rule}）")
    told = ("measures_rate", "措施完成率", "已完成措施÷全部措施")
    yield ratio(told, finished, _keys(measures), pack)


def _headings(book: Book) -> Iterable[FigureRow]:
    for kind, name, title in (("aspect", "aspects", "方面"), ("category", "categories", "类")):
        every = book.headings.values()
        found = [one for one in every if one.kind == kind and not one.withdrawn]
        if found:
            yield _count(name, title, found, "个", f"反馈意见分列的{title}")


def _approved(book: Book) -> Iterable[FigureRow]:
    """Frozen counts, and what came and went with the superior's consent."""
    info = book.info
    removed = frozenset(one.key for one in book.problems.values() if one.removed_by_consent)
    tables: tuple[tuple[str, str, int | None, Iterable[Item], str], ...] = (
        ("approved_problems", "核定问题数", info.approved_problems, book.problems.values(), "个"),
        ("approved_measures", "核定措施数", info.approved_measures, book.measures.values(), "条"),
    )
    for name, title, frozen, rows, unit in tables:
        if frozen is None:
            continue
        came = [one for one in rows if one.added_by_consent]
        gone = [one for one in rows if _left_counts(book, one, removed)]
        value = frozen + len(came) - len(gone)
        yield FigureRow(
            name=name,
            title=title,
            value=Decimal(value),
            unit=unit,
            text=f"{value}{unit}",
            counting_rule=f"方案审定时{frozen}{unit}，经上级同意增加{len(came)}、减少{len(gone)}",
            kind="counted",
            numerator=value,
            items=_keys([*came, *gone]),
        )


def _left_counts(book: Book, item: Item, removed: frozenset[str]) -> bool:
    """Whether an item of the frozen count left it, a measure perhaps with one of the problems that
    were removed."""
    if not isinstance(item, Measure):
        return item.removed_by_consent and not (isinstance(item, Problem) and item.is_part)
    if item.state == "dropped":
        return item.removed_by_consent
    problem = book.find(Problem, item.problem) if removed else None
    while problem and problem.key not in removed:
        problem = book.find(Problem, problem.parent)
    return problem is not None and is_in_counts(book, item)


def _flags(book: Book, problems: list[Problem], pack: Pack, today: date) -> Iterable[FigureRow]:
    held = [(one, deadline_state(book, one, today, pack).standing) for one in problems]
    late = [one for one, standing in held if standing == "overdue"]
    soon = [one for one, standing in held if standing == "soon"]
    told: tuple[tuple[str, str, Callable[[Problem], object], str], ...] = (
        ("standing", "长期坚持", lambda one: one.standing, "标明长期坚持的问题"),
        ("priority", "单列管理", lambda one: one.priority, "单列管理的问题"),
        ("signing", "审签中", lambda one: one.state in _ASKED, "已申请销号、尚未销号的问题"),
        ("extended", "已延期", lambda one: one.extensions, "延期获准的问题"),
        ("returned", "曾被退回", lambda one: one.returns, "销号申请曾被退回的问题"),
        ("reopened", "重新整改", lambda one: one.reopened, "销号后重新整改过的问题"),
        ("relapses", "反弹", lambda one: one.relapses, "销号后反弹过的问题；更正不算反弹"),
        (
            "carried_over",
            "据文件登记",
            lambda one: one.carried,
            "状态仅据通报、台账表而无佐证",
        ),
    )
    yield _count(
        "overdue",
        "逾期",
        late,
        "个",
        "有分阶段时限已过、尚未达到、尚未销号的问题；没有定时限的按其措施的时限",
    )
    yield _count("due_soon", "临近时限", soon, "个", f"{pack.due_soon_days}天之内到期的问题")
    for name, title, holds, rule in told:
        yield _count(name, title, [one for one in problems if holds(one)], "个", rule)


def _others(book: Book) -> Iterable[FigureRow]:
    tops = counted_problems(book)
    immediate = [one for one in tops if one.source in WITHOUT_PLAN]
    gone = [one for one in book.problems.values() if not one.is_part]
    withdrawn = [one for one in gone if one.state == "withdrawn"]
    merged = [one for one in gone if one.state == "merged"]
    meetings = list(book.meetings.values())
    regulations = [one for one in book.regulations.values() if not one.replaced_by]
    yield _count(
        "immediate_tasks", "立行立改等任务", immediate, "项", "立行立改、边巡边改和交办事项"
    )
    yield _count("withdrawn", "已撤回", withdrawn, "个", "撤回的问题，不计入全部")
    yield _count("merged", "已并入", merged, "个", "并入其他问题的问题，不计入全部")
    yield _count("meetings", "会议", meetings, "次", "登记在册的会议")
    for kind, title in MEETING_KINDS.items():
        held = [one for one in meetings if one.kind == kind]
        yield _count(f"meetings_{kind}", title, held, "次", f"登记在册的{title}")
    yield _count("regulations", "建章立制", regulations, "项", "登记在册的制度，每个文号一项")
    yield _lead_units(book, tops)
    yield _handled(book)


def _lead_units(book: Book, problems: list[Problem]) -> FigureRow:
    units = {unit for one in problems for unit in assigned(book, one.key, "lead_units")}
    rule = "问题的牵头单位，一个单位只计一次"
    return FigureRow(
        name="lead_units",
        title="牵头单位",
        value=Decimal(len(units)),
        unit="个",
        text=f"{len(units)}个",
        counting_rule=rule,
        kind="counted",
        numerator=len(units),
        items=tuple(sorted(units)),
    )


def _handled(book: Book) -> FigureRow:
    rows = sorted(book.accountabilities.values(), key=lambda one: sort_key(one.key))
    persons = sum(one.count for one in rows)
    return FigureRow(
        name="handled_persons",
        title="追责问责",
        value=Decimal(persons),
        unit="人次",
        text=f"{persons}人次",
        counting_rule="登记在册的问责决定所载人数之和，同一人可能不止一次",
        kind="counted",
        numerator=persons,
        items=tuple(one.key for one in rows),
    )


def told_figures(book: Book, cut_off: date | None = None) -> Iterable[FigureRow]:
    """Units' and other bodies' figures of the whole book, summed by name and unit of counting."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for one in _in_order(book.figures.values()):
        if not _is_of_item(one):
            groups.setdefault((one.kind, one.name, one.unit), []).append(one)
    return [_told(book, rows, cut_off) for rows in groups.values()]


def item_figures(book: Book, key: str) -> list[FigureRow]:
    """What was told of one item and of all that stands under it, each figure for itself."""
    own = [_told(book, [one]) for one in _in_order(book.figures.values()) if one.item == key]
    under = (*measures_of(book, key), *parts_of(book, key))
    return [*own, *(row for one in under for row in item_figures(book, one.key))]


def name_of_item(row: FigureRow) -> str:
    """The name of what was told of one item among the figures of a book: 12-3.lessons."""
    return f"{number_of(row.items[0])}.{row.name}"


def _in_order(rows: Iterable[Figure]) -> list[Figure]:
    return sorted(rows, key=figure_order)


def _is_of_item(figure: Figure) -> bool:
    return bool(figure.item) and figure.name not in SUMMED_FIGURES


def _told(book: Book, rows: list[Figure], cut_off: date | None = None) -> FigureRow:
    """One figure of several rows of the same kind, name and unit of counting."""
    first = rows[0]
    titles, rules, papers = (
        [shown(getattr(one, name), book) for one in rows if getattr(one, name)]
        for name in ("title", "counting_rule", "letter")
    )
    value = sum((one.value for one in rows), Decimal(0))
    waiting = [one for one in rows if one.kind == "reported" and not _stands(one, cut_off)]
    return FigureRow(
        name=first.name,
        title=titles[0] if titles else first.name,
        value=value,
        unit=first.unit,
        text=f"{value:f}{first.unit}",
        counting_rule=rules[0] if rules else "",
        kind=first.kind,
        items=tuple(one.item or one.key for one in rows),
        owners=tuple(sorted({one.owner for one in rows})),
        papers=tuple(dict.fromkeys(papers)),
        on=max((one.on for one in rows if one.on), default=None),
        unconfirmed=tuple(one.key for one in waiting),
    )


def _stands(figure: Figure, cut_off: date | None) -> bool:
    """Whether its owner has confirmed it, for the cut-off day where there is one."""
    return figure.confirmed_for is not None and figure.confirmed_for >= (cut_off or date.min)


def _count(name: str, title: str, rows: Iterable[Row], unit: str, rule: str) -> FigureRow:
    held = list(rows)
    return FigureRow(
        name=name,
        title=title,
        value=Decimal(len(held)),
        unit=unit,
        text=f"{len(held)}{unit}",
        counting_rule=rule,
        kind="counted",
        numerator=len(held),
        items=_keys(held),
        carried=sum(1 for one in held if isinstance(one, Item) and one.carried),
    )


def _keys(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted((one.key for one in rows), key=sort_key))
