"""The example in the template: two made-up problems that show what may stand in a cell."""

from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

EXAMPLE = (
    ProblemRow(
        aspect="党的领导方面",
        category="学习贯彻不到位",
        number="1",
        text="理论学习中心组学习不够经常，2025年有2个季度未开展集中学习研讨。",
        detail="学习计划落实不严，学习记录不全。",
        target="集中学习研讨每季度不少于1次，学习成果转化为工作举措。",
        standard="全年学习计划印发；每季度学习有通知、签到、记录、发言材料。",
        shared=Carried(
            leaders=("示例甲",),
            lead_units=("示例县委办公室",),
            units=("示例县委宣传部", "示例县委党校"),
            persons=("示例乙",),
            liaisons=("示例丙",),
            state="基本完成",
        ),
        measures=(
            MeasureRow(
                text="修订中心组学习制度，明确每季度集中学习研讨的议题、时间和责任人。",
                number="1",
                own=Carried(
                    deadline="2026年3月31日前",
                    progress="已印发修订后的学习制度。",
                    evidence="《中心组学习制度》（示例办〔2026〕1号）",
                ),
            ),
            MeasureRow(
                text="按季度开展集中学习研讨，形成学习档案，每半年通报一次学习情况。",
                number="2",
                own=Carried(
                    deadline="（1）2026年6月30日前，完成上半年2次学习研讨；（2）长期坚持",
                    progress="已开展1次学习研讨。",
                ),
            ),
        ),
    ),
    ProblemRow(
        aspect="基层党建方面",
        category="组织生活不规范",
        number="2",
        text="部分党支部“三会一课”流于形式。",
        target="组织生活制度落实到位。",
        standard="抽查的党支部记录完整，无补记代记。",
        is_standing=True,
        shared=Carried(
            leaders=("示例丁",),
            lead_units=("示例县委组织部",),
            deadline="2026年底前并长期坚持",
            state="正在整改",
            progress="已完成第一轮抽查。",
        ),
        measures=(
            MeasureRow(text="开展组织生活专项抽查，问题当场反馈、限期整改。", number="1"),
            MeasureRow(text="举办党支部书记培训班。", number="2"),
        ),
    ),
)
