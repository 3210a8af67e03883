"""《反馈意见》: the office tells one unit what is missing in what it reported, item by item."""

from collections.abc import Iterator
from datetime import timedelta

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.supervision_notice import TO_ANSWER
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

UNPROVED = "报送已完成，未附佐证材料。"


def unit_remark(told: Told) -> Letter:
    """The letter. Raises `NothingToTellError` where nothing is missing."""
    about = told.about
    rows = tuple(_rows(told))
    if not rows:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，{told.unit}没有退回补充或者缺少佐证的事项，"
            "不需要反馈意见。"
        )
    until = in_words(about.dated_on + timedelta(days=TO_ANSWER))
    return Letter(
        title=("反馈意见",),
        addressee=told.unit,
        blocks=(
            Paragraph(
                f"经审核你单位报送的{about.kind}整改情况，下列{len(rows)}项还需补充完善，现予反馈。"
            ),
            Table(
                rows=(("序号", "事项", "存在的不足"), *rows),
                columns=(Column(3, "centre"), Column(11), Column(11)),
            ),
            Paragraph(
                f"请逐项补充，由主要负责人审核把关，于{until}前报送{about.office}。"
                "反映整改成效的数字请附凭证，写明口径和截止日期。"
            ),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
    )


def _rows(told: Told) -> Iterator[tuple[str, str, str]]:
    for one in told.lacks:
        if one.kind == "returned":
            yield one.number, one.text, one.words
        elif one.kind == "unproved":
            yield one.number, one.text, UNPROVED
