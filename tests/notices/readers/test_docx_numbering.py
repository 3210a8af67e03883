"""Automatic numbers of a docx are seen as the labels that Word prints."""

import pytest
from made_docx import made_docx

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.list_numbers import printed_number


def lines_of(body: str, **parts: str) -> list[str]:
    """The lines that our reader makes of a body."""
    return source_of_bytes(made_docx(body, **parts), "x.docx").text.split("\n")


def p(text: str, number: int | None = None, level: int = 0, style: str = "") -> str:
    """A paragraph in a list, or of a style."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    """The definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, definition: int, override: str = "") -> str:
    """A list that paragraphs can name."""
    link = f'<w:abstractNumId w:val="{definition}"/>'
    return f'<w:num w:numId="{number}">{link}{override}</w:num>'


OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircleChinese", "%5", '<w:suff w:val="nothing"/>'),
) + num(1, 0)


def test_the_levels_of_an_official_paper_count_and_begin_again() -> None:
    body = "".join(
        p(text, 1, at)
        for text, at in (
            ("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 3), ("己", 4), ("庚", 4), ("辛", 1),
            ("壬", 2), ("癸", 0), ("子", 1),
        )
    )  # fmt: skip
    assert lines_of(body, numbering=OFFICIAL) == [
        "一、甲", "（一）乙", "1.丙", "2.丁", "（1）戊", "①己", "②庚", "（二）辛", "1.壬", "二、癸",
        "（一）子",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("chineseCountingThousand", {1: "一", 10: "十", 12: "十二", 20: "二十", 105: "一百零五"}),
        ("chineseCountingThousand", {110: "一百一十", 1001: "一千零一"}),
        ("chineseCounting", {9: "九", 11: "十一", 35: "三十五"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 100: "百"}),
        ("ideographDigital", {3: "三", 10: "一〇", 21: "二一"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {1: "㊀"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperLetter", {3: "C"}),
        ("lowerRoman", {4: "iv", 19: "xix"}),
        ("upperRoman", {9: "IX"}),
        ("none", {3: ""}),
        ("somethingNew", {3: "3"}),
    ],
)  # fmt: skip
def test_a_number_is_printed_in_its_form(form: str, labels: dict[int, str]) -> None:
    assert {value: printed_number(value, form) for value in labels} == labels


def test_a_list_may_start_elsewhere_and_another_one_begin_again() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.", start=5)) + num(1, 0)
    numbering += num(2, 0) + num(
        3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    body = p("甲", 1) + p("乙", 1) + p("丙", 2) + p("丁", 3) + p("戊", 3)
    assert lines_of(body, numbering=numbering) == ["5.甲", "6.乙", "7.丙", "1.丁", "2.戊"]


def test_a_level_may_be_replaced_in_one_list() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1、")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, override)
    assert lines_of(p("甲", 1), numbering=numbering) == ["I、甲"]


def test_a_running_number_is_not_begun_again() -> None:
    levels = (
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
    )
    numbering = abstract(0, *levels) + num(1, 0)
    body = p("甲", 1) + p("乙", 1, 1) + p("丙", 1) + p("丁", 1, 1)
    assert lines_of(body, numbering=numbering) == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_upper_numbers_show_in_lower_labels() -> None:
    levels = (
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1-%3"),
    )
    numbering = abstract(0, *levels) + num(1, 0)
    body = p("甲", 1) + p("乙", 1, 1) + p("2年", 1, 1) + p("丙", 1, 2)
    assert lines_of(body, numbering=numbering) == ["第一章 甲", "1.1 乙", "1.2 2年", "一-1 丙"]


def test_a_label_never_runs_into_a_figure() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert lines_of(p("5个方面", 1), numbering=numbering) == ["1. 5个方面"]


def test_headings_take_their_numbers_from_their_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
        '<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>'
    )
    numbering = abstract(
        0,
        level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="2"/>'),
    ) + num(1, 0)
    body = (
        p("甲", style="1")
        + p("乙", style="2")
        + p("丙", style="3")
        + p("丁", 0, style="1")
        + p("戊")
    )
    found = lines_of(body, numbering=numbering, styles=styles)
    assert found == ["一、甲", "（一）乙", "（二）丙", "丁", "戊"]


def test_a_list_may_be_defined_by_a_style_of_lists() -> None:
    linked = abstract(0, more='<w:numStyleLink w:val="L"/>')
    defined = abstract(1, level(0, "decimal", "%1)"), more='<w:styleLink w:val="L"/>')
    assert lines_of(p("甲", 1), numbering=linked + defined + num(1, 0)) == ["1)甲"]


def test_a_bullet_is_seen_as_its_sign() -> None:
    numbering = abstract(0, level(0, "bullet", "\uf06c")) + num(1, 0)
    assert lines_of(p("甲", 1), numbering=numbering) == ["● 甲"]


def test_a_newer_form_falls_back_to_its_older_one() -> None:
    newer = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert lines_of(p("甲", 1), numbering=abstract(0, newer) + num(1, 0)) == ["01 甲"]


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    )
    body = p("甲", 1) + gone + p("乙", 1)
    assert lines_of(body, numbering=OFFICIAL) == ["一、甲", "二、乙"]


def test_damage_in_the_lists_is_no_crash() -> None:
    numbering = abstract(0, level(99, "decimal", "%1")) + num(1, 7) + '<w:num w:numId="x"/>'
    assert lines_of(p("甲", 1) + p("乙", 99, 12), numbering=numbering) == ["甲", "乙"]
