"""Two clerks write what was adopted of an opinion: each is told of the other, nothing is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import CLERK, OFFICE, PACK
from several_books import INSPECTOR, several_books
from workbench_world import as_

from zhenggai.ledger.core.actors import Actor
from zhenggai.people.models import Person, Role
from zhenggai.reviewing.models import Opinion, Review

pytestmark = pytest.mark.django_db
SECOND = Actor("person/clerk-two", OFFICE, frozenset({"office"}))
FIRST_POINT = PACK.review_points[0].point
PLAN = "中共青岚区财政局党组整改方案\n\n1.专项资金沉淀。\n\n整改措施：\n（1）清理沉淀资金。\n"
MINE, THEIRS = "时限已提前到四月底", "项目未到付款节点，不宜提前"
QUICK = {"HX-Request": "true"}


@pytest.fixture
def address() -> str:
    """A review of which two opinions came back, and a second clerk."""
    book = several_books()["财政局"]
    account = User.objects.create_user("俞其琛")
    person = Person.objects.create(
        pk=SECOND.id, name="俞其琛", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="office")
    client = as_(INSPECTOR)
    file = SimpleUploadedFile("整改方案.txt", PLAN.encode())
    found = str(client.post(f"/books/{book.code}/reviews/new/", {"file": file})["Location"])
    told = {f"v-{one.point}": "fits" for one in PACK.review_points} | {"agrees": "yes"}
    client.post(found, {"do": "hand", **told})
    merged = {f"m-{FIRST_POINT}": "时限过长\n没有写明责任人", "conclusion": "amend"}
    assert client.post(found, {"do": "send", **merged}).status_code == 302
    return found


def keys() -> tuple[int, int]:
    one, other = Opinion.objects.order_by("place")
    return one.pk, other.pk


def page_of(who: Actor, address: str) -> dict[str, str]:
    """What the form of adoption sends when nothing is typed."""
    rows = as_(who).get(address).context["opinions"]
    told = {f"b-{one.opinion.pk}": one.began for one in rows}
    told |= {f"o-{one.opinion.pk}": one.shown.word for one in rows}
    return told | {f"y-{one.opinion.pk}": one.shown.why for one in rows}


def send(who: Actor, address: str, told: dict[str, str], do: str = "outcomes", **more: Any) -> Any:
    return as_(who).post(address, {"do": do, **told}, **more)


def kept() -> list[tuple[str, str]]:
    return [(one.outcome, one.why) for one in Opinion.objects.order_by("place")]


def said(response: Any) -> str:
    return str(response.content.decode())


def test_what_each_says_of_another_opinion_stays(address: str) -> None:
    one, other = keys()
    mine, theirs = page_of(CLERK, address), page_of(SECOND, address)
    done = send(SECOND, address, {**theirs, f"o-{one}": "declined", f"y-{one}": THEIRS})
    assert done.status_code == 302
    assert send(CLERK, address, {**mine, f"o-{other}": "adopted"}).status_code == 302
    assert kept() == [("declined", THEIRS), ("adopted", "")]


def test_one_opinion_answered_by_both_is_shown_to_the_later(address: str) -> None:
    one, other = keys()
    mine, theirs = page_of(CLERK, address), page_of(SECOND, address)
    send(SECOND, address, {**theirs, f"o-{one}": "declined", f"y-{one}": THEIRS})
    told = {**mine, f"o-{one}": "partly", f"y-{one}": MINE, f"o-{other}": "adopted"}
    clash = send(CLERK, address, told)
    assert clash.status_code == 409
    assert kept() == [("declined", THEIRS), ("adopted", "")]
    (row,) = (line for line in clash.context["opinions"] if line.clash)
    assert (row.shown.word, row.shown.why, row.their_word) == ("partly", MINE, "不采纳")
    assert "有1条别人刚改过，没有覆盖" in said(clash)
    assert "俞其琛" in said(clash)
    assert THEIRS in said(clash)
    assert send(CLERK, address, {**told, f"b-{one}": row.began}).status_code == 302
    assert kept()[0] == ("partly", MINE)


def test_nothing_is_reported_that_was_not_held_against_the_others(address: str) -> None:
    one, other = keys()
    mine, theirs = page_of(CLERK, address), page_of(SECOND, address)
    send(SECOND, address, {**theirs, f"o-{one}": "declined", f"y-{one}": THEIRS})
    told = {**mine, f"o-{one}": "adopted", f"o-{other}": "adopted"}
    clash = send(CLERK, address, told, "report")
    assert clash.status_code == 409
    assert "没有报送" in said(clash)
    assert Review.objects.get().answered_at is None


def test_what_is_kept_as_it_is_typed_tells_of_the_other_too(address: str) -> None:
    one, other = keys()
    mine, theirs = page_of(CLERK, address), page_of(SECOND, address)
    good = said(send(CLERK, address, {**mine, f"o-{other}": "adopted"}, headers=QUICK))
    assert "已存草稿" in good
    assert f'name="b-{other}"' in good
    send(SECOND, address, {**theirs, f"o-{one}": "declined", f"y-{one}": THEIRS})
    wrong = said(send(CLERK, address, {**mine, f"o-{one}": "adopted"}, headers=QUICK))
    assert "别人刚改过，没有覆盖" in wrong
    assert f'name="b-{one}"' not in wrong


def test_who_types_on_in_one_page_writes_over_nobody(address: str) -> None:
    one, _ = keys()
    page = {**page_of(CLERK, address), "mark": "0a1b2c3d", f"o-{one}": "partly"}
    assert send(CLERK, address, {**page, f"y-{one}": "责任人"}).status_code == 302
    assert send(CLERK, address, {**page, f"y-{one}": "责任人写到股室"}).status_code == 302
    assert kept()[0] == ("partly", "责任人写到股室")


def test_who_has_two_pages_open_is_not_told_of_somebody_else(address: str) -> None:
    one, _ = keys()
    first, second = page_of(CLERK, address), page_of(CLERK, address)
    send(CLERK, address, {**first, f"o-{one}": "declined", f"y-{one}": THEIRS})
    clash = send(CLERK, address, {**second, f"o-{one}": "adopted"})
    assert clash.status_code == 409
    assert "有1条您在另一页面改过，没有覆盖" in said(clash)
    assert "别人" not in said(clash).split("<main")[1]
    assert "您在另一页面（" in said(clash)
