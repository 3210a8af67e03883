"""发布: a text that passed its screen and its stages is frozen as an edition, and the prescribed
step recorded.

An edition is never changed. A mistake is put right by another draft that becomes a new edition and
names the old one with what was wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db import transaction

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.figures import FigureRow, figures, item_figures, name_of_item
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.models import Draft, DraftPart
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.ledger_steps import StepTold, record_step
from zhenggai.publication.order.screening import Screened, screen
from zhenggai.publication.order.screens.found import NOT_APPROVED
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.publication.order.stages import is_published, latest_edition
from zhenggai.publication.order.trimming import (
    UNFINISHED,
    scope_told,
    told_letter,
    without_label,
)
from zhenggai.published.freezing import Frozen, freeze
from zhenggai.published.models import Edition
from zhenggai.published.queries import course_of
from zhenggai.published.told import FigureTold, ItemTold
from zhenggai.writers.bound import is_day
from zhenggai.writers.notice_rows import Branch, HeadingWords, MeasureWords, ProblemWords
from zhenggai.zh.days import in_words

# The prescribed step that is taken by it: a notice within the Party goes out as a paper. A public
# text is out once it stands somewhere, which is registered with its screenshot
# (`published.releasing`).
_STEPS: Mapping[str, str] = {"party": "internal_notice"}


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a person says of it: the day, the number of the paper and its scan, what a correction
    puts right."""

    on: date
    number: str = ""
    why: str = ""
    scan: str = ""


def to_be_replaced(draft: Draft) -> Edition | None:
    """The edition that this text would correct: the last one for its audience."""
    return latest_edition(draft)


@transaction.atomic
def publish(draft: Draft, told: Publishing, *, by: Actor, at: datetime | None = None) -> Edition:
    """The edition. Raises NotAllowed, with nothing published and nothing recorded."""
    refuse_secret(told.number, told.why)
    at = at or datetime.now(UTC)
    held = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("book", "based_on")
        .get(pk=draft.pk)
    )
    # Nobody saves a part or writes in the ledger between the screen and the freezing.
    list(DraftPart.objects.select_for_update().filter(draft=held))
    held.book = Book.objects.select_for_update().get(pk=held.book_id)
    _require_open(held)
    screened = screen(held, ledger_text_of(held))
    _require_clean(screened)
    old = to_be_replaced(held)
    _require_told(held, told, old)
    frozen = _frozen(held, screened.text, told, old)
    edition = freeze(held.book, frozen, by=by.id, at=at)
    if edition.audience in _STEPS:
        words = f"《{edition.title}》第{edition.number}版"
        step = _STEPS[edition.audience]
        taken = StepTold(step, told.on, told.number.strip(), words, told.scan, "notice")
        record_step(held.book, taken, by, at)
    return edition


def _require_open(draft: Draft) -> None:
    if draft.paper not in SCOPES:
        raise NotAllowed("scope", "报送上级的报告不在这里发布；从审定的报告起草党内通报再发布。")
    if draft.given_up_at:
        raise NotAllowed("given_up", "这份稿子已经作废，不能发布。")
    if is_published(draft):
        raise NotAllowed("published", "这份稿子已经发布。发布后的文稿不再改动，更正请另起一稿。")


def _require_clean(screened: Screened) -> None:
    if screened.is_clean:
        return
    left = [one.one for one in screened.open]
    stage = next((one for one in left if one.code == NOT_APPROVED), None)
    if stage:
        raise NotAllowed("not_approved", stage.message)
    raise NotAllowed(
        "screen",
        f"定稿检查还有{len(left)}处没有处理，不能发布。第一处：{left[0].message}",
    )


def _require_told(draft: Draft, told: Publishing, old: Edition | None) -> None:
    if told.on > queries.today():
        raise NotAllowed("day", "发布的日期还没有到，请核对。")
    # A notice goes out on the approvals of its report.
    given = (one for text in (draft, draft.based_on) if text for one in text.approvals.all())
    last = max((one.on for one in given if one.taken_back_at is None), default=told.on)
    if told.on < last:
        raise NotAllowed("day", f"发布的日期早于审定的日期{in_words(last)}，请核对。")
    if told.on < draft.cut_off:
        cut_off = in_words(draft.cut_off)
        raise NotAllowed("day", f"发布的日期早于数字的截止日{cut_off}，请核对。")
    if old is not None and not told.why.strip():
        raise NotAllowed(
            "why", f"已经发布过第{old.number}版。这一次是更正，请写明更正了什么、为什么更正。"
        )


def _frozen(draft: Draft, text: ScreenedText, told: Publishing, old: Edition | None) -> Frozen:
    # A paper bears the day on which it went out; a correction that of what it corrects.
    dated_on = course_of(old)[-1].published_on if old else told.on
    letter = replace(told_letter(draft, text.ledger), dated_on=dated_on)
    items = tuple(_items(text))
    return Frozen(
        audience=SCOPES[draft.paper],
        title="".join(letter.title) or draft.title,
        published_on=told.on,
        cut_off=draft.cut_off,
        letter=letter,
        figures=tuple(_figures(text)),
        items=items,
        draft=draft.pk,
        replaces=old,
        why=told.why.strip() if old else "",
        head=text.ledger.source.head,
        scope=scope_told(draft, text.ledger, len(items)),
    )


def _figures(text: ScreenedText) -> Iterator[FigureTold]:
    """The bound figures of the text, each once, with their working."""
    source = text.ledger.source
    rows: dict[str, FigureRow] = {
        f"{one.kind}/{one.name}": one
        for one in reversed(figures(source.tree.book, source.pack, source.cut_off))
    }
    # A unit's result is told without the number that its item has in the ledger.
    results = {
        f"reported/{name_of_item(one)}": one
        for item in set(text.ledger.items_of_results.values())
        for one in item_figures(source.tree.book, item)
    }
    for name in dict.fromkeys(one.figure for one in text.bound if not is_day(one.figure)):
        told = text.ledger.figures[name]
        kind, _, plain = name.partition("/")
        row = rows.get(name) or results.get(name)
        yield FigureTold(
            name=plain,
            title=results[name].title if name in results else told.title,
            kind=kind,  # type: ignore[arg-type] # bound under the three kinds
            value=f"{told.value:f}" if told.value is not None else "",
            unit=told.unit,
            text=told.text,
            counting_rule=row.counting_rule if row else "",
            numerator=_count(row.numerator if row else None),
            denominator=_count(row.denominator if row else None),
            owner=told.owner or "、".join(map(source.named, row.owners if row else ())),
            letter=told.letter,
        )


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _items(text: ScreenedText) -> Iterator[ItemTold]:
    """The problems as the text tells them, not as the ledger does: whoever cut out words cut them
    out here too."""
    words = {part.key: plain_of_kept(version.text) for part, version in text.heads}
    book, source = text.ledger.source.tree.book, text.ledger.source
    held = [(one, aspect) for one, aspect in _told(text) if words.get(one.key)]
    # Numbers of the ledger would tell which ones are left out.
    for place, (one, aspect) in enumerate(held, 1):
        head, _, rest = words[one.key].partition("\n")
        open_words = words.get(f"{UNFINISHED}/{one.key}", "")
        measures = list(_measures(one))
        yield ItemTold(
            number=str(place),
            text=without_label(head),
            aspect=aspect,
            state=one.state,
            measures=len(measures),
            measures_done=sum(each.state == "done" for each in measures),
            deadline=one.deadline if one.deadline and one.deadline in open_words else "",
            lead_units=tuple(map(source.named, assigned(book, one.key, "lead_units") or ())),
            progress=rest,
        )


def _told(text: ScreenedText) -> Iterator[tuple[ProblemWords, str]]:
    rows = text.ledger.rows
    yield from _below(rows.branches, "")
    for source, problems in rows.apart:
        yield from ((one, source) for one in problems)


def _below(branches: Sequence[Branch], aspect: str) -> Iterator[tuple[ProblemWords, str]]:
    """Problems with the aspect that they stand under."""
    for one in branches:
        if isinstance(one, HeadingWords):
            own = one.text if one.kind == "aspect" or not aspect else aspect
            yield from _below(one.inner, own)
        else:
            yield one, aspect


def _measures(problem: ProblemWords) -> Iterator[MeasureWords]:
    """Its measures, of groups those within, and those of its parts."""
    for one in problem.measures:
        yield from one.inner or (one,)
    for part in problem.parts:
        yield from _measures(part)
