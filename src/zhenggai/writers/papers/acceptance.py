"""验收意见: those who verified say of each point of the standard whether it is met, and sign."""

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import Answered, NothingToTellError, Told
from zhenggai.zh.days import in_words

TICKS = "□达到　□未达到"


def acceptance(told: Told) -> Letter:
    """The opinion on one problem. Raises `NothingToTellError` before closure is asked for."""
    closing, about = told.closing, told.about
    if not told.problems or closing.asked_on is None:
        raise NothingToTellError(
            "这个问题还没有申请销号，不到验收的时候。申请销号以后再出验收意见。"
        )
    problem = told.problems[0]
    unit = f"{closing.unit}于" if closing.unit else ""
    return on_one_page(
        Letter(
            title=(f"{about.kind}反馈问题整改验收意见",),
            blocks=(
                Paragraph(
                    f"{unit}{in_words(closing.asked_on)}申请第{problem.number}个问题销号。"
                    f"问题：{problem.text.rstrip('。')}。按照完成标准逐条核查，验收情况如下。"
                ),
                _points(closing.answers, problem.standard),
                form_table(
                    (
                        wide("核查方式", "□查阅材料　□现场查看　□走访座谈　□抽查核实"),
                        wide("验收结论", "□同意销号　□退回补充　□重新整改\n\n需要补充的：", 20),
                        wide("核查人员签字（两人以上）", FREE, TO_SIGN),
                        wide("验收组组长签字", FREE, TO_SIGN),
                    ),
                    is_whole=True,
                ),
                Paragraph("注：参与本问题整改的单位和人员不参加验收。"),
            ),
        )
    )


def _points(answers: tuple[Answered, ...], standard: str) -> Table:
    told = answers or tuple(map(Answered, filter(None, standard.split("\n"))))
    rows = (
        (str(at), one.point, one.answer, "；".join(one.proofs), TICKS)
        for at, one in enumerate(told, 1)
    )
    return Table(
        rows=(("序号", "完成标准", "申请单位的说明", "佐证材料", "验收情况"), *rows),
        columns=(Column(2.2, "centre"), Column(8), Column(8), Column(6.6), Column(3.8, "centre")),
        size=10.5,
    )
