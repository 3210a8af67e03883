"""约谈记录: why a unit's head was called in, what was said, what was promised."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import Told
from zhenggai.zh.days import in_words

ROOM = 27.0


def talk_record(told: Told) -> Letter:
    """The form, with what is late as its reason."""
    late = [one for one in told.late if one.days > 0]
    why = "\n".join(f"{one.number}　{one.text}（应于{in_words(one.due)}完成）" for one in late)
    rows = (
        pair("约谈时间", "", "约谈地点", ""),
        pair("约谈单位", told.about.office, "被约谈单位", told.unit),
        pair("约谈人", "", "被约谈人", ""),
        wide("约谈事由", why, ROOM),
        wide("约谈内容", "", ROOM),
        wide("被约谈人表态", "", ROOM),
        wide("整改要求和时限", "", ROOM),
        wide("约谈人签字", FREE, TO_SIGN),
        wide("被约谈人签字", FREE, TO_SIGN),
    )
    return on_one_page(Letter(title=("约谈记录",), blocks=(form_table(rows),)))
