"""佐证材料目录: every file by its catalogue number, with what it proves."""

from datetime import date

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words


def evidence_catalogue(told: Told) -> Letter:
    """The catalogue. Raises `NothingToTellError` while there is no proof."""
    if not told.proofs:
        raise NothingToTellError("还没有登记佐证材料。在问题和措施的页面上传后，再出目录。")
    about = told.about
    rows = (
        (one.number, one.name, one.kind, one.claim, one.item, _day(one.attached_on))
        for one in told.proofs
    )
    return Letter(
        title=(f"{told.unit or about.inspected}{about.kind}整改佐证材料目录",),
        blocks=(
            Table(
                rows=(("编号", "材料名称", "种类", "证明事项", "对应措施", "登记日期"), *rows),
                columns=(
                    Column(3, "centre"),
                    Column(11),
                    Column(3.6, "centre"),
                    Column(10),
                    Column(3.6, "centre"),
                    Column(5.8, "centre"),
                ),
                size=10.5,
            ),
        ),
        signatures=(told.unit or about.office,),
        sealed=bool(told.unit),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _day(on: date | None) -> str:
    return in_words(on) if on else ""
