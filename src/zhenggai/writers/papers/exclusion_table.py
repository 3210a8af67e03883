"""拟不公开事项说明表: what is not to be told, where, on which ground, who agreed; a form before."""

from zhenggai.writers.letter_rows import Cell, Column, Letter, Paragraph, Table
from zhenggai.writers.papers.form_tables import form_table, wide
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import KeptOut
from zhenggai.zh.days import in_words

# Across the page there is room for one line of an opinion above the signature.
SIGNED, TO_SIGN = "\n签字：　　　　　　　　　年　　月　　日", 16.0
# Rows that a hand fills where nothing is on record, and their height in millimetres.
BLANK_ROWS, TO_FILL = 2, 12.0


def exclusion_table(told: Told) -> Letter:
    """The table; with nothing on record a blank of it."""
    about = told.about
    rows = [_row(at, one) for at, one in enumerate(told.kept_out, 1)]
    blank = [] if rows else [tuple(Cell("") for _ in range(6))] * BLANK_ROWS
    table = Table(
        rows=(
            ("序号", "拟不公开的内容", "范围", "理由", "具体说明", "同意机关和日期"),
            *rows,
            *blank,
        ),
        columns=(
            Column(3, "centre"),
            Column(12),
            Column(4, "centre"),
            Column(8),
            Column(9),
            Column(7),
        ),
        size=10.5,
        heights=(0.0, *(TO_FILL for _ in (*rows, *blank))),
    )
    return Letter(
        title=(f"{about.inspected}{about.kind}整改拟不公开事项说明表",),
        blocks=(
            table,
            form_table(
                (
                    wide("单位主要负责人意见", SIGNED, TO_SIGN),
                    wide("派出巡视巡察的党组织领导小组意见", SIGNED, TO_SIGN),
                )
            ),
            Paragraph(
                "注：党内通报只有立案未公布的可以不写。向社会公开可以不写的：党和国家秘密，初核或者立案"
                "未公布，可能引起负面炒作，可能引发大规模上访或者群体性事件，重大敏感事项。"
            ),
        ),
        is_landscape=True,
    )


def _row(place: int, one: KeptOut) -> tuple[str, ...]:
    agreed = f"{one.agreed_by}{f'，{in_words(one.agreed_on)}' if one.agreed_on else ''}"
    return (one.number or str(place), one.text, one.scope, one.ground, one.why, agreed)
