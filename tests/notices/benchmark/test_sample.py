"""The shipped sample of `./dev demo`: a clean notice of the benchmark with a dozen faults in it."""

from pathlib import Path

import pytest

import zhenggai
from zhenggai.notices.checks import check
from zhenggai.notices.reading import read_text

PACKAGE = Path(zhenggai.__file__).parent
SAMPLE = (PACKAGE / "samples/notice.txt").read_text(encoding="utf-8")
CLEAN = (PACKAGE / "notices/benchmark/notices/district-inspection.txt").read_text(encoding="utf-8")

# What was right, what stands in the sample, the family of the rule that must find it.
FAULTS = (
    ("形成“1+2”方案体系", "形成“1 2”方案体系", "PUN"),
    ("已完成34项,完成率89.47%", "已完成34项,完成率98.47%", "NUM"),
    ("其中领导干部9名、党校教师7名", "其中领导干部9名、党校教师8名", "NUM"),
    ("(4)优化营商环境", "(3)优化营商环境", "OUT"),
    ("望政办发〔2022〕40号", "望政办发[2022]40号", "REF"),
    ("不够有力问题,着重从两个方面", "不够有力问题,着重从三个方面", "NUM"),
    ("追回违规发放资金31.86万元", "追回违规发放资金31.86万", "TXT"),
    ("截至2022年底累计预警", "截至2023年底累计预警", "DAT"),
    (
        "《望溪区容错纠错实施办法》(望办发〔2022〕38号)",
        "《望溪区容错纠错实施办法》(望办发〔2022〕36号)",
        "REF",
    ),
    ("按照“四个一”要求", "按照“四个一要求", "PUN"),
    ("发现问题246个,督促整改239个", "发现问题246个,督促整改237个", "NUM"),
    ("2022年8月26日,区委常委会", "2022年8月36日,区委常委会", "DAT"),
    ("对巡视整改落实情况进行监督", "对巡察整改落实情况进行监督", "TXT"),
)


def with_faults() -> str:
    """The clean notice with every fault in its place."""
    text = CLEAN
    for right, wrong, _ in FAULTS:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    return text


def test_the_sample_is_the_clean_notice_with_just_these_faults() -> None:
    assert with_faults() == SAMPLE


@pytest.mark.parametrize(("wrong", "family"), [fault[1:] for fault in FAULTS])
def test_every_fault_of_the_sample_is_found(wrong: str, family: str) -> None:
    start = SAMPLE.index(wrong)
    said = [
        (one.code, SAMPLE[one.span.start : one.span.end])
        for one in check(read_text(SAMPLE))
        if (one.span.start < start + len(wrong) and one.span.end > start)
        or any(r.span.start < start + len(wrong) and r.span.end > start for r in one.related)
    ]
    assert [code for code, _ in said if code.startswith(family)], said
