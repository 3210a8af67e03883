"""What may be put on record of a whole book, grouped as an office looks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.workbench.acting.offers import Button, Offers

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "反馈和问题": (
        *("describe_inspection", "receive_feedback", "add_problem"),
        *("add_heading", "revise_heading", "withdraw_heading"),
    ),
    "方案、审核和评估": (
        *("approve_plan", "review_plan", "merge_opinions", "draw_recheck", "record_evaluation"),
    ),
    "会议、机构和规定动作": ("record_meeting", "set_group", "record_step"),
    "成果和数字": (
        *("record_regulation", "record_accountability"),
        *("record_reported_figures", "record_external_figure"),
    ),
}
_REST = "台账"


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """A few acts under their word; `behalf` are kinds that others do and the office writes in."""

    title: str
    acts: tuple[Button, ...]
    behalf: frozenset[str]


def menu_of(offers: Offers) -> list[MenuGroup]:
    """The acts that may be done now, each in its group; what has none stands under 台账."""
    own = [one for one in (*offers.large, *offers.small) if one.refusal is None]
    able = {one.kind: one for one in (*offers.behalf, *own)}
    behalf = frozenset(one.kind for one in offers.behalf)
    known = {kind for kinds in _GROUPS.values() for kind in kinds}
    groups = {**_GROUPS, _REST: tuple(kind for kind in able if kind not in known)}
    found = [
        MenuGroup(title, tuple(able[kind] for kind in kinds if kind in able), behalf)
        for title, kinds in groups.items()
    ]
    return [one for one in found if one.acts]
