"""An opinion is handed in and gets a receipt number; what is too much or too large is refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from frozen_papers import shown
from ledger_world import OPENED
from stored_world import stored

from zhenggai.opinions import kinds
from zhenggai.opinions.models import Opinion
from zhenggai.portal import forms, limits
from zhenggai.portal.models import Knock
from zhenggai.portal.views.opinions import MOST_BYTES
from zhenggai.published.models import Edition

pytestmark = pytest.mark.django_db
WORDS = "第二中学门口的路灯坏了三个月，请督促修好。"


@pytest.fixture(autouse=True)
def portal_is_on(settings: LazySettings) -> None:
    settings.PORTAL = True


@pytest.fixture
def edition() -> Edition:
    return shown(stored(*OPENED))


def address(edition: Edition) -> str:
    return f"/public/{edition.code}/opinion/"


def told(words: str = WORDS) -> dict[str, str]:
    return {"text": words, "name": "一位居民", "contact": "0000-1234567"}


def test_an_opinion_gets_a_receipt_number(client: Client, edition: Edition) -> None:
    page = client.post(address(edition), told(), follow=True).content.decode()
    opinion = Opinion.objects.get()
    assert (opinion.book_id, opinion.way) == (edition.book_id, "web")
    assert opinion.receipt in page
    assert WORDS not in page


def test_a_receipt_is_shown_for_an_hour_and_to_nobody_who_guesses(
    client: Client, edition: Edition
) -> None:
    place = client.post(address(edition), told())["Location"]
    assert client.get(place).status_code == 200
    assert client.get(place.replace("/received/", "/received/X")).status_code == 404


def test_the_form_says_where_breaches_of_discipline_are_reported(
    client: Client, edition: Edition
) -> None:
    page = client.get(address(edition)).content.decode()
    assert "检举控告，请直接向纪检监察机关反映" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "请写明意见或建议。"),
        ("长" * (forms.LONGEST_TEXT + 1), "请写得短一些"),
        ("秘密★1年\n一份材料", "非涉密系统"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_nothing_is_lost_or_kept(
    client: Client, edition: Edition, words: str, sentence: str
) -> None:
    response = client.post(address(edition), told(words))
    assert response.status_code == 409
    page = response.content.decode()
    assert sentence in page
    assert words[:10] in page
    assert not Opinion.objects.exists()


def test_a_form_that_is_too_large_is_not_even_read(client: Client, edition: Edition) -> None:
    response = client.post(address(edition), told("长" * MOST_BYTES))
    assert response.status_code == 413
    assert not Opinion.objects.exists()


def test_the_longest_opinion_fits(client: Client, edition: Edition) -> None:
    assert client.post(address(edition), told("长" * forms.LONGEST_TEXT)).status_code == 302


def test_the_form_takes_what_the_register_takes() -> None:
    asked = (forms.LONGEST_TEXT, forms.LONGEST_CONTACT, forms.LONGEST_NAME)
    assert asked == (kinds.LONGEST_TEXT, kinds.LONGEST_CONTACT, kinds.LONGEST_NAME)


def test_one_address_hands_in_so_many_an_hour_and_another_still_can(
    client: Client, edition: Edition
) -> None:
    for _ in range(limits.PER_ADDRESS):
        assert client.post(address(edition), told()).status_code == 302
    refused = client.post(address(edition), told())
    assert refused.status_code == 429
    assert WORDS in refused.content.decode()
    assert Opinion.objects.count() == limits.PER_ADDRESS
    assert client.post(address(edition), told(), REMOTE_ADDR="10.0.0.9").status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("limit", "many"), [("PER_ADDRESS", False), ("PER_DAY", True)])
def test_who_comes_at_the_same_moment_is_counted_too(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, limit: str, many: bool
) -> None:
    monkeypatch.setattr(limits, limit, 2)

    def sent(n: int) -> int:
        try:
            where = f"10.0.0.{n if many else 1}"
            return Client().post(address(edition), told(), REMOTE_ADDR=where).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        answers = sorted(threads.map(sent, range(6)))
    assert answers == [302] * 2 + [429] * 4
    assert Opinion.objects.count() == Knock.objects.count() == 2


def test_what_is_refused_is_not_counted(client: Client, edition: Edition) -> None:
    assert client.post(address(edition), told("秘密★1年\n一份材料")).status_code == 409
    assert not Knock.objects.exists()


def test_a_header_that_anybody_may_send_is_not_believed(client: Client, edition: Edition) -> None:
    for n in range(limits.PER_ADDRESS):
        headers = {"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": f"10.0.1.{n}"}
        client.post(address(edition), told(), headers=headers)
    headers = {"X-Forwarded-For": "10.9.9.9", "X-Real-IP": "10.9.9.8"}
    assert client.post(address(edition), told(), headers=headers).status_code == 429


def test_behind_the_proxy_visitors_are_told_apart_by_what_it_saw(
    client: Client, edition: Edition, settings: LazySettings
) -> None:
    settings.BEHIND_PROXY = True
    for n in range(limits.PER_ADDRESS + 1):
        headers = {"X-Real-IP": f"10.0.1.{n}"}
        assert client.post(address(edition), told(), headers=headers).status_code == 302


def test_a_day_has_its_end(client: Client, edition: Edition) -> None:
    now = datetime.now(UTC)
    Knock.objects.bulk_create(
        Knock(who=f"{n}", at=now - timedelta(hours=2)) for n in range(limits.PER_DAY)
    )
    response = client.post(address(edition), told())
    assert response.status_code == 429
    assert "请明天再来" in response.content.decode()


def test_no_address_is_kept_and_after_a_day_nothing(client: Client, edition: Edition) -> None:
    Knock.objects.create(who="昨天", at=datetime.now(UTC) - timedelta(days=2))
    client.post(address(edition), told(), REMOTE_ADDR="10.0.0.9")
    [knock] = Knock.objects.all()
    assert "10.0.0.9" not in knock.who


def test_nothing_is_taken_from_a_foreign_page(edition: Edition) -> None:
    response = Client(enforce_csrf_checks=True).post(address(edition), told())
    assert response.status_code == 403
    assert "允许本网站使用 Cookie" in response.content.decode()
    assert not Opinion.objects.exists()


def test_an_old_page_says_that_it_is_old(edition: Edition) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(address(edition))
    response = client.post(address(edition), told())
    assert response.status_code == 403
    assert "这一页已经过期，没有保存" in response.content.decode()
