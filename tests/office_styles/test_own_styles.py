"""An office words its reports and notices in a pack of its own: checked, kept, used everywhere."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import CLERK, LIAISON, PLANNED
from workbench_world import as_, book_after

from zhenggai.console.check_against import against_book
from zhenggai.ledger import queries
from zhenggai.ledger.models import Book
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.office_styles.keeping import own_styles, style_of
from zhenggai.office_styles.models import OfficeStyle
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_style import SHIPPED, sample_style
from zhenggai.writers.notice_style_checks import style_faults

pytestmark = pytest.mark.django_db
PACK = """title = "青岚写法"
based_on = "circled"
[sections]
organisation = "组织领导情况"
[items]
planned = "打算这样改："
"""


def upload(book: Book, text: str, name: str = "青岚.toml") -> str:
    """What the page says to a pack that is sent to it."""
    file = SimpleUploadedFile(name, text.encode())
    page = as_(CLERK).post(f"/books/{book.code}/written/styles/", {"file": file}, follow=True)
    return page.content.decode()


def test_a_pack_is_kept_with_who_and_when_and_used_where_texts_are_written() -> None:
    book = book_after(*PLANNED)
    assert "青岚写法" in upload(book, PACK)
    (own,) = own_styles(book)
    assert (own.kept_by, own.file_name) == (CLERK.id, "青岚.toml")
    begin = as_(CLERK).get(f"/books/{book.code}/drafts/").content.decode()
    assert f'value="{own.key}"' in begin
    address = f"/books/{book.code}/written/party-notice/"
    paper = as_(CLERK).get(address, {"style": own.key}).content.decode()
    assert "打算这样改：" in paper
    assert "打算这样改：" not in as_(CLERK).get(address).content.decode()
    text = ledger_text(book, "party-notice", own.key, queries.today())
    assert any("打算这样改：" in told for _, told in text.parts())


def test_a_report_keeps_its_own_title_and_end_in_every_style() -> None:
    book = book_after(*PLANNED)
    upload(book, 'title = "甲"\n[paper]\ntitle = "{issuer}的通报"\n')
    key = own_styles(book)[0].key
    given = {"issuer": "甲", "kind": "巡察"}
    assert style_of(key).say("paper", "title", **given) == "甲的通报"
    report = style_of(key, "report").say("paper", "title", **given)
    assert report == style_of(SHIPPED[0], "report").say("paper", "title", **given)


def test_a_notice_in_the_offices_own_words_agrees_with_its_ledger() -> None:
    book = book_after(*PLANNED)
    upload(book, PACK)
    own = own_styles(book)[0]
    text = ledger_text(book, "party-notice", own.key, queries.today())
    letter = text.framed(block for part, _ in text.parts() for block in part.blocks)
    notice = read_source(source_of_bytes(letter_docx(letter), "通报.docx"))
    assert not against_book(book.name, None)(notice)


def test_what_is_wrong_in_a_pack_is_named_with_its_line_and_nothing_is_kept() -> None:
    book = book_after(*PLANNED)
    wrong = PACK.replace("organisation", "organization").replace("打算", "{whoever}打算")
    page = upload(book, wrong)
    assert "第4行" in page
    assert "是不是“organisation”" in page
    assert "第6行" in page
    assert "whoever" in page
    assert not OfficeStyle.objects.exists()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title = ", 1, "TOML"),
        ('layout = "wide"', 1, "run_in、lines"),
        ('# 空\nbased_on = "none"', 2, "based_on"),
        ('[paper]\nopening = "一句"', 2, "几句"),
        ('[paper]\ntitle = "{issuer"', 2, "花括号"),
        ("[paper]\ntitle = 3", 2, "引号里的文字"),
        ('[nowhere]\na = "b"', 1, "[nowhere]"),
        ("", 0, "没有内容"),
    ],
)
def test_each_fault_has_its_place(text: str, line: int, words: str) -> None:
    (fault,) = style_faults(text)
    assert fault.line == line
    assert words in str(fault)


def test_the_sample_is_a_pack_without_fault() -> None:
    assert not style_faults(sample_style())


def test_a_file_that_is_no_text_too_long_or_marked_secret_is_refused() -> None:
    book = book_after(*PLANNED)
    for text, words in (
        ('# 秘密★1年\ntitle = "甲"', "秘密"),
        (f"# {'长' * 40_000}", "64KB"),
        (" ", "是空的"),
    ):
        assert words in upload(book, text)
    address = f"/books/{book.code}/written/styles/"
    file = SimpleUploadedFile("甲.toml", "标题".encode("gb18030"))
    assert "UTF-8" in as_(CLERK).post(address, {"file": file}).content.decode()
    assert as_(LIAISON).get(address).status_code == 404
    assert not OfficeStyle.objects.exists()


def test_a_style_that_was_put_aside_stays_with_its_drafts_and_is_offered_to_no_other() -> None:
    book = book_after(*PLANNED)
    upload(book, PACK)
    own = own_styles(book)[0]
    upload(book, PACK.replace("打算", "准备"))
    assert [one.pk for one in own_styles(book)] != [own.pk]
    page = as_(CLERK).get(f"/books/{book.code}/drafts/").content.decode()
    assert f'value="{own.key}"' not in page
    assert style_of(own.key).say("items", "planned") == "打算这样改："
    yesterday = queries.today() - timedelta(days=1)
    assert ledger_text(book, "party-notice", own.key, yesterday).wording.title == "青岚写法"


def test_a_pack_whose_words_were_expunged_is_gone_and_its_drafts_are_worded_as_shipped() -> None:
    book = book_after(*PLANNED)
    upload(book, PACK)
    own = own_styles(book)[0]
    OfficeStyle.forget_words(book.code, {(1, "text"): "打算这样改"})
    assert not own_styles(book)
    assert style_of(own.key).title == style_of(SHIPPED[0]).title
