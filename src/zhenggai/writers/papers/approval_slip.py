"""呈批（签批）单: a paper goes up to be read and signed; it says what for."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import Told
from zhenggai.zh.days import in_words

ROOM = 30.0


def approval_slip(told: Told) -> Letter:
    """The form; which paper goes up is written in by hand."""
    about = told.about
    rows = (
        pair("呈报单位", about.office, "呈报日期", in_words(about.dated_on)),
        wide("文件名称", ""),
        wide("内容摘要", _summary(told), ROOM),
        wide("拟办意见", "", ROOM),
        wide("分管领导批示", FREE, TO_SIGN),
        wide("主要领导批示", FREE, TO_SIGN),
        wide("办理结果", "", ROOM),
    )
    return on_one_page(Letter(title=("文件呈批单",), blocks=(form_table(rows),)))


def _summary(told: Told) -> str:
    """Where the round stands, in the ledger's own figures."""
    names = ("problems", "done", "completion_rate")
    known = [told.counted[name] for name in names if name in told.counted]
    figures = "，".join(f"{one.title}{one.text}" for one in known)
    return f"截至{in_words(told.about.cut_off)}：{figures}。" if figures else ""
