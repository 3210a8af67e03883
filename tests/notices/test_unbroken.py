"""A copy with broken lines is read as the paper was printed, and led back to its place."""

from decimal import Decimal

import pytest

from zhenggai.notices.facts.contact import extract_contact
from zhenggai.notices.facts.dates import extract_dates
from zhenggai.notices.facts.declared import extract_declared
from zhenggai.notices.facts.inspection import extract_inspection
from zhenggai.notices.facts.masthead import extract_masthead
from zhenggai.notices.facts.quantities import extract_quantities
from zhenggai.notices.facts.regulations import extract_regulations
from zhenggai.notices.paragraphs import Paragraph, split_paragraphs
from zhenggai.notices.source import Source, Span
from zhenggai.notices.unbroken import unbroken

LONG = (
    "二是健全长效机制，对全县各级党组织学习情况开展巡听旁听，现场点评，督促改进，推动学习走深走实。"
    "三是强化成果转化，把学习成效体现到破解难题、推动发展上来，形成一批管用有效的工作举措。\n"
)
NOTICE = (
    "中共青江县委关于巡视整改进展情况的通报\n"
    "根据省委统一部署，2022年3月1日至5月1日，省委第二巡视组对青江县开展了巡视。7月1日，省委巡视组向青江县委"
    "反馈了巡视意见，指出4个方面12项35个问题。县委研究制定整改措施112项，完成整改30个，基本完成4个，未完成1个。\n"
    "一、整改工作基本情况\n县委高度重视巡视整改工作，把整改作为重要政治任务，坚决扛起主体责任，推动整改落地见效。\n"
    "二、整改落实情况\n（一）贯彻落实党的路线方针政策方面\n1.理论学习不够深入的问题。\n"
    "一是修订学习制度，组织集体学习12次，开展研讨6次，邀请专家辅导3次，覆盖党员干部1200余人，学习氛围更加浓厚。\n"
    f"{LONG * 8}"
    "欢迎广大干部群众监督。联系电话：0531-86012345；邮政信箱：青江县滨河路8号县委巡视整改办公室；电子邮箱：qjxwzgb@qj.example.cn。\n"
    "中共青江县委\n2022年12月8日\n"
)


def wrapped(text: str, width: int, line_break: str) -> str:
    lines = text.split("\n")
    return line_break.join(
        line_break.join(line[at : at + width] for at in range(0, max(1, len(line)), width))
        for line in lines
    )


def told(text: str) -> list[object]:
    source = Source("x", "text/plain", "", text)
    paragraphs = split_paragraphs(source)
    masthead = extract_masthead(source, paragraphs)
    inspection = extract_inspection(text, masthead.issuer, masthead.published, paragraphs)
    contact = extract_contact(text, paragraphs)
    declared = extract_declared(text, paragraphs)
    return [
        (masthead.title, masthead.issuer, masthead.published),
        (inspection.team, inspection.inspected, inspection.start, inspection.feedback_date),
        (contact.phone, contact.address, contact.email),
        [(one.what, one.value, one.scope, one.group) for one in declared],
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=("lf", "crlf"))
@pytest.mark.parametrize("width", [29, 40])
def test_a_copy_with_broken_lines_tells_the_same(width: int, line_break: str) -> None:
    assert told(wrapped(NOTICE, width, line_break)) == told(NOTICE)


def test_a_place_is_led_back_over_the_break() -> None:
    text = "反馈了35个问\r\n  题，整改\n完成。"
    whole = unbroken(text, [Paragraph(0, len(text))])
    assert whole.text == "反馈了35个问题，整改完成。"
    at = whole.text.index("35个问题")
    assert text[slice(*whole.span(Span(at, at + 5)))] == "35个问\r\n  题"
    assert whole.place(len(whole.text) - 1) == len(text) - 1


def test_paragraphs_keep_their_ends_in_the_unbroken_text() -> None:
    text = "第一\n段。\n第二段。\n第\n三段。"
    paragraphs = [Paragraph(0, 5), Paragraph(6, 10), Paragraph(11, 16)]
    whole = unbroken(text, paragraphs)
    cut = [whole.text[one.start : one.end] for one in whole.paragraphs(paragraphs)]
    assert cut == ["第一段。", "第二段。", "第三段。"]


def test_a_text_with_whole_lines_stays_as_it_is() -> None:
    text = "第一段。\n第二段。"
    whole = unbroken(text, [Paragraph(0, 4), Paragraph(5, 9)])
    assert whole.text is text
    assert whole.span(Span(5, 9)) == Span(5, 9)


def test_figures_dates_and_documents_over_a_break_are_read_whole() -> None:
    text = (
        "情况通报\n一、整改进展\n2021年6月至2022年1\n2月，共设立基金1\n6只，其中11只已落地、5只正在推进，制\n"
        "定《基金管\n理办法》（青发〔2022〕3号）。\n二、下步打算\n继续整改。\n"
    )
    source = Source("x", "text/plain", "", text)
    lines = split_paragraphs(source)
    joined = (lines[0], lines[1], Paragraph(lines[2].start, text.index("二、") - 1), *lines[-2:])
    whole = unbroken(text, joined)
    (date,) = whole.led_back(text, extract_dates(whole.text, (None, None)))
    assert (date.iso, date.text) == ("2021-06/2022-12", "2021年6月至2022年1\n2月")
    sixteen = whole.led_back(text, extract_quantities(whole.text, []))[0]
    assert (sixteen.value, text[slice(*sixteen.span)]) == (Decimal(16), "1\n6只")
    (document,) = whole.led_back(text, extract_regulations(whole.text))
    assert (document.action, document.title) == ("制定", "基金管理办法")
    assert text[slice(*document.span)] == "《基金管\n理办法》"


def test_a_place_of_the_source_is_folded_into_the_unbroken_text() -> None:
    text = "反馈了35个问\r\n  题，整改\n完成。"
    whole = unbroken(text, (Paragraph(0, len(text)),))
    for at, sign in enumerate(text):
        if sign.strip():
            assert whole.text[whole.folded_place(at)] == sign
