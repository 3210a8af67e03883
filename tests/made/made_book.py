"""Small books of every shape that a notice must be able to tell, for Hypothesis.

Rows are put into a book directly: the shape matters here, and not how it came about. Faults and
measures are worded as offices word them; some measures hold labels of their own.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.rows import BookRow, Figure, Heading, Measure, Problem, Regulation, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import NO_NUMBER

CUT_OFF = date(2026, 6, 30)
FAULTS = (
    "理论学习不够深入",
    "制度执行不够严格",
    "“三会一课”流于形式",
    "专项资金监管不到位，存在多发、漏发现象",
    "调查研究不够深入，解决问题不够及时",
    "老旧小区改造推进缓慢的问题",
    "二是对上级部署一般化落实",
    "1.台账管理混乱；2.责任单位：长期不明确",
    "（三）公款存放不规范",
    "12个村未按要求公开村务",
)
ACTS = (
    "修订学习制度，明确每季度研讨的议题和责任人。",
    "开展专项检查2次，发现问题5个，已全部整改",
    "印发通知。逐个单位督促落实，形成台账。",
    "召开专题会议研究部署",
    "一是分类梳理；二是逐项落实。",
    "按照（1）自查、（2）抽查、（3）通报的步骤推进；建立长效机制。",
    "组织培训3期，参训120人次。第一，学原文；第二，谈体会。",
    "落实“（一）全面从严治党”要求，把《实施办法（试行）》（青办〔2025〕7号）挂网公开。",
    "③组清退违规补贴；1.逐户核对2.逐户签字。",
    "清退违规补贴36.4万元、设备12台，涉及18人次、7个单位，其余2个单位正在清退",
    "责任单位：区财政局。完成时限：2026年9月底前。",
    "整改情况：对3类12项制度逐项修订。问题2：同步整改。",
    "第三，开展“回头看”；第四，公开结果。",
    "对照《公务用车管理办法》《差旅费管理规定》（青财发〔2025〕8号）逐项自查，公开结果。",
)
# What units report of a measure, as they type it
REPORTS = (
    "已完成3项，其余2项正在推进。",
    "一、已印发；二、已公示。（1）无异议。",
    "下一步措施：继续排查",
    "问题2：已整改",
    "整改情况：已完成。责任单位：区财政局",
    "1.已清退36.4万元；2.处理5人。",
    "第一，召开会议2次；第二，通报3起。",
    "三、特此报告。",
    "附件：1.台账2.照片",
    "（已完成整改）",
    "该问题已完成整改，并长期坚持。",
    "已全部整改到位",
)
DETAILS = (
    "抽查12个单位，有4个没有台账。",
    "主要表现：①会议少；②记录不全。",
    "2人缺席\n3次补学",
    "一是会议少。二是记录不全。整改措施：未制定。",
)
# What is said of a problem that is not done
REASONS = (
    "工作量较大，正在按计划推进。",
    "一是资金未到位；二是方案正在报批。",
    "（1）涉及12户（2）其中3户未签协议",
    "下一步措施：加快办理。完成时限：年底前",
    "",
)
# Problems that the feedback's count does not hold, by their source
APART = {
    "immediate": "农贸市场周边占道经营",
    "during_inspection": "村务公开栏长期不更新",
    "handed_over": "镇区道路路灯损坏较多",
    "democratic_life_meeting": "班子成员谈心谈话不够深入",
}
# What other bodies give, with its unit
EXTERNAL = {
    "clues": "条",
    "letters": "件",
    "filed_cases": "件",
    "disciplined_persons": "人",
    "organisational": "人",
}
# What units report in sum, with its unit
REPORTED = {"funds_recovered": "万元", "lessons": "次", "regulations_made": "项"}
# What was done with a document
DOCUMENT_ACTS = ("印发", "修订", "制定")
ASPECTS = ("落实党的路线方针政策方面", "全面从严治党方面", "基层党组织建设方面")
CATEGORIES = ("落实主体责任存在差距", "干部队伍建设存在短板", "作风建设不够扎实")
OPEN = {
    "basically_done": ("rectifying", True),
    "in_progress": ("rectifying", False),
    "not_done": ("planned", False),
}


@dataclass(frozen=True)
class Shape:
    """One book of the strategies below."""

    book: Book

    def __repr__(self) -> str:
        """What failed, on a screen."""
        return "\n".join(str(row) for row in self.book.every())


@st.composite
def books(draw: st.DrawFn) -> Shape:
    """A book with one to three aspects, perhaps categories, and at least one problem done."""
    rows: list[Row] = [_opened()]
    headings, problems, faults = count(1), count(1), {one: count(1) for one in FAULTS}
    has_categories = draw(st.booleans())
    for aspect in ASPECTS[: draw(st.integers(1, 3))]:
        top = Heading(f"heading/{next(headings)}", 1, kind="aspect", level="方面", text=aspect)
        rows.append(top)
        parents = [top.key]
        if has_categories:
            names = CATEGORIES[: draw(st.integers(1, 2))]
            below = [
                Heading(f"heading/{next(headings)}", 1, "category", "项", "", name, top.key)
                for name in names
            ]
            rows += below
            parents = [one.key for one in below]
        for parent in parents:
            for _ in range(draw(st.integers(1, 3))):
                fault = draw(st.sampled_from(FAULTS))
                text = _told_apart(fault, next(faults[fault]))
                rows += draw(_problem(f"problem/{next(problems)}", parent, text))
    # A paper tells them source by source.
    apart = draw(st.sets(st.sampled_from(sorted(APART)), max_size=2))
    for source in [one for one in APART if one in apart]:
        rows += draw(_apart(f"problem/{next(problems)}", source))
    rows += draw(_figures())
    return Shape(_with_one_done(rows))


@st.composite
def _apart(draw: st.DrawFn, key: str, source: str) -> list[Row]:
    """A problem outside the feedback's count, done or at work, with its measures."""
    state = draw(st.sampled_from(("done", "in_progress")))
    values: dict[str, Any] = {"state": "closed"}
    if state != "done":
        values = {"state": "rectifying", **draw(_deadline())}
    problem = Problem(key, 1, "", APART[source], level="问题", source=source, **values)
    return [problem, *draw(_measures(key, state))]


@st.composite
def _figures(draw: st.DrawFn) -> list[Row]:
    """Figures of other bodies, and units' sums."""
    given = draw(st.lists(st.sampled_from(sorted(EXTERNAL)), unique=True, max_size=3))
    sums = draw(st.lists(st.sampled_from(sorted(REPORTED)), unique=True, max_size=2))
    told: list[Row] = [
        Figure(
            f"figure/{place}",
            place,
            name=name,
            kind="reported",
            value=Decimal(draw(st.integers(1, 9999))).scaleb(
                -2 if name == "funds_recovered" else 0
            ),
            unit=REPORTED[name],
            item="problem/1",
            owner="区财政局",
        )
        for place, name in enumerate(sums, len(given) + 1)
    ]
    return told + [
        Figure(
            f"figure/{place}",
            place,
            name=name,
            kind="external",
            value=Decimal(draw(st.integers(1, 99))),
            unit=EXTERNAL[name],
            owner="区纪委监委机关",
            letter="青纪函〔2026〕4号",
        )
        for place, name in enumerate(given, 1)
    ]


def _told_apart(fault: str, number: int) -> str:
    """No two problems have the same words."""
    return fault if number == 1 else f"第{number}次检查发现{fault}"


def _opened() -> BookRow:
    return BookRow(
        BOOK,
        1,
        name="青禾区2026年市委巡察整改",
        inspected_unit="青禾区委",
        inspection_kind="巡察",
        level="市委",
        team="市委第二巡察组",
        feedback_on=date(2026, 1, 12),
    )


@st.composite
def _problem(draw: st.DrawFn, key: str, parent: str, text: str) -> list[Row]:
    """A problem with measures, or with parts that have them."""
    parts = draw(st.integers(0, 2))
    state = draw(st.sampled_from(("done", *OPEN)))
    values: dict[str, Any] = {"state": "closed"}
    if state != "done":
        values = dict(zip(("state", "basically_done"), OPEN[state], strict=True))
        values |= draw(_deadline())
        values["last_text"] = draw(st.sampled_from(REASONS))
    values["detail"] = draw(st.sampled_from(("", "", *DETAILS)))
    problem = Problem(key, 1, "", text, parent=parent, level="问题", **values)
    rows: list[Row] = [problem]
    if parts < 2:
        return [*rows, *draw(_measures(key, state))]
    for number in range(1, parts + 1):
        part = Problem(f"{key}.{number}", 1, "", f"针对第{number}类问题不够重视", parent=key)
        done = {"state": "closed" if state == "done" else "rectifying"}
        rows += [Problem(**{**vars(part), **done}), *draw(_measures(part.key, state))]
    return rows


@st.composite
def _deadline(draw: st.DrawFn) -> dict[str, Any]:
    days = draw(st.lists(st.integers(10, 400), unique=True, max_size=2))
    told = tuple(
        Milestone(CUT_OFF + timedelta(days=ahead), draw(st.sampled_from(("", "完成制度修订"))))
        for ahead in sorted(days)
    )
    is_standing, is_extended = draw(st.booleans()), draw(st.booleans())
    values: dict[str, Any] = {"milestones": told, "standing": is_standing}
    if told and is_extended:
        # An extension moved it: the first day is kept, and told no more.
        first = Milestone(CUT_OFF - timedelta(days=40), "")
        values |= {"first_milestones": (first,), "extensions": 1}
    return values


@st.composite
def _measures(draw: st.DrawFn, problem: str, state: str) -> list[Row]:
    """Measures, one of them perhaps a group; of an open problem some are still to begin."""
    stem = f"measure/{problem.partition('/')[2]}"
    rows: list[Row] = []
    texts = draw(st.lists(st.sampled_from(ACTS), min_size=1, max_size=4, unique=True))
    # A paper tells what was done before what is to come.
    reached = draw(st.integers(1, len(texts)))
    for number, text in enumerate(texts, 1):
        begun = state == "done" or number <= reached
        reported = draw(st.sampled_from(("", "", *REPORTS))) if begun else ""
        own = Measure(
            f"{stem}-{number}",
            1,
            "",
            text,
            _state(state, begun=begun),
            problem=problem,
            last_text=reported,
        )
        rows += [own, *draw(_of_measure(own))]
    return rows


def _state(state: str, *, begun: bool) -> str:
    return "done" if state == "done" else "in_progress" if begun else "not_begun"


@st.composite
def _of_measure(draw: st.DrawFn, own: Measure) -> list[Row]:
    """What hangs on a measure: two that stand in it, or a document."""
    kind = draw(st.sampled_from(("", "", "group", "document")))
    if kind == "document" and own.state != "not_begun":
        place = own.key.partition("/")[2]
        # No number is used twice: 12-1 and 1.2-1 are papers of two bodies.
        body = "办" if "." in place else "政"
        own_number = f"青{body}发〔2026〕{place.replace('-', '').replace('.', '')}号"
        number = draw(st.sampled_from((NO_NUMBER, own_number)))
        title = f"{place.replace('-', '之').replace('.', '点')}号工作办法"
        action = draw(st.sampled_from(DOCUMENT_ACTS))
        made: list[Row] = [Regulation(f"regulation/{place}-1", 1, own.key, title, number, action)]
        if draw(st.booleans()):
            second = f"{title}实施细则（试行）"
            made.append(Regulation(f"regulation/{place}-2", 1, own.key, second, NO_NUMBER, action))
        return made
    if kind == "group":
        return [
            Measure(f"{own.key}.{n}", 1, "", text, own.state, problem=own.problem, group=own.key)
            for n, text in enumerate(("健全机制。", "抓好落实。"), 1)
        ]
    return []


def _with_one_done(rows: list[Row]) -> Book:
    book = Book()
    for row in rows:
        book.put(row)
    return book
