"""Papers on which a text of the round rests: the superior's answer, the slip by which it was put
right."""

from datetime import date

from zhenggai.writers.letter_rows import Letter, Paragraph, RedHead

_SUPERIOR = "省委巡视工作领导小组办公室"
_OFFICE = "区委整改办"


def superior_letter(number: str, on: date, text: str) -> Letter:
    """The superior agrees to what was sent up."""
    return Letter(
        title=("审核意见的函",),
        addressee="中共云汀区委",
        blocks=(Paragraph(text),),
        signatures=(_SUPERIOR,),
        dated_on=on,
        red_head=RedHead(_SUPERIOR, number),
        author=_SUPERIOR,
    )


def correction_slip(on: date, why: str) -> Letter:
    """更正呈批单: what is wrong in what went out, and that it is to be put right."""
    return Letter(
        title=("通报更正呈批单",),
        blocks=(Paragraph(f"拟更正：{why}"), Paragraph("负责人意见：同意更正，重新发布。")),
        signatures=(_OFFICE,),
        dated_on=on,
        is_numbered=False,
        author=_OFFICE,
    )
