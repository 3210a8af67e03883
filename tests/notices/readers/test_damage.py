"""A damaged file is read or refused with a sentence; it is never a crash and never takes long."""

import io
import re
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import made_docx
from made_pdf import made_pdf

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.source import ReadError, Source

WORDS = "根据统一部署，现将整改情况予以公布。"
REASONS = frozenset(
    ("empty", "encrypted", "scanned", "broken", "picture", "bomb", "too_large", "unknown")
)


@cache
def whole(kind: str) -> bytes:
    """A good file of a kind."""
    if kind == "docx":
        return made_docx(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            f'<w:r><w:t>{WORDS}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
            '<w:tbl><w:tr><w:tc><w:p><w:r><w:sym w:char="F0FE"/></w:r></w:p></w:tc></w:tr></w:tbl>',
            numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
            styles='<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>',
        )
    if kind == "pdf":
        return made_pdf([[(80, 700 - 28 * at, 16, WORDS) for at in range(5)] for _ in range(2)])
    if kind == "html":
        page = f'<html><head><meta charset="gbk"></head><body><div id="zoom">{WORDS}</div></body>'
        return page.encode("gb18030")
    return (WORDS * 5).encode()


def opens_or_refuses(data: bytes) -> None:
    """Read bytes; whatever they are, there is a text or a sentence."""
    outcome = source_or_error(data)
    if isinstance(outcome, ReadError):
        assert outcome.reason in REASONS
        assert str(outcome).endswith("。")
        return
    source = outcome
    assert source.text.strip()
    assert all(0 <= a < b <= len(source.text) for a, b in source.furniture)
    source.text.encode()


def source_or_error(data: bytes) -> Source | ReadError:
    """What comes of reading bytes; anything else that is raised fails the test."""
    try:
        return source_of_bytes(data, "x")
    except ReadError as error:
        return error


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_cut_file_is_no_crash(kind: str, data: st.DataObject) -> None:
    good = whole(kind)
    begin, end = sorted(data.draw(st.tuples(st.integers(0, len(good)), st.integers(0, len(good)))))
    opens_or_refuses(good[:begin])
    opens_or_refuses(good[:begin] + good[end:])


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_flipped_bytes_are_no_crash(kind: str, data: st.DataObject) -> None:
    damaged = bytearray(whole(kind))
    places = st.integers(0, len(damaged) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=20)):
        damaged[at] = byte
    opens_or_refuses(bytes(damaged))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_docx_of_odd_values_and_lost_elements_is_no_crash(data: st.DataObject) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole("docx"))) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            content = old.read(member).decode()
            found = list(re.finditer(r'"[^"]*"(?=[ /]*>)|<w:(\w+)[^<>]*/>', content))
            for match in data.draw(st.lists(st.sampled_from(found), max_size=3)) if found else ():
                odd = data.draw(st.sampled_from(['""', '"-1"', '"99999999999"', '"x"', '"\u0663"']))
                content = content.replace(match[0], "" if match[0][0] == "<" else odd, 1)
            new.writestr(member.filename, content)
    opens_or_refuses(target.getvalue())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_no_crash(data: bytes) -> None:
    for start in (
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-1.4\n",
        b"<html>",
    ):
        opens_or_refuses(start + data)


@settings(max_examples=150, deadline=None)
@given(st.text("整改，。\n\r\u3000（）①1a ->", max_size=300))
def test_any_text_is_read_as_it_is(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        outcome = source_or_error(text.encode(encoding))
        assert outcome.text == text if isinstance(outcome, Source) else not text.strip()


HOSTILE = {
    "one line": "整改情况，" * 400_000,
    "blank lines": "\n" * 2_000_000 + "一",
    "dashes": "\n — " * 500_000,
    "leaders": ("一" + "…" * 30 + "\n") * 30_000,
    "buttons": ("\n" + "字体大小" * 40 + "x") * 3_000,
    "crumbs": ("首页>" * 40 + "x\n") * 3_000,
    "open tags": "<html><body>" + "<div>" * 100_000 + "整改。",
    "open cells": "<html><body>" + "<table><tr><td>" * 30_000 + "整改。",
    "items": "<html><body><ol>" + "<li>整改，" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_or_refused(name: str) -> None:
    opens_or_refuses(HOSTILE[name].encode())


def test_deep_and_repeated_parts_of_a_docx_are_read() -> None:
    note = '<w:footnote w:id="1">' + "<w:p><w:r><w:t>整</w:t></w:r></w:p>" * 50 + "</w:footnote>"
    begin_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = (
        "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 5_000 + "</w:p>"
        "<w:p>" + begin_field * 5_000 + "<w:r><w:t>整改</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>整</w:t></w:r></w:p>" * 5_000
    )  # fmt: skip
    opens_or_refuses(made_docx(body, footnotes=note))
