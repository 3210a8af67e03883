"""A docx reads as a person sees it."""

import pytest
from made_docx import STRICT, made_docx

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.docx.package import open_package
from zhenggai.notices.readers.docx.walk import walk_docx
from zhenggai.notices.reading import read_source
from zhenggai.notices.source import ReadError


def text_of(body: str, **parts: str) -> str:
    """What our reader makes of a body."""
    return source_of_bytes(made_docx(body, **parts), "x.docx").text


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run with text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def f(instruction: str, result: str | None) -> str:
    """A field as Word writes it, in runs of its own."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = mark.format("separate") + result if result is not None else ""
    inner = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + inner + shown + mark.format("end")


def box(inner: str) -> str:
    """A text box as Word writes it: new and old, both with the same text."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def c(*paragraphs: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def test_runs_make_paragraphs_and_tabs_and_breaks_are_seen() -> None:
    body = p(r("整改"), r("情况"), "<w:r><w:tab/><w:t>表</w:t><w:br/><w:t>下一行</w:t></w:r>") + p()
    assert text_of(body + p(r("完"))) == "整改情况\t表\n下一行\n\n完"


def test_blanks_at_the_ends_of_a_text_count_only_where_it_says_so() -> None:
    assert text_of(p("<w:r><w:t> 甲 </w:t></w:r>", r(" 乙 "))) == "甲 乙 "


def test_a_page_break_before_a_heading_makes_no_line() -> None:
    body = p('<w:r><w:br w:type="page"/></w:r>', r("附件"))
    assert text_of(body) == "附件"


def test_special_signs_are_seen_as_they_are_printed() -> None:
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>\uf0a8</w:t></w:r>'
    body = p(
        sym, r("0532"), "<w:r><w:noBreakHyphen/></w:r>", r("8761"), "<w:r><w:softHyphen/></w:r>"
    )
    assert text_of(body) == "☑□0532-8761"


def test_tracked_changes_read_as_accepted() -> None:
    body = p(
        r("完成"),
        '<w:del w:id="1"><w:r><w:delText>29</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{r("30")}</w:ins>',
        r("项"),
        f'<w:moveFrom w:id="3">{r("走了")}</w:moveFrom><w:moveTo w:id="4">{r("来了")}</w:moveTo>',
    )
    assert text_of(body) == "完成30项来了"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>"])
def test_a_deleted_paragraph_end_joins_two_paragraphs(mark: str) -> None:
    body = p(r("前半"), properties=f"<w:rPr>{mark}</w:rPr>") + p(r("后半")) + p(r("另段"))
    assert text_of(body) == "前半后半\n另段"


def test_a_deleted_row_is_gone() -> None:
    deleted = f"<w:trPr><w:del/></w:trPr>{c(p(r('删')))}"
    assert text_of(table(c(p(r("留"))), deleted)) == "留"


def test_hidden_text_is_not_read_even_by_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="z"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="z"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(
        r("见"), r("不见", "<w:vanish/>"), r("也不见", '<w:rStyle w:val="x"/>'),
        r("还见", '<w:vanish w:val="0"/>'),
    )  # fmt: skip
    shown = r("这里见", '<w:vanish w:val="false"/>')
    body += p(r("整段不见"), shown, properties='<w:pStyle w:val="y"/>')
    assert text_of(body, styles=styles) == "见还见\n这里见"


def test_an_all_hidden_paragraph_leaves_no_line() -> None:
    hidden = p(r("藏", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>")
    assert text_of(p(r("甲")) + hidden + p(r("乙"))) == "甲\n乙"


def test_a_field_shows_its_result_and_never_its_instruction() -> None:
    nested = f("IF 1 = " + "1", r("是"))
    body = p(r("第"), f(" PAGE ", r("7")), r("页"), nested, f"<w:fldSimple>{r('简')}</w:fldSimple>")
    assert text_of(body) == "第7页是简"


def test_a_circled_number_drawn_by_a_field_is_seen() -> None:
    assert text_of(p(f(r" eq \o\ac(○,21)", None), r("加强督查"))) == "㉑加强督查"
    assert text_of(p(f(r"EQ \o\ac(○, 3 )", ""), r("加强督查"))) == "③加强督查"


def test_a_field_that_never_ends_does_not_swallow_the_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text_of(p(r("甲"), begin, r("乙")) + p(r("丙"))) == "甲\n丙"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert text_of(p(r("正文"), box(p(r("框中")))) + p(r("下段"))) == "正文\n框中\n下段"


def test_runs_are_found_in_links_tags_and_controls() -> None:
    body = (
        p(f"<w:hyperlink>{r('链')}</w:hyperlink><w:smartTag>{r('签')}</w:smartTag>")
        + f"<w:sdt><w:sdtContent>{p(r('控件'))}</w:sdtContent></w:sdt>"
        + p(f"<w:sdt><w:sdtContent>{r('内')}</w:sdtContent></w:sdt>")
        + p("<m:oMath><m:r><m:t>30÷35</m:t></m:r></m:oMath>")
        + p(
            f"<w:r><w:ruby><w:rt>{r('zhěng')}</w:rt>"
            f"<w:rubyBase>{r('整')}</w:rubyBase></w:ruby></w:r>"
        )
    )
    assert text_of(body) == "链签\n控件\n内\n30÷35\n整"


def test_a_row_of_short_cells_is_one_line() -> None:
    rows = (c(p(r("序号"))) + c(p(r("问题"))) + c(), c(p(r("1"))) + c() + c(p(r("完成"))))
    assert text_of(table(*rows)) == "序号\t问题\n1\t\t完成"


def test_cells_of_many_paragraphs_are_read_one_after_another() -> None:
    row = c(p(r("1"))) + c(p(r("问题一。")), p(r("问题二。")))
    assert text_of(table(row)) == "1\n问题一。\n问题二。"


def test_cells_of_prose_are_paragraphs_of_their_own() -> None:
    prose = "一是加强学习，印发学习制度，组织集体学习六次，各支部都建立了台账。二是开展督查。"
    row = c(p(r("1"))) + c(p(r(prose + "逐项对账。"))) + c(p(r("已完成")))
    assert text_of(table(row)) == f"1\n{prose}逐项对账。\n已完成"


def test_a_row_of_a_table_of_unfinished_items_is_one_line_however_long_its_cells() -> None:
    words = ("序号", "反馈问题", "有关情况说明", "下一步措施", "完成时限")
    head = "".join(c(p(r(word))) for word in words)
    prose = "工程量大，需要分三年完成。目前已完成可行性研究、环境影响评价和征地拆迁，正在办理许可"
    row = "".join(c(p(r(word))) for word in ("1", "改造缓慢", prose, "加快施工", "2027年底"))
    assert text_of(table(head, row)).split("\n")[1] == f"1\t改造缓慢\t{prose}\t加快施工\t2027年底"


def test_a_merged_cell_is_read_once() -> None:
    first = c(p(r("合并")), properties='<w:vMerge w:val="restart"/>') + c(p(r("甲")))
    second = c(p(), properties="<w:vMerge/>") + c(p(r("乙")))
    wide = c(p(r("跨两列")), properties='<w:gridSpan w:val="2"/>')
    assert text_of(table(first, second, wide)) == "合并\t甲\n\t乙\n跨两列"


def test_a_table_in_a_cell_is_read_in_its_place() -> None:
    inner = table(c(p(r("内"))) + c(p(r("表"))))
    assert text_of(table(c(p(r("外")) + inner + p()))) == "外\n内\t表"


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    def note(number: str, text: str) -> str:
        return (
            f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", r(text))}</w:footnote>'
        )

    def mark(number: str) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    notes = note("0", "分隔") + note("1", "统计到年底。") + note("2", "含基本完成。")
    endnotes = f'<w:endnote w:id="5">{p(r("见附件。"))}</w:endnote>'
    body = p(r("完成30项"), mark("2"), r("，收款5万元"), mark("1")) + p(
        '<w:r><w:endnoteReference w:id="5"/></w:r>', r("完")
    )
    text = text_of(body, footnotes=notes, endnotes=endnotes)
    assert text == "完成30项，收款5万元\n完\n注1：含基本完成。\n注2：统计到年底。\n尾注1：见附件。"


def test_headers_and_comments_are_no_text() -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>', r("正文"), '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comments = f'<w:comment w:id="0" w:author="甲">{p(r("批注"))}</w:comment>'
    assert text_of(body, comments=comments, hdr=p(r("页眉"))) == "正文"


def test_a_table_of_contents_is_furniture() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    )
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    stop = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(start, middle, r("一、基本情况 1")) + p(r("二、下一步 3"), stop) + p(r("一、基本情况"))
    source = source_of_bytes(made_docx(body), "x")
    assert [source[span] for span in source.furniture] == ["一、基本情况 1", "二、下一步 3"]


def test_a_strict_docx_is_read_alike() -> None:
    data = made_docx(p(r("整改"), "<w:r><w:tab/></w:r>", r("藏", "<w:vanish/>")), space=STRICT)
    assert STRICT in open_package(data).read("word/document.xml").decode()
    assert source_of_bytes(data, "x").text == "整改\t"


def test_every_character_knows_its_place() -> None:
    body = p(r("甲乙"), box(p(r("框")))) + table(c(p(r("一"))) + c(p(r("二"))))
    walked = walk_docx(open_package(made_docx(body)))
    for placed in walked.placed:
        assert walked.text[placed.start : placed.end] == placed.piece.text
    assert "".join(one.piece.text for one in walked.placed) == walked.text.replace("\n", "")


def test_a_deep_nest_is_no_crash() -> None:
    depth = 60
    nested = "<w:tbl><w:tr><w:tc>" * depth + p(r("底")) + "</w:tc></w:tr></w:tbl>" * depth
    assert text_of(nested) == "底"
    with pytest.raises(ReadError):
        text_of("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000)


def test_words_that_a_paper_of_ours_quotes_open_no_label() -> None:
    styles = '<w:style w:type="character" w:styleId="a1"><w:name w:val="台账原文"/></w:style>'
    quoted = '<w:rStyle w:val="a1"/>'
    body = p(r("一、整改情况")) + p(
        r("一是", quoted), r("说清楚；"), r("二是", quoted), r("改到位。")
    )
    source = source_of_bytes(made_docx(body, styles=styles), "x.docx")
    assert [source[span] for span in source.quoted] == ["一是", "二是"]
    assert [node.label for node in read_source(source).nodes] == ["一、", None]
    plain = source_of_bytes(made_docx(body), "x.docx")
    assert [node.label for node in read_source(plain).nodes] == ["一、", "一是", "二是"]


def test_tagged_controls_keep_their_places_and_the_properties_are_read() -> None:
    def control(tag: str, *runs: str) -> str:
        named = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>' if tag else ""
        return f"<w:sdt>{named}<w:sdtContent>{''.join(runs)}</w:sdtContent></w:sdt>"

    done = control("counted/done", r("2"), r("1个"))
    body = p(r("已完成"), done, done, r("，另有"), control("", r("3个")))
    source = source_of_bytes(made_docx(body), "x.docx")
    assert [(one.tag, source[one.span]) for one in source.controls] == [
        ("counted/done", "21个")
    ] * 2
    assert source.about == ""
