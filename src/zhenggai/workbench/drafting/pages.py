"""A draft on its page: the outline, the text part by part, what the checker says of each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from zhenggai.notices.diagnostics import Severity
from zhenggai.publication.drafts.beside_parts import Asked, Beside, BesideDraft, beside_draft
from zhenggai.publication.drafts.drafted import LedgerText, reprinted
from zhenggai.publication.drafts.drafting import has_news, is_edited
from zhenggai.publication.drafts.free_figures import FreeFigure, free_figures
from zhenggai.publication.drafts.kept_text import (
    BODY,
    HEADING,
    blocks_of_kept,
    plain_of_kept,
    with_figure,
)
from zhenggai.publication.drafts.read_draft import read_draft
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Remark
from zhenggai.publication.order.excluding import items_left_out
from zhenggai.publication.order.screening import Screened
from zhenggai.publication.order.trimming import said_behind_opening
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.drafting.states import state_of
from zhenggai.writers.bound import is_day, mark, replaced
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_rows import Letter

Heads = list[tuple[DraftPart, PartVersion]]
# Before the name of a figure that is no more what the ledger says.
DIFFERS = "differs/"
# Before the verdict on a number that somebody typed.
FREE = "free/"
CONFIRMED: Mapping[str, Badge] = {
    "": Badge("hourglass", "待答", "amber"),
    "true": Badge("check", "属实", "green"),
    "change": Badge("pencil", "要修改", "orange"),
    "private": Badge("lock", "不宜公开", "orange"),
}
_FREE: Mapping[str, Badge] = {
    "differs": Badge("x", "不符", "red"),
    "agrees": Badge("check", "相符", "green"),
    "unknown": Badge("pencil", "台账里没有", "edge"),
}
# An answer was given to other words than stand now.
_ASK_AGAIN = Badge("history", "核后又改", "amber")
_GRADES: tuple[Severity, ...] = ("error", "warning", "advice")


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part as it stands on the page."""

    part: DraftPart
    title: str
    version: PartVersion
    text: SafeString
    is_edited: bool
    has_news: bool
    remarks: tuple[Remark, ...]
    confirmed: tuple[Badge, ...]
    grades: Mapping[str, int]
    is_left_out: bool

    @property
    def grade(self) -> str:
        """The gravest of what the checker says of it."""
        return next((one for one in _GRADES if self.grades.get(one)), "")

    @property
    def count(self) -> int:
        """How much the checker says of it."""
        return sum(self.grades.values())

    @property
    def is_quiet(self) -> bool:
        """Whether nothing about it asks for a look."""
        return not (self.grade or self.has_news or self.remarks or self.part.gone)

    @property
    def is_confirmed(self) -> bool:
        """Whether its units found its words true as they stand."""
        return bool(self.confirmed) and all(one == CONFIRMED["true"] for one in self.confirmed)


@dataclass(frozen=True, slots=True)
class ShownFree:
    """A number that somebody typed, and whether the ledger has one like it; `n` on the page."""

    n: int
    one: FreeFigure
    badge: Badge
    part: DraftPart
    seen: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the outline with the parts below it."""

    head: ShownPart
    inner: tuple[ShownPart, ...]

    @property
    def items(self) -> int:
        """How many items of the ledger it tells of."""
        return sum(1 for one in self.inner if one.part.item)

    @property
    def is_open(self) -> bool:
        """Whether something below it asks for a look."""
        return any(not one.is_quiet for one in self.inner)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """All that the page of a draft shows; `approved` are the stages that it passed, `said` is what
    goes out behind the opening, `free` and `unknown` are numbers typed by hand, those that the
    ledger has too and those that it has not."""

    state: Badge
    approved: frozenset[str]
    is_out: bool
    before: SafeString
    after: SafeString
    said: str
    parts: tuple[ShownPart, ...]
    chapters: tuple[Chapter, ...]
    free: tuple[ShownFree, ...]
    unknown: tuple[ShownFree, ...]
    stale: int

    @property
    def edited(self) -> int:
        """How many parts somebody's hand is in."""
        return sum(one.is_edited for one in self.parts)

    @property
    def open_remarks(self) -> int:
        """How many remarks wait."""
        return sum(len(one.remarks) for one in self.parts)

    @property
    def latest(self) -> PartVersion | None:
        """What was written last."""
        return max((one.version for one in self.parts), key=_at, default=None)

    @property
    def writers(self) -> set[str]:
        """Who is named on the page."""
        told = {one.version.by for one in self.parts}
        return told | {remark.by for one in self.parts for remark in one.remarks}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside the parts, the numbers that somebody typed, how much of each grade the
    screen says of a part, by its key, and which items are left out."""

    beside: Mapping[int, Beside]
    free: list[FreeFigure]
    grades: Mapping[str, Mapping[str, int]]
    gone: frozenset[str]


def draft_page(
    draft: Draft, found: Heads, ledger: LedgerText, screened: Screened | None = None
) -> DraftPage:
    """The page of a draft with its parts beside what the ledger says now, and what the screen says
    of each."""
    # What the ledger tells no more and nobody wrote at is not there.
    held = [one for one in found if not one[0].gone or is_edited(one[1])]
    read = read_draft(held, ledger)
    told = {part.key: text for part, text in ledger.parts()}
    beside = beside_draft(draft, held)
    free = free_figures(held, read, ledger, beside.parts)
    around = Around(beside.parts, free, _grades(screened), items_left_out(draft))
    typed = tuple(_shown_free(held, free))
    parts = tuple(_shown_parts(draft, held, ledger, around))
    frame = replace(ledger.framed(()), attachments=())
    return DraftPage(
        state=_state(draft, held, beside),
        approved=frozenset(beside.approved),
        is_out=beside.is_out,
        before=_html(replace(frame, signatures=(), dated_on=None)),
        after=_html(Letter(signatures=frame.signatures, dated_on=frame.dated_on)),
        said=said_behind_opening(draft, ledger),
        parts=parts,
        chapters=tuple(_chapters(parts)),
        free=tuple(one for one in typed if one.one.verdict != "unknown"),
        unknown=tuple(one for one in typed if one.one.verdict == "unknown"),
        stale=_stale(held, told),
    )


def part_html(draft: Draft, ledger: LedgerText, kept: str) -> SafeString:
    """A part's text with its figures as chips that lead to their working."""
    blocks = blocks_of_kept(replaced(kept, _against(ledger)))
    return _html(Letter(blocks=blocks), working_of(draft))


def working_of(draft: Draft) -> Callable[[str], str]:
    """Where a bound figure of this draft shows its working."""

    def working(figure: str) -> str:
        told = figure.removeprefix(DIFFERS)
        if is_day(told):
            return ""
        if told.startswith(FREE):
            verdict, _, n = told.removeprefix(FREE).partition("/")
            return "" if verdict == "unknown" else f"#free{n}"
        kind, _, name = told.partition("/")
        return reverse("workbench:drafting_figure", args=[draft.book.code, draft.pk, kind, name])

    return working


def _html(letter: Letter, link: Callable[[str], str] = lambda _: "") -> SafeString:
    # Every text in it was escaped by the writer.
    return mark_safe(letter_html(letter, link))  # noqa: S308


def _against(ledger: LedgerText) -> Callable[[str, str, str], str]:
    """Names a figure that is not what the ledger says by another name."""

    def named(figure: str, title: str, text: str) -> str:
        row = ledger.figures.get(figure)
        differs = row is not None and reprinted(row, text) != text
        return mark(f"{DIFFERS}{figure}" if differs else figure, title, text)

    return named


def _state(draft: Draft, held: Heads, beside: BesideDraft) -> Badge:
    is_asked = any(beside.parts[part.pk].asked for part, _ in held)
    return state_of(draft, is_begun=is_asked or bool(beside.approved) or beside.is_out)


def _shown_parts(
    draft: Draft,
    held: Heads,
    ledger: LedgerText,
    around: Around,
) -> Iterable[ShownPart]:
    for part, version in held:
        yield ShownPart(
            part=part,
            title=_title(part, version),
            version=version,
            text=part_html(draft, ledger, _with_free(part, version, around.free)),
            is_edited=is_edited(version),
            has_news=has_news(part, version),
            remarks=tuple(around.beside[part.pk].remarks),
            confirmed=tuple(_confirmed(one, version) for one in around.beside[part.pk].asked),
            grades=around.grades.get(part.key, {}),
            is_left_out=part.item in around.gone,
        )


def _grades(screened: Screened | None) -> Mapping[str, Counter[str]]:
    """What is answered counts no more."""
    grades: dict[str, Counter[str]] = {}
    for one in screened.found if screened else ():
        if one.answer is None:
            grades.setdefault(one.one.part, Counter())[one.grade] += 1
    return grades


def _confirmed(one: Asked, version: PartVersion) -> Badge:
    return _ASK_AGAIN if one.verdict and one.n != version.n else CONFIRMED[one.verdict]


def _with_free(part: DraftPart, version: PartVersion, free: list[FreeFigure]) -> str:
    """The part's kept text with what somebody typed marked, by its number on the page."""
    lines = version.text.split("\n")
    # From the end, so that places before it hold.
    for n, one in reversed(list(enumerate(free, 1))):
        if one.part == part.key:
            marked = mark(f"{FREE}{one.verdict}/{n}", one.title or "手工数字", one.text)
            lines[one.line] = with_figure(lines[one.line], one.start, one.end, marked)
    return "\n".join(lines)


def _shown_free(held: Heads, free: list[FreeFigure]) -> Iterable[ShownFree]:
    parts = {part.key: (part, version.n) for part, version in held}
    for n, one in enumerate(free, 1):
        yield ShownFree(n, one, _FREE[one.verdict], *parts[one.part])


def _chapters(parts: tuple[ShownPart, ...]) -> Iterable[Chapter]:
    """Chapters and their first level; items and what is deeper stand below."""
    held: list[tuple[ShownPart, list[ShownPart]]] = []
    for one in parts:
        if not held or (one.part.depth <= 2 and not one.part.item):
            held.append((one, []))
        else:
            held[-1][1].append(one)
    return (Chapter(head, tuple(inner)) for head, inner in held)


def _stale(held: Heads, told: Mapping[str, str]) -> int:
    """Of how many parts the ledger says something else than when the draft last followed it."""
    parts = {part.key: part for part, _ in held}
    changed = sum(1 for key, text in told.items() if key not in parts or parts[key].told != text)
    return changed + sum(1 for key, part in parts.items() if key not in told and not part.gone)


def _title(part: DraftPart, version: PartVersion) -> str:
    """What the outline calls it: a chapter by its heading with its label."""
    line = version.text.partition("\n")[0]
    if part.item or not line.startswith(HEADING):
        return part.title
    return plain_of_kept(line.partition(BODY)[0]) or part.title


def _at(version: PartVersion) -> datetime:
    return version.at
