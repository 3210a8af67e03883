"""A book as the rows of its papers: as it stood on the cut-off day, as far as one may see it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.figures import counted_figures
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import AnyRow, Item, Measure, Problem, Proof, Review, Signature
from zhenggai.ledger.core.rows import Closing as ClosingRow
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import ACCOUNTABILITY_FORMS, NO_NUMBER, PROOF_KINDS, SOURCES
from zhenggai.ledger.models import Book
from zhenggai.ledger.notice_rows import NoticeSource, figure_words, party_body
from zhenggai.ledger.printed import Printed
from zhenggai.ledger.sheet_rows import ids_of, problem_rows
from zhenggai.publication.papers.round_rows import RoundRows
from zhenggai.writers.notice_rows import NoticeRows
from zhenggai.writers.papers.told import (
    About,
    Accounted,
    Answered,
    Closing,
    Extension,
    Late,
    Made,
    Proved,
    Signed,
    Told,
)
from zhenggai.writers.papers.told_item import Happened
from zhenggai.zh.days import in_words

# 会议纪要.docx, 现场照片.JPG; no ending: 第3.2节
_ENDING = re.compile(r"\.(?:docx?|xlsx?|pdf|png|jpe?g|txt|wps|et|ofd|html?)$", re.IGNORECASE)
Names = Callable[[Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True)
class PaperSource:
    """The book as far as the reader sees it; `head` names the last entry that is known.

    `prints_head`: the head stands on the paper, with how it is verified.
    `held` and `actor` open what stands beside the ledger: rounds of reports, reviews, files;
    `history` tells the entries about an item as sentences, the first first.
    """

    tree: Tree
    pack: Pack
    cut_off: date
    dated_on: date
    names: Names
    head: str = ""
    prints_head: bool = False
    held: Book | None = None
    actor: Actor | None = None
    history: Callable[[str], Iterable[Happened]] | None = None

    @cached_property
    def knows_whole(self) -> bool:
        """Whether nothing of the book is hidden from the reader: its papers may be told of."""
        if self.held is None or self.actor is None:
            return False
        return knows_whole(queries.tree(self.held), self.actor)

    def of_book(self) -> Told:
        """For a paper about the whole round."""
        return self._told(self.tree)

    def of_unit(self, unit: str) -> Told:
        """For a paper to or from one unit: the problems for which it answers."""
        families = [family for family, units in self.tree.units.items() if unit in units]
        return self._told(self.tree.only(families), unit=unit)

    def of_problem(self, key: str) -> Told:
        """For a paper about one problem."""
        return self._told(self.tree.only([key]), problem=key)

    def units(self) -> list[tuple[str, str]]:
        """The units that answer for something, with their names, those with most first."""
        counts: dict[str, int] = {}
        for units in self.tree.units.values():
            for unit in units:
                counts[unit] = counts.get(unit, 0) + 1
        named = self.names(counts)
        return sorted(
            ((unit, named.get(unit, unit)) for unit in counts),
            key=lambda one: (-counts[one[0]], one[1]),
        )

    def _told(self, tree: Tree, *, unit: str = "", problem: str = "") -> Told:
        figures = counted_figures(tree.book, self.pack, self.cut_off)
        units = [one for one, _ in self.units()]
        more = RoundRows(tree, self.said, self.named, units)
        return Told(
            about=self.about,
            problems=tuple(problem_rows(tree.book, self.names)),
            counted={one.name: figure_words(one) for one in figures},
            unit=self.named(unit),
            late=tuple(self._late(tree, unit)),
            notice=None if unit or problem else self._notice(),
            regulations=tuple(self._regulations(tree)),
            proofs=tuple(self._proofs(tree)),
            accountability=tuple(self._accountability(tree)),
            closing=self._closing(tree, problem) if problem else Closing(),
            extension=self._extension(tree) if problem else Extension(),
            units=tuple(map(self.named, units)),
            lacks=tuple(more.lacks(unit)),
            meetings=tuple(more.meetings()),
            opinions=tuple(more.opinions()),
            adopted=tuple(more.adopted()),
        )

    def _notice(self) -> NoticeRows | None:
        try:
            source = NoticeSource(self.tree.book, self.pack, self.cut_off, self.names, self.head)
            return source.rows()
        except NotAllowed:
            return None

    @cached_property
    def about(self) -> About:
        """The round and who signs."""
        info = self.tree.book.info
        inspected = self.named(info.inspected_unit) or info.name
        kind = info.inspection_kind or "巡察"
        return About(
            book=info.name,
            inspected=inspected,
            issuer=party_body(inspected),
            office=f"{inspected}{kind}整改工作领导小组办公室",
            kind=kind,
            cut_off=self.cut_off,
            dated_on=self.dated_on,
            level=info.level,
            round=info.round,
            team=info.team,
            feedback_on=info.feedback_on,
            approved_on=info.approved_on,
            approved_problems=info.approved_problems,
            approved_measures=info.approved_measures,
            head=self.head,
            counted_sources=tuple(SOURCES[one] for one in sorted(self.pack.counted_sources)),
            is_exercise=info.exercise,
        )

    def _late(self, tree: Tree, unit: str) -> Iterator[Late]:
        """Items that wait for a day, the longest overdue first; of one unit, only its own."""
        found: list[Late] = []
        for problem in tree.tops:
            for item in (problem, *tree.items(problem)):
                units = assigned(tree.book, item.key, "lead_units") or ()
                own = (*units, *(assigned(tree.book, item.key, "responsible_units") or ()))
                # A deadline told on the item itself: what it inherits is told once, above.
                if item.milestones and (not unit or unit in own):
                    found += self._waiting(item, own)
        yield from sorted(found, key=lambda one: (-one.days, one.due))

    def _waiting(self, item: Item, units: Iterable[str]) -> Iterator[Late]:
        state = deadline_state(self.tree.book, item, self.cut_off, self.pack)
        if state.due is None:
            return
        days = state.days if state.standing == "overdue" else -state.days
        yield Late(
            number=number_of(item.key),
            text=self.said(item.text),
            due=state.due,
            days=days,
            units=tuple(map(self.named, units)),
            is_measure=isinstance(item, Measure),
        )

    def _regulations(self, tree: Tree) -> Iterator[Made]:
        for one in _in_order(tree.book.regulations.values()):
            if not one.replaced_by:
                units = assigned(tree.book, one.item, "lead_units") if one.item else ()
                number = "" if one.number == NO_NUMBER else self.said(one.number)
                yield Made(
                    title=self.said(one.title),
                    number=number,
                    action=one.action,
                    item=number_of(one.item) if one.item else "",
                    units=tuple(map(self.named, units)),
                    issued_on=one.issued_on,
                )

    def _proofs(self, tree: Tree) -> Iterator[Proved]:
        for one in _in_order(tree.book.proofs.values()):
            if one.counts:
                yield Proved(
                    number=number_of(one.key),
                    name=without_ending(self.said(one.name)),
                    claim=self.said(one.claim),
                    kind=PROOF_KINDS.get(one.kind, ""),
                    item=number_of(one.item),
                    attached_on=one.attached_on,
                )

    def _accountability(self, tree: Tree) -> Iterator[Accounted]:
        for one in _in_order(tree.book.accountabilities.values()):
            yield Accounted(
                body=self.named(one.body),
                number=self.said(one.number),
                form=ACCOUNTABILITY_FORMS.get(one.form, one.form),
                count=one.count,
                item=number_of(one.item) if one.item else "",
                decided_on=one.decided_on,
            )

    def _extension(self, tree: Tree) -> Extension:
        """The request that waits, for the problem or one of its measures."""
        rows = [one for one in _in_order(tree.book.extensions.values()) if one.state == "asked"]
        held = next((one for one in rows if tree.book.item(one.item)), None)
        if held is None:
            return Extension()
        days = "；".join(in_words(one.on) for one in held.milestones if one.on)
        return Extension(days or ("长期坚持" if held.standing else ""), self.said(held.reason))

    def _closing(self, tree: Tree, problem: str) -> Closing:
        """The latest asking for closure; where there is none, the steps still to be signed."""
        book = tree.book
        row = book.find(Problem, problem)
        held = book.find(ClosingRow, row.closing) if row and row.closing else None
        points = [self.said(one) for one in row.standard] if row else []
        if held is None:
            steps = tuple(Signed(one.title) for one in self.pack.signatures)
            return Closing(answers=tuple(map(Answered, points)), steps=steps)
        return Closing(
            unit=self.named(held.unit),
            asked_on=held.asked_on,
            answers=tuple(self._answered(held, points)),
            steps=tuple(self._signed(held)),
            meeting=self._meeting(held.meeting),
            closed_on=held.closed_on,
        )

    def _meeting(self, key: str) -> str:
        """The number of a meeting, of which the tree of one problem knows nothing."""
        row = self.tree.book.meetings.get(key)
        return self.said(row.number) if row else ""

    def _answered(self, held: ClosingRow, points: list[str]) -> Iterator[Answered]:
        proofs = self.tree.book.proofs
        by_point = {one.point: one for one in held.answers}
        for at, point in enumerate(points, 1):
            answer = by_point.get(at)
            named = (proofs.get(key) for key in answer.proofs) if answer else ()
            yield Answered(
                point=point,
                answer=self.said(answer.text) if answer else "",
                proofs=tuple(self._proof(one) for one in named if one),
            )

    def _proof(self, one: Proof) -> str:
        return f"{number_of(one.key)} {without_ending(self.said(one.name))}"

    def _signed(self, held: ClosingRow) -> Iterator[Signed]:
        done: dict[str, Signature] = {one.step: one for one in held.signatures}
        for step in self.pack.signatures:
            one = done.get(step.step)
            if one is None:
                yield Signed(step.title)
            else:
                by = self.named(one.by)
                opinion = self.said(one.opinion)
                yield Signed(step.title, self.named(one.unit), by, opinion, one.on)

    def said(self, text: str) -> str:
        """A text as it is printed; of one that was expunged that it is gone."""
        return self._printed.said(text)

    @cached_property
    def _printed(self) -> Printed:
        return Printed(self.tree.book, self._all_names)

    @cached_property
    def _all_names(self) -> Mapping[str, str]:
        """Everybody who may be named in a paper."""
        book = self.tree.book
        ids = ids_of(one for one in book.every() if isinstance(one, Item))
        for closing in book.closings.values():
            ids |= {closing.unit, closing.asked_by}
            ids |= {name for one in closing.signatures for name in (one.by, one.unit)}
        ids |= {one.body for one in book.accountabilities.values()}
        ids |= {one.body for one in book.rows["review"].values() if isinstance(one, Review)}
        ids |= {one.body for one in book.info.adoptions}
        return self.names((ids | {book.info.inspected_unit}) - {""})

    def named(self, one: str) -> str:
        """The name of an id; what is no id stays as it is."""
        return self._all_names.get(one, one)


def without_ending(name: str) -> str:
    """A file's name as papers tell it: 会议纪要 of 会议纪要.docx."""
    return _ENDING.sub("", name) or name


def _in_order(rows: Iterable[AnyRow]) -> list[AnyRow]:
    return sorted(rows, key=lambda one: sort_key(one.key))
