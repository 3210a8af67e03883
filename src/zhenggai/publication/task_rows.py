"""Everything that waits in the texts of a book, as rows that the database gives at once.

A row: kind, draft, title, day, count, since, until, note. `note` is the paper, of a text on its
way (`WAY`) with a word for all that tells how far it is, of one that is out its code.
"""

from functools import partial
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat

from zhenggai.ledger.built_queries import BuiltQuery
from zhenggai.ledger.models import Book
from zhenggai.publication.models import (
    Approval,
    Confirmation,
    Draft,
    DraftPart,
    Exclusion,
    FigureCall,
    FrameVersion,
    PartVersion,
)
from zhenggai.publication.order.excluding import UNDISCLOSED
from zhenggai.publication.order.stages import STAGES
from zhenggai.published.models import Edition, Release

WAY = "way"
# How far a text is, as the database tells it; beside these the stages that were passed.
ASKED, OPEN, STALE, CHANGED, BASED = "asked", "open", "stale", "changed", "based"
# Parts that tell of an item were put to no unit.
LEFT = "left"
STAGE_KEYS = frozenset(one.key for stages in STAGES.values() for one in stages)
_COLUMNS = ("kind", "draft", "title", "day", "count", "since", "until", "note")


def waiting_rows(held: Book, *, unit: str, is_office: bool) -> list[tuple[Any, ...]]:
    """What waits for a unit ("" for none) and for the office of a book, in no order."""
    found = _WAITING.get((bool(unit), is_office))
    return found.rows(held.code, unit) if found else []


def _waiting(book: str, unit: str, *, is_of_unit: bool, is_office: bool) -> QuerySet[Any, Any]:
    wanted: list[QuerySet[Any, Any]] = []
    if is_of_unit:
        waiting = _asked(book).filter(unit=unit, answered_at=None)
        wanted += [_by_draft(waiting, "text"), _calls(book, unit)]
    if is_office:
        # Answers other than 属实 to parts that nobody touched since.
        out = Edition.objects.filter(draft=OuterRef("part__draft"))
        open_ = {"verdict__in": ["change", "private"], "part__head": F("n")}
        used = _asked(book).filter(~Exists(out), **open_)
        wanted += [_by_draft(used, "answers"), _on_their_way(book), _to_agree(book), _out(book)]
    return wanted[0].union(*wanted[1:], all=True)


# By whether somebody of a unit asks, and whether of the office.
_WAITING = {
    (of_unit, office): BuiltQuery(partial(_waiting, is_of_unit=of_unit, is_office=office), texts=2)
    for of_unit, office in ((True, False), (False, True), (True, True))
}


def _asked(book: str) -> QuerySet[Confirmation]:
    """What was put to units of texts that are still worked on."""
    return Confirmation.objects.filter(
        part__draft__book=book, part__draft__given_up_at=None, withdrawn_at=None
    ).order_by()


def _on_their_way(book: str) -> QuerySet[Any, Any]:
    """Every text that did not go out, with a word for all that tells how far it is."""
    asked = Confirmation.objects.filter(part__draft=OuterRef("pk"), withdrawn_at=None).order_by()
    open_ = Q(answered_at=None) | Q(verdict__in=["change", "private"], part__head=F("n"))
    given = Approval.objects.filter(draft=OuterRef("pk"), taken_back_at=None).order_by()
    far = [
        (ASKED, asked),
        (OPEN, asked.filter(open_)),
        # Who found words true that were changed since is to be asked again.
        (
            STALE,
            asked.filter(verdict="true").exclude(part__head=F("n")).filter(_reads_otherwise()),
        ),
        (LEFT, _unasked()),
        (CHANGED, given.filter(_changed_since())),
        (BASED, Draft.objects.filter(pk=OuterRef("based_on"))),
        *((key, given.filter(stage=key)) for key in sorted(STAGE_KEYS)),
    ]
    words = (
        Case(When(Exists(rows), then=Value(f" {word}")), default=Value("")) for word, rows in far
    )
    counted = asked.values("part__draft").annotate(number=Count("pk")).values("number")
    rows = Draft.objects.filter(
        ~Exists(Edition.objects.filter(draft=OuterRef("pk"))), book=book, given_up_at=None
    ).order_by()
    named = rows.annotate(
        kind=_word(WAY),
        draft=F("pk"),
        day=F("cut_off"),
        count=Coalesce(Subquery(counted), Value(0), output_field=IntegerField()),
        since=Coalesce(
            Subquery(given.order_by("-at").values("at")[:1]),
            Subquery(
                asked.order_by(F("answered_at").desc(nulls_last=True)).values("answered_at")[:1]
            ),
            F("begun_at"),
        ),
        until=Value(None, output_field=DateField()),
        note=Concat(F("paper"), *words, output_field=CharField()),
    )
    return named.values_list(*_COLUMNS)


def _unasked() -> QuerySet[DraftPart]:
    sent = Confirmation.objects.filter(part=OuterRef("pk"), withdrawn_at=None)
    parts = DraftPart.objects.filter(draft=OuterRef("pk"), gone=False).exclude(item="")
    return parts.filter(~Exists(sent)).order_by()


def _reads_otherwise() -> Exists:
    """Whether a part that was put to a unit has other words now."""
    sent = PartVersion.objects.filter(part=OuterRef("part"), n=OuterRef(OuterRef("n")))
    heads = PartVersion.objects.filter(part=OuterRef("part"), n=F("part__head"))
    return Exists(heads.exclude(text=_latest_text(sent)))


def _changed_since() -> Q:
    """Whether a text has words, or leaves something out, otherwise than when it was approved."""
    before = PartVersion.objects.filter(part=OuterRef("part"), at__lte=OuterRef(OuterRef("at")))
    words = PartVersion.objects.filter(
        part__draft=OuterRef("draft"), n=F("part__head"), at__gt=OuterRef("at")
    ).exclude(text=Coalesce(_latest_text(before), Value("")))
    left_out = Exclusion.objects.filter(
        Q(at__gt=OuterRef("at"), taken_back_at=None)
        | Q(at__gt=OuterRef("at"), ground=UNDISCLOSED)
        | Q(at__lte=OuterRef("at"), taken_back_at__gt=OuterRef("at")),
        draft=OuterRef("draft"),
    )
    frames = FrameVersion.objects.filter(draft=OuterRef("draft"), at__gt=OuterRef("at"))
    return Q(Exists(words)) | Q(Exists(left_out)) | Q(Exists(frames))


def _latest_text(versions: QuerySet[PartVersion]) -> Subquery:
    return Subquery(versions.order_by("-n").values("text")[:1])


def _to_agree(book: str) -> QuerySet[Any, Any]:
    """What a notice is to leave out, and to which nobody agreed yet."""
    rows = Exclusion.objects.filter(
        ~Exists(Edition.objects.filter(draft=OuterRef("draft"))),
        draft__book=book,
        draft__given_up_at=None,
        taken_back_at=None,
        agreed_body="",
    ).order_by()
    named = rows.annotate(
        kind=_word("left_out"),
        title=F("draft__title"),
        day=F("draft__cut_off"),
        note=F("draft__paper"),
    )
    grouped = named.values("kind", "draft", "title", "day", "note").annotate(
        count=Count("pk"), since=Min("at"), until=Min("draft__cut_off")
    )
    return grouped.values_list(*_COLUMNS)


def _out(book: str) -> QuerySet[Any, Any]:
    """Public texts that are out, and of which nobody registered where they stand."""
    standing = Release.objects.filter(edition=OuterRef("pk"), taken_back_at=None)
    rows = Edition.objects.filter(
        ~Exists(standing), book=book, audience="public", replaced_by=None
    ).order_by()
    named = rows.annotate(
        kind=_word("release"),
        day=F("published_on"),
        count=Value(0),
        since=F("at"),
        until=Value(None, output_field=DateField()),
        note=F("code"),
    )
    return named.values_list(*_COLUMNS)


def _by_draft(rows: QuerySet[Confirmation], kind: str) -> QuerySet[Any, Any]:
    named = rows.annotate(
        kind=_word(kind),
        draft=F("part__draft"),
        title=F("part__draft__title"),
        day=F("part__draft__cut_off"),
        note=F("part__draft__paper"),
    )
    grouped = named.values("kind", "draft", "title", "day", "note").annotate(
        count=Count("pk"), since=Min("asked_at"), until=Min("due_on")
    )
    return grouped.values_list(*_COLUMNS)


def _calls(book: str, unit: str) -> QuerySet[Any, Any]:
    """The latest call for figures."""
    latest = FigureCall.objects.filter(book=book, unit=unit).order_by("-pk").values("pk")[:1]
    rows = FigureCall.objects.filter(pk__in=latest).order_by()
    named = rows.annotate(
        kind=_word("figures"),
        draft=F("pk"),
        title=_word(""),
        day=F("cut_off"),
        count=Value(0),
        since=F("asked_at"),
        until=F("due_on"),
        note=_word(""),
    )
    return named.values_list(*_COLUMNS)


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())
