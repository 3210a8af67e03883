"""Reports and notices of the round: the same facts, told to the superior, the Party, the public."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.notice_style import Paper, load_style, own_style
from zhenggai.writers.notice_text import notice_letter
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

NOTHING = (
    "截至{day}，台账里还没有反馈的问题，写不成整改情况的报告和通报。"
    "请先导入反馈意见，或改用别的截止日。"
)


def rectification_report(told: Told) -> Letter:
    """整改情况报告. Raises `NothingToTellError` before the feedback."""
    return _letter(told, "report")


def stage_report(told: Told) -> Letter:
    """阶段性整改情况报告. Raises `NothingToTellError` before the feedback."""
    return _letter(told, "stage-report")


def later_report(told: Told) -> Letter:
    """后续整改情况报告: what was not done in time. Raises `NothingToTellError`."""
    return _letter(told, "later-report", only_unfinished=True)


def party_notice(told: Told) -> Letter:
    """党内通报. Raises `NothingToTellError` before the feedback."""
    return _letter(told, "notice")


def _letter(told: Told, paper: Paper, *, only_unfinished: bool = False) -> Letter:
    if told.notice is None:
        raise NothingToTellError(NOTHING.format(day=in_words(told.about.cut_off)))
    own = told.own_style
    style = own_style(own, told.style, paper) if own else load_style(told.style, paper)
    return notice_letter(told.notice, style, only_unfinished=only_unfinished)


# These are written in the shape that the office chooses.
STYLED = (rectification_report, stage_report, later_report, party_notice)
