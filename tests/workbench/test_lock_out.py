"""Who guesses passwords is locked out for a while, with a page that says so; others get in."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from workbench_world import settle

pytestmark = pytest.mark.django_db
NAME = "沈亦安"
LIMIT = settings.AXES_FAILURE_LIMIT
ELSEWHERE = {"REMOTE_ADDR": "10.0.0.9"}


@pytest.fixture(autouse=True)
def people() -> None:
    settle()


def attempt(password: str, **place: str) -> Any:
    return Client(**place).post("/sign-in/", {"name": NAME, "password": password})  # type: ignore[arg-type]


def guess(times: int) -> list[int]:
    return [attempt(f"猜{n}").status_code for n in range(times)]


def test_after_so_many_wrong_passwords_even_the_right_one_is_not_taken() -> None:
    assert guess(LIMIT + 1) == [409] * (LIMIT - 1) + [429, 429]
    refused = attempt(f"{NAME}的密码")
    assert refused.status_code == 429
    page = refused.content.decode()
    assert f"密码连续输错{LIMIT}次" in page
    assert 'lang="zh-Hans"' in page


def test_one_right_password_begins_the_count_anew() -> None:
    guess(LIMIT - 1)
    assert attempt(f"{NAME}的密码").status_code == 302
    assert guess(LIMIT - 1) == [409] * (LIMIT - 1)


def test_the_same_account_gets_in_from_another_desk_and_another_account_from_the_same() -> None:
    guess(LIMIT)
    assert attempt(f"{NAME}的密码", **ELSEWHERE).status_code == 302
    other = {"name": "陈望舒", "password": "陈望舒的密码"}
    assert Client().post("/sign-in/", other).status_code == 302


def test_half_an_hour_later_it_is_over() -> None:
    guess(LIMIT)
    for one in AccessAttempt.objects.all():
        one.attempt_time -= settings.AXES_COOLOFF_TIME + timedelta(seconds=1)
        one.save()
    assert attempt(f"{NAME}的密码").status_code == 302


def test_the_command_lets_everybody_in_again() -> None:
    guess(LIMIT)
    said = StringIO()
    call_command("axes_reset", stdout=said)
    assert attempt(f"{NAME}的密码").status_code == 302


def test_no_password_is_kept_of_those_that_were_tried() -> None:
    attempt("猜中注定")
    (kept,) = AccessAttempt.objects.all()
    assert "猜中注定" not in f"{kept.post_data}{kept.get_data}"
    assert User.objects.filter(username=NAME).exists()
