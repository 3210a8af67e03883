"""Two people put one opinion together: each is told of the other, nobody writes over anybody."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import OFFICE, PACK
from several_books import INSPECTOR, several_books
from workbench_world import as_

from zhenggai.ledger.core.actors import Actor
from zhenggai.people.models import Person, Role
from zhenggai.reviewing.drafting import print_of
from zhenggai.reviewing.models import Opinion, Review

pytestmark = pytest.mark.django_db
SECOND = Actor("person/second", OFFICE, frozenset({"superior"}))
FIRST, OTHER = [one.point for one in PACK.review_points][:2]
PLAN = "中共青岚区财政局党组整改方案\n\n1.专项资金沉淀。\n\n整改措施：\n（1）清理沉淀资金。\n"
MINE, THEIRS = "时限过长", "没有写明责任人"


@pytest.fixture
def address() -> str:
    """A review in which both have answered."""
    book = several_books()["财政局"]
    account = User.objects.create_user("闻人静")
    person = Person.objects.create(
        pk=SECOND.id, name="闻人静", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    new = f"/books/{book.code}/reviews/new/"
    file = SimpleUploadedFile("整改方案.txt", PLAN.encode())
    found = str(as_(INSPECTOR).post(new, {"file": file})["Location"])
    told = {f"v-{one.point}": "fits" for one in PACK.review_points} | {"agrees": "yes"}
    for who in (INSPECTOR, SECOND):
        assert as_(who).post(found, {"do": "hand", **told}).status_code == 302
    return found


def page_of(who: Actor, address: str) -> dict[str, str]:
    """What the form of the merged opinion sends when nothing is typed."""
    context = as_(who).get(address).context
    told = {f"m-{one.name}": one.merged for one in context["rows"]}
    told |= {f"b-{one.name}": one.began for one in context["rows"]}
    return told | {"conclusion": context["chosen"], "began": context["review"].conclusion}


def send(who: Actor, address: str, told: dict[str, str], do: str = "merge", **more: str) -> Any:
    return as_(who).post(address, {"do": do, **told, **more})


def kept() -> dict[str, str]:
    return {one.point: one.words for one in Opinion.objects.all() if one.words}


def said(response: Any) -> str:
    return str(response.content.decode())


def test_two_people_in_one_opinion_are_told_of_each_other(address: str) -> None:
    send(SECOND, address, page_of(SECOND, address), **{f"m-{FIRST}": THEIRS})
    assert "闻人静" in said(as_(INSPECTOR).get(address)).split("也在改汇总意见")[0][-200:]
    assert "也在改汇总意见" not in said(as_(SECOND).get(address))


def test_what_one_writes_elsewhere_stays(address: str) -> None:
    mine, theirs = page_of(INSPECTOR, address), page_of(SECOND, address)
    assert send(SECOND, address, theirs, **{f"m-{FIRST}": THEIRS}).status_code == 302
    assert send(INSPECTOR, address, mine, **{f"m-{OTHER}": MINE}).status_code == 302
    assert kept() == {FIRST: THEIRS, OTHER: MINE}


def test_one_point_written_by_both_is_shown_to_the_later(address: str) -> None:
    mine, theirs = page_of(INSPECTOR, address), page_of(SECOND, address)
    send(SECOND, address, theirs, **{f"m-{FIRST}": THEIRS})
    told = {**mine, f"m-{FIRST}": MINE, f"m-{OTHER}": MINE}
    clash = send(INSPECTOR, address, told)
    assert clash.status_code == 409
    assert kept() == {FIRST: THEIRS, OTHER: MINE}
    (row,) = (one for one in clash.context["rows"] if one.clash)
    assert (row.name, row.merged, row.clash.theirs) == (FIRST, MINE, THEIRS)
    assert "闻人静" in said(clash)
    assert THEIRS in said(clash)
    assert "其余已存草稿" in said(clash)
    assert "没有登记任何内容" not in said(clash)
    again = {**told, f"b-{FIRST}": row.began}
    assert send(INSPECTOR, address, again).status_code == 302
    assert kept()[FIRST] == MINE


def test_nothing_goes_out_that_was_not_held_against_the_others(address: str) -> None:
    mine, theirs = page_of(INSPECTOR, address), page_of(SECOND, address)
    send(SECOND, address, theirs, **{f"m-{FIRST}": THEIRS, "conclusion": "amend"})
    told = {f"m-{FIRST}": MINE, "conclusion": "agree"}
    clash = send(INSPECTOR, address, mine, "send", **told)
    assert clash.status_code == 409
    assert "汇总结论在另一页面刚改选为<b>修改后再报</b>" in said(clash)
    assert clash.context["chosen"] == "agree"
    held = Review.objects.get()
    assert (held.sent_at, held.conclusion) == (None, "amend")


def test_what_is_kept_as_it_is_typed_tells_of_the_other_too(address: str) -> None:
    mine, theirs = page_of(INSPECTOR, address), page_of(SECOND, address)
    send(SECOND, address, theirs, **{f"m-{FIRST}": THEIRS})
    typed = {"do": "merge", **mine, f"m-{OTHER}": MINE}
    quick = {"HX-Request": "true"}
    fragment = said(as_(INSPECTOR).post(address, typed, headers=quick))
    assert "已存草稿" in fragment
    assert "闻人静" in fragment
    assert f'name="b-{OTHER}"' in fragment
    assert print_of(MINE) in fragment
    # The page does not show the other's words, so that it must not begin with them.
    assert f'name="b-{FIRST}"' not in fragment
    wrong = as_(INSPECTOR).post(address, {**typed, f"m-{FIRST}": MINE}, headers=quick)
    assert "也改过您正在改的地方，没有覆盖" in said(wrong)
    assert kept()[FIRST] == THEIRS


def test_words_are_taken_over_beside_what_another_wrote(address: str) -> None:
    mine, theirs = page_of(INSPECTOR, address), page_of(SECOND, address)
    send(SECOND, address, theirs, **{f"m-{FIRST}": THEIRS})
    clash = send(INSPECTOR, address, mine, "take_all", **{f"m-{FIRST}": MINE})
    assert clash.status_code == 409
    assert kept() == {FIRST: THEIRS}


def test_who_types_on_in_one_page_writes_over_nobody(address: str) -> None:
    page = {**page_of(INSPECTOR, address), "mark": "0a1b2c3d"}
    assert send(INSPECTOR, address, page, **{f"m-{FIRST}": "时限"}).status_code == 302
    assert send(INSPECTOR, address, page, **{f"m-{FIRST}": MINE}).status_code == 302
    assert kept() == {FIRST: MINE}
    other = send(INSPECTOR, address, {**page, "mark": "ffffffff"}, **{f"m-{FIRST}": THEIRS})
    assert other.status_code == 409
    assert "您在另一页面（" in said(other)
