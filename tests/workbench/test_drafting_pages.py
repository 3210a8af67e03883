"""通报起草 on its pages: begun, followed to another day, edited, bound, taken back; who may."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from ledger_world import CLERK, LEADER, LIAISON, PLANNED
from pytest_django import DjangoAssertNumQueries
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.drafts.drafting import heads
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Remark, ReturnedCopy, Typing
from zhenggai.publication.order.screens.found import NOT_APPROVED
from zhenggai.publication.order.stages import STAGES
from zhenggai.workbench.templatetags.workbench import day

pytestmark = pytest.mark.django_db
BEFORE_FEEDBACK = date(2020, 1, 1)


class Sitting:
    """The clerk at a report that was begun on its page."""

    def __init__(self) -> None:
        self.book = book_after(*PLANNED)
        self.list = f"/books/{self.book.code}/drafts/"
        self.clerk: Client = as_(CLERK)
        self.told = {
            "paper": "report",
            "cut_off": queries.today().isoformat(),
            "style": "run-in",
        }
        response = self.clerk.post(self.list, self.told)
        assert response.status_code == 302
        self.draft = Draft.objects.get()
        self.address = f"{self.list}{self.draft.pk}/"

    def part(self, key: str = "opening") -> tuple[DraftPart, PartVersion]:
        return next(one for one in heads(self.draft) if one[0].key == key)

    def at_part(self, **sent: Any) -> Any:
        return self.clerk.post(f"{self.address}parts/{self.part()[0].pk}/", sent)

    def page(self, path: str = "") -> str:
        response = self.clerk.get(f"{self.address}{path}")
        assert response.status_code == 200
        return response.content.decode()


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def test_a_draft_is_begun_and_stands_in_the_list(sitting: Sitting) -> None:
    assert sitting.draft.begun_by == CLERK.id
    assert DRAFTED["report"].title in sitting.clerk.get(sitting.list).content.decode()
    page = sitting.page()
    assert "提纲" in page
    assert 'data-figure="counted/problems"' in page


@pytest.mark.parametrize(
    "wrong",
    [{"paper": ""}, {"paper": "party-notice"}, {"cut_off": ""}, {"cut_off": "tomorrow"}],
)
def test_what_cannot_be_begun_says_why_beside_its_field(wrong: dict[str, str]) -> None:
    address = f"/books/{book_after(*PLANNED).code}/drafts/"
    told = {"paper": "report", "cut_off": queries.today().isoformat(), "style": "run-in", **wrong}
    if told["cut_off"] == "tomorrow":
        told["cut_off"] = (queries.today() + timedelta(days=1)).isoformat()
    page = as_(CLERK).post(address, told)
    assert page.status_code == 409
    assert 'class="error"' in page.content.decode()
    assert not Draft.objects.exists()


def test_a_notice_is_begun_from_the_report_and_the_list_leads_there(sitting: Sitting) -> None:
    page = sitting.clerk.get(sitting.list).content.decode()
    assert f'从整改情况报告起草，<a href="{sitting.address}stages/">' in page
    assert "先办好党内通报，再从它起草。" in page


def test_beside_a_text_in_the_making_no_approval_that_lies_ahead_is_a_fault(
    sitting: Sitting,
) -> None:
    assert NOT_APPROVED not in sitting.page()
    page = sitting.page("screen/")
    assert NOT_APPROVED in page
    assert f"还差{len(STAGES['report'])}项审定" in page


def test_before_the_feedback_there_is_nothing_to_draft() -> None:
    address = f"/books/{book_after(*PLANNED[:2]).code}/drafts/"
    told = {"paper": "report", "cut_off": queries.today().isoformat(), "style": "run-in"}
    page = as_(CLERK).post(address, told)
    assert page.status_code == 409
    assert "还没有反馈的问题" in page.content.decode()


def test_units_and_leaders_find_no_drafts(sitting: Sitting) -> None:
    for who in (LIAISON, LEADER):
        for address in (sitting.list, sitting.address, f"{sitting.address}file.docx"):
            assert as_(who).get(address).status_code == 404


def test_another_cut_off_day_takes_all_parts_with_it_and_says_how_many(sitting: Sitting) -> None:
    day = queries.today() - timedelta(days=1)
    told = {"cut_off": day.isoformat(), "style": "run-in"}
    page = sitting.clerk.post(f"{sitting.address}day/", told, follow=True).content.decode()
    changed = sum(version.n > 1 for _, version in heads(sitting.draft))
    assert f"{changed}个部分随之更新" in page
    sitting.draft.refresh_from_db()
    assert sitting.draft.cut_off == day


def test_a_day_before_the_feedback_is_refused_beside_its_field_and_the_text_stands(
    sitting: Sitting,
) -> None:
    told = {"cut_off": BEFORE_FEEDBACK.isoformat(), "style": "run-in"}
    response = sitting.clerk.post(f"{sitting.address}day/", told)
    page = response.content.decode()
    assert response.status_code == 409
    assert f"截止日 <b>{day(sitting.draft.cut_off)}</b>" in page
    assert re.search(r'<p class="error">.*还没有反馈的问题', page)
    assert "已填的内容" not in page
    assert 'data-figure="counted/problems"' in page


def test_a_part_is_saved_and_who_was_overtaken_sees_both_texts(sitting: Sitting) -> None:
    part, version = sitting.part()
    text = typed(version.text)
    assert sitting.at_part(do="save", seen=1, text=f"{text}甲的话。").status_code == 302
    refused = sitting.at_part(do="save", seen=1, text=f"{text}乙的话。")
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "<del>甲" in page or "甲的话" in page
    assert "乙的话。" in page
    assert "以下面的文字为准" in page
    assert sitting.at_part(do="save", seen=2, text=f"{text}乙的话。").status_code == 302
    assert plain_of_kept(sitting.part()[1].text).endswith("乙的话。")
    assert sitting.page(f"parts/{part.pk}/versions/?old=2&new=3").count("<ins>") == 1


def test_what_is_typed_is_kept_before_it_is_saved_and_told_to_who_comes_again(
    sitting: Sitting,
) -> None:
    part, version = sitting.part()
    path = f"parts/{part.pk}/"
    text = f"{typed(version.text)}没有存的话。"
    kept = sitting.clerk.post(f"{sitting.address}{path}typing/", {"seen": 1, "text": text})
    assert "已存草稿" in kept.content.decode()
    page = sitting.page(path)
    assert "没有存的话。" in page
    assert "没有保存的文字" in page
    sitting.at_part(do="drop")
    assert not Typing.objects.exists()


def test_in_place_the_part_alone_comes_back(sitting: Sitting) -> None:
    part, version = sitting.part()
    told = {"do": "save", "seen": 1, "text": f"{typed(version.text)}加一句。"}
    address = f"{sitting.address}parts/{part.pk}/"
    response = sitting.clerk.post(address, told, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response["HX-Trigger"] == "draft-changed"
    assert f'id="p{part.pk}"' in page
    assert "<html" not in page
    again = sitting.clerk.post(address, told, headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert "又有新的改动" in again.content.decode()


def test_whoever_came_from_the_screen_goes_back_there(sitting: Sitting) -> None:
    part, version = sitting.part()
    assert 'name="back" value="screen"' in sitting.page(f"parts/{part.pk}/?back=screen")
    saved = sitting.at_part(do="save", seen=1, back="screen", text=f"{typed(version.text)}加一句。")
    assert saved["Location"] == f"{sitting.address}screen/"


def test_an_old_version_is_restored_as_a_new_one(sitting: Sitting) -> None:
    _, version = sitting.part()
    sitting.at_part(do="save", seen=1, text="重新写的一段。")
    sitting.at_part(do="restore", n=1, seen=2)
    now = sitting.part()[1]
    assert (now.n, now.why, now.text) == (3, "restored", version.text)


def test_a_remark_stands_on_the_draft_until_it_is_settled(sitting: Sitting) -> None:
    sitting.at_part(do="remark", words="请再核。")
    assert "请再核。" in sitting.page()
    sitting.at_part(do="settle", remark=Remark.objects.get().pk)
    assert "请再核。" not in sitting.page()
    assert sitting.at_part(do="remark", words="").status_code == 409


def test_words_marked_secret_are_refused_and_stay_on_the_page(sitting: Sitting) -> None:
    part, version = sitting.part()
    marked = f"{typed(version.text)}\n机密★3年"
    for told in ({"do": "save", "seen": 1, "text": marked}, {"do": "remark", "words": "机密★3年"}):
        refused = sitting.at_part(**told)
        page = refused.content.decode()
        assert refused.status_code == 409
        assert "不得存储、处理国家秘密" in page
        assert page.count("机密★3年</textarea>") == 1
    typing = f"{sitting.address}parts/{part.pk}/typing/"
    kept = sitting.clerk.post(typing, {"seen": 1, "text": marked}).content.decode()
    assert "不得存储、处理国家秘密" in kept
    assert "已存草稿" not in kept
    assert not Typing.objects.exists()
    assert not Remark.objects.exists()
    assert part.versions.count() == 1


def test_a_typed_number_is_bound_from_the_page(sitting: Sitting) -> None:
    count = next(
        one.text
        for one in queries.figures(queries.now(sitting.book), queries.today())
        if one.name == "measures"
    )
    _, version = sitting.part()
    text = f"{typed(version.text)}共制定整改措施{count}。"
    sitting.at_part(do="save", seen=1, text=text)
    (free,) = sitting.clerk.get(sitting.address).context["page"].free
    told = {"line": free.one.line, "start": free.one.start, "end": free.one.end}
    assert sitting.at_part(do="bind", seen=2, **told).status_code == 302
    assert sitting.clerk.get(sitting.address).context["page"].free == ()
    assert sitting.at_part(do="bind", seen=2, **told).status_code == 409


def test_a_bound_figure_shows_its_working_for_the_drafts_day(sitting: Sitting) -> None:
    assert "口径" in sitting.page("figures/counted/completion_rate/")
    assert sitting.clerk.get(f"{sitting.address}figures/counted/none/").status_code == 404


def copied(data: bytes, old: str, new: str) -> SimpleUploadedFile:
    paper = Document(io.BytesIO(data))
    for text in paper.element.body.iter(qn("w:t")):
        text.text = (text.text or "").replace(old, new)
    target = io.BytesIO()
    paper.save(target)
    return SimpleUploadedFile("改稿.docx", target.getvalue())


def test_a_file_that_went_out_comes_back_and_its_changes_are_taken(sitting: Sitting) -> None:
    data = sitting.clerk.get(f"{sitting.address}file.docx").content
    address = f"{sitting.address}back/"
    file = copied(data, "报告如下", "报告如下，请审阅")
    assert sitting.clerk.post(address, {"file": file}).status_code == 302
    part, _ = sitting.part()
    page = sitting.clerk.get(address).content.decode()
    assert "请审阅" in page
    assert sitting.clerk.post(address, {"do": "take"}).status_code == 409
    sitting.clerk.post(address, {"do": "take", "part": part.pk, f"seen-{part.pk}": 1})
    now = sitting.part()[1]
    assert now.why == "returned"
    assert "报告如下，请审阅" in plain_of_kept(now.text)
    assert ReturnedCopy.objects.get().told == ""
    assert sitting.clerk.post(address, {"do": "take", "part": part.pk}).status_code == 409


def test_what_a_colleague_brought_back_is_not_lost(sitting: Sitting) -> None:
    data = sitting.clerk.get(f"{sitting.address}file.docx").content
    address = f"{sitting.address}back/"
    sitting.clerk.post(address, {"file": copied(data, "报告如下", "报告如下，请审阅")})
    ReturnedCopy.objects.update(by="person/b", name="同事的改稿.docx")
    sitting.clerk.post(address, {"file": copied(data, "报告如下", "汇报如下")})
    page = sitting.clerk.get(address).content.decode()
    assert "汇" in page
    assert "同事的改稿.docx" in page
    other = ReturnedCopy.objects.get(by="person/b")
    assert "请审阅" in sitting.clerk.get(address, {"copy": other.pk}).content.decode()
    sitting.clerk.post(address, {"do": "drop", "copy": other.pk})
    assert ReturnedCopy.objects.get(done_at=None).by == CLERK.id


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"text", b""], ids=["pdf", "text", "empty"])
def test_what_is_no_draft_is_refused_with_nothing_kept(sitting: Sitting, data: bytes) -> None:
    file = SimpleUploadedFile("改稿.docx", data)
    page = sitting.clerk.post(f"{sitting.address}back/", {"file": file})
    assert page.status_code == 409
    assert "收回改稿" in page.content.decode()
    assert not ReturnedCopy.objects.exists()


def test_a_copy_may_be_left(sitting: Sitting) -> None:
    data = sitting.clerk.get(f"{sitting.address}file.docx").content
    address = f"{sitting.address}back/"
    sitting.clerk.post(address, {"file": copied(data, "报告如下", "报告如下，请审阅")})
    sitting.clerk.post(address, {"do": "drop"})
    assert sitting.part()[1].n == 1
    assert ReturnedCopy.objects.get().told == ""


def test_every_door_on_the_page_opens(sitting: Sitting) -> None:
    found = set(re.findall(r'href="(/books/[^"#?]+)', sitting.page()))
    assert len(found) > len(list(sitting.draft.parts.all()))
    shut = [one for one in found if sitting.clerk.get(one, follow=True).status_code != 200]
    assert shut == []


def test_a_draft_is_dropped_with_a_reason_and_taken_up_again(sitting: Sitting) -> None:
    address = f"{sitting.address}giving-up/"
    assert sitting.clerk.post(address, {"why": ""}).status_code == 409
    sitting.clerk.post(address, {"why": "另起一稿"})
    page = sitting.page()
    assert "已作废" in page
    assert "换截止日" not in page
    assert sitting.at_part(do="save", seen=1, text="改").status_code == 404
    assert sitting.clerk.post(f"{sitting.address}day/", sitting.told).status_code == 404
    sitting.clerk.post(address, {"do": "again"})
    assert "换截止日" in sitting.page()


def test_the_page_of_a_draft_asks_the_database_little(
    sitting: Sitting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    day = queries.today() - timedelta(days=1)
    _, version = sitting.part()
    sitting.at_part(do="save", seen=1, text=f"{typed(version.text)}另有3人。")
    sitting.at_part(do="remark", words="请再核。")
    sitting.clerk.post(f"{sitting.address}day/", {"cut_off": day.isoformat(), "style": "run-in"})
    sitting.page()
    with django_assert_max_num_queries(16):
        page = sitting.page()
    assert "请再核。" in page
    assert 'data-figure="free/unknown/1"' in page
