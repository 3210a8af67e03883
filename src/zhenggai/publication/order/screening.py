"""定稿检查: the screen that a text passes before it goes out, and what is answered of it.

Whoever answers a finding says what was looked at, under the own name: 已核实，不修改. The answer
holds for these words; some findings nobody can answer (`found.NEVER_ANSWERED`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.notices.diagnostics import Severity
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import save_kept
from zhenggai.publication.drafts.kept_text import TABLE, places_in, plain_of_kept
from zhenggai.publication.models import Answered, Draft, DraftPart, PartVersion
from zhenggai.publication.order.screens.course import course_findings
from zhenggai.publication.order.screens.figures import figure_findings
from zhenggai.publication.order.screens.found import TOGETHER, Fix, Found
from zhenggai.publication.order.screens.papers import paper_findings
from zhenggai.publication.order.screens.sums import sum_findings
from zhenggai.publication.order.screens.text import ScreenedText, screened_text
from zhenggai.publication.order.screens.unit_figures import unit_figure_findings
from zhenggai.publication.order.screens.wording import wording_findings
from zhenggai.writers.bound import OPEN, SHUT

GRADES: tuple[Severity, ...] = ("error", "warning", "advice")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what was said of it; `answer` stands, `told` is every word on it."""

    one: Found
    answer: Answered | None = None
    told: tuple[Answered, ...] = ()

    @property
    def grade(self) -> str:
        """Its grade, or that it is answered."""
        return "verified" if self.answer else self.one.severity


@dataclass(frozen=True, slots=True)
class Screened:
    """All that the screen says, the gravest first and what is answered last; `seconds` it took."""

    text: ScreenedText
    found: tuple[Judged, ...]
    seconds: float

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each grade, and how many are answered."""
        counts = Counter(one.grade for one in self.found)
        return {grade: counts[grade] for grade in (*GRADES, "verified")}

    @property
    def open(self) -> tuple[Judged, ...]:
        """What nobody has answered, advice left out: it stops nothing."""
        return tuple(one for one in self.found if one.grade in ("error", "warning"))

    @property
    def is_clean(self) -> bool:
        """Whether everything that must be put right or answered is."""
        return not self.open

    def of_part(self, key: str) -> tuple[Judged, ...]:
        """What it says of a part."""
        return tuple(one for one in self.found if one.one.part == key)

    def at(self, finding: str) -> Judged:
        """The finding of this fingerprint. Raises NotAllowed where it is gone."""
        for one in self.found:
            if one.one.finding == finding:
                return one
        raise NotAllowed("gone", "这一处已经改动或者不再列出，没有登记。请看最新的检查结果。")


def screen(draft: Draft, ledger: LedgerText, *, is_final: bool = True) -> Screened:
    """Everything the screen has to say of a draft as it stands; while it is being written without
    the papers before it, which take long to read, and the approvals that lie ahead."""
    began = perf_counter()
    text = screened_text(draft, ledger)
    every = (
        *wording_findings(text),
        *figure_findings(text),
        *sum_findings(text),
        *((*unit_figure_findings(text), *paper_findings(text)) if is_final else ()),
        *course_findings(text, is_final=is_final),
    )
    told: dict[str, list[Answered]] = {}
    for one in draft.answered.select_related("carried_from"):
        told.setdefault(one.finding, []).append(one)
    judged = [_judged(one, told.get(one.finding, [])) for one in every]
    order = (*GRADES, "verified")
    judged.sort(key=lambda one: order.index(one.grade))
    return Screened(text, tuple(judged), perf_counter() - began)


def _judged(one: Found, told: list[Answered]) -> Judged:
    stands = told[-1] if told and told[-1].stands and not one.never else None
    return Judged(one, stands, tuple(told))


def answer(
    draft: Draft, one: Found, reason: str, *, by: str, at: datetime | None = None
) -> Answered:
    """已核实，不修改: these words stand. Raises NotAllowed where nobody may say so."""
    if one.never:
        raise NotAllowed("never", one.never)
    if not reason.strip():
        raise NotAllowed("reason", "请写明核实的情况；点名通报的，写明哪个机关批准、文号是什么。")
    refuse_secret(reason)
    return _say(draft, one, reason.strip(), by=by, at=at, stands=True)


@transaction.atomic
def answer_all(
    draft: Draft, screened: Screened, code: str, reason: str, *, by: str, at: datetime | None = None
) -> int:
    """Every open finding of a code that may be answered together. Raises NotAllowed."""
    found = [one.one for one in screened.open if one.one.code == code and code in TOGETHER]
    if not found:
        raise NotAllowed("together", "这一类要逐处核实，不能一并标为已核实。")
    for one in found:
        answer(draft, one, reason, by=by, at=at)
    return len(found)


def open_again(draft: Draft, one: Found, *, by: str, at: datetime | None = None) -> Answered:
    """The finding is open again."""
    return _say(draft, one, "", by=by, at=at, stands=False)


def _say(
    draft: Draft, one: Found, reason: str, *, by: str, at: datetime | None, stands: bool
) -> Answered:
    return Answered.objects.create(
        draft=draft,
        finding=one.finding,
        code=one.code,
        reason=reason[:255],
        stands=stands,
        by=by,
        at=at or datetime.now(UTC),
    )


@transaction.atomic
def mend(draft: Draft, one: Found, *, by: str, at: datetime | None = None) -> PartVersion:
    """Put right what can be put right by itself. Raises NotAllowed, and Overtaken."""
    part = DraftPart.objects.filter(draft=draft, key=one.part).first()
    if one.fix is None or part is None:
        raise NotAllowed("no_fix", "这一处要由人来改，请到稿子里修改。")
    head = PartVersion.objects.get(part=part, n=part.head)
    lines = head.text.split("\n")
    for place, line in enumerate(lines):
        if not line.startswith(TABLE) and plain_of_kept(line) == one.fix.line:
            lines[place] = _mended(line, one.fix)
            return save_kept(part, "\n".join(lines), "edited", seen=head.n, by=by, at=at)
    raise NotAllowed("no_fix", "这一段的编号或文字刚有变动，请到稿子里修改。")


def _mended(line: str, fix: Fix) -> str:
    """The kept line with the words replaced; where they are a bound figure, all of its mark."""
    places = places_in(line)
    start, end = places[fix.span.start], places[fix.span.end - 1] + 1
    opened = line.rfind(OPEN, 0, start + 1)
    if opened >= 0 and line.find(SHUT, opened) >= start:
        start, end = opened, line.find(SHUT, opened) + 1
    return line[:start] + fix.text + line[end:]
