"""没有这一页: who is signed in keeps the bar, and so the way on; everybody else gets the bare page.

It says the same whether there is nothing at the address or nothing for this person.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from zhenggai.workbench.desks import desk_of, person_of

_BOOKS, _PUBLIC = "books", "public"


def missing_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page in the frame of the book that the address names, or of the house."""
    first, _, rest = request.path.strip("/").partition("/")
    if first == _PUBLIC or not request.user.is_authenticated:
        return page_not_found(request, exception)
    try:
        context = _frame(request, rest.partition("/")[0] if first == _BOOKS else "")
    except Http404:
        return page_not_found(request, exception)
    return render(request, "workbench/not_found.html", context, status=HTTPStatus.NOT_FOUND)


def _frame(request: HttpRequest, book: str) -> dict[str, object]:
    """The desk in the book, or the person where there is none. Raises Http404 for an account that
    is nobody's."""
    person = person_of(request)
    try:
        return {"desk": desk_of(request, book), "person": person}
    except Http404:
        return {"person": person}
