"""建章立制清单: what was made and revised, with number, day and the item it answers."""

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.told import Made, NothingToTellError, Told
from zhenggai.zh.days import in_words


def regulation_list(told: Told) -> Letter:
    """The list. Raises `NothingToTellError` where nothing was recorded."""
    if not told.regulations:
        raise NothingToTellError("还没有登记制度。在措施的页面用“登记建章立制”登记后，再出清单。")
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}整改建章立制清单",),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(_table(told.regulations),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(made: tuple[Made, ...]) -> Table:
    return Table(
        rows=(
            ("序号", "制度名称", "文号", "制定或修订", "印发日期", "对应问题", "责任单位"),
            *((str(place), *_row(one)) for place, one in enumerate(made, 1)),
        ),
        columns=(
            Column(2.4, "centre"),
            Column(11.5),
            Column(8.8),
            Column(4.6, "centre"),
            Column(6.8, "centre"),
            Column(4, "centre"),
            Column(6),
        ),
        size=10.5,
    )


def _row(one: Made) -> tuple[str, ...]:
    issued = in_words(one.issued_on) if one.issued_on else ""
    return (one.title, one.number, one.action, issued, one.item, "、".join(one.units))
