"""Traps: passages that look faulty and are not, each set into a small plausible notice.

`traps/<family>.toml` holds them, by the family of the rule that each one tempts: `text`, `why`,
and where it is set in: `at` is "measure" (default: into a measure's text), "body" (instead of the
second section), "opening", "tail" (instead of the third section) or "closing" (instead of the
contact line).
`kind` is 巡视 (default) or 巡察; `public` runs the rules of publication too.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from zhenggai.notices.source import Span

FOLDER = Path(__file__).parent / "traps"

OPENING = (
    "根据{above}统一部署，2022年8月3日至10月12日，{above}第二{kind}组对{unit}进行了{kind}。"
    "2022年12月9日，{above}第二{kind}组向{unit}委反馈了{kind}意见。现将{kind}整改进展情况予以公布。"
)
BODY = """（一）落实决策部署方面
1.抓落实力度不够的问题。
（1）加强组织推动。{text}"""
TAIL = """三、下一步打算
{unit}委将坚持标准不降、力度不减，持续巩固整改成果。"""
CLOSING = (
    "联系电话：0600-5512067；通信地址：{unit}政务中心{kind}整改办公室；"
    "邮政编码：990611；电子邮箱：zgb@boxi.example。"
)
NOTICE = """中共{unit}委关于{kind}整改进展情况的通报
{opening}
一、扛牢整改主体责任
{unit}委召开专题会议学习反馈意见，成立整改工作领导小组，逐项研究整改措施，明确责任单位和完成时限。
二、反馈意见整改落实情况
{body}
{tail}
欢迎广大干部群众对{kind}整改落实情况进行监督。{closing}
中共{unit}委
2023年6月30日
"""


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap: `notice` must stay silent as a whole; `place` is where the tempting text is."""

    family: str
    text: str
    why: str
    notice: str
    place: Span
    public: bool


def traps() -> list[Trap]:
    """Every trap, by family."""
    return [
        set_in(path.stem.upper(), entry)
        for path in sorted(FOLDER.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["trap"]
    ]


def set_in(family: str, entry: dict[str, str]) -> Trap:
    """A trap in its notice."""
    text = entry["text"].strip("\n")
    kind = entry.get("kind", "巡视")
    words = {
        "kind": kind,
        "above": "省委" if kind == "巡视" else "市委",
        "unit": "柏溪区",
    }
    parts = {"opening": OPENING, "body": BODY, "tail": TAIL, "closing": CLOSING}
    at = entry.get("at", "measure")
    if at != "measure":
        parts[at] = "{text}"
    plain = (
        {"text": text}
        if at == "measure"
        else {"text": "抽调专人集中办公，建立工作台账，按周调度推进。"}
    )
    filled = {
        name: part.format(**words, **(plain if name != at else {"text": text}))
        for name, part in parts.items()
    }
    notice = NOTICE.format(**words, **filled)
    start = notice.index(text)
    return Trap(
        family,
        text,
        entry["why"],
        notice,
        Span(start, start + len(text)),
        bool(entry.get("public")),
    )
