"""What was published: the list, one edition as it went out, the package, where it was published."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from frozen_papers import TITLE, TOLD, frozen, released
from guarded_books import PICTURE
from ledger_world import CLERK, OPENED
from stored_world import stored
from workbench_world import as_, settle

from zhenggai.ledger import queries
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.models import Book
from zhenggai.published.models import Edition, Release
from zhenggai.published.package import NOTE

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    settle()
    return frozen(stored(*OPENED))


def address(edition: Edition, rest: str = "") -> str:
    return f"/books/{edition.book_id}/editions/{edition.code}/{rest}"


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("首页.png", PICTURE, "image/png")


def told(**swaps: object) -> dict[str, object]:
    return {
        "medium": "区政府门户网站",
        "address": "https://www.example.gov.cn/1.html",
        "on": "2026-11-20",
        "screenshot": picture(),
        **swaps,
    }


def steps_of(edition: Edition) -> list[Step]:
    book: Book = edition.book
    return list(queries.tree(queries.book(book.code)).book.rows["step"].values())  # type: ignore[arg-type]


def test_the_list_shows_each_edition_and_where_it_was_published(edition: Edition) -> None:
    release = released(edition.book)
    later = frozen(edition.book, replaces=edition, why="第2项时限印错。")
    page = as_(CLERK).get(f"/books/{edition.book_id}/editions/").content.decode()
    for one in (edition, later, release.edition):
        assert f'href="{address(one)}"' in page
    assert release.medium in page
    assert "更正第1版" in page
    assert "有新版" in page


def test_an_edition_shows_the_text_as_it_went_out(edition: Edition) -> None:
    page = as_(CLERK).get(address(edition)).content.decode()
    assert TITLE in page
    assert str(TOLD.letter.dated_on.day if TOLD.letter.dated_on else "") in page
    assert f"{edition.head_n}:{edition.head_hash}" in page
    assert edition.digest in page
    assert 'href="#release"' in page
    assert 'id="release"' in page
    assert "<dt>与定稿时</dt><dd>一致</dd>" in page
    assert 'href="/books/' + edition.book_id + "/figures" not in page


def test_the_package_is_a_zip_under_the_editions_name(edition: Edition) -> None:
    response = as_(CLERK).get(address(edition, "package.zip"))
    assert edition.code in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert NOTE in archive.namelist()


def test_a_release_is_registered_with_its_screenshot(edition: Edition) -> None:
    client = as_(CLERK)
    response = client.post(address(edition, "release/"), told(), follow=True)
    assert "已登记：区政府门户网站。" in response.content.decode()
    release = Release.objects.get()
    assert (release.medium, release.by, release.on) == (
        "区政府门户网站", CLERK.id, TOLD.published_on,
    )  # fmt: skip
    shown = client.get(address(edition, f"releases/{release.pk}/picture"))
    assert b"".join(shown.streaming_content) == PICTURE  # type: ignore[attr-defined]
    assert shown["Content-Type"] == "image/png"
    assert steps_of(edition) == []


def test_the_prescribed_step_is_recorded_with_the_release(edition: Edition) -> None:
    client = as_(CLERK)
    assert "同时登记规定动作" in client.get(address(edition)).content.decode()
    answer = client.post(address(edition, "release/"), told(takes_step="on"))
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].endswith("#main")
    [step] = steps_of(edition)
    assert (step.key, step.on) == ("step/public_notice", TOLD.published_on)
    assert "区政府门户网站" in str(step.text)
    assert step.scan == Release.objects.get().screenshot
    assert "同时登记规定动作" not in client.get(address(edition)).content.decode()


@pytest.mark.parametrize(
    ("swaps", "sentence"),
    [
        ({"medium": ""}, "请写明在哪里发布。"),
        ({"on": "没有"}, "没有看懂这个日期"),
        ({"on": "2026-11-19"}, "发布日期早于这一版"),
        (
            {"screenshot": SimpleUploadedFile("说明.txt", "一段文字".encode())},
            "截图请存成PNG、JPEG等图片",
        ),
    ],
)
def test_what_cannot_be_registered_is_said_and_nothing_is_kept(
    edition: Edition, swaps: dict[str, object], sentence: str
) -> None:
    response = as_(CLERK).post(address(edition, "release/"), told(takes_step="on", **swaps))
    assert response.status_code == 409
    assert sentence in response.content.decode()
    assert not Release.objects.exists()
    assert steps_of(edition) == []


def test_a_line_that_was_entered_wrongly_is_taken_back_and_stays_on_record(
    edition: Edition,
) -> None:
    client = as_(CLERK)
    release = released(edition.book)
    place = address(release.edition, f"releases/{release.pk}/take-back/")
    assert client.post(place, {"why": " "}).status_code == 409
    page = client.post(place, {"why": "版面写错"}, follow=True).content.decode()
    assert "已撤销登记：示例日报。" in page
    assert "版面写错" in page
    listed = client.get(f"/books/{edition.book_id}/editions/").content.decode()
    assert release.medium not in listed
    assert client.post(place, {"why": "再撤"}).status_code == 409


def test_the_office_shows_a_public_edition_to_everybody_and_takes_it_back(
    edition: Edition,
) -> None:
    client = as_(CLERK)
    for shown, sentence in (("1", "已在公众页面展示。"), ("0", "已不在公众页面展示。")):
        response = client.post(address(edition, "portal/"), {"shown": shown}, follow=True)
        assert sentence in response.content.decode()
        edition.refresh_from_db()
        assert edition.in_portal is (shown == "1")


def test_a_correction_says_that_the_public_still_sees_what_it_corrects(edition: Edition) -> None:
    client = as_(CLERK)
    client.post(address(edition, "portal/"), {"shown": "1"})
    later = frozen(edition.book, replaces=edition, why="第2项时限印错。")
    told = f"公众看到的还是第{edition.number}版"
    assert told in client.get(address(later)).content.decode()
    client.post(address(later, "portal/"), {"shown": "1"})
    assert told not in client.get(address(later)).content.decode()


def test_an_internal_notice_is_never_shown_to_everybody(edition: Edition) -> None:
    party = frozen(edition.book, audience="party")
    client = as_(CLERK)
    assert "公众页面展示" not in client.get(address(party)).content.decode()
    assert client.post(address(party, "portal/"), {"shown": "1"}).status_code == 409
    party.refresh_from_db()
    assert not party.in_portal


def test_an_edition_that_was_corrected_says_so_and_names_the_later_one(edition: Edition) -> None:
    later = frozen(edition.book, replaces=edition, why="第2项时限印错。")
    client = as_(CLERK)
    old = client.get(address(edition)).content.decode()
    assert "这一版已被" in old
    assert f'href="{address(later)}"' in old
    new = client.get(address(later)).content.decode()
    assert "第2项时限印错。" in new
    assert f'href="{address(edition)}"' in new


def test_pages_of_editions_ask_the_database_little(
    edition: Edition, django_assert_max_num_queries: object
) -> None:
    for _ in range(6):
        released(edition.book)
    client = as_(CLERK)
    client.get(address(edition))
    for place in (f"/books/{edition.book_id}/editions/", address(edition)):
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            client.get(place)
