"""With the portal on nothing but shown editions is reached; with it off there is no portal."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from frozen_papers import frozen, shown
from ledger_world import CLERK, OPENED
from stored_world import stored
from workbench_world import as_, settle

from zhenggai.portal import urls
from zhenggai.published.models import Edition

pytestmark = pytest.mark.django_db
ROUTES = {str(one.name): frozenset(one.pattern.converters) for one in urls.urlpatterns}
# Routes that name no edition, and whether they are there without one.
LONE = {"index": 200, "feed": 200, "received": 404, "missing": 404}
HIDDEN = "尚未公开的一份通报"


@pytest.fixture(autouse=True)
def portal_is_on(settings: LazySettings) -> None:
    settings.PORTAL = True


def address(route: str, code: str) -> str:
    values = {"code": code, "form": "docx", "token": "AAAAAAAAAA:1:x", "rest": "a/b/c"}
    return reverse(f"portal:{route}", kwargs={name: values[name] for name in ROUTES[route]})


def unpublished() -> Iterator[Edition]:
    """One of each kind that is not for everybody."""
    book = stored(*OPENED)
    yield frozen(book, title=HIDDEN)
    yield frozen(book, title=HIDDEN, audience="party")
    taken_back = shown(book, title=HIDDEN)
    Edition.objects.filter(pk=taken_back.pk).update(in_portal=False)
    yield taken_back


def test_every_route_with_an_edition_that_is_not_shown_does_not_exist(client: Client) -> None:
    for edition in unpublished():
        for route in ROUTES:
            for ask in (client.get, client.post):
                response = ask(address(route, edition.code))
                wanted = LONE.get(route, 404) if ask == client.get else {404, 405}
                assert response.status_code in ({wanted} if isinstance(wanted, int) else wanted)
                assert HIDDEN not in response.content.decode()
                assert edition.code not in response.content.decode()


def test_what_is_not_there_looks_the_same_as_what_is_not_shown(client: Client) -> None:
    hidden = next(unpublished())
    first = client.get(f"/public/{hidden.code}/")
    second = client.get("/public/20200101-aaaa/")
    assert (first.status_code, first.content) == (second.status_code, second.content)


def test_an_address_that_nobody_gave_leads_to_no_page_of_the_house(client: Client) -> None:
    for rest in ("a/b/c", "20261120-aaaa/books/", "books"):
        response = client.get(f"/public/{rest}")
        assert response.status_code == 404
        assert "看全部通报" in response.content.decode()


def test_with_the_portal_off_no_route_exists(client: Client, settings: LazySettings) -> None:
    edition = shown(stored(*OPENED))
    settings.PORTAL = False
    assert client.get("/robots.txt").status_code == 404
    for route in ROUTES:
        for ask in (client.get, client.post):
            assert ask(address(route, edition.code)).status_code == 404


def test_every_route_is_the_same_for_whoever_is_signed_in(client: Client) -> None:
    settle()
    edition = shown(stored(*OPENED))
    for route in sorted(ROUTES.keys() - {"opinion", "received", "missing"}):
        place = address(route, edition.code)
        mine, theirs = as_(CLERK).get(place), client.get(place)
        assert (
            (mine.status_code, mine.content) == (theirs.status_code, theirs.content) != (404, b"")
        )


def test_no_page_of_the_house_is_reached_without_signing_in(client: Client) -> None:
    """The portal opens nothing else: what is left open is what was open before."""
    shown(stored(*OPENED))
    opened = {
        one.name
        for one in get_resolver("zhenggai.workbench.urls").url_patterns
        if isinstance(one, URLPattern) and not getattr(one.callback, "login_required", True)
    }
    assert opened == {"sign_in", "sign_in_as", "first_run", "fill", "fill_xlsx"}
    for one in urls.urlpatterns:
        assert not getattr(one.callback, "login_required", True)


def test_pages_run_no_script_and_leave_no_cookie(client: Client) -> None:
    edition = shown(stored(*OPENED))
    for route in sorted(ROUTES.keys() - {"opinion", "received", "missing"}):
        response = client.get(address(route, edition.code))
        assert "script-src" not in response["Content-Security-Policy"]
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert not response.cookies
        if response["Content-Type"].startswith("text/html"):
            told = response.content.decode()
            assert "<script" not in told
            assert "style=" not in told


def test_the_form_leaves_the_one_cookie_that_it_needs(client: Client) -> None:
    edition = shown(stored(*OPENED))
    response = client.get(address("opinion", edition.code))
    assert set(response.cookies) == {"csrftoken"}
