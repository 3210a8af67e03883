"""The page of a draft: looked through, changed, taken back and entered; the same for a book that is
there and for one that the draft opens.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhenggai.importing import Import, about_import, look_ahead
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.made import MADE
from zhenggai.ledger.intake.paper import (
    NODE_KINDS,
    PAPER_KINDS,
    PaperDraft,
    PaperFigure,
    Unplaced,
)
from zhenggai.ledger.intake.paper_earlier import BASIS_OF
from zhenggai.ledger.intake.paper_edits import edit_words, edited
from zhenggai.ledger.intake.paper_problem_level import problem_levels
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.papers.keeping import keep
from zhenggai.people.models import Person
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.papers import TOP, Told, edits_of, told_of
from zhenggai.workbench.intake.carried_drafts import (
    LARGEST_FILE,
    CarriedDraft,
    CarriedFile,
    arrived,
    arrived_file,
    carried,
    carried_file,
)
from zhenggai.workbench.intake.draft_rows import draft_groups, opened, places_for
from zhenggai.workbench.intake.marked_paper import marked_paper
from zhenggai.workbench.intake.unknown_units import (
    known_units,
    remember_units,
    units_told,
    unknown_units,
)

SHEET = "sheet"
# A paper is no sheet, and a sheet no paper.
KINDS_TO_CHOOSE = {kind: word for kind, word in PAPER_KINDS.items() if kind != SHEET}
# So many papers are offered as the one that this corrects.
_EARLIER = 20
NOTHING_TOLD = Told("", None, None, (), (), {})


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Whose draft it is and where it goes.

    `held` is a book without a code where the draft is to open one; `form` is then what is told of
    the new book. `address` takes the answers of the draft's page, `sheet_address` those of a
    sheet's columns; `back` is the page of the upload.
    """

    person: Person
    actor: Actor
    held: models.Book
    address: str
    sheet_address: str
    back: str
    desk: Desk | None = None
    form: Form | None = None


def draft_answer(
    request: HttpRequest, place: DraftPlace, enter: Callable[[PaperDraft], Import]
) -> HttpResponse:
    """What the person did on the page: an edit gives the page anew, `enter` writes the draft, and
    the paper goes into the book's register with it."""
    held = arrived(request.POST.get("draft", ""), place.person.pk, place.held.code)
    file = _arrived_file(request, place)
    told = told_of(request.POST.dict(), request.POST.getlist("pick"), request.POST.getlist("lost"))
    if told.act == "undo":
        return draft_page(request, place, replace(held, edits=held.edits[:-1]), file=file)
    before = edited(held.draft, held.edits)
    try:
        new = edits_of(before, told)
        draft = edited(before, new)
    except DraftError as fault:
        return draft_page(request, place, held, told, NotAllowed("draft", str(fault)), file)
    held = replace(held, edits=(*held.edits, *new))
    if told.act != "enter":
        return draft_page(request, place, held, told, file=file)
    try:
        with transaction.atomic():
            remember_units(units_told(told.fields), place.person)
            done = enter(draft)
            if file:
                about = about_import(draft)
                keep(done.book, file.data, file.name, by=place.person.pk, about=about)
    except NotAllowed as fault:
        return draft_page(request, place, held, refusal=fault, file=file)
    return entered(request, done)


def _arrived_file(request: HttpRequest, place: DraftPlace) -> CarriedFile | None:
    """The paper itself; none where it lies in the register already or is too large to carry."""
    text = request.POST.get("file", "")
    return arrived_file(text, place.person.pk, place.held.code) if text else None


def entered(request: HttpRequest, done: Import) -> HttpResponse:
    """To the ledger, with what was written."""
    messages.add_message(
        request, messages.SUCCESS if done.taken.drafts else messages.INFO, done.words
    )
    return redirect("workbench:ledger", code=done.book.code)


def made_words(made: Mapping[str, int]) -> list[tuple[str, int]]:
    """What an import makes, as a person reads it, large things first."""
    return [(word, made[name]) for name, word in MADE.items() if made.get(name)]


def draft_page(
    request: HttpRequest,
    place: DraftPlace,
    held: CarriedDraft,
    told: Told = NOTHING_TOLD,
    refusal: NotAllowed | None = None,
    file: CarriedFile | None = None,
) -> HttpResponse:
    """The draft with what entering it would do; nothing is written."""
    draft = edited(held.draft, held.edits)
    taken = look_ahead(draft, place.held, place.actor)
    groups = draft_groups(draft, queries.now(place.held), taken.comparison)
    left = _left(draft, taken.unplaced)
    is_edit = told.act not in ("", "open")
    context = {
        "desk": place.desk,
        "person": place.person,
        "door": "papers",
        "place": place,
        "paper": draft,
        "carried": carried(held, place.person.pk, place.held.code),
        "file": carried_file(file, place.person.pk, place.held.code)
        if file and len(file.data) <= LARGEST_FILE
        else "",
        "undo": edit_words(held.edits[-1]) if held.edits else "",
        "taken": taken,
        "made": made_words(taken.made),
        "groups": groups,
        "paragraphs": marked_paper(draft),
        "opened": opened(draft, groups, told.own or 0) if not is_edit or refusal else None,
        "focus": focus_of(told) if is_edit else None,
        "picked": frozenset(told.picked) if not is_edit or refusal else frozenset(),
        "lost_picked": frozenset(told.lost) if refusal else frozenset(),
        "left": left,
        "left_count": len(left),
        "ids": {one.id for one in draft.walk()},
        "gone": gone_links(place.held, taken.comparison.gone if taken.comparison else ()),
        "figures": [one for one in draft.figures if not _is_withheld(draft, one)],
        "places": [*places_for(draft), (TOP, "最上一级")],
        "items": [(one.id, f"{one.label}{one.text}") for one in draft.walk()],
        "kinds": {} if draft.kind == SHEET else KINDS_TO_CHOOSE,
        "node_kinds": NODE_KINDS,
        "levels": levels_of(draft),
        "problem_levels": problem_levels(draft),
        "unknown_units": unknown_units(draft),
        "known_units": known_units(),
        "earlier": earlier_names(place.held, draft),
        "refusal": refusal,
    }
    return render(request, "workbench/draft.html", context, status=409 if refusal else 200)


def focus_of(told: Told) -> int | None:
    """The item at which the page opens after an edit."""
    if told.own is not None:
        return told.own
    return min(told.picked, default=None)


def _left(draft: PaperDraft, unplaced: tuple[Unplaced, ...]) -> list[Unplaced]:
    """What entering would leave out, beside the words that found no place in the tree."""
    known = set(draft.unplaced)
    return [one for one in unplaced if one not in known]


def _is_withheld(draft: PaperDraft, figure: PaperFigure) -> bool:
    """Whether the figure counts clues or petitions: it stands where their words are withheld."""
    return any(one.start <= figure.span.start < one.end for one in draft.withheld)


def gone_links(held: models.Book, keys: Sequence[str]) -> list[tuple[str, str]]:
    """What the book has and the paper no longer: how it is called, and its page."""
    found = []
    for key in keys:
        name = kind_of(key)
        word = "措施" if name == "measure" else "问题"
        address = reverse(f"workbench:{name}", args=[held.code, number_of(key)])
        found.append((f"{word}{number_of(key)}", address))
    return found


def earlier_names(held: models.Book, draft: PaperDraft) -> list[str]:
    """What papers of the kind are called that the book rests on already; sheets need no name."""
    if draft.kind == SHEET:
        return []
    taken = models.Imported.objects.filter(book=held.code).order_by("-at")[:_EARLIER]
    firsts = (queries.entry(held, one.first_n) for one in taken)
    told = (one.basis for one in firsts if one and one.basis and one.basis.scan)
    names = (one.number for one in told if one.kind == BASIS_OF[draft.kind])
    return list(dict.fromkeys(name for name in names if name))


def levels_of(draft: PaperDraft) -> list[tuple[str, str, str, int]]:
    """Each kind of item that the paper has: the kind, its word, its name here, how many."""
    found: list[tuple[str, str, str, int]] = []
    for kind, word in NODE_KINDS.items():
        names = [one.level for one in draft.walk() if one.kind == kind]
        if names:
            found.append((kind, word, names[0] or word, len(names)))
    return found
