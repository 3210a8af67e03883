"""督办回复单: a unit answers for what was pressed: why it is late, what it does, by when."""

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import Told
from zhenggai.zh.days import in_words

# Rows left free where the ledger knows of nothing late.
BLANK_ROWS = 3


def reply_form(told: Told) -> Letter:
    """The form with what is late filled in; the answers are the unit's own."""
    late = [one for one in told.late if one.days > 0]
    rows = [(one.number, one.text, in_words(one.due), "", "") for one in late]
    blank = [("", "", "", "", "")] * (BLANK_ROWS if not rows else 0)
    head = ("序号", "督办事项", "完成时限", "未按时完成的原因", "下一步办法和完成时间")
    table = Table(
        rows=(head, *rows, *blank),
        columns=(Column(2.9, "centre"), Column(7.6), Column(4.6, "centre"), Column(8), Column(8)),
        size=10.5,
        heights=(10.0, *(22.0 for _ in (*rows, *blank))),
    )
    signing = form_table((wide("主要负责人签字（盖章）", FREE, TO_SIGN),))
    return on_one_page(
        Letter(
            title=("督办事项办理情况回复单",),
            addressee=told.about.office,
            blocks=(Paragraph("督办通知单收悉。现将办理情况回复如下："), table, signing),
        )
    )
