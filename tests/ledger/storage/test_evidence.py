"""Files are judged by their bytes, refused before they are stored, kept whole by digest."""

import hashlib
import io
import zipfile
from datetime import date

import pytest
from docx import Document
from made_sheet import sheet_bytes

from zhenggai.console.examined import examined
from zhenggai.ledger import evidence, models
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import MAX_BYTES

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def kept_files() -> list[str]:
    return [path.name for path in evidence.folder().rglob("*") if path.is_file()]


def docx(*lines: str) -> bytes:
    document, file = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def refused(data: bytes, name: str = "材料.docx") -> NotAllowed:
    before = kept_files()
    with pytest.raises(NotAllowed) as found:
        evidence.store([data], name)
    assert kept_files() == before
    assert not models.Evidence.objects.filter(digest=hashlib.sha256(data).hexdigest()).exists()
    return found.value


def test_a_file_is_kept_under_the_digest_of_its_bytes() -> None:
    data = docx("关于修订学习制度的通知")
    kept = evidence.store([data[:100], data[100:]], "C:/通知.txt")
    assert kept.digest == hashlib.sha256(data).hexdigest()
    assert evidence.read_bytes(kept.digest) == data
    assert kept.media_type.endswith("wordprocessingml.document")
    assert "修订学习制度" in kept.preview


def test_the_same_bytes_are_kept_once() -> None:
    first = evidence.store([PNG], "照片.png")
    assert evidence.store([PNG], "另一个名字.png") == first
    assert (first.media_type, first.preview) == ("image/png", "")


@pytest.mark.parametrize(
    ("line", "mark"),
    [("秘密★1年", "秘密"), ("机密 ★ 长期", "机密"), ("密级：绝密", "绝密"), ("机密", "机密")],
)
def test_a_paper_marked_secret_is_refused_before_it_is_stored(line: str, mark: str) -> None:
    fault = refused(docx(line, "关于某事的报告"))
    assert fault.code == "secret"
    assert fault.sentence == (
        f"文件标有“{mark}”字样。本系统为非涉密系统，不得存储、处理国家秘密。"
        "文件未保存，请按保密规定办理。"
    )


@pytest.mark.parametrize(
    "line", ["保守国家秘密是公民的义务。", "内部资料 注意保存", "商业秘密保护制度"]
)
def test_a_paper_that_only_speaks_of_secrets_is_kept(line: str) -> None:
    assert evidence.store([docx(line)], "制度.docx").size > 0


def test_a_mark_in_the_name_of_a_picture_is_seen() -> None:
    assert refused(PNG, "秘密★3年 现场.png").code == "secret"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (zipped(**{"a.txt": b"a"}), "archive"),
        (b"MZ\x90\x00" + b"\x00" * 80, "unknown"),
        (b"PK\x03\x04 and nothing more", "broken"),
        (zipped(**{"word/document.xml": b"0" * (20 << 20)}), "bomb"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
    ],
    ids=["empty", "archive", "program", "broken", "bomb", "too_large"],
)
def test_what_nobody_should_open_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_numbers_of_a_sheet_are_shown_as_they_were_typed() -> None:
    row = ("区医院", 51, 3.5, date(2026, 9, 25))
    held = evidence.store([sheet_bytes([("单位", "条数", "金额", "日期"), row])], "汇总表.xlsx")
    assert "区医院\t51\t3.5\t2026年9月25日" in held.preview


def test_a_changed_file_is_not_whole() -> None:
    digest = evidence.put(b"as it was")
    assert evidence.is_whole(digest)
    evidence.place_of(digest).write_bytes(b"as it is not")
    assert not evidence.is_whole(digest)
    evidence.forget(digest)
    assert not evidence.is_whole(digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "AB" * 32, "a" * 63])
def test_only_a_digest_names_a_file(name: str) -> None:
    with pytest.raises(ValueError, match="no digest"):
        evidence.place_of(name)


def faults(*, fully: bool) -> list[str]:
    found: list[str] = []
    told = examined(found, fully=fully)
    assert ("swept" in told) == fully
    return found


@pytest.mark.django_db
def test_doctor_looks_at_sizes_and_takes_every_digest_only_when_asked() -> None:
    kept = evidence.store([b"as it was put there"], "凭证.txt")
    place = evidence.place_of(kept.digest)
    assert faults(fully=False) == faults(fully=True) == []
    place.write_bytes(b"as it was changed..")
    assert faults(fully=False) == []
    assert faults(fully=True) == [f"佐证文件缺失、读不了或被改动：{kept.digest}"]
    place.write_bytes(b"cut")
    assert faults(fully=False) == faults(fully=True)
    place.unlink()
    assert len(faults(fully=False)) == 1
