"""线索信访办理统计表: figures of discipline commission and petition office, as they gave them."""

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words


def external_figures(told: Told) -> Letter:
    """The table. Raises `NothingToTellError` where no body gave any."""
    figures = told.notice.external if told.notice else ()
    if not figures:
        raise NothingToTellError(
            "还没有登记外部提供数。请先凭纪检监察机关、信访部门的来函登记，再出统计表。"
        )
    about = told.about
    rows = (
        (str(place), one.title, one.text, one.owner, one.letter, in_words(one.on) if one.on else "")
        for place, one in enumerate(figures, 1)
    )
    return Letter(
        title=(f"{about.kind}移交问题线索和信访件", "办理情况统计表"),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(
            Table(
                rows=(("序号", "项目", "数量", "提供机关", "来函", "统计日期"), *rows),
                columns=(
                    Column(2.2, "centre"),
                    Column(7.8),
                    Column(3.4, "right"),
                    Column(7.6),
                    Column(8),
                    Column(6, "centre"),
                ),
                size=10.5,
            ),
            Paragraph("注：本表为外部提供数，只列件数、人数，不涉及具体人和事。"),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )
