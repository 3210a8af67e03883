"""A made-up notice with findings made by hand: reports are tested without any rule."""

from collections.abc import Callable

import pytest

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic, Related, Severity
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span

TEXT = """云汀县委关于巡察整改情况的通报

一、整改总体情况
县委着重从五个方面推进整改，反馈的12个问题已完成9个，基本完成2个，正在整改2个，完成率76.5%。

二、主要问题整改情况
1.关于“学习不够深入”的问题。制定《云汀县学习办法》（云发〔2022-3〕号），<b>&amp;组织轮训3期420人。
2.关于“监督不够有力”的问题。2022年9月31日前完成整改。

中共云汀县委
2022年6月30日
"""

# rule, grade, words of the place, sentence, working, words of a related place
FINDINGS: tuple[tuple[str, Severity, str, str, str | None, str | None], ...] = (
    ("NUM101", "error", "五个方面", "写“五个方面”，列出六项。", None, None),
    ("NUM104", "error", "12个问题", "各状态合计13个，总数12个。", "9＋2＋2＝13\n12≠13", "完成9个"),
    ("NUM105", "advice", "76.5%", "完成率与印出的数不符。", "9 ÷ 12 = 75 %", None),
    ("REF101", "warning", "〔2022-3〕号", "文号应为〔2022〕3号。", None, None),
    ("DAT105", "error", "2022年9月31日", "9月没有31日。", None, None),
)

Checked = Callable[..., CheckedFile]


@pytest.fixture
def checked() -> Checked:
    """`checked()` is the notice with all findings; `checked(text, ())` another one with none."""

    def make(text: str = TEXT, findings: object = None, name: str = "通报.txt") -> CheckedFile:
        chosen = FINDINGS if findings is None else ()
        notice = read_text(text, name)
        return CheckedFile(name, notice, tuple(diagnostic(text, *one) for one in chosen))

    return make


def diagnostic(  # noqa: PLR0917
    text: str,
    code: str,
    severity: Severity,
    words: str,
    message: str,
    working: str | None,
    also: str | None,
) -> Diagnostic:
    """A finding at the first place of some words."""
    related = (Related(span_of(text, also), "这里写的"),) if also else ()
    return Diagnostic(code, "made-up", severity, span_of(text, words), message, working, related)


def span_of(text: str, words: str) -> Span:
    """The first place of some words."""
    start = text.index(words)
    return Span(start, start + len(words))
