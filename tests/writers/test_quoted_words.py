"""Whatever labels somebody's own words hold, a paper written with them has the writer's alone."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_rows import HeadingWords, MeasureWords, NoticeRows, ProblemWords
from zhenggai.writers.notice_style import SHIPPED, load_style
from zhenggai.writers.notice_text import notice_letter

# Labels of every shape and width, as people type them into their reports
LABELS = (
    "一、", "十二、", "（一）", "(二)", "㈠", "1.", "２．", "3、", "（1）", "(2)", "⑴", "1)", "2）",
    "①", "②", "一是", "二是", "十一是", "第一，", "第二、", "a.", "B、", "问题1：", "存在问题二：",
    "【问题3】", "1.1 ", "1.2 ", "2.1关于",
)  # fmt: skip
WORDS = ("修订制度", "发现问题5个", "已整改", "，", "；", "。", "：", "“三会一课”", "（试行）", " ")
NUMBERED = ("cn_comma", "cn_paren", "arabic_dot", "arabic_paren", "circled", "latin", "shi")


def texts() -> st.SearchStrategy[str]:
    """Words with labels at their beginning and within."""
    piece = st.sampled_from((*LABELS, *WORDS))
    return st.lists(piece, min_size=1, max_size=8).map(lambda found: f"{''.join(found)}落实")


def rows_of(*measures: str) -> NoticeRows:
    """A round with one problem, done, and these measures."""
    told = tuple(MeasureWords(one) for one in measures)
    problem = ProblemWords("理论学习不够深入", state="done", measures=told)
    heading = HeadingWords("aspect", "全面从严治党方面", (problem,))
    return NoticeRows(
        inspected="青禾区委", kind="巡察", cut_off=date(2026, 6, 30), branches=(heading,)
    )


def labels_of(rows: NoticeRows, style: str) -> list[str | None]:
    """The labels that our reader finds in the paper."""
    paper = letter_docx(notice_letter(rows, load_style(style)))
    notice = read_source(source_of_bytes(paper, "通报.docx"))
    return [one.label for one in notice.nodes if one.level in NUMBERED]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=texts(), second=texts(), style=st.sampled_from(SHIPPED))
def test_labels_in_a_units_words_are_none_of_the_papers(
    first: str, second: str, style: str
) -> None:
    plain = labels_of(rows_of("修订制度", "抓好落实"), style)
    assert labels_of(rows_of(first, second), style) == plain


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=texts(), style=st.sampled_from(SHIPPED))
def test_labels_in_the_words_of_an_unfinished_problem_are_none_of_the_papers(
    words: str, style: str
) -> None:
    def told(explanation: str) -> list[str | None]:
        rows = rows_of("修订制度", "抓好落实")
        (heading,) = rows.branches
        assert isinstance(heading, HeadingWords)
        (problem,) = heading.inner
        assert isinstance(problem, ProblemWords)
        open_one = replace(problem, state="not_done", explanation=explanation, detail=explanation)
        return labels_of(replace(rows, branches=(replace(heading, inner=(open_one,)),)), style)

    assert told(words) == told("正在推进落实")
