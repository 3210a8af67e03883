"""送达回证: that a unit received a paper, signed by who took it."""

from zhenggai.writers.letter_rows import Letter, Table
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, wide
from zhenggai.writers.papers.told import Told


def receipt(told: Told) -> Letter:
    """The form, with the paper's name still to be written in."""
    return Letter(title=("送达回证",), blocks=(receipt_form(told, ""),))


def receipt_form(told: Told, paper: str) -> Table:
    """The form for a paper of this name."""
    return form_table(
        (
            wide("送达文书", paper),
            wide("文号", ""),
            wide("发文单位", told.about.office),
            wide("受送达单位", told.unit),
            wide("收到日期", ""),
            wide("收件人签字（盖章）", FREE, TO_SIGN),
            wide("备注", ""),
        )
    )
