"""Pages of units and people: for administrators and the office; for others there are none."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from people_world import (
    PASSWORD,
    administrator,
    clerk,
    filled_sheet,
    opens,
    person,
    unit,
    with_account,
)
from pytest_django import DjangoAssertNumQueries

from zhenggai.people.first_run import first_run_token
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Person, Role, Unit
from zhenggai.people.queries import roles_of
from zhenggai.people.sheet import read_people
from zhenggai.people.taking_in import Wish, take_in
from zhenggai.writers.people_sheet import PeopleLine

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
MOST_BYTES = 200_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def by() -> Keeper:
    return administrator()


@pytest.fixture
def liaison(by: Keeper) -> Person:
    return person("陈望舒", unit("财政局", by), by, "liaison")


def as_(someone: Person) -> Client:
    client = Client()
    someone.refresh_from_db()
    assert someone.account
    client.force_login(someone.account)
    return client


def pages(of: Person) -> list[str]:
    return [
        "/people/",
        "/people/?show=liaison",
        "/people/?show=account",
        "/people/?show=left",
        "/people/?q=财政",
        "/people/log/",
        "/people/accounts/",
        "/people/units/new/",
        f"/people/units/{of.unit_id}/",
        "/people/persons/new/",
        f"/people/persons/{of.pk}/",
        "/people/sheet/",
        "/people/sheet/template.xlsx",
        "/people/sheet/people.xlsx",
    ]


def test_an_administrator_and_the_office_open_every_page(by: Keeper, liaison: Person) -> None:
    office = clerk(by)
    with_account(office.person, by)
    for one in (by.person, office.person):
        client = as_(one)
        for page in pages(liaison):
            assert client.get(page).status_code == 200, page


def test_for_everybody_else_there_is_no_such_page(by: Keeper, liaison: Person) -> None:
    with_account(liaison, by)
    client = as_(liaison)
    before = Change.objects.count()
    for page in pages(liaison):
        assert client.get(page).status_code == 404, page
    for do in ("save", "give", "take", "reset", "leave", "hand_over"):
        sent = {"do": do, "role": "administrator", "name": "另一人"}
        assert client.post(f"/people/persons/{liaison.pk}/", sent).status_code == 404
    assert Change.objects.count() == before


def test_who_is_not_signed_in_is_led_to_the_door(liaison: Person) -> None:
    for page in pages(liaison):
        assert Client().get(page).status_code == 302


def test_an_administrator_begins_with_the_people_and_sees_no_book(by: Keeper) -> None:
    client = as_(by.person)
    assert client.get("/").headers["Location"] == "/people/"
    assert "还没有您可以查看的台账" in client.get("/books/").content.decode()
    assert client.get("/books/new/").status_code == 404


def test_the_list_stays_small_with_eighty_units(
    by: Keeper, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [
        PeopleLine(f"第{n}局", "青岚区", "", f"第{n}局{word}", "科员", role)
        for n in range(80)
        for word, role in (("甲", "联络员"), ("乙", "单位主要负责人"), ("丙", ""))
    ]
    take_in(read_people(filled_sheet(*lines), "表.xlsx").rows, Wish(), "表.xlsx", by=by)
    client = as_(by.person)
    for page in ("/people/", "/people/?show=account", "/people/accounts/", "/people/log/"):
        with django_assert_max_num_queries(MOST_QUERIES, info=page):
            found = client.get(page)
        assert len(found.content) < MOST_BYTES, page


def test_a_unit_is_added_changed_and_retired(by: Keeper) -> None:
    client = as_(by.person)
    above = Unit.objects.get(name="青岚区")
    client.post("/people/units/new/", {"name": "财政局", "parent": above.pk})
    made = Unit.objects.get(name="财政局")
    refused = client.post("/people/units/new/", {"name": "财政局"})
    assert refused.status_code == 409
    assert "不能重名" in refused.content.decode()
    page = f"/people/units/{made.pk}/"
    client.post(page, {"do": "save", "name": "区财政局", "parent": above.pk, "is_body": "on"})
    client.post(page, {"do": "give", "role": "leading_group", "book": ""})
    held = Role.objects.get(body=made)
    client.post(page, {"do": "take", "role-of": held.pk})
    client.post(page, {"do": "retire"})
    made.refresh_from_db()
    assert (made.name, made.is_body, made.is_active) == ("区财政局", True, False)
    assert not Role.objects.filter(body=made).exists()


def test_a_new_password_is_shown_once_and_leads_to_an_own_one(by: Keeper, liaison: Person) -> None:
    page = f"/people/persons/{liaison.pk}/"
    shown = as_(by.person).post(page, {"do": "account", "sign_in_name": "chenws"})
    assert shown.headers["Cache-Control"] == "no-store"
    (password,) = re.findall(
        r"<code>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</code>", shown.content.decode()
    )
    assert password not in as_(by.person).get(page).content.decode()
    client = Client()
    client.post("/sign-in/", {"name": "chenws", "password": password})
    for where in ("/", "/books/", "/people/", "/legend/"):
        assert client.get(where).headers["Location"] == "/password/", where
    new = {"old": password, "password": PASSWORD, "again": PASSWORD}
    differ = client.post("/password/", {**new, "again": "something-else-9"})
    assert "两次填写的密码不一样" in differ.content.decode()
    assert client.post("/password/", new).status_code == 302
    assert client.get("/books/").status_code == 200, "still signed in"
    assert opens("chenws", PASSWORD)


def test_a_reset_ends_what_is_signed_in_and_lifts_the_lock(by: Keeper, liaison: Person) -> None:
    told = with_account(liaison, by)
    client = as_(liaison)
    assert client.get("/books/").status_code == 200
    for _ in range(6):
        Client().post("/sign-in/", {"name": told.sign_in_name, "password": "猜"})
    shown = as_(by.person).post(f"/people/persons/{liaison.pk}/", {"do": "reset"})
    new = re.findall(r"<code>(.{14})</code>", shown.content.decode())[-1]
    assert client.get("/books/").status_code == 302, "signed out"
    sent = {"name": told.sign_in_name, "password": new}
    assert Client().post("/sign-in/", sent).status_code == 302


def test_roles_are_given_taken_and_handed_over(by: Keeper, liaison: Person) -> None:
    client, page = as_(by.person), f"/people/persons/{liaison.pk}/"
    client.post(page, {"do": "give", "role": "verifier", "book": ""})
    held = Role.objects.get(person=liaison, role="verifier")
    client.post(page, {"do": "take", "role-of": held.pk})
    heir = person("宋知予", Unit.objects.get(name="财政局"), by)
    client.post(page, {"do": "hand_over", "to": heir.pk, "leaves": "on"})
    assert roles_of(heir.pk) == {"": {"liaison"}}
    assert not Person.objects.get(pk=liaison.pk).is_active
    client.post(page, {"do": "return"})
    assert Person.objects.get(pk=liaison.pk).is_active


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "give", "role": "king"},
        {"do": "give"},
        {"do": "hand_over", "to": "nobody"},
        {"do": "save", "name": ""},
        {"do": "account", "sign_in_name": "有 空格"},
    ],
)
def test_what_is_wrong_on_a_form_is_said_and_nothing_written(
    by: Keeper, liaison: Person, sent: dict[str, str]
) -> None:
    before = Change.objects.count()
    found = as_(by.person).post(f"/people/persons/{liaison.pk}/", sent)
    assert found.status_code == 409
    assert Change.objects.count() == before


def test_a_role_of_somebody_else_is_not_taken_on_this_page(by: Keeper, liaison: Person) -> None:
    held = Role.objects.get(role="administrator")
    client = as_(by.person)
    for told in (held.pk, "nobody", ""):
        sent = {"do": "take", "role-of": told}
        assert client.post(f"/people/persons/{liaison.pk}/", sent).status_code == 404


def test_what_the_office_may_not_do_is_not_offered(by: Keeper) -> None:
    office = clerk(by)
    with_account(office.person, by)
    page = as_(office.person).get(f"/people/persons/{by.person.pk}/").content.decode()
    assert "只能由管理员变更" in page
    for do in ("give", "take", "reset", "leave", "save"):
        assert f'value="{do}"' not in page


def test_several_accounts_are_made_at_once(by: Keeper, liaison: Person) -> None:
    other = person("许知远", unit("民政局", by), by, "liaison")
    client = as_(by.person)
    assert client.post("/people/accounts/").status_code == 409
    shown = client.post("/people/accounts/", {"person": [liaison.pk, other.pk]}).content.decode()
    assert len(re.findall(r"<code>.{14}</code>", shown)) == 2
    assert "陈望舒" in shown
    assert "http://testserver/" in shown


def sheet_file(*lines: PeopleLine) -> SimpleUploadedFile:
    return SimpleUploadedFile("人员.xlsx", filled_sheet(*lines), XLSX)


def test_a_sheet_is_looked_at_and_then_entered(by: Keeper) -> None:
    client = as_(by.person)
    lines = (
        PeopleLine("财政局", "青岚区", "", "陈望舒", "科员", "联络员"),
        PeopleLine("", name="无"),
    )
    seen = client.post("/people/sheet/", {"file": sheet_file(*lines)}).content.decode()
    assert "登记1行" in seen
    assert "没有写单位" in seen
    assert not Unit.objects.filter(name="财政局").exists()
    carried = re.search(r'name="rows" value="([^"]+)"', seen)
    assert carried
    client.post("/people/sheet/", {"rows": carried[1]})
    assert roles_of(Person.objects.get(name="陈望舒").pk) == {"": {"liaison"}}
    again = client.post("/people/sheet/", {"file": sheet_file(lines[0])}).content.decode()
    assert "表中的内容都已登记，没有变化" in again


def test_what_goes_out_comes_back_without_a_change(by: Keeper, liaison: Person) -> None:
    client = as_(by.person)
    out = client.get("/people/sheet/people.xlsx").content
    file = SimpleUploadedFile("单位和人员.xlsx", out, XLSX)
    assert "没有变化" in client.post("/people/sheet/", {"file": file}).content.decode()
    assert liaison.name.encode() not in out, "a workbook is packed"


def test_only_rows_that_this_house_read_for_this_person_are_entered(by: Keeper) -> None:
    assert as_(by.person).post("/people/sheet/", {"rows": "forged"}).status_code == 404


def test_the_first_page_is_there_once() -> None:
    page = f"/set-up/{first_run_token()}/"
    assert "首次设置" in Client().get("/sign-in/").content.decode()
    assert Client().get("/set-up/guessed/").status_code == 404
    client = Client()
    told = {
        "inspected_unit": "青岚区",
        "office": "区委整改办",
        "name": "沈亦安",
        "sign_in_name": "沈亦安",
        "password": PASSWORD,
        "again": PASSWORD,
        "in_office": "on",
    }
    wrong = client.post(page, {**told, "again": "另一个密码2026"})
    assert wrong.status_code == 409
    assert PASSWORD not in wrong.content.decode()
    assert client.post(page, told).headers["Location"] == "/people/"
    assert "先把单位和人员登记进来" in client.get("/people/").content.decode()
    assert "还没有登记其他单位和人员" in client.get("/books/").content.decode()
    assert client.get(page).status_code == 404
    assert Client().post(page, told).status_code == 404
    assert "首次设置" not in Client().get("/sign-in/").content.decode()
