"""Opening a file: told by its content, and refused with a sentence that says what to do."""

import codecs
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from made_docx import made_docx
from made_pdf import made_pdf

from zhenggai.notices.readers import MAX_BYTES, open_source, source_of_bytes
from zhenggai.notices.source import ReadError

WORDS = "中共青禾区委关于巡察整改情况的通报\r\n　　根据统一部署，现将情况予以公布。\r\n"


def refused(data: bytes) -> ReadError:
    """The error that bytes are refused with."""
    with pytest.raises(ReadError) as caught:
        source_of_bytes(data, "通报")
    return caught.value


def zipped(**members: bytes) -> bytes:
    """A zip file; two underscores in a name stand for a slash, one for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_txt_is_read_in_any_encoding_and_stays_as_it_is(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    path.write_bytes(WORDS.encode(encoding))
    source = open_source(path)
    assert source.text == WORDS
    assert source.name == "通报.txt"
    assert source.media_type == "text/plain"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_cut_utf_8_file_loses_only_its_last_character() -> None:
    text = source_of_bytes(WORDS.encode()[:-7], "通报").text
    assert text == WORDS[:-4] + "\ufffd"


def test_a_gb_file_with_a_broken_byte_keeps_the_rest() -> None:
    data = (WORDS * 20).encode("gb18030")
    text = source_of_bytes(data[:-5] + b"\xff" + data[-4:], "通报").text
    assert text.startswith(WORDS * 19)


def test_the_name_of_a_file_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "其实是网页.docx"
    path.write_text("<!DOCTYPE html><html><body><p>一、整改情况。</p></body></html>", "utf-8")
    assert open_source(path).media_type == "text/html"


def test_a_text_that_only_mentions_a_tag_is_no_web_page() -> None:
    assert source_of_bytes("请在 <p> 与 </p> 之间填写。".encode(), "x").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        (b"", "empty", "空的"),
        (" \r\n　".encode(), "empty", "没有文字"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", "这是一张图片"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "picture", "这是一张图片"),
        (b"GIF89a" + bytes(50), "picture", "这是一张图片"),
        (b"II*\x00" + bytes(50), "picture", "这是一张图片"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(50), "picture", "这是一张图片"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(50), "picture", "这是一张图片"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00" + bytes(50), "picture", "这是一张图片"),
        (b"Rar!\x1a\x07\x01\x00", "unknown", "压缩包"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "unknown", "压缩包"),
        (zipped(a_txt=b"1"), "unknown", "压缩包"),
        (zipped(xl__workbook_xml=b"<a/>"), "unknown", "Excel"),
        (zipped(ppt__presentation_xml=b"<a/>"), "unknown", "PPT"),
        (zipped(OFD_xml=b"<a/>"), "unknown", "OFD"),
        (zipped(mimetype=b"x", content_xml=b"<a/>"), "unknown", "ODF"),
        (b"MZ\x90\x00\x03" + bytes(60), "unknown", "程序"),
        (b"\x7fELF\x02\x01" + bytes(60), "unknown", "程序"),
        (b"{\\rtf1\\ansi hello}", "unknown", "另存为 docx"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "unknown", "MHT"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "unknown", "另存为 docx"),
        (bytes(range(256)) * 8, "unknown", "不是文字文件"),
        (b"PK\x03\x04" + bytes(40), "broken", "已损坏"),
        (b"%PDF-1.7\n" + bytes(40), "broken", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken", "已损坏"),
    ],
    ids=lambda value: value[:8].hex() if isinstance(value, bytes) else value,
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str, says: str) -> None:
    error = refused(data)
    assert error.reason == reason
    assert says in str(error)
    assert "请" in str(error), "it says what to do"
    assert str(error).endswith("。")


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "没有.txt", "missing"), (tmp_path, "folder")):
        with pytest.raises(ReadError) as caught:
            open_source(path)
        assert caught.value.reason == reason


def test_a_device_is_no_notice() -> None:
    with pytest.raises(ReadError):
        open_source(Path("/dev/zero"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "密.txt"
    path.write_text("一")
    path.chmod(0)
    with pytest.raises(ReadError) as caught:
        open_source(path)
    assert caught.value.reason == "forbidden"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError) as caught:
        open_source(path)
    assert caught.value.reason == "too_large"


def test_a_docx_that_unpacks_to_far_more_is_refused() -> None:
    bomb = zipped(word__document_xml=bytes(20 * 2**20))
    assert len(bomb) < 100_000
    assert refused(bomb).reason == "bomb"


def test_a_docx_with_thousands_of_members_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}.xml", b"")
    assert refused(target.getvalue()).reason == "bomb"


@pytest.mark.parametrize("mark", ["<!DOCTYPE a [<!ENTITY b 'ccc'>]>", "<!doctype a>"])
def test_a_docx_with_entities_is_refused(mark: str) -> None:
    body = zipfile.ZipFile(io.BytesIO(made_docx("<w:p/>"))).read("word/document.xml").decode()
    hostile = body.replace("?>\r\n", f"?>{mark}", 1)
    assert refused(zipped(word__document_xml=hostile.encode())).reason in ("bomb", "broken")
    utf16 = hostile.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert refused(zipped(word__document_xml=utf16)).reason in ("bomb", "broken")


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    # the empty dictionary of a standard lock with a key that no empty password opens
    data = made_pdf([[(80, 700, 16, "一、整改情况")]])
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>"
        b"/ID[<00><00>]"
    )
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)
    assert refused(data).reason == "encrypted"


def test_reading_a_txt_loads_none_of_the_heavy_libraries(tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    path.write_text(WORDS, "utf-8")
    script = (
        "import sys; from pathlib import Path; from zhenggai.notices.readers import open_source;"
        f"open_source(Path({str(path)!r}));"
        "print(sorted({'lxml', 'docx', 'olefile', 'pypdfium2', 'zipfile'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_byte_order_mark_is_no_character() -> None:
    assert source_of_bytes(codecs.BOM_UTF8 + "一".encode(), "x").text == "一"
