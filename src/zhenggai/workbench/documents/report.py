"""The checker's report as a page shows it: the paper with its marks, and a card for each finding.

The same for a paper of a register and for one that is only looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES
from zhenggai.notices.diagnostics import Diagnostic, Severity
from zhenggai.notices.manual import Manual, manual_of
from zhenggai.notices.render.check_page import MOST_CARDS, percent, split_sum, underlines
from zhenggai.notices.render.paper import ANSWERED as VERIFIED
from zhenggai.notices.render.paper import Note, Paper, Underline
from zhenggai.notices.render.severities import SEVERITIES, conclusion
from zhenggai.notices.render.structure import structure_of
from zhenggai.notices.source import Span
from zhenggai.papers.models import Paper as Kept
from zhenggai.papers.models import Verified
from zhenggai.papers.reading import Examined
from zhenggai.papers.verifying import may_be_verified, place_of
from zhenggai.workbench.badges import DIAGNOSTIC, Badge
from zhenggai.workbench.documents.answers import NOTHING_SAID, Said

_MANUALS: Mapping[str, Manual] = {rule.CODE: manual_of(rule) for rule in RULES}
# What a list may be narrowed to, in the order in which the groups stand.
GROUPS: tuple[str, ...] = (*SEVERITIES, VERIFIED)
MOST_UNREAD = 100
# Longer words of another place are only pointed at.
LONGEST_QUOTE = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Another place of a finding: its anchor, its paragraph, its words as far as they are short."""

    anchor: str
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One card. `number` counts in the order of the text; `mark` is the anchor in it; `sums` are
    the lines of the working as left side, sign and result; `also` are the other places by what is
    said of them. `told` is every word on it, the last one last, each with the other paper of the
    same text on which it was said."""

    number: int
    one: Diagnostic
    title: str
    paragraph: int
    sums: tuple[tuple[str, str, str], ...]
    also: tuple[tuple[str, tuple[Place, ...]], ...]
    answer: Verified | None = None
    told: tuple[tuple[Verified, Kept | None], ...] = ()

    @property
    def grade(self) -> str:
        """Its group: the grade, or that it is answered."""
        return VERIFIED if self.answer else self.one.severity

    @property
    def badge(self) -> Badge:
        """Icon, word and colour of the group."""
        return DIAGNOSTIC[self.grade]

    @property
    def may_be_verified(self) -> bool:
        """Whether 已核实，不修改 may be said of it."""
        return may_be_verified(self.one)

    @property
    def place(self) -> str:
        """What a form sends: rule, start, end."""
        code, start, end = place_of(self.one)
        return f"{code}:{start}:{end}"


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one grade."""

    grade: str
    badge: Badge
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a page of a report shows; `grade` is what the list is narrowed to."""

    file: CheckedFile
    findings: tuple[Finding, ...]
    text: SafeString
    unread: tuple[tuple[str, str, int], ...]
    grade: str = ""
    counts: tuple[tuple[str, Badge, int], ...] = ()
    more: int = 0
    manuals: tuple[tuple[str, Manual], ...] = field(default=())

    @property
    def groups(self) -> list[Group]:
        """The cards that are shown, gravest first, what is answered last."""
        found = [
            Group(name, DIAGNOSTIC[name], tuple(one for one in self.findings if one.grade == name))
            for name in GROUPS
        ]
        return [one for one in found if one.findings and self.grade in ("", one.grade)]

    @property
    def tone(self) -> str:
        """The colour of the conclusion: that of its gravest finding, green without."""
        grades: tuple[Severity, ...] = ("error", "warning")
        return next((DIAGNOSTIC[one].tone for one in grades if self.file.count(one)), "green")

    @property
    def conclusion(self) -> str:
        """What it means for the paper."""
        return conclusion(self.file)

    @property
    def read_characters(self) -> str:
        """The share of the text that was understood, in percent."""
        return percent(self.file.notice.coverage.characters)

    @property
    def figures_read(self) -> int:
        """How many numerals were understood."""
        coverage = self.file.notice.coverage
        return coverage.figures - len(coverage.unread)

    @property
    def structure(self) -> str:
        """4方面 38问题 126措施."""
        return structure_of(self.file.notice)


def report_of(
    looked: Examined,
    said: Said = NOTHING_SAID,
    *,
    public: bool,
    grade: str = "",
    is_whole: bool = False,
) -> Report:
    """The report; `public` adds the rules for publication, `is_whole` shows all of the text."""
    every = looked.findings(public=public)
    shown = replace(looked.file, diagnostics=every[:MOST_CARDS])
    grade = grade if grade in GROUPS else ""
    marks = list(_marks(shown, said, grade))
    notes = [one for one in marks if isinstance(one, Note)]
    lines = [*underlines(shown), *(one for one in marks if isinstance(one, Underline))]
    paper = Paper(looked.file.notice, lines, notes)
    findings = tuple(_findings(shown, paper, said))
    spoken = {one.one.code for one in findings}
    is_open = (one for one in every if place_of(one) not in said.answers)
    return Report(
        file=replace(looked.file, diagnostics=tuple(is_open)),
        findings=findings,
        text=text_of(paper, looked, is_whole=is_whole),
        unread=tuple(_unread(looked, paper)),
        grade=grade,
        counts=tuple(_counts(findings)),
        more=len(every) - len(findings),
        manuals=tuple((code, one) for code, one in _MANUALS.items() if code in spoken),
    )


def _marks(file: CheckedFile, said: Said, grade: str) -> Iterator[Note | Underline]:
    """A place in the text for each finding; a link to its card where the card is shown."""
    for number, one in enumerate(file.diagnostics, 1):
        answer = said.answers.get(place_of(one))
        if answer and grade in ("", VERIFIED):
            yield Note(one.span, number, VERIFIED, said.hint_of(answer))
        elif answer:
            yield Underline(one.span, VERIFIED, f"m{number}", said.hint_of(answer))
        elif grade in ("", one.severity):
            yield Note(one.span, number, one.severity, one.message)


def _findings(file: CheckedFile, paper: Paper, said: Said) -> Iterator[Finding]:
    for number, one in enumerate(file.diagnostics, 1):
        manual = _MANUALS.get(one.code)
        also = tuple(
            (message, tuple(_place(paper, each.span) for each in group))
            for message, group in groupby(one.related, key=lambda each: each.message)
        )
        yield Finding(
            number=number,
            one=one,
            title=manual.title if manual else one.rule,
            paragraph=paper.number_of(one.span[0]),
            sums=tuple(split_sum(line) for line in (one.working or "").splitlines()),
            also=also,
            answer=said.answers.get(place_of(one)),
            told=said.told_at(place_of(one)),
        )


def _place(paper: Paper, span: Span) -> Place:
    words = paper.words(*span)
    is_short = 0 < len(words) <= LONGEST_QUOTE
    return Place(paper.anchor_of(span), paper.number_of(span[0]), words if is_short else "")


def _counts(findings: tuple[Finding, ...]) -> Iterator[tuple[str, Badge, int]]:
    """How many of each grade, those of the three grades always."""
    for name in GROUPS:
        count = sum(one.grade == name for one in findings)
        if count or name != VERIFIED:
            yield name, DIAGNOSTIC[name], count


def _unread(looked: Examined, paper: Paper) -> Iterator[tuple[str, str, int]]:
    """Figures that no fact explains: anchor, the words around, the paragraph."""
    text = looked.file.notice.source.text
    for start, end in looked.file.notice.coverage.unread[:MOST_UNREAD]:
        before = text[max(start - 8, 0) : start].splitlines()[-1:] or [""]
        after = text[end : end + 8].splitlines()[:1] or [""]
        words = f"{before[0].lstrip()}{text[start:end]}{after[0].rstrip()}"
        yield paper.anchor_of(Span(start, end)), words, paper.number_of(start)


def text_of(paper: Paper, looked: Examined, *, is_whole: bool = False) -> SafeString:
    """The paragraphs with their marks; where chapters are not kept, what they count."""
    waiting = [] if is_whole else list(looked.withheld)
    parts: list[str] = []
    for index, start in enumerate(paper.starts):
        while waiting and waiting[0].start <= start:
            parts.append(_hidden(waiting.pop(0), looked))
        parts.append(paper.paragraph(index))
    parts += [_hidden(one, looked) for one in waiting]
    return mark_safe("\n".join(parts))  # noqa: S308 - the renderer escapes what the paper says


def _hidden(place: Span, looked: Examined) -> SafeString:
    inside = [one for one in looked.figures if place.start <= one.span.start < place.end]
    told = format_html_join("、", "{}{}{}", ((one.title, one.value, one.unit) for one in inside))
    only = format_html("，只取数字：{}", told) if inside else ""
    return format_html(
        '<p class="withheld">此处是问题线索和信访办理情况，原文不显示、不保存{}。</p>', only
    )
