"""A book as the rows of a notice: as it stood on the cut-off day, in the writer's own shape."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.figures import FigureRow, counted_figures, part_of, told_figures
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Figure, Group, Heading, Item, Problem, Regulation
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import (
    EXTERNAL_PLACES,
    GROUP_KINDS,
    MEETING_KINDS,
    NO_NUMBER,
    REPORTED_FIGURES,
    SOURCES,
    SUMMED_FIGURES,
)
from zhenggai.writers.notice_rows import (
    Branch,
    Document,
    FigureClause,
    FigureWords,
    HeadingWords,
    MeasureState,
    MeasureWords,
    NoticeRows,
    Organisation,
    ProblemWords,
    State,
)
from zhenggai.zh.days import in_words

Names = Callable[[Iterable[str]], Mapping[str, str]]
# A paper's own counts of what it organised: their titles are the clauses that it printed.
_ORGANISED = {
    "meetings": "会议",
    "working_groups": "工作机构",
    "lead_units": "牵头单位",
    "plans": "方案",
    "bulletins": "通报简报",
}
# Prescribed steps whose titles only name them, as a sentence tells them; other titles stand.
_IN_A_SENTENCE = {
    "常委会研究": "常委会研究整改工作",
    "党组会议研究": "党组会议研究整改工作",
    "方案审定印发": "审定印发整改方案",
    "专题民主生活会": "召开专题民主生活会",
    "阶段报告": "报送阶段性整改情况报告",
    "两份整改报告": "报送整改情况报告和主要负责人组织落实情况报告",
    "整改报告审核": "整改情况报告通过上级审核",
    "后续整改报告": "报送后续整改情况报告",
    "成效评估": "开展整改成效评估",
}
# 青禾区委 · 青禾县农业农村局党组 · 青禾街道党工委
_PARTY_BODY = re.compile("(?!中共|中国共产党).+(?:委|党组|党工委|党支部|党总支)")
# 青禾区委 · 农业农村局党组 · 青禾街道党工委 · 大学党委
_COMMITTEE = re.compile("(?P<place>[省市区县旗州盟]委)$|(?:党组|党工委|党委)$")
# What the paper from which the book was taken counts: declared_measures beside measures.
_DECLARED = "declared_"
# meetings_2 is the second count of the kind
_COPY = re.compile(r"_\d+$")
_IN_REVIEW = {
    "closure_asked": "整改措施已经落实，责任单位已申请销号，正在审核。",
    "signing": "整改措施已经落实，责任单位已申请销号，正在逐级审签。",
}
_AFTER_REVIEW = "按规定程序审核，符合完成标准后予以销号。"
_MEASURE_STATES: Mapping[str, MeasureState] = {"not_begun": "not_begun", "done": "done"}
_UNTOUCHED = frozenset({"registered", "planned"})


@dataclass(frozen=True)
class NoticeSource:
    """A book, its rules and the day for which the notice speaks; `head` names the last entry."""

    book: Book
    pack: Pack
    cut_off: date
    names: Names
    head: str = ""

    def rows(self) -> NoticeRows:
        """All that a notice tells. Raises NotAllowed where there is nothing to tell."""
        info = self.book.info
        tops = [one for one in self.tree.tops if self._is_counted(one)]
        if not tops:
            raise NotAllowed(
                "nothing_to_tell",
                f"截至{in_words(self.cut_off)}，台账里还没有反馈的问题，写不成整改情况通报。"
                "请先导入反馈意见，或改用别的截止日。",
            )
        inspected, giver = self._named(info.inspected_unit), self._named(self._giver())
        return NoticeRows(
            inspected=inspected or giver or info.name,
            kind=info.inspection_kind or "巡察",
            cut_off=self.cut_off,
            head=self.head,
            is_exercise=info.exercise,
            is_named=bool(inspected or giver),
            issuer=party_body(inspected or giver),
            level=info.level,
            team=self._shown(info.team),
            mode=self._shown(info.mode),
            began_on=info.began_on,
            ended_on=info.ended_on,
            feedback_on=info.feedback_on,
            words_of_levels=self._words_of_levels(),
            branches=tuple(self._branches("")),
            apart=tuple(self._apart()),
            states_known=any(map(_says_how_far, tops)),
            counted={one.name: figure_words(one) for one in self.counted},
            reported=tuple(self._reported()),
            external=tuple(self._external()),
            differing=tuple(self._differing()),
            organisation=self._organisation(),
        )

    @cached_property
    def tree(self) -> Tree:
        """The book in a person's order."""
        return Tree(self.book)

    @cached_property
    def counted(self) -> tuple[FigureRow, ...]:
        """What the ledger counts."""
        return counted_figures(self.book, self.pack, self.cut_off)

    @cached_property
    def told(self) -> tuple[FigureRow, ...]:
        """What units and other bodies told of the whole book."""
        return tuple(told_figures(self.book))

    def _giver(self) -> str:
        """Who gave the paper from which the book was taken."""
        rows = self.book.figures.values()
        owners = Counter(one.owner for one in rows if one.name.startswith(_DECLARED))
        return next((owner for owner, _ in owners.most_common(1)), "")

    def _named(self, one: str) -> str:
        """The name of an id; what is no id stays as it is."""
        return self._all_names.get(one, one)

    @cached_property
    def _all_names(self) -> Mapping[str, str]:
        owners = {one.owner for one in self.book.figures.values() if not one.item}
        return self.names({self.book.info.inspected_unit, *owners} - {""})

    def _words_of_levels(self) -> dict[str, str]:
        names = {one.kind: one.level for one in self.book.headings.values() if one.level}
        names |= {"problem": one.level} if (one := next(iter(self.tree.tops), None)) else {}
        return names

    def _is_counted(self, problem: Problem) -> bool:
        return problem.source in self.pack.counted_sources

    def _branches(self, parent: str) -> Iterator[Branch]:
        """Headings and problems that stand under a heading, or at the top."""
        for heading in self._headings.get(parent, ()):
            inner = tuple(self._branches(heading.key))
            if inner:
                yield HeadingWords(heading.kind, self._shown(heading.text), inner, key=heading.key)
        for problem in self._tops.get(parent, ()):
            if self._is_counted(problem):
                yield self._problem(problem)

    @cached_property
    def _headings(self) -> Mapping[str, list[Heading]]:
        found: dict[str, list[Heading]] = {}
        for one in sorted(self.book.headings.values(), key=lambda row: sort_key(row.key)):
            if not one.withdrawn:
                found.setdefault(one.parent, []).append(one)
        return found

    @cached_property
    def _tops(self) -> Mapping[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for one in self.tree.tops:
            parent = one.parent if one.parent in self.book.headings else ""
            found.setdefault(parent, []).append(one)
        return found

    def _apart(self) -> Iterator[tuple[str, tuple[ProblemWords, ...]]]:
        """Problems that the feedback's count does not hold, by their source."""
        for source, words in SOURCES.items():
            rows = [one for one in self.tree.tops if one.source == source]
            if rows and source not in self.pack.counted_sources:
                yield words, tuple(self._problem(one) for one in rows)

    def _problem(self, one: Problem) -> ProblemWords:
        return ProblemWords(
            key=one.key,
            text=self._shown(one.text),
            source="" if one.source == "feedback" else SOURCES.get(one.source, ""),
            detail=self._shown(one.detail),
            state=cast("State", part_of(one)),
            is_state_known=_says_how_far(one),
            progress=self._shown(one.last_text),
            explanation=self._explanation(one),
            next_steps=self._next_steps(one),
            deadline=self._deadline(one),
            documents=self._documents(one),
            measures=tuple(self._measures(one.key, "")),
            parts=tuple(self._problem(part) for part in self.tree.parts.get(one.key, ())),
        )

    def _explanation(self, one: Problem) -> str:
        """Why it is not done: a paper's explanation is kept as its cause."""
        if one.carried:
            return self._shown(one.cause)
        told = one.basically_done_reason or one.missing or one.last_text
        return self._shown(told) or _IN_REVIEW.get(one.state, "")

    def _next_steps(self, one: Problem) -> str:
        """The problem's own, else what its open measures tell of theirs; what is under review
        waits for its end.
        """
        if one.next_steps:
            return self._shown(one.next_steps)
        if one.state in _IN_REVIEW:
            return _AFTER_REVIEW
        keys = (one.key, *(part.key for part in self.tree.parts.get(one.key, ())))
        rows = (row for key in keys for row in self.tree.measures.get(key, ()))
        told = (row.next_steps for row in rows if row.state != "done" and row.next_steps)
        return "\n".join(map(self._shown, told))

    def _measures(self, problem: str, group: str) -> Iterator[MeasureWords]:
        for one in self.tree.measures.get(problem, ()):
            if one.group == group:
                yield MeasureWords(
                    text=self._shown(one.text),
                    state=_MEASURE_STATES.get(one.state, "in_progress"),
                    progress=self._shown(one.last_text),
                    documents=self._documents(one),
                    inner=tuple(self._measures(problem, one.key)),
                )

    def _documents(self, item: Item) -> tuple[Document, ...]:
        return tuple(
            Document(
                self._shown(one.title),
                "" if one.number == NO_NUMBER else self._shown(one.number),
                one.action,
            )
            for one in self._regulations.get(item.key, ())
        )

    @cached_property
    def _regulations(self) -> Mapping[str, list[Regulation]]:
        found: dict[str, list[Regulation]] = {}
        for one in sorted(self.book.regulations.values(), key=lambda row: sort_key(row.key)):
            if not one.replaced_by:
                found.setdefault(one.item, []).append(one)
        return found

    def _deadline(self, item: Problem) -> str:
        """As it was printed; where a day is past or reached, what is left, and what is overdue."""
        days = [one.on for one in item.milestones if one.on]
        is_running = not item.reached and not any(day < self.cut_off for day in days)
        if item.deadline_text and (is_running or item.carried):
            return self._shown(item.deadline_text).rstrip("。；;")
        told = [
            self._milestone(one)
            for place, one in enumerate(item.milestones, 1)
            if one.on and place not in item.reached
        ]
        standing = ["长期坚持"] if item.standing else []
        if len(told) < 2:
            return "并".join([*told, *standing])
        lines = enumerate([*told, *standing], 1)
        return "；".join(f"（{place}）{line}" for place, line in lines)

    def _milestone(self, one: Milestone) -> str:
        """2026年9月30日前，完成验收; a day that is past is told as such."""
        if one.on is None:
            return self._shown(one.what)
        what = f"，{self._shown(one.what)}" if one.what else ""
        return f"{in_words(one.on)}前{what}{'（已逾期）' if one.on < self.cut_off else ''}"

    def _reported(self) -> Iterator[FigureWords]:
        """Units' results under the names that say what they are, summed over the items."""
        for one in self.told:
            if one.kind == "reported" and one.name in SUMMED_FIGURES and one.name not in _ORGANISED:
                yield replace(figure_words(one), title=REPORTED_FIGURES[one.name])

    def _external(self) -> Iterator[FigureWords]:
        """In the order of their subjects; where one is told twice, which is which is known by its
        place, and the order is that in which they were told."""
        told = self._book_figures("external")
        if not any(_COPY.search(one.name) for one in told):
            told.sort(key=lambda one: EXTERNAL_PLACES.get(one.name, len(EXTERNAL_PLACES)))
        for one in told:
            # What the feedback counts, the ledger counts too.
            if one.name.startswith(_DECLARED):
                continue
            yield FigureWords(
                one.name,
                self._shown(one.title),
                one.value,
                one.unit,
                f"{one.value:f}{one.unit}",
                owner=self._named(one.owner),
                letter=self._shown(one.letter),
                on=one.on,
            )

    def _differing(self) -> Iterator[tuple[FigureWords, FigureWords]]:
        """What the paper counted and the ledger counts otherwise; the notice tells the ledger's."""
        counted = {f"{_DECLARED}{one.name}": one for one in self.counted}
        for one in self.told:
            own = counted.get(one.name)
            if own and own.value != one.value:
                yield figure_words(one), figure_words(own)

    def _book_figures(self, kind: str) -> list[Figure]:
        rows = [one for one in self.book.figures.values() if one.kind == kind and not one.item]
        return sorted(rows, key=lambda row: row.made_by)

    def _organisation(self) -> Organisation:
        counts = {one.name: one for one in self.counted}
        committee = self._committee_meeting()
        titles = {one.step: _IN_A_SENTENCE.get(one.title, one.title) for one in self.pack.steps}
        steps = [
            (one.on, titles.get(key.removeprefix("step/"), ""))
            for key, one in self.book.steps.items()
            if one.on
        ]
        return Organisation(
            groups=tuple(self._groups()),
            meetings=tuple(
                (committee if kind == "committee" else one.title, figure_words(one))
                for kind in MEETING_KINDS
                # At the feedback the inspectors met the committee: a step, and no push.
                if kind != "feedback_meeting" and (one := counts[f"meetings_{kind}"]).value
            ),
            steps=tuple(sorted(step for step in steps if step[1])),
            plan_approved_on=self.book.info.approved_on,
            lead_units=int(counts["lead_units"].value or 0),
            told=tuple(
                FigureClause(self._shown(one.title), self._in_clause(one))
                for one in self._book_figures("reported")
                if _COPY.sub("", one.name) in _ORGANISED
                and not (one.name == "lead_units" and self.book.info.approved_on)
            ),
        )

    def _committee_meeting(self) -> str:
        """What the meetings of its Party body are called: 区委常委会会议, 党组会议."""
        found = _COMMITTEE.search(self._named(self.book.info.inspected_unit))
        if found is None:
            return MEETING_KINDS["committee"]
        return f"{found[0]}常委会会议" if found["place"] else f"{found[0]}会议"

    def _in_clause(self, one: Figure) -> FigureWords | None:
        """What a paper counted of its own work, under a short title: meetings_2 is 会议（第2处）;
        None where units reported more of the same name."""
        row = next(row for row in self.told if (row.name, row.unit) == (one.name, one.unit))
        if row.value != one.value:
            return None
        name = _COPY.sub("", one.name)
        place = one.name.removeprefix(name).strip("_")
        title = f"{_ORGANISED[name]}（第{place}处）" if place else _ORGANISED[name]
        return replace(figure_words(row), title=title)

    def _groups(self) -> Iterator[str]:
        for one in self.book.rows["group"].values():
            if isinstance(one, Group) and not one.dissolved:
                number = self._shown(one.number)
                name = self._shown(one.name) or GROUP_KINDS.get(one.kind, "")
                yield f"{name}（{number}）" if number else name

    def _shown(self, text: str) -> str:
        return shown(text, self.book)


def figure_words(one: FigureRow) -> FigureWords:
    """A figure of the ledger as a paper prints it."""
    return FigureWords(one.name, one.title, one.value, one.unit, one.text, on=one.on)


def _says_how_far(one: Problem) -> bool:
    """Whether the book tells how far a problem is, be it that it is only planned."""
    is_told = one.carried or one.state not in _UNTOUCHED
    return bool(is_told or one.milestones or one.standing or one.last_text)


def party_body(name: str) -> str:
    """A Party body as it signs: 中共青禾区委."""
    return f"中共{name}" if _PARTY_BODY.fullmatch(name) else name
