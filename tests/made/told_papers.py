"""A made-up round as papers are told of it: two problems, one late, one that asks for closure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow
from zhenggai.writers.notice_rows import FigureWords, NoticeRows, ProblemWords
from zhenggai.writers.papers.told import (
    About,
    Accounted,
    Answered,
    Closing,
    Extension,
    Lack,
    Late,
    Made,
    Proved,
    Signed,
    Told,
)
from zhenggai.writers.papers.told_archive import Filed, KeptOut, Released
from zhenggai.writers.papers.told_item import Happened, LookedBack
from zhenggai.writers.papers.told_meetings import Adopted, Met, Opined
from zhenggai.writers.papers.told_period import Period, Struck, UnitStand

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
AT_ONCE = ProblemRow(
    text="职工食堂采购台账登记不全。",
    number="3",
    aspect=EXAMPLE[0].aspect,
    category="采购管理不严",
    source="立行立改",
    target="采购台账逐笔登记。",
    shared=Carried(lead_units=("示例县委办公室",), deadline="立行立改", state="正在整改"),
)
NOTICE = NoticeRows(
    inspected="示例县",
    kind="巡察",
    cut_off=ABOUT.cut_off,
    issuer="中共示例县委",
    feedback_on=ABOUT.feedback_on,
    branches=(
        ProblemWords(EXAMPLE[0].text, state="basically_done", explanation="还差一次学习研讨。"),
        ProblemWords(EXAMPLE[1].text, state="done"),
    ),
    external=(
        FigureWords(
            "clues", "问题线索", Decimal(4), "件", "4件", "示例县纪委监委", "示例纪函〔2026〕2号",
            date(2026, 4, 28),
        ),
    ),
)  # fmt: skip
OF_THE_MEETING = ProblemRow(
    text="班子成员深入基层调研不够。",
    number="4",
    source="民主生活会",
    cause="对调研抓得不紧。",
    shared=Carried(leaders=("示例甲",), deadline="2026年6月30日前", state="正在整改"),
)
SPECIAL = tuple(
    ProblemRow(
        text=f"{subject}有短板。",
        number=str(number),
        aspect=EXAMPLE[0].aspect,
        category=f"{subject}责任落实不到位",
        source="专项检查",
        target="补齐短板。",
        shared=Carried(lead_units=("示例县委组织部",), deadline="2026年6月30日前", state=state),
        measures=(MeasureRow("开展一次专项检查。", f"{number}-1", own=Carried(state=state)),),
    )
    for number, subject, state in (
        (5, "选人用人工作", "已完成"), (6, "意识形态工作", "正在整改"), (7, "巡察工作", "正在整改"),
    )
)  # fmt: skip
MET = Met(
    "专题民主生活会", "示例县委常委会班子专题民主生活会", "对照反馈意见开展批评和自我批评",
    date(2026, 3, 5), ("查摆的问题列入清单，逐条整改。",),
)  # fmt: skip
PERIOD = Period(
    date(2026, 4, 24), ABOUT.cut_off, "第7期",
    (
        UnitStand("示例县委办公室", 1, "按时", 1, 1, 0),
        UnitStand("示例县委组织部", 4, "迟报", 0, 0, 1),
        UnitStand("示例县委宣传部", 0, "", 0, 0, 0),
    ),
    (Struck("3", "职工食堂采购台账登记不全。", "示例县委办公室", date(2026, 4, 28)),),
)  # fmt: skip
WHOLE = Told(
    ABOUT,
    (*EXAMPLE, AT_ONCE, OF_THE_MEETING, *SPECIAL),
    counted={"problems": FigureWords("problems", "问题", Decimal(2), "个", "2个")},
    unit="示例县委办公室",
    late=(LATE, TO_COME),
    notice=NOTICE,
    regulations=(Made("中心组学习制度", "示例办〔2026〕1号", "修订", "1-1", ("示例县委办公室",)),),
    proofs=(Proved("1-1-1", "学习计划.pdf", "计划已经印发", "文件", "1-1", date(2026, 4, 2)),),
    accountability=(
        Accounted("示例县纪委监委", "示例纪〔2026〕5号", "诫勉", 2, "1-1", date(2026, 4, 3)),
        Accounted("示例县委组织部", "示例组〔2026〕8号", "批评教育、谈话提醒", 3, "2"),
    ),
    closing=CLOSING,
    extension=Extension("2026年6月30日", "第二轮抽查要等年中考核之后。"),
    units=("示例县委办公室", "示例县委组织部"),
    lacks=(
        Lack("1-1", "修订中心组学习制度。", "returned", "没有附印发的文件。"),
        Lack("2-1", "开展组织生活专项抽查。", "unproved"),
        Lack("2-2", "举办党支部书记培训班。", "not_begun"),
    ),
    meetings=(MET,),
    opinions=(
        Opined(
            "示例县委办公室", "1", agrees=False, opinion="第1条措施的时限建议推后一个月。",
            on=date(2026, 2, 3), is_unit=True,
        ),
    ),
    adopted=(
        Adopted("1", "市委巡察办", "责任领导要写到人。", "责任明确", "采纳"),
        Adopted("1", "市委巡察办", "第2条时限太长。", "", "不采纳", "培训要等换届以后。"),
    ),
    period=PERIOD,
    filed=(
        Filed("文件", "巡察反馈意见", "示例巡〔2026〕1号", date(2026, 1, 20), 12),
        Filed("佐证材料", "学习计划.docx", "1-1-1", date(2026, 4, 2)),
    ),
    kept_out=(
        KeptOut(
            "2", "部分党支部“三会一课”流于形式。", "社会", "其他重大敏感事项", "涉及正在调查的事。",
            "市委巡察工作领导小组", date(2026, 4, 29),
        ),
    ),
    history=(
        Happened(3, date(2026, 1, 20), "示例乙", "登记问题1：学习不够经常"),
        Happened(9, date(2026, 4, 2), "示例丙", "报送措施1-1进展：已印发", is_progress=True),
    ),
    looked_back=(
        LookedBack(
            "2", "部分党支部“三会一课”流于形式。", "回头看", date(2026, 4, 28), "示例县委巡察办",
            agrees=True, found="抽查3个党支部，记录完整。",
        ),
    ),
    released=(
        Released("整改情况的通报", "示例县政府网", "www.example.gov.cn/1.html", date(2026, 5, 8)),
    ),
)  # fmt: skip
NOTHING = Told(ABOUT)


def counted(name: str, title: str, value: str, unit: str) -> FigureWords:
    return FigureWords(name, title, Decimal(value), unit, f"{value}{unit}")


COUNTED = (
    counted("problems", "问题", "2", "个"),
    counted("done", "已销号", "1", "个"),
    counted("basically_done", "基本完成", "1", "个"),
    counted("in_progress", "正在整改", "0", "个"),
    counted("not_done", "未启动", "0", "个"),
    counted("completion_rate", "完成率", "50.00", "%"),
    counted("measures", "措施", "4", "条"),
    counted("measures_done", "已完成措施", "2", "条"),
)
COUNTED_NOTICE = replace(
    NOTICE,
    counted={one.name: one for one in COUNTED},
    reported=(counted("funds_recovered", "清退、追回资金", "66.57", "万元"),),
)
