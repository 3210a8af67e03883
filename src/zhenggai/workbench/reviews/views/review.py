"""One review: begun with a paper, answered by several, merged, sent back, its adoption reported.

It is there for who looks after the book and may know the whole feedback. Who reviews sees the
reviewers' columns; the inspected side sees the merged opinion once it is sent back.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.papers.keeping import About, keep
from zhenggai.papers.models import Paper
from zhenggai.papers.verifying import verified_in
from zhenggai.people.queries import actor, known
from zhenggai.reviewing.adopting import OutcomesClashing, report_outcomes
from zhenggai.reviewing.answering import hand_in, keep_answers, take_back
from zhenggai.reviewing.beginning import begin, join, version_before
from zhenggai.reviewing.checklist import CONCLUSIONS, OUTCOMES, VERDICTS
from zhenggai.reviewing.drafting import (
    WHOLE,
    Clashing,
    keep_merged,
    merged_rows,
    print_of,
    take_all,
    take_over,
)
from zhenggai.reviewing.merging import send_back
from zhenggai.reviewing.models import Opinion, Review, Reviewer
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.documents.views.register import keeping_desk, paper_at
from zhenggai.workbench.forms.reviews import (
    NONE,
    BeginForm,
    answers_told,
    merged_told,
)
from zhenggai.workbench.reviews.adoption_rows import adoption_rows, keep_sent, kept_marks
from zhenggai.workbench.reviews.asked_reviewers import may_be_asked
from zhenggai.workbench.reviews.pages import (
    CONCLUSION,
    STATE,
    changes_of,
    point_rows,
    state_of,
)
from zhenggai.workbench.together import is_near, new_mark

_PART = "有一部分内容按规定不保存（线索、信访章节），审核以保存的部分为准。"


@require_http_methods(["GET", "HEAD", "POST"])
def review_new(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the paper that is to be reviewed."""
    desk = keeping_desk(request, code)
    papers = Paper.objects.filter(book=desk.held, removed_at=None, reviews=None)
    reviews = Review.objects.filter(book=desk.held, later=None)
    begun = {"paper": request.GET.get("paper", "")}
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BeginForm(papers, reviews, *given, initial=begun)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return _begun(request, desk, form.cleaned_data)
        except NotAllowed as fault:
            refusal = fault
    context = {"desk": desk, "door": "materials", "form": form, "refusal": refusal}
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/review_new.html", context, status=status)


def _begun(request: HttpRequest, desk: Desk, told: Mapping[str, Any]) -> HttpResponse:
    file, me = told["file"], desk.person.pk
    if file:
        kept = keep(desk.held, file.read(), file.name, by=me, about=About(kind=told["kind"]))
        paper = kept.paper
        if kept.whole.withheld:
            messages.info(request, _PART)
    else:
        paper = paper_at(desk, int(told["paper"]))
    earlier = version_before(paper)
    if told["earlier"]:
        others = Review.objects.filter(book=desk.held)
        earlier = None if told["earlier"] == NONE else others.filter(pk=told["earlier"]).first()
    found = begin(paper, queries.pack(queries.tree(desk.held).book), by=me, earlier=earlier)
    return redirect("workbench:review", code=desk.held.code, review=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, code: str, review: int) -> HttpResponse:
    """The page, and every step on it; what was typed is kept before a step is refused."""
    desk = keeping_desk(request, code)
    found = Review.objects.select_related("paper", "earlier__paper").filter(book=desk.held)
    held = found.filter(pk=review).first()
    if held is None:
        raise Http404("没有这次审核")
    if request.method != "POST":
        return _shown(request, desk, held)
    do, _, rest = request.POST.get("do", "").partition(":")
    step = _STEPS.get(do)
    able = desk.is_office if do in _OF_THE_INSPECTED else desk.may_review
    if step is None or not able:
        raise Http404("没有这一步")
    try:
        said = step(request.POST.dict(), desk, held, rest)
    except NotAllowed as fault:
        held.refresh_from_db()
        if isinstance(fault, _CLASHES) and request.headers.get("HX-Request"):
            return _kept(request, desk, held, fault)
        return _shown(request, desk, held, fault)
    if request.headers.get("HX-Request"):
        return _kept(request, desk, held)
    if said:
        messages.success(request, said)
    address = redirect("workbench:review", code=code, review=held.pk)
    address["Location"] += f"#{request.POST['at']}" if request.POST.get("at") else ""
    return address


Sent = Mapping[str, str]


def _points(review: Review) -> list[str]:
    return [name for name, _, _ in review.checklist]


def _join(_: Sent, desk: Desk, held: Review, __: str) -> str:
    join(held, desk.actor)
    return "已参加审核，请逐点作答。"


def _ask(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    free = dict(may_be_asked(desk, {one.person for one in held.reviewers.all()}))
    asked = sent.get("person", "")
    if asked not in free:
        raise NotAllowed("person", "请选一位可以审核、还没有参加的人。")
    join(held, actor(desk.held.code, asked))
    return f"已请{free[asked]}审核，列入其“我的待办”。"


def _save(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    keep_answers(join(held, desk.actor), answers_told(sent, _points(held)))
    return "已存草稿。"


def _hand(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    mine = join(held, desk.actor)
    keep_answers(mine, answers_told(sent, _points(held)))
    hand_in(mine)
    return "已交审核意见。反馈之前可以收回修改。"


def _back(_: Sent, desk: Desk, held: Review, __: str) -> str:
    take_back(join(held, desk.actor))
    return "已收回，请修改后再交。"


def _merge(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    keep_merged(held, merged_told(sent, [*_points(held), WHOLE]), by=desk.person.pk)
    return "已存草稿。"


def _take(sent: Sent, desk: Desk, held: Review, rest: str) -> str:
    _merge(sent, desk, held, "")
    reviewer, _, point = rest.partition(":")
    if point in [*_points(held), WHOLE]:
        number = int(reviewer) if reviewer.isdecimal() else 0
        take_over(held, number, point, by=desk.person.pk)
    return ""


def _take_all(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    _merge(sent, desk, held, "")
    take_all(held, by=desk.person.pk)
    return "已收入全部不符合的意见，请归并、改好文字后反馈。"


def _send(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    _merge(sent, desk, held, "")
    send_back(held, desk.actor, without_waiting=bool(sent.get("without")))
    return f"已登记第{held.sent_n}号：反馈{held.version}的审核意见。"


def _outcomes(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    keep_sent(held, sent, desk.person.pk)
    return "已存草稿。"


def _report(sent: Sent, desk: Desk, held: Review, _: str) -> str:
    keep_sent(held, sent, desk.person.pk)
    report_outcomes(held, desk.actor)
    return f"已登记第{held.answered_n}号：报送{held.version}审核意见采纳情况。"


_OF_REVIEWERS: Mapping[str, Callable[[Sent, Desk, Review, str], str]] = {
    "join": _join, "ask": _ask, "save": _save, "hand": _hand, "back": _back,
    "merge": _merge, "take": _take, "take_all": _take_all, "send": _send,
}  # fmt: skip
_OF_THE_INSPECTED = {"outcomes": _outcomes, "report": _report}
_STEPS = {**_OF_REVIEWERS, **_OF_THE_INSPECTED}


_CLASHES = (Clashing, OutcomesClashing)


def _kept(
    request: HttpRequest, desk: Desk, held: Review, clashing: NotAllowed | None = None
) -> HttpResponse:
    """What became of a draft; a field that shows what is kept begins with it from now on."""
    do = request.POST.get("do", "").partition(":")[0]
    context: dict[str, object] = {"desk": desk, "clashing": clashing, "kept_at": datetime.now(UTC)}
    if do == "merge":
        context |= _merge_kept(request, desk, held)
    elif do == "outcomes":
        context["written"] = kept_marks(list(held.opinions.all()), request.POST.dict())
    return render(request, _KEPT.get(do, "workbench/_typed_kept.html"), context)


_KEPT = {"merge": "workbench/_merged_kept.html", "outcomes": "workbench/_outcomes_kept.html"}


def _merge_kept(request: HttpRequest, desk: Desk, held: Review) -> dict[str, object]:
    told = merged_told(request.POST.dict(), [*_points(held), WHOLE])
    drafts = merged_rows(held)
    kept = {one: print_of(drafts[one].words) if one in drafts else "" for one in told.texts}
    names = [*_points(held), WHOLE]
    return {
        "together": _together(desk, held, drafts),
        "known": known({one.saved_by for one in drafts.values()}),
        "written": [
            (names.index(one) + 1, one, kept[one])
            for one, words in told.texts.items()
            if kept[one] == print_of(words)
        ],
        "began": held.conclusion if held.conclusion == told.conclusion else None,
    }


def _together(desk: Desk, held: Review, drafts: Mapping[str, Opinion]) -> Opinion | None:
    """The point that somebody else wrote a moment ago, while all may still write."""
    others = [one for one in drafts.values() if one.saved_by not in ("", desk.person.pk)]
    near = [(one.saved_at, one) for one in others if one.saved_at and is_near(one.saved_at)]
    if held.sent_at or not near:
        return None
    return max(near, key=lambda told: told[0])[1]


def _shown(
    request: HttpRequest, desk: Desk, held: Review, refusal: NotAllowed | None = None
) -> HttpResponse:
    clashing = refusal if isinstance(refusal, Clashing) else None
    adopting = refusal if isinstance(refusal, OutcomesClashing) else None
    drafts = merged_rows(held) if not held.sent_at else {}
    reviews = desk.may_review
    reviewers = list(held.reviewers.prefetch_related("answers")) if reviews else []
    mine = next((one for one in reviewers if one.person == desk.person.pk), None)
    opinions = list(held.opinions.all()) if held.sent_at else []
    state = state_of(held, len(opinions))
    titles = {name: title for name, title, _ in held.checklist}
    left = {
        one.point: (request.POST[f"m-{one.point}"], one)
        for one in (clashing.clashes if clashing else ())
    }
    theirs = clashing.conclusion if clashing else ""
    is_open = reviews and held.sent_at is None
    context = {
        "desk": desk,
        "door": "materials",
        "review": held,
        "refusal": refusal,
        "clashing": clashing,
        "reviews": reviews,
        "reviewers": reviewers,
        "handed": sum(one.handed_at is not None for one in reviewers),
        "mine": mine,
        "may_answer": mine is not None and mine.handed_at is None and held.sent_at is None,
        "may_merge": is_open and _any_handed(reviewers),
        "rows": point_rows(held, reviewers, mine, drafts, left) if reviews else [],
        "opinions": adoption_rows(opinions, titles, request.POST.dict(), adopting),
        "adopting": adopting,
        "mark": new_mark(),
        "may_adopt": desk.is_office and state == "answer",
        "state": STATE[state],
        "conclusion": CONCLUSION.get(held.conclusion) if held.sent_at else None,
        "free": may_be_asked(desk, {one.person for one in reviewers}) if is_open else [],
        "verified": 0 if held.paper.removed_at else len(verified_in(held.paper)),
        "chosen": request.POST["conclusion"] if theirs else held.conclusion,
        "theirs": CONCLUSIONS.get(theirs, ""),
        "together": _together(desk, held, drafts),
        "verdicts": VERDICTS,
        "conclusions": CONCLUSIONS,
        "outcomes": OUTCOMES,
        "changes": changes_of(held),
        "known": known({held.sent_by, held.answered_by, held.begun_by, held.sent_unit}
                       | {one.person for one in reviewers}
                       | {one.saved_by for one in (*drafts.values(), *opinions)}),
    }  # fmt: skip
    return render(request, "workbench/review.html", context, status=409 if refusal else 200)


def _any_handed(reviewers: list[Reviewer]) -> bool:
    return any(one.handed_at for one in reviewers)
