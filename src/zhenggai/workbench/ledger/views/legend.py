"""What every badge and colour says: for who meets one for the first time."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.workbench.badges import LEGEND, Badge
from zhenggai.workbench.desks import person_of

# Badges that always carry a number are shown with one.
_WITH_NUMBERS: Mapping[str, str] = {
    "审签中": "审签中3/5",
    "已并入": "已并入问题9",
    "逾期": "逾期20天",
    "剩": "剩10天",
    "已延期": "已延期1次",
}
TONES: tuple[tuple[str, str], ...] = (
    ("green", "已成"),
    ("blue", "在办"),
    ("violet", "在签"),
    ("teal", "基本完成"),
    ("amber", "临期、缺佐证"),
    ("orange", "退回"),
    ("red", "逾期、错误"),
    ("grey", "未动、了结"),
)


@require_safe
def legend(request: HttpRequest) -> HttpResponse:
    """Every badge by the thing whose state it tells."""
    rows = [(title, [_shown(one) for one in badges.values()]) for title, badges in LEGEND]
    context = {"person": person_of(request), "rows": rows, "tones": TONES}
    return render(request, "workbench/legend.html", context)


def _shown(badge: Badge) -> Badge:
    return badge.saying(_WITH_NUMBERS.get(badge.word, badge.word))
