"""A checked notice as a docx with comments: the user's own file, and nothing else of it changed."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_docx import STRICT, WORD, made_docx

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic, Related
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.element import Element
from zhenggai.notices.reading import read_source, read_text
from zhenggai.notices.render.comment_parts import with_comments
from zhenggai.notices.render.comments import piece, write_comments
from zhenggai.notices.source import Span

W = f"{{{WORD}}}"
Convert = Callable[[Path, str], Path]

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NOTES = '<w:footnote w:id="1"><w:p><w:r><w:t>统计到年底。</w:t></w:r></w:p></w:footnote>'
# Everything at once: numbers, styles of runs, tracked changes, links, fields, boxes, tables, notes.
RICH = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr>'
    "<w:t>关于巡察整改情况的通报</w:t></w:r></w:p>\n"
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>整改</w:t></w:r>'
    "<w:r><w:rPr><w:i/></w:rPr><w:t>情况</w:t><w:tab/><w:t> 共3项 </w:t><w:br/><w:t>下行</w:t>"
    "</w:r>"
    '<w:bookmarkEnd w:id="0"/></w:p>'
    '<w:p><w:r><w:t xml:space="preserve">完成 </w:t></w:r><w:del w:id="5"><w:r>'
    '<w:delText>9</w:delText></w:r></w:del><w:ins w:id="6"><w:r><w:t>30项</w:t></w:r></w:ins>'
    '<w:hyperlink r:id="rId9"><w:r>'
    "<w:t>见附件一</w:t></w:r></w:hyperlink><w:r><w:t>说明</w:t>"
    '<w:footnoteReference w:id="1"/><w:t>如下</w:t></w:r></w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,21)'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>督查</w:t><w:drawing>'
    "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>问题</w:t>"
    "</w:r></w:p></w:tc></w:tr></w:tbl><w:p><m:oMath><m:r><m:t>30÷35</m:t></m:r></m:oMath></w:p>"
)  # fmt: skip


def rich() -> bytes:
    """A docx with everything in it."""
    return made_docx(RICH, numbering=LISTS, footnotes=NOTES)


def text_of(data: bytes) -> str:
    """What our reader reads."""
    return source_of_bytes(data, "x").text


def member(data: bytes, name: str = "word/document.xml") -> bytes:
    """A member of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def marked(data: bytes) -> dict[int, str]:
    """The printed characters that each comment encloses, found without our reader."""
    found: dict[int, str] = {}
    inside: set[int] = set()
    for element in etree.fromstring(member(data)).iter():
        number = int(element.get(f"{W}id") or -1)
        if element.tag == f"{W}commentRangeStart":
            inside.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            inside.remove(number)
        elif element.tag in (f"{W}t", f"{W}tab", f"{W}br"):
            words = {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(element.tag), element.text or "")
            found |= {one: found[one] + words for one in inside}
    assert not inside, "each range ends"
    return found


def merged(data: bytes) -> list[object]:
    """The document without comments, split runs put together: what must not have changed."""
    root = etree.fromstring(member(data))
    for element in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        dropped(element)
    for element in list(root.iter(f"{W}commentReference")):
        dropped(parent(element))
    return list(pieces(root))


def parent(element: Element) -> Element:
    """The element's parent."""
    found = element.getparent()
    assert found is not None
    return found


def words_of(element: Element) -> str:
    """All text below an element."""
    return "".join(map(str, element.itertext()))


def dropped(element: Element) -> None:
    """Take an element out of its tree and leave what follows it."""
    tail = element.tail
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    parent(element).remove(element)


def pieces(element: Element) -> Iterator[object]:
    """Every element in order; characters of runs one by one, each with its run's looks."""
    if element.tag == f"{W}t":
        looks = parent(element).find(f"{W}rPr")
        shown = "" if looks is None else etree.tostring(looks, with_tail=False).decode()
        shown += str(sorted(parent(element).items()))
        keep = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        text = element.text or ""
        yield from ((char, shown) for char in (text if keep else text.strip()))
        return
    if element.tag == f"{W}rPr" and parent(element).tag == f"{W}r":
        return
    if element.tag != f"{W}r":
        yield (element.tag, sorted(element.items()), (element.text or "").strip())
    for child in element:
        yield from pieces(child)


def notice_of(data: bytes) -> Notice:
    """A read notice."""
    return read_source(source_of_bytes(data, "通报.docx"))


def diagnostic(notice: Notice, words: str, *related: str) -> Diagnostic:
    """Something said about these words of a notice."""
    start = notice.source.text.index(words)
    others = (notice.source.text.index(one) for one in related)
    return Diagnostic(
        code="NUM101",
        rule="enumeration-count",
        severity="error",
        span=Span(start, start + len(words)),
        message="写3项，下面列出2项。",
        working="3 ≠ 2",
        related=tuple(
            Related(Span(at, at + len(one)), "列出的项")
            for at, one in zip(others, related, strict=True)
        ),
    )


def test_a_comment_stands_exactly_at_its_place() -> None:
    data = rich()
    text = text_of(data)
    wanted = [
        "整改情",
        "情况\t共3项\n下",
        "3",
        "完成 30",
        "0项见附",
        "督查",
        "问题",
        "一说",
        "巡察",
    ]
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in wanted]
    changed = with_comments(data, [(span, ["错"]) for span in spans])
    found = marked(changed)
    assert [re.sub(" (?=共|$)|(?<=项) ", "", found[at]) for at in range(len(wanted))] == wanted


def test_nothing_else_in_the_document_changes() -> None:
    data = rich()
    text = text_of(data)
    comments = [(Span(at, at + 3), ["错"]) for at in range(0, len(text) - 3, 2)]
    changed = with_comments(data, comments)
    assert text_of(changed) == text
    assert merged(changed) == merged(data)


def test_every_other_member_stays_byte_for_byte() -> None:
    data = rich()
    changed = with_comments(data, [(Span(1, 3), ["错"])])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(changed)) as new:
        assert new.namelist() == [*old.namelist(), "word/comments.xml"]
        touched = {name for name in old.namelist() if old.read(name) != new.read(name)}
        dates = [(one.filename, one.date_time) for one in old.infolist()]
        assert [(one.filename, one.date_time) for one in new.infolist()][: len(dates)] == dates
    assert touched == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert member(changed).startswith(
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    )


def test_without_anything_to_say_the_file_is_the_same() -> None:
    assert with_comments(rich(), []) == rich()


def test_existing_comments_stay_and_their_numbers_go_on() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>整改情况</w:t></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    )
    own = '<w:comment w:id="7" w:author="张"><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment>'
    data = made_docx(body, comments=own)
    changed = with_comments(data, [(Span(0, 2), ["新批注"])])
    assert marked(changed) == {7: "整改情况", 8: "整改"}
    part = member(changed, "word/comments.xml").decode()
    assert "旧批注" in part
    assert "新批注" in part
    assert member(changed, "[Content_Types].xml") == member(data, "[Content_Types].xml")


def test_a_place_in_an_automatic_number_is_the_start_of_its_paragraph() -> None:
    data = rich()
    at = text_of(data).index("一、")
    root = etree.fromstring(member(with_comments(data, [(Span(at, at + 2), ["跳号"])])))
    start = next(root.iter(f"{W}commentRangeStart"))
    assert [one.tag for one in start.itersiblings(preceding=True)] == [f"{W}pPr"]
    assert next(start.itersiblings()).tag == f"{W}commentRangeEnd"
    assert words_of(parent(start)).startswith("整改情况")


def test_a_place_in_a_note_or_a_box_is_the_run_that_leads_there() -> None:
    data = rich()
    text = text_of(data)
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in ("年底", "框", "㉑", "÷")]
    root = etree.fromstring(member(with_comments(data, [(span, ["错"]) for span in spans])))
    held = {
        int(start.get(f"{W}id") or -1): {one.tag for one in next(start.itersiblings()).iter()}
        for start in root.iter(f"{W}commentRangeStart")
    }
    assert f"{W}footnoteReference" in held[0]
    assert f"{W}drawing" in held[1]
    assert f"{W}fldChar" in held[2]
    assert any(str(name).endswith("}oMath") for name in held[3])


def test_a_strict_docx_gets_strict_comments() -> None:
    data = made_docx("<w:p><w:r><w:t>整改情况</w:t></w:r></w:p>", space=STRICT)
    changed = with_comments(data, [(Span(1, 2), ["错"])])
    assert text_of(changed) == "整改情况"
    assert STRICT.encode() in member(changed, "word/comments.xml")
    assert WORD.encode() not in member(changed)


def test_a_comment_says_what_is_wrong_how_it_was_reckoned_and_where_else(tmp_path: Path) -> None:
    path = tmp_path / "通报.docx"
    path.write_bytes(rich())
    notice = notice_of(rich())
    said = diagnostic(notice, "共3项", "整改", "情况")
    file = CheckedFile(str(path), notice, (said,))
    part = etree.fromstring(member(piece(file), "word/comments.xml"))
    comment = part.find(f"{W}comment")
    assert comment is not None
    assert comment.get(f"{W}author") == "整改台"
    assert [words_of(one) for one in comment.iter(f"{W}p")] == [
        "【错误】写3项，下面列出2项。（NUM101）",
        "算式：3 ≠ 2",
        "另见“整改”、“情况”：列出的项",
    ]


def test_what_no_xml_can_hold_is_left_out_of_a_comment() -> None:
    part = member(
        with_comments(rich(), [(Span(0, 1), ["甲\x00\x0b\n乙\ud800"])]), "word/comments.xml"
    )
    assert "甲" in part.decode()


def test_a_txt_becomes_a_plain_docx_in_official_type() -> None:
    text = "关于巡察整改情况的通报\r\n\r\n  一、共3项\x0b整改\r\n中共青禾区委\n2023年9月1日"
    notice = read_text(text)
    data = write_comments(None, notice, [diagnostic(notice, "共3项"), diagnostic(notice, "9月1日")])
    assert text_of(data) == "关于巡察整改情况的通报\n  一、共3项 整改\n中共青禾区委\n2023年9月1日"
    assert marked(data) == {0: "共3项", 1: "9月1日"}
    styles = member(data, "word/styles.xml").decode()
    assert 'w:eastAsia="仿宋"' in styles
    assert '<w:sz w:val="32"/>' in styles


def test_the_same_findings_give_the_same_bytes() -> None:
    notice = read_text("整改情况\n共3项")
    said = [diagnostic(notice, "共3项")]
    first, second = (write_comments(None, notice, said) for _ in range(2))
    assert member(first) == member(second)
    assert member(first, "word/comments.xml") == member(second, "word/comments.xml")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), min_size=1, max_size=8))
def test_any_places_leave_the_document_as_it_was(places: list[tuple[int, int]]) -> None:
    data = rich()
    text = text_of(data)
    comments = [(Span(min(a, len(text)), min(a + b, len(text))), ["错"]) for a, b in places]
    changed = with_comments(data, comments)
    assert text_of(changed) == text
    assert merged(changed) == merged(data)
    assert len(marked(changed)) == len(comments)
    again = with_comments(changed, comments)
    assert text_of(again) == text
    assert len(marked(again)) == 2 * len(comments)


@pytest.mark.parametrize("kind", ["own", "plain"])
def test_libreoffice_opens_it_and_finds_the_comments(
    kind: str, soffice: Convert, tmp_path: Path
) -> None:
    path = tmp_path / "批注.docx"
    if kind == "own":
        data = rich()
        text = text_of(data)
        spans = [
            Span(text.index(one), text.index(one) + 2) for one in ("整改", "30", "问题", "年底")
        ]
        path.write_bytes(with_comments(data, [(span, ["错在此处"]) for span in spans]))
    else:
        notice = read_text("关于整改情况的通报\n共3项，完成2项。")
        found = [diagnostic(notice, one) for one in ("整改", "共3项", "2项", "完成")]
        path.write_bytes(write_comments(None, notice, found))
    with zipfile.ZipFile(soffice(path, "odt")) as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 4
    assert content.count("<office:annotation-end ") == 4
