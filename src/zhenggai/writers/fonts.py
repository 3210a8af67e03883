"""The faces of an official paper, what may stand for each, and which of them a machine lacks."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A face by the name that the paper asks for; `others` may stand for it, the best first."""

    name: str
    others: tuple[str, ...]
    used_for: str


FACES = (
    Face("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang"), "正文"),
    Face(
        "方正小标宋简体",
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "Noto Serif CJK SC"),
        "标题",
    ),
    Face("黑体", ("SimHei", "华文黑体", "文泉驿正黑", "Noto Sans CJK SC"), "一级标题、表头"),
    Face("楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "LXGW WenKai", "AR PL UKai CN"), "二级标题"),
    Face("宋体", ("SimSun", "新宋体", "NSimSun", "Noto Serif CJK SC"), "页码"),
)


def missing_faces(installed: Collection[str]) -> tuple[Face, ...]:
    """The faces that neither stand among these family names nor have anything to stand for them."""
    return tuple(one for one in FACES if not {one.name, *one.others} & set(installed))
