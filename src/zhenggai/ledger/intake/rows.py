"""Rows into a draft: problems with their measures, each at its row.

A blank or merged cell of aspect, category, problem, responsibility and deadline means "as above";
of what is told of one row only (state, progress, proof, note) just a merged cell does. A row that
cannot be understood is reported, and the others come in.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from zhenggai.ledger.intake.cells import led_and_listed, listed
from zhenggai.ledger.intake.columns import SHARED, title_of
from zhenggai.ledger.intake.deadlines import Deadline, exact_day, read_deadline
from zhenggai.ledger.intake.draft import (
    DraftMeasure,
    DraftProblem,
    RowProblem,
    Shared,
    SheetDraft,
)
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.row_texts import BLANK, RowTexts, Text, row_texts
from zhenggai.ledger.intake.sheet_numbers import numbers_count_rows, shape_of
from zhenggai.ledger.intake.states import StateRead, read_state, yes_or_no
from zhenggai.ledger.intake.workbook import Sheet

CARRIED = ("leaders", "lead_units", "units", "persons", "liaisons", "deadline")
SINGLE = ("cause", "source", "kind", "target", "standard", "standing")
# 无 and — say that nothing stands there, not even what stands above
NOTHING = frozenset(("无", "—", "——", "-", "--", "－", "/", "／", "\\"))
# 12.1 is a part of the problem 12
NUMBERED_PART = re.compile(r"(?P<top>[0-9]{1,5})\.(?P<part>[0-9]{1,4})")
_STEP = 500

Progress = Callable[[int, int], None]

READ: dict[str, Callable[[str], Deadline | StateRead]] = {
    "deadline": read_deadline,
    "done_on": read_deadline,
    "state": read_state,
}
REASONS = {
    "foot": "表下的签署、说明或合计，不是台账内容",
    "example": "示例行，不是台账内容",
    "stray": "整行只有一段文字，看不出是方面、类别还是问题",
}
NO_PROBLEM = "这一行没有反馈问题，上面也没有可以承接的问题"
NO_WORDS = "这一行有问题序号，没有问题内容"
UNCLEAR = (
    "序号另起一个而反馈问题空着，看不出是新的问题还是上面问题的措施；请补上反馈问题，或删去序号"
)


@dataclass(slots=True)
class _Measure:
    row: int
    text: str
    number: str
    task: str
    values: dict[str, str]
    own: dict[str, str]
    has_state_cell: bool


@dataclass(slots=True)
class _Leaf:
    """A problem, or one 具体表现, while its rows are read."""

    row: int
    problem_row: int
    text: str
    detail: str
    number: str
    aspect: str
    category: str
    single: dict[str, list[str]] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    measures: list[_Measure] = field(default_factory=list)
    # What a blank cell of the next row means
    carried: dict[str, str] = field(default_factory=dict)
    task: str = ""


def read_sheet(sheet: Sheet, mapping: Mapping, on_progress: Progress | None = None) -> SheetDraft:
    """The draft in a sheet; `on_progress(done, total)` is told of rows every now and then."""
    reader = _Reader(mapping, is_counting=numbers_count_rows(sheet, mapping))
    total = len(sheet.rows)
    count = 0
    for texts in row_texts(sheet, mapping):
        reader.take(texts)
        count += 1
        if on_progress and count % _STEP == 0:
            on_progress(texts.row, total)
    if on_progress:
        on_progress(total, total)
    problems = tuple(reader.finished())
    found = tuple(sorted(reader.row_problems, key=lambda one: one.row))
    return SheetDraft(sheet.name, mapping, problems, found, count)


class _Reader:
    """Walks the rows once and keeps what "above" means."""

    def __init__(self, mapping: Mapping, *, is_counting: bool) -> None:
        self.leaves: list[_Leaf] = []
        self.row_problems: list[RowProblem] = []
        # Where the numbers count problems, another number is another problem.
        self._is_counting = is_counting or bool(mapping.columns_of("problem_number"))
        self._aspect = self._category = self._number = ""
        self._leaf: _Leaf | None = None

    def take(self, texts: RowTexts) -> None:
        """One row."""
        if texts.kind == "silent":
            return
        if texts.kind == "aspect":
            self._begin_aspect(texts.line)
        elif texts.kind == "category":
            self._category, self._leaf = texts.line, None
        elif texts.kind == "data":
            self._take_data(texts)
        else:
            self._leave_out(texts, REASONS[texts.kind])

    def _leave_out(self, texts: RowTexts, reason: str) -> None:
        self.row_problems.append(RowProblem(texts.row + 1, "left_out", reason, texts.line))

    def _begin_aspect(self, aspect: str) -> None:
        self._aspect, self._category, self._leaf = aspect, "", None

    def _take_data(self, texts: RowTexts) -> None:
        fields = texts.fields
        aspect, category = (fields.get(one, BLANK).text for one in ("aspect", "category"))
        if aspect and _said(aspect) != self._aspect:
            self._begin_aspect(_said(aspect))
        if category and _said(category) != self._category:
            self._category, self._leaf = _said(category), None
        before = self._leaf
        leaf = self._leaf_of(texts)
        if leaf is None:
            return
        self._number = fields.get("number", BLANK).text or self._number
        for one in SINGLE:
            text = fields.get(one, BLANK).text
            if text and text not in leaf.single.setdefault(one, []):
                leaf.single[one].append(text)
        self._take_measure(leaf, texts, is_new=leaf is not before)

    def _leaf_of(self, texts: RowTexts) -> _Leaf | None:
        """The problem that a row belongs to: a new one, or the one above; None if there is none."""
        fields, above = texts.fields, self._leaf
        problem, detail = fields.get("problem", BLANK), fields.get("detail", BLANK)
        number = fields.get("problem_number", BLANK)
        is_numbered = above is not None and _belongs(number.text, above.number)
        if not problem.text and number.text and not is_numbered:
            self._leave_out(texts, NO_WORDS)
            self._leaf = None
            return None
        if not problem.text and above is None:
            is_heading = not any(
                one.text and not one.is_above
                for name, one in fields.items()
                if name not in ("aspect", "category", "number")
            )
            if not is_heading:
                self._leave_out(texts, NO_PROBLEM)
            return None
        if not problem.text and self._is_unclear(fields.get("number", BLANK)):
            self._leave_out(texts, UNCLEAR)
            self._leaf = None
            return None
        is_same = above is not None and (
            not problem.text or (problem.text == above.text and (not number.text or is_numbered))
        )
        if above is not None and is_same:
            if not detail.text or detail.text == above.detail:
                return above
            return self._begin(replace_leaf(above, texts.row, detail.text, number.text))
        return self._begin(
            _Leaf(
                texts.row,
                texts.row,
                problem.text,
                detail.text,
                number.text,
                self._aspect,
                self._category,
            )
        )

    def _is_unclear(self, number: Text) -> bool:
        """Whether a row without a problem has another number, and numbers may count problems."""
        if self._is_counting or not number.text or number.is_above or not self._number:
            return False
        is_other = not _belongs(number.text, self._number)
        return is_other and shape_of(number.text) == shape_of(self._number)

    def _begin(self, leaf: _Leaf) -> _Leaf:
        self.leaves.append(leaf)
        self._leaf = leaf
        return leaf

    def _take_measure(self, leaf: _Leaf, texts: RowTexts, *, is_new: bool) -> None:
        """A new measure, more of the one above, or what is told of the problem itself."""
        fields = texts.fields
        measure = fields.get("measure", BLANK)
        values = {one: fields[one] for one in (*SHARED, "number") if one in fields}
        leaf.task = fields.get("task", BLANK).text or leaf.task
        if not measure.text or (measure.is_above and not is_new and leaf.measures):
            into = leaf.measures[-1].values if leaf.measures else leaf.plain
            own = leaf.measures[-1].own if leaf.measures else {}
            for one, value in values.items():
                if value.text and not value.is_above:
                    self._more(into, one, value.text, None if is_new else texts.row + 1)
                    leaf.carried[one] = into.get(one, "")
            for one in SHARED:
                extra = fields.get(f"measure_{one}", BLANK)
                if extra.text and not extra.is_above:
                    self._more(own, one, extra.text, None if is_new else texts.row + 1)
            return
        taken = {}
        for one in (*SHARED, "number"):
            text = values.get(one, BLANK).text
            if not text and one in (*CARRIED, "number"):
                text = leaf.carried.get(one, "")
            taken[one] = leaf.carried[one] = text
        own = {one: fields.get(f"measure_{one}", BLANK).text for one in SHARED}
        number = fields.get("measure_number", BLANK).text
        state = fields.get("state", BLANK)
        has_state_cell = bool(state.text) and not state.is_above
        leaf.measures.append(
            _Measure(texts.row, measure.text, number, _said(leaf.task), taken, own, has_state_cell)
        )

    def _more(self, into: dict[str, str], column: str, text: str, row: int | None) -> None:
        """A cell's text behind that of the row above; what makes no sense there is reported.

        It then stands in the note, but for a deadline, which stands as it is printed. `row` is None
        for the first row of an item.
        """
        before = into.get(column, "")
        if row and column in READ and not READ[column](before).doubt:
            doubt = READ[column](text).doubt
            if doubt and column != "state" and _adds_days(before, text):
                doubt = None
            if doubt and (before or column != "deadline"):
                self._doubt(row, column, doubt, text)
            if doubt and column != "deadline":
                column, text = "note", f"{title_of(column)}：{text}"
        into[column] = _joined(into.get(column, ""), text)

    def finished(self) -> Iterator[DraftProblem]:
        """The problems as values."""
        # 1 2 3 down the rows of one problem: the column counts rows and no problems
        counts_rows = any(
            len({measure.values["number"] for measure in leaf.measures}) > 1 for leaf in self.leaves
        )
        for leaf in self.leaves:
            yield self._finished(leaf, counts_rows=counts_rows)

    def _finished(self, leaf: _Leaf, *, counts_rows: bool) -> DraftProblem:
        """The problem with what its rows have alike; what differs stays with the measures."""
        alike = {
            one: leaf.plain.get(one) or _alike([measure.values[one] for measure in leaf.measures])
            for one in (*SHARED, "number")
        }
        if counts_rows and leaf.measures:
            alike["number"] = ""
        single = {one: "\n".join(texts) for one, texts in leaf.single.items()}
        standing = _said(single.pop("standing", ""))
        told = dict(alike)
        if standing and yes_or_no(standing) is None:
            self._doubt(leaf.row + 1, "standing", "看不出是否长期坚持", standing)
            told["note"] = _joined(told["note"], f"{title_of('standing')}：{standing}")
        return DraftProblem(
            row=leaf.row + 1,
            problem_row=leaf.problem_row + 1,
            text=leaf.text,
            detail=leaf.detail,
            number=leaf.number or alike["number"],
            aspect=leaf.aspect,
            category=leaf.category,
            is_standing=yes_or_no(standing),
            shared=self._shared(leaf.row + 1, told),
            measures=tuple(self._finished_measure(one, alike) for one in leaf.measures),
            **single,
        )

    def _finished_measure(self, measure: _Measure, alike: dict[str, str]) -> DraftMeasure:
        own = {}
        for one in SHARED:
            text = measure.own[one]
            if not text and measure.values[one] != alike[one]:
                text = measure.values[one]
            own[one] = text
        number = measure.values["number"] if measure.values["number"] != alike["number"] else ""
        return DraftMeasure(
            row=measure.row + 1,
            text=measure.text,
            number=measure.number or number,
            task=measure.task,
            own=self._shared(measure.row + 1, own),
            has_state_cell=measure.has_state_cell,
        )

    def _shared(self, row: int, texts: dict[str, str]) -> Shared:
        """The texts as values; what is not understood is reported and stays as text."""
        said = {one: _said(texts[one]) if one in CARRIED else texts[one] for one in SHARED}
        lead, units = led_and_listed(said["units"])
        first, others = led_and_listed(said["lead_units"])
        foremost, leaders = led_and_listed(said["leaders"])
        deadline, done_on = read_deadline(said["deadline"]), read_deadline(said["done_on"])
        state = read_state(said["state"])
        for column, read in (("deadline", deadline), ("done_on", done_on), ("state", state)):
            if read.doubt:
                self._doubt(row, column, read.doubt, read.text)
        if done_on.text and not done_on.doubt and exact_day(done_on) is None:
            self._doubt(row, "done_on", "没有写明是哪一天", done_on.text)
        return Shared(
            leaders=tuple(dict.fromkeys((*foremost, *leaders))),
            lead_units=tuple(dict.fromkeys((*first, *others, *lead))),
            units=units,
            persons=listed(said["persons"]),
            liaisons=listed(said["liaisons"]),
            deadline=deadline,
            done_on=done_on,
            state=state,
            progress=said["progress"],
            next_steps=said["next_steps"],
            evidence=said["evidence"],
            note=said["note"],
        )

    def _doubt(self, row: int, column: str, reason: str, text: str) -> None:
        self.row_problems.append(RowProblem(row, "doubt", reason, text, title_of(column)))


def replace_leaf(above: _Leaf, row: int, detail: str, number: str) -> _Leaf:
    """The next 具体表现 of the same problem, perhaps with a number of its own."""
    return replace(
        above, row=row, detail=detail, number=number or above.number, single={}, plain={},
        measures=[], carried=dict(above.carried), task="",
    )  # fmt: skip


def _belongs(number: str, above: str) -> bool:
    """Whether a problem's number goes on with the one above: 12 again, or 12.2 under 12 or 12.1."""
    if number == above:
        return True
    parts = NUMBERED_PART.fullmatch(number), NUMBERED_PART.fullmatch(above)
    tops = [
        found["top"] if found else text for found, text in zip(parts, (number, above), strict=True)
    ]
    return parts[0] is not None and tops[0] == tops[1]


def _said(text: str) -> str:
    return "" if text in NOTHING else text


def _joined(before: str, text: str) -> str:
    return text if not before or text == before else f"{before}\n{text}"


def _adds_days(before: str, text: str) -> bool:
    """Whether a deadline's second row tells days that its first one gives the year of."""
    both = read_deadline(_joined(before, text))
    return len(both.milestones) > len(read_deadline(before).milestones)


def _alike(texts: list[str]) -> str:
    return texts[0] if texts and all(text == texts[0] for text in texts) else ""
