"""How an opinion stands, of what sort it is and what is due, as badges."""

from collections.abc import Mapping
from datetime import date

from zhenggai.opinions.clocks import SOON_DAYS, Due
from zhenggai.opinions.kinds import ACCUSATION, APPEAL, SORTS, SUGGESTION, UNSORTED
from zhenggai.workbench.badges import Badge

SORT: Mapping[str, Badge] = {
    "": Badge("circle-dashed", UNSORTED, "edge"),
    SUGGESTION: Badge("message", SORTS[SUGGESTION], "edge"),
    APPEAL: Badge("users", SORTS[APPEAL], "edge"),
    ACCUSATION: Badge("lock", SORTS[ACCUSATION], "edge"),
}
# What a unit was handed.
HANDING: Mapping[str, Badge] = {
    "open": Badge("send", "待答复", "blue"),
    "objected": Badge("arrow-back-up", "单位有异议", "orange"),
    "answered": Badge("check", "单位已答复", "green"),
    "withdrawn": Badge("ban", "已收回", "grey"),
}
EXPUNGED = Badge("lock", "已依规清除", "dashed")


def due_badge(on: date, today: date) -> Badge | None:
    """逾期3天, or 剩5天 once it is near; None before."""
    left = (on - today).days
    if left < 0:
        return Badge("alarm", f"逾期{-left}天", "red")
    return Badge("clock", f"剩{left}天", "amber") if left <= SOON_DAYS else None


def due_of_badge(due: Due | None, today: date) -> Badge | None:
    """The same of what runs, where something does."""
    return due_badge(due.on, today) if due else None
