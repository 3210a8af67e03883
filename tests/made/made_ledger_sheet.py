"""A made-up office's ledger in Excel: title rows, a head of two rows, merged cells, faults."""

from collections.abc import Sequence
from typing import Any

from made_sheet import sheet_bytes

MERGES = (
    "A1:I1", "A2:I2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4", "I3:I4",
    "B5:B8", "C5:C6", "C7:C8", "A5:A6", "A7:A8",
)  # fmt: skip
HEAD: tuple[Sequence[Any], ...] = (
    (
        "序号", "方面", "反馈具体问题", "整改举措及成效", "责任落实", None,
        "完成时间", "整改进度", "经办人意见",
    ),
    (None, None, None, None, "牵头单位", "责任单位", None, None, None),
)  # fmt: skip
# 整改进度 is taken for progress: its words are states, but for one of them
ROWS: tuple[Sequence[Any], ...] = (
    (
        1, "一、贯彻落实党中央决策部署方面", "专项资金沉淀在账上没有拨付。",
        "清理沉淀资金，按项目进度拨付到位。", "区水利局", "区财政局、区农业农村局",
        "2026年6月底前", "已完成", "已阅",
    ),
    (
        None, None, None,
        "制定专项资金拨付管理办法。", "区水利局", None,
        "2026年6月底前", "已完成", None,
    ),
    (
        2, None, "高标准农田重建轻管，部分灌排设施损毁失修。",
        "修复5个项目损毁的灌排渠道、机井。", "区农业农村局", "区财政局",
        "2026年底前并长期坚持", "正在整改", None,
    ),
    (
        None, None, None,
        "管护责任人落实到村到人并公示。", "区农业农村局", None,
        "近期", "进展顺利", "请再核",
    ),
    (
        3, "二、基层党组织建设方面", "部分村党支部“三会一课”记录不全。",
        "逐村核对记录并补齐缺项。", "区委组织部", "各乡镇党委",
        "2026年9月30日", "基本完成", None,
    ),
    ("填表人：沈亦安", None, None, "审核人："),
)  # fmt: skip


def ledger_bytes(*more: Sequence[Any], rows: Sequence[Sequence[Any]] = ROWS) -> bytes:
    """The sheet, with more rows at its end."""
    title = ["青岚区省委巡视反馈问题整改台账"]
    note = ["填报单位：区委整改办"]
    return sheet_bytes([title, note, *HEAD, *rows, *more], MERGES)
