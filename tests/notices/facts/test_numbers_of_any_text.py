"""Whatever the text, dates and quantities stand where they say, in order, and never overlap."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from zhenggai.notices.facts.dates import extract_dates
from zhenggai.notices.facts.quantities import extract_quantities

PIECES = st.sampled_from(
    [
        *("2021年", "2021", "今年", "去年", "次年", "12月", "13月", "8", "31日", "30", "五", "十"),
        *("至", "—", "-", "、", "。", "，", "\n", " ", ".", "/", "以来", "前", "底", "底前", "起"),
        *(
            "中旬",
            "上半年",
            "季度",
            "“十四五”",
            "期间",
            "末",
            "(至2025年)",
            "月份",
            "日",
            "年",
            "月",
        ),
        *(
            "３",
            "余",
            "万",
            "亿",
            "百",
            "个",
            "家",
            "人次",
            "%",
            "百分之",
            "第",
            "近",
            "每",
            "半年",
        ),
        *("《", "》", "“", "”", "〔", "〕", "得分", "位居", "一", "两", "零", "级", "将", "已"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_every_date_is_where_it_says(text: str, dated: bool) -> None:
    anchors = (date(2021, 4, 29), date(2021, 12, 15)) if dated else (None, None)
    end = 0
    for one in extract_dates(text, anchors):
        assert one.span.start >= end
        assert text[one.span.start : one.span.end] == one.text
        assert one.possible or (one.first is None and one.last is None)
        end = one.span.end


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_quantity_is_where_it_says(text: str) -> None:
    found = extract_quantities(text, [])
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        assert text[one.span.start : one.span.end] == one.text
        assert one.span.start <= one.numeral.start < one.numeral.end <= one.span.end
        assert one.value >= 0
