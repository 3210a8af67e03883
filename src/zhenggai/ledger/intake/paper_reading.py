"""From a notice as read to the draft of what goes into the ledger.

Titles, organisation, outlook and contact are not taken; chapters on clues and petitions give
counts only. An unlabelled paragraph under a problem is a measure.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN
from zhenggai.ledger.intake.paper import DraftNode, NodeKind, PaperDraft, PaperKind, Unplaced
from zhenggai.ledger.intake.paper_account import with_left_over
from zhenggai.ledger.intake.paper_branches import Branches
from zhenggai.ledger.intake.paper_figures import declared_figures, headline_of
from zhenggai.ledger.intake.paper_kind import kind_of_paper, title_of
from zhenggai.ledger.intake.paper_levels import level_names, with_level_names, with_true_problems
from zhenggai.ledger.intake.paper_states import with_states
from zhenggai.ledger.intake.paper_things import with_things
from zhenggai.ledger.intake.paper_words import words
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

# Chapters that state no problem: 意见建议 · 整改要求 · 总体要求 · 组织领导 · 保障措施
_NO_PROBLEMS = re.compile(
    r"^(?:对?(?:下一步)?(?:整改|工作)?的?(?:意见和?建议|建议|要求)|总体要求|指导思想|基本原则|工作原则|组织领导"
    r"|(?:组织|工作|整改)?保障(?:措施)?|(?:整改)?工作要求|(?:加强|强化)组织领导|实施步骤|方法步骤)(?:及.{1,6})?$"
)
# 关于“三会一课”记录不规范的问题。 as the beginning of a paragraph without a number
_LOOSE = re.compile(r"(?:关于|针对)[^。\n]{4,80}问题")
# What a chapter of its own makes of the problems in it.
_SOURCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("special_inspection", re.compile(r"专项检查")),
    ("immediate", re.compile(r"立行立改|立知立改|即知即改|立查立改|立即整改")),
    ("during_inspection", re.compile(r"边巡边改|边督边改")),
    ("handed_over", re.compile(r"(?:移交|交办)(?:事项|问题)")),
    ("democratic_life_meeting", re.compile(r"民主生活会.{0,6}(?:问题|事项)")),
)
_LONGEST = 200
_DAYS = re.compile(r"\d ?[日号]")
_LETTER = re.compile(r"[^\n]")


def draft_of(notice: Notice, kind: PaperKind | None = None) -> PaperDraft:
    """The draft of a paper; `kind` overrides what the reader's facts say it is."""
    paper = kind or kind_of_paper(notice)
    withheld = _clue_chapters(notice)
    text = _blanked(notice.source.text, withheld)
    taker = _Taker(notice, text, paper)
    roots = with_true_problems(taker.roots())
    roots = with_level_names(roots, level_names(notice, roots))
    inspection, masthead = notice.inspection, notice.masthead
    draft = PaperDraft(
        name=notice.source.name,
        digest=notice.source.sha256 or hashlib.sha256(notice.source.text.encode()).hexdigest(),
        kind=paper,
        text=text,
        title=title_of(notice),
        issuer=masthead.issuer or "",
        day=notice.paper_day,
        inspection_kind=inspection.kind or "",
        level=inspection.level or "",
        team=inspection.team or "",
        inspected=inspection.inspected or "",
        feedback_on=inspection.feedback_date,
        mode=inspection.mode or "",
        began_on=inspection.start if _is_in_days(notice) else None,
        ended_on=inspection.end if _is_in_days(notice) else None,
        roots=roots,
        unplaced=tuple(taker.unplaced),
        figures=declared_figures(notice, text),
        headline=headline_of(notice, text) if paper == "notice" else None,
        withheld=withheld,
    )
    draft = with_left_over(with_things(with_states(draft, notice), notice), notice)
    return replace(draft, unplaced=tuple(sorted(draft.unplaced, key=lambda one: one.start)))


def _is_in_days(notice: Notice) -> bool:
    """Whether the paper tells the days of the inspection; 4月上旬至6月中旬 tells none."""
    place = notice.inspection.spans.get("start")
    return place is not None and len(_DAYS.findall(notice.source.text, *place)) > 1


def _clue_chapters(notice: Notice) -> tuple[Span, ...]:
    """Where the paper tells of clues and petitions; none of its words from there are taken."""
    found: list[Span] = []
    for node in notice.nodes:
        if node.kind == "clues" and node.start >= (found[-1].end if found else 0):
            found.append(Span(node.start, node.end))
    return tuple(found)


def _blanked(text: str, places: Iterable[Span]) -> str:
    """The text with these places blanked; its lines stay lines, and offsets hold."""
    pieces: list[str] = []
    done = 0
    for place in places:
        pieces += [text[done : place.start], _LETTER.sub("　", text[place.start : place.end])]
        done = place.end
    return "".join([*pieces, text[done:]])


class _Taker:
    """Walks the outline once and takes what belongs into a ledger."""

    def __init__(self, notice: Notice, text: str, paper: PaperKind) -> None:
        self._notice = notice
        self._text = text
        self._branches = Branches(self._text, paper, notice.source.quoted)
        self.unplaced = self._branches.unplaced

    def roots(self) -> tuple[DraftNode, ...]:
        """The top of the tree."""
        chapters = [node for node in self._notice.outline if node.part == "main"]
        taken: list[tuple[Node, tuple[DraftNode, ...]]] = []
        for node in chapters:
            below = tuple(self._taken([node]))
            if below:
                taken.append((node, below))
        if not taken:
            return tuple(self._loose())
        # One main chapter is the paper itself, several are parts of it; one on 立行立改 is no part:
        # its problems tell their source.
        parts = [node for node, _ in taken if node.kind == "section" and not _tells_source(node)]
        has_parts = len(parts) > 1
        roots = tuple(
            one
            for node, below in taken
            for one in (
                [self._heading(node, "section", below)] if has_parts and node in parts else below
            )
        )
        return (*roots, *self._branches.at_once)

    def _taken(self, nodes: Iterable[Node]) -> Iterator[DraftNode]:
        for node in nodes:
            if node.kind == "clues":
                continue
            if node.label and _NO_PROBLEMS.search(node.heading):
                self._leave(node, "这一部分不是问题，没有列入台账")
            elif node.kind == "section":
                yield from self._with_source(node, self._taken(node.children))
            elif node.kind in ("aspect", "category"):
                yield from self._heading_or_problem(node)
            elif node.kind in ("problem", "sub_problem"):
                yield self._branches.problem(node, "problem")
            elif not node.label and self._branches.takes_at_once(node):
                continue
            elif node.kind not in ("title", "contact", "signature", "outlook"):
                self._leave(node, "不在任何问题之下，没有列入台账")

    def _heading_or_problem(self, node: Node) -> Iterator[DraftNode]:
        """An aspect with problems is a heading; one with measures only is itself the problem."""
        inner = [one for one in node.children if one.kind in ("category", "problem", "sub_problem")]
        has_measures = any(one.kind in ("measure", "measure_group") for one in node.children)
        if not inner and has_measures:
            yield self._branches.problem(node, "problem")
            return
        below = tuple(self._taken(node.children))
        if below:
            yield self._heading(node, "aspect" if node.kind == "aspect" else "category", below)
        else:
            self._leave(node, "其下没有问题，没有列入台账")

    def _heading(self, node: Node, kind: NodeKind, children: tuple[DraftNode, ...]) -> DraftNode:
        return DraftNode(
            id=node.start,
            kind=kind,
            level="",
            label=(node.label or "").strip(" *　"),
            text=words(self._text, *node.head),
            spans=(Span(node.start, node.head.end),),
            children=children,
        )

    def _with_source(self, node: Node, children: Iterable[DraftNode]) -> Iterator[DraftNode]:
        source = _source_of(node)
        for child in children:
            yield _sourced(child, source) if source else child

    def _loose(self) -> Iterator[DraftNode]:
        """Problems of a short paper without numbers: 关于…的问题。 and what was done."""
        for node in self._notice.outline:
            if not node.label and node.kind == "narrative":
                found = _LOOSE.match(self._text, node.start, node.end)
                if found:
                    yield self._branches.loose_problem(node, found.end())

    def _leave(self, node: Node, reason: str) -> None:
        shown = words(self._text, node.start, min(node.end, node.start + _LONGEST))
        self.unplaced.append(Unplaced(shown, node.start, reason, node.end))


def _source_of(chapter: Node) -> str:
    """What a chapter makes of the problems in it; "" where it says nothing."""
    return next((name for name, told in _SOURCES if told.search(chapter.heading)), "")


def _tells_source(chapter: Node) -> bool:
    return _source_of(chapter) in (*WITHOUT_PLAN, "democratic_life_meeting")


def _sourced(node: DraftNode, source: str) -> DraftNode:
    children = tuple(_sourced(child, source) for child in node.children)
    return replace(node, source=source, children=children)
