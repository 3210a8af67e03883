"""检举控告移交件: what was told by telephone or over the web, printed once for the envelope."""

from dataclasses import dataclass
from datetime import date

from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.papers.form_tables import form_table, pair, wide
from zhenggai.zh.days import in_words

_SEALED = "打印后连同移交单装入信封密封，电子文件随即删除，不留复印件。"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What goes into the envelope; `attachments` are printed beside it."""

    number: str
    way: str
    received_on: date
    name: str
    contact: str
    text: str
    attachments: int = 0


def transferred_words(told: Spoken) -> Letter:
    """The sheet."""
    beside = (wide("附件", f"{told.attachments}份，另行取出打印"),) if told.attachments else ()
    head = form_table(
        (
            pair("移交单号", told.number, "来源", told.way),
            wide("收到日期", in_words(told.received_on)),
            wide("反映人", told.name or "未留姓名"),
            wide("联系方式", told.contact or "未留联系方式"),
            *beside,
        )
    )
    words = (Paragraph(line) for line in told.text.splitlines() if line.strip())
    return Letter(title=("检举控告移交件",), blocks=(head, *words, Paragraph(f"（{_SEALED}）")))
