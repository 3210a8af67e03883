"""审核: the reviewers' opinions on a book's plan, what was adopted, the evaluation in the end."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.people.queries import names
from zhenggai.workbench.books.views.side_by_side import supervised_desks
from zhenggai.workbench.desks import Desk, desk_of, knowing_whole, person_of
from zhenggai.workbench.reviews.lines import SHOWN, review_lines
from zhenggai.workbench.reviews.plan_reviews import bodies_of, reviewed_versions


@require_safe
def reviews(request: HttpRequest, code: str) -> HttpResponse:
    """The page, the newest version first."""
    desk = desk_of(request, code)
    if not desk.sees_all:
        raise Http404("没有这一页")
    book = desk.tree().book
    pack = queries.pack(book)
    versions = reviewed_versions(book)

    def may(kind: str) -> bool:
        """The office also writes in what others did on paper."""
        return desk.is_office or pack.may(desk.actor.roles, kind)

    context = {
        "desk": desk,
        "door": "materials",
        "state": book,
        "versions": versions,
        "points": [(one, pack.sources[f"review_points.{one.point}"]) for one in pack.review_points],
        "pack": pack,
        "grades_source": pack.sources["grades"],
        "names": names({*bodies_of(versions), book.info.evaluated_by}),
        "may_review": may("review_plan"),
        "may_merge": may("merge_opinions"),
        "may_evaluate": may("record_evaluation"),
        **_begun(desk),
    }
    return render(request, "workbench/reviews.html", context)


def _begun(desk: Desk) -> dict[str, Any]:
    """The reviews of papers, for who looks after the book and may read the whole of them."""
    if not (desk.supervises and knows_whole(queries.tree(desk.held), desk.actor)):
        return {"begun": [], "may_begin": False}
    return {"begun": review_lines([desk]), "may_begin": True}


@require_safe
def all_reviews(request: HttpRequest) -> HttpResponse:
    """The reviews of all books that the person looks after, those that wait first."""
    person = person_of(request)
    lines = review_lines(knowing_whole(supervised_desks(person)))
    show = request.GET.get("show", "")
    context = {
        "person": person,
        "place": "all_reviews",
        "tabs": [
            (title, name, name == show, sum(one.is_in(name) for one in lines))
            for name, title in SHOWN.items()
        ],
        "rows": [one for one in lines if one.is_in(show)],
        "any": bool(lines),
    }
    return render(request, "workbench/all_reviews.html", context)
