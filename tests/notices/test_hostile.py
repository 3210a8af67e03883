"""Whatever comes in is read and checked: no crash, no hang, and every span is true.

How the time grows with the text is measured by `bench/hostile.py`.
"""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from true_spans import prove

from zhenggai.notices.benchmark.clean import NAMES, text_of
from zhenggai.notices.benchmark.hostile import HOSTILE
from zhenggai.notices.checks import RULES, check
from zhenggai.notices.reading import read_text

# What tempts a reader: labels, brackets, figures, dates, documents, states, things private.
PIECES = """
一、 （一） (一) 1. 1、 1． （1） ⑴ 1) ① a. 一是 二是 第一， 问题一： 有关情况说明： 完成时限：
（ ） ( ) 〔 〕 [ ] 【 】 《 》 〈 〉 < > “ ” ‘ ’ " ' 、 ， 。 ； ： ！ ？ …… —— + ＋ - － ~
35个问题 完成30个 85.7% 其中 分别 合计 共 提高 下降 个百分点 万元 亿元 人次 件 余 近 约 等
2021年 2月30日 至 以来 前 底前 上旬 今年 “十四五”期末 13月 00日 截至 拟于 计划
市发〔2020〕37号 〔2020-11〕 （试行） 印发 制定 修订 关于 办法 通知
已完成 正在整改 未完成 基本完成 长期坚持 省委第三巡视组 巡视 巡察 反馈 中共 委员会 通报
0600-8261207 13900000000 a@b.example 11010519491231002X 秘密★1年 邮政编码：990106
𠀀 é ９ ٣ Ⅳ ½ 九百九十九万 零 亿亿 1,234,567 1.2.3.4 0.0 -1 1e9 ∞ ** ## |---|
"""
UNSEEN = (" ", "　", "\t", "\n", "\r\n", "\n\n", "\0", "\ufeff", "\u200b", "\u202e", "\u2067")
BROKEN = ("\ud800", "\udfff", "\u2028", "\x0b", "\x85", "9" * 400)
REPEATED = 4_000
TOKENS = (*PIECES.split(), *UNSEEN, *BROKEN)


def survive(text: str) -> None:
    """Read, check with every rule, and prove the result."""
    notice = read_text(text)
    prove(notice, check(notice, RULES))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TOKENS), max_size=60).map("".join))
def test_any_mixture_of_tempting_pieces_is_read(text: str) -> None:
    survive(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    survive(text)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_notice_with_pieces_set_in_is_read(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(NAMES)))[:2500]
    for piece in data.draw(st.lists(st.sampled_from(TOKENS), max_size=12)):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    survive(text)


def cut(text: str, dice: random.Random) -> str:
    """Any stretch of it."""
    start, end = sorted(dice.randrange(len(text)) for _ in range(2))
    return text[start:end]


def shuffled(text: str, dice: random.Random) -> str:
    """Its paragraphs in another order."""
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def holed(text: str, dice: random.Random) -> str:
    """Every tenth character gone."""
    return "".join(character for character in text if dice.random() > 0.1)


def doubled(text: str, dice: random.Random) -> str:
    """Stretches of it twice and three times."""
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + 300] * dice.randrange(2, 4) + text[at:]


def sown(text: str, dice: random.Random) -> str:
    """Tempting pieces at a hundred places."""
    for _ in range(100):
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice(TOKENS) + text[at:]
    return text


def spliced(text: str, dice: random.Random) -> str:
    """Half of it, then half of another notice in the middle of a sentence."""
    other = text_of(dice.choice(NAMES))
    return text[: dice.randrange(len(text))] + other[dice.randrange(len(other)) :]


@pytest.mark.parametrize("damage", [cut, shuffled, holed, doubled, sown, spliced])
def test_damaged_notices_are_read(damage: Callable[[str, random.Random], str]) -> None:
    for seed in range(8):
        dice = random.Random(f"{damage.__name__} {seed}")  # noqa: S311 - the same dice every time
        survive(damage(text_of(NAMES[seed % len(NAMES)]), dice))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_sign_repeated_without_end_is_read(unit: str) -> None:
    survive(unit * (REPEATED // len(unit)))


def test_megabytes_are_read() -> None:
    text = (text_of("city-inspection") + "（《“" * 50 + "9" * 1000 + "\n") * 100
    assert len(text.encode()) > 2_000_000
    notice = read_text(text)
    assert notice.outline
    assert check(notice, RULES)


@pytest.mark.parametrize("depth", [10, 1000, 10_000])
@pytest.mark.parametrize("marks", ["（）", "()", "《》", "“”", "〔〕", "【】"])
def test_nested_brackets_of_any_depth_are_read(marks: str, depth: int) -> None:
    survive(marks[0] * depth + "整改完成30个" + marks[1] * depth)


@pytest.mark.parametrize("digits", [1, 15, 16, 400, 5000, 50_000])
def test_numbers_of_any_length_are_read(digits: int) -> None:
    number = "9" * digits
    survive(f"共{number}个问题，完成{number}个，完成率{number}%，{number}年{number}月{number}日。")
    survive(f"{number}、整改\n（{number}）整改\n第{number}，市发〔{number}〕{number}号。")
