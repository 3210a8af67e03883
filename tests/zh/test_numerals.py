"""Numbers in print, with cn2an as the oracle of Chinese numerals."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhenggai.zh.numerals import fold_widths, parse_chinese, parse_numeral


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", "12"),
        ("１２", "12"),
        ("1,234.5", "1234.5"),
        ("３．５", "3.5"),
        ("3.5万", "35000"),
        ("2亿3000万", "230000000"),
        ("5千", "5000"),
        ("一百二十三", "123"),
        ("两", "2"),
        ("〇", "0"),
        ("二〇二一", "2021"),
        ("二○二一", "2021"),
        ("二零二四", "2024"),
        ("十五", "15"),
        ("廿三", "23"),
        ("卅", "30"),
        ("一百二", "120"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("两千余", "2000"),
        ("二十余", "20"),
        ("三百多万", "3000000"),
        ("壹佰贰拾", "120"),
        ("百分之三十", "0.3"),
        ("半", "0.5"),
    ],
)
def test_a_printed_number_has_its_value(printed: str, value: str) -> None:
    assert parse_numeral(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    ["", "几十", "数百", "三四", "一两", "十百", "百", "点五", "3.4.5", "12a", "万", "人"],
)
def test_a_rough_or_broken_number_has_none(printed: str) -> None:
    assert parse_numeral(printed) is None


@given(st.integers(min_value=1, max_value=9_999_999_999))
def test_every_whole_number_in_chinese_is_read_as_the_oracle_writes_it(number: int) -> None:
    assert parse_chinese(cn2an.an2cn(number, "low")) == number


@given(st.integers(min_value=1, max_value=99_999_999))
def test_capital_digits_are_read_too(number: int) -> None:
    assert parse_chinese(cn2an.an2cn(number, "up")) == number


@given(st.text(alphabet="0123456789０.,，零一二两十百千万亿余半", max_size=40))
def test_any_string_of_digits_gives_a_number_or_none(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0
    assert len(fold_widths(text)) == len(text)


def test_a_flood_of_digits_is_no_number() -> None:
    assert parse_numeral("9" * 1_000_000) is None
    assert parse_numeral("一" * 1_000_000) is None
    assert parse_numeral("9" * 16) is None
