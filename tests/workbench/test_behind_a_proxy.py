"""Behind a proxy that ends TLS people sign in, and only whoever guesses is locked out."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings

import zhenggai.settings
from zhenggai.people.models import Person

pytestmark = pytest.mark.django_db
HOST = "zhenggai.qinghe.example"
PROXIED = {"X-Forwarded-Proto": "https", "Host": HOST, "Origin": f"https://{HOST}"}
PASSWORD = "清河-2026-整改"  # noqa: S105 - of a made-up person


@pytest.fixture
def behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the environment's settings add for such a proxy."""
    plain = runpy.run_path(str(Path(zhenggai.settings.__file__)))
    monkeypatch.setenv("ZHENGGAI_HTTPS", "1")
    monkeypatch.setenv("ZHENGGAI_HOSTS", HOST)
    told = runpy.run_path(str(Path(zhenggai.settings.__file__)))
    names = [one for one in told if one.isupper() and one not in plain] + ["ALLOWED_HOSTS"]
    return {name: told[name] for name in names}


def sign_in(client: Client, password: str, seen: str) -> Any:
    """The door as somebody sees it from an address; the token comes from its page."""
    door = client.get("/sign-in/", headers={**PROXIED, "X-Real-IP": seen})
    token = door.context["csrf_token"]
    told = {"name": "wang", "password": password, "csrfmiddlewaretoken": str(token)}
    headers = {**PROXIED, "X-Real-IP": seen, "Referer": f"https://{HOST}/sign-in/"}
    return client.post("/sign-in/", told, headers=headers)


def settle() -> None:
    """One person with an account."""
    account = User.objects.create_user("wang", password=PASSWORD)
    Person.objects.create(name="王宁", account=account)


def test_people_sign_in_and_their_cookies_stay_on_https(behind_a_proxy: dict[str, Any]) -> None:
    settle()
    with override_settings(**behind_a_proxy):
        client = Client(enforce_csrf_checks=True)
        answer = sign_in(client, PASSWORD, "10.0.0.7")
        assert answer.status_code == 302
        assert answer.cookies[settings.SESSION_COOKIE_NAME]["secure"]


def test_who_guesses_is_locked_out_alone(behind_a_proxy: dict[str, Any]) -> None:
    settle()
    with override_settings(**behind_a_proxy):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            last = sign_in(Client(enforce_csrf_checks=True), "wrong", "10.0.0.66")
        assert last.status_code == 429
        assert sign_in(Client(enforce_csrf_checks=True), PASSWORD, "10.0.0.7").status_code == 302
