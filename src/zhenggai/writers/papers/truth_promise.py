"""真实性承诺书: a unit answers for the truth of its figures and proofs."""

from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.papers.told import Told
from zhenggai.zh.days import in_words


def truth_promise(told: Told) -> Letter:
    """The promise of one unit, with how much of the ledger it stands for."""
    about = told.about
    measures = sum(len(one.measures) for one in told.problems)
    problems = sum(not one.is_part for one in told.problems)
    return Letter(
        title=("整改情况真实性承诺书",),
        addressee=about.office,
        blocks=(
            Paragraph(
                f"我单位承担{about.kind}反馈问题{problems}个、整改措施{measures}条。"
                f"截至{in_words(about.cut_off)}，共报送佐证材料{len(told.proofs)}件。"
            ),
            Paragraph(
                "我单位承诺：所报整改进展、数字和佐证材料真实、准确、完整，"
                "没有虚报、瞒报，没有以文件、会议代替实际整改；如有不实，愿承担相应责任。"
            ),
        ),
        signatures=(f"{told.unit}（盖章）", "主要负责人（签字）：", "　　　　年　　月　　日"),
    )
