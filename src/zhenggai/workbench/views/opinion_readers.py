"""Who reads the opinions of a book: the office names them; the list keeps who was named by whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.models import Reader
from zhenggai.opinions.readers import end_reading, is_reader, name_reader
from zhenggai.people.models import Person
from zhenggai.people.queries import actors, names
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.opinions import ReaderForm
from zhenggai.workbench.views.opinions import DOOR
from zhenggai.workbench.views.papers import office


@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: HttpRequest, code: str) -> HttpResponse:
    """The list, naming somebody, ending it."""
    desk = office(request, code)
    held = list(Reader.objects.filter(book=desk.held).select_related("person__unit"))
    reading = {one.person_id for one in held if one.ended_at is None}
    sent = request.POST if request.method == "POST" and "end" not in request.POST else None
    form = ReaderForm(_able(desk) - reading, sent)
    refusal = None
    try:
        if request.POST.get("end", "").isdecimal():
            gone = get_object_or_404(Reader, pk=request.POST["end"], book=desk.held)
            end_reading(gone, by=desk.actor)
            return _said(request, desk, f"{gone.person.name}不再阅看群众意见。")
        if form.is_bound and form.is_valid():
            told = form.cleaned_data
            name_reader(desk.held, told["person"], told["basis"], by=desk.actor)
            return _said(request, desk, f"已指定{told['person'].name}阅看群众意见。")
    except NotAllowed as fault:
        refusal = fault
    context = {
        "desk": desk,
        "door": DOOR,
        "form": form,
        "refusal": refusal,
        "readers": held,
        "names": names({one.named_by for one in held} | {one.ended_by for one in held}),
        "reads": is_reader(desk.held, desk.actor),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/opinion_readers.html", context, status=status)


def _said(request: HttpRequest, desk: Desk, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("workbench:opinion_readers", code=desk.held.code)


def _able(desk: Desk) -> set[str]:
    """Everybody of the book's office."""
    people = Person.objects.filter(is_active=True, roles__role="office").values_list(
        "pk", flat=True
    )
    found = actors(desk.held.code, set(people))
    return {one for one, actor in found.items() if "office" in actor.roles}
