"""Who sits at a draft: the office writes it; who supervises from above and may know the whole book
reads it once it is before the superior for review.

Units never see a draft here: what is put to them comes to them part by part.
"""

from django.http import Http404, HttpRequest

from zhenggai.ledger import queries
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.publication.drafts.drafting import draft_to_show
from zhenggai.publication.models import Draft, DraftPart
from zhenggai.publication.order.stages import is_published
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.drafting.states import is_before_superiors


def reads_drafts(desk: Desk) -> bool:
    """Whether drafts are there for the person."""
    return desk.supervises and knows_whole(queries.tree(desk.held), desk.actor)


def drafts_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody who reads drafts. Raises Http404 for everybody else."""
    desk = desk_of(request, code)
    if not reads_drafts(desk):
        raise Http404("没有这一页")
    return desk


def drafters_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody who writes drafts. Raises Http404 for everybody else."""
    desk = drafts_desk(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    return desk


def draft_at(desk: Desk, draft: int) -> Draft:
    """A draft of the book. Raises Http404."""
    rows = Draft.objects.filter(book=desk.held, pk=draft)
    found = rows.select_related("based_on__based_on").first()
    if found is None:
        raise Http404("没有这份稿子")
    found.book = desk.held
    return _put_before(desk, found)


def draft_to_show_at(desk: Desk, draft: int) -> Draft:
    """The same for a page that shows it and writes nothing. Raises Http404."""
    found = draft_to_show(desk.held, draft)
    if found is None:
        raise Http404("没有这份稿子")
    return _put_before(desk, found)


def _put_before(desk: Desk, draft: Draft) -> Draft:
    """The draft, where the person may read it. Raises Http404 for one that the office has not yet
    put before its superior."""
    if not (desk.is_office or is_before_superiors(draft)):
        raise Http404("没有这份稿子")
    return draft


def open_draft_at(desk: Desk, draft: int) -> Draft:
    """A draft on which work goes on. Raises Http404 for one that was dropped, too."""
    found = draft_at(desk, draft)
    if found.given_up_at is not None:
        raise Http404("这份稿子已经作废")
    return found


def may_write_at(desk: Desk, draft: Draft) -> bool:
    """Whether the person writes at the draft: not at one that was dropped or went out."""
    return desk.is_office and draft.given_up_at is None and not is_published(draft)


def part_at(desk: Desk, draft: int, part: int) -> DraftPart:
    """A part of a draft of the book, with its draft. Raises Http404."""
    rows = DraftPart.objects.select_related("draft").filter(draft__book=desk.held, draft=draft)
    found = rows.filter(pk=part).first()
    if found is None:
        raise Http404("没有这一部分")
    found.draft.book = desk.held
    return found
