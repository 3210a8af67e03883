"""收回改稿 on its page: what was changed outside the text and where it belongs."""

import html
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from ledger_world import CLERK, PLANNED
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.publication.models import Draft, ReturnedCopy

pytestmark = pytest.mark.django_db


class Copied:
    """The clerk at a report that went out to WPS, and comes back."""

    def __init__(self, style: str) -> None:
        book = book_after(*PLANNED)
        self.clerk: Client = as_(CLERK)
        drafts = f"/books/{book.code}/drafts/"
        told = {"paper": "report", "cut_off": queries.today().isoformat(), "style": style}
        self.clerk.post(drafts, told)
        self.draft = Draft.objects.get()
        self.address = f"{drafts}{self.draft.pk}/"
        self.data = self.clerk.get(f"{self.address}file.docx").content

    def comes_back(self, old: str, new: str) -> str:
        """The page after a file came back in which a run of these words reads otherwise."""
        paper = Document(io.BytesIO(self.data))
        changed = 0
        for text in paper.element.body.iter(qn("w:t")):
            if text.text == old:
                text.text = new
                changed += 1
        assert changed == 1
        target = io.BytesIO()
        paper.save(target)
        file = SimpleUploadedFile("改稿.docx", target.getvalue())
        assert self.sent(file=file).status_code == 302
        return self.page("back/")

    def sent(self, **told: Any) -> Any:
        return self.clerk.post(f"{self.address}back/", told)

    def page(self, path: str = "") -> str:
        response = self.clerk.get(f"{self.address}{path}")
        assert response.status_code == 200
        return response.content.decode()


def test_a_changed_cell_is_offered_to_the_field_of_the_ledger_that_it_is_made_of() -> None:
    copied = Copied("with-table")
    page = copied.comes_back("所列1条整改措施中，尚未开始1条", "正在与开户行对账")
    assert "一览表里改的" in page
    assert "收回勾选的部分" not in page
    (address,) = re.findall(r'href="([^"]*/act/report_progress/problem/1/[^"]*)"', page)
    form = copied.clerk.get(html.unescape(address)).content.decode()
    assert "正在与开户行对账" in form
    copied.sent(do="drop")
    assert ReturnedCopy.objects.get().told == ""


def test_a_state_in_the_table_leads_to_its_problem_and_is_not_typed_over() -> None:
    page = Copied("with-table").comes_back("未完成", "已完成")
    assert "整改状态由登记得出" in page
    assert "看问题1" in page


def test_a_title_that_was_changed_is_taken_over_or_given_back_to_the_ledger() -> None:
    copied = Copied("run-in")
    old = copied.draft.title
    lines = (one.text for one in Document(io.BytesIO(copied.data)).paragraphs)
    title = next(one for one in lines if one.endswith("的报告"))
    page = copied.comes_back(title, title.replace("报告", "汇报"))
    assert 'name="around" value="title" checked' in page
    assert copied.sent(do="take", around="title", **{"seen-frame": 7}).status_code == 409
    assert copied.sent(do="take", around="title", **{"seen-frame": 0}).status_code == 302
    copied.draft.refresh_from_db()
    assert copied.draft.title == old.replace("报告", "汇报")
    assert ReturnedCopy.objects.get().told == ""
    assert copied.draft.title in copied.page("frame/")
    copied.clerk.post(f"{copied.address}frame/", {"do": "ledger", "seen": 1})
    copied.draft.refresh_from_db()
    assert (copied.draft.title, copied.draft.own_title) == (old, "")


def test_around_the_text_nobody_overwrites_anybody() -> None:
    copied = Copied("run-in")
    told = {"do": "save", "seen": 0, "title": "关于整改的报告", "signatures": "区委\n区政府"}
    assert copied.clerk.post(f"{copied.address}frame/", told).status_code == 302
    again = copied.clerk.post(f"{copied.address}frame/", {**told, "title": "另一个标题"})
    assert again.status_code == 409
    assert "另一个标题" in again.content.decode()
    text = copied.page()
    assert "关于整改的报告" in text
    assert "区政府" in text
