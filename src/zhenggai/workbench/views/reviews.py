"""审核: the reviewers' opinions on a book's plan, what was adopted, the evaluation in the end."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.people.queries import names
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.reviews import bodies_of, reviewed_versions


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
    }
    return render(request, "workbench/reviews.html", context)
