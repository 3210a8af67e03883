"""A made-up round as papers are told of it: two problems, one late, one that asks for closure."""

from datetime import date

from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.papers.told import About, Answered, Closing, Late, Signed, Told

ABOUT = About(
    book="示例县巡察整改",
    inspected="示例县",
    issuer="中共示例县委",
    office="示例县委巡察整改工作领导小组办公室",
    kind="巡察",
    cut_off=date(2026, 4, 30),
    dated_on=date(2026, 5, 6),
    giver="市委第一巡察组",
    level="市委",
    round="第三轮",
    team="第一巡察组",
    feedback_on=date(2026, 1, 20),
    approved_on=date(2026, 2, 18),
)
LATE = Late(
    "1-1", "修订中心组学习制度。", date(2026, 3, 31), 30, ("示例县委办公室",), is_measure=True
)
TO_COME = Late("2", "部分党支部“三会一课”流于形式。", date(2026, 5, 10), -10, ("示例县委组织部",))
CLOSING = Closing(
    unit="示例县委办公室",
    asked_on=date(2026, 4, 20),
    answers=(
        Answered("全年学习计划印发", "已印发。", ("1-1-1 学习计划.pdf",)),
        Answered("每季度学习有通知、签到、记录", "上半年2次，材料齐全。"),
    ),
    steps=(
        Signed(
            "责任单位主要负责人", "示例县委办公室", "示例乙", "同意申请销号。", date(2026, 4, 21)
        ),
        Signed("牵头单位"),
    ),
)
WHOLE = Told(ABOUT, EXAMPLE, unit="示例县委办公室", late=(LATE, TO_COME), closing=CLOSING)
NOTHING = Told(ABOUT)
