"""文号写得不规范

查什么：发文字号的写法。年份要写全四位，用六角括号〔〕括起；顺序号写在括号外，不加“第”，
不编虚位（1不写成01），后面加“号”。令、公告按惯例可以写“第×号”，不查；法院案号、
会计师事务所报告号、不动产证号另有规定，也不查。

为什么：发文字号的编排见《党政机关公文格式》（GB/T 9704—2012）7.2.5。文号写错，按它就查不到文件。

例：“云发[2020]28号”“云发〔20〕28号”“云发〔2020〕第28号”“云发〔2020〕028号”“云发〔2020-28〕”，
都应写作“云发〔2020〕28号”。

怎么改：照提示的写法改；年份或顺序号拿不准的，核对原文件。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.document_numbers import (
    FULL_YEAR,
    DocumentNumber,
    find_document_numbers,
)
from zhenggai.notices.notice import Notice

CODE = "REF101"
SEVERITY: Severity = "warning"

# 教育部令〔2020〕第5号 · 市人大常委会公告〔2020〕第3号 are numbered with 第.
WITH_ORDINAL = ("令", "公告")


def check(notice: Notice) -> Iterator[Finding]:
    """Report numbers out of form, one finding for each habit, with all its places."""
    habits: dict[tuple[str, ...], list[DocumentNumber]] = {}
    for number in find_document_numbers(notice.source.text):
        faults = tuple(faults_of(number))
        if faults:
            habits.setdefault(faults, []).append(number)
    for faults, (first, *others) in habits.items():
        printed = notice.source[first.span]
        yield Finding(
            first.span,
            f"文号“{printed}”写法不规范：{'，'.join(faults)}{advice(first)}。",
            related=tuple(
                Related(one.span, f"“{notice.source[one.span]}”也是这样{advice(one)}")
                for one in others
            ),
        )


def faults_of(number: DocumentNumber) -> Iterator[str]:
    """What is wrong with a number, in the order of its parts."""
    if not number.brackets:
        yield "年份没有用六角括号〔〕括起"
    elif number.brackets != "〔〕":
        yield f"年份要用六角括号〔〕，不用{number.brackets}"
    if not number.year.isdigit():
        yield "年份要用阿拉伯数字"
    elif not FULL_YEAR.fullmatch(number.year):
        yield "年份要写全四位"
    if number.inside:
        yield "顺序号要写在括号外"
    if number.ordinal and not number.agency.endswith(WITH_ORDINAL):
        yield "顺序号前不加“第”"
    if number.order.startswith("0"):
        yield "顺序号不编虚位"
    if not number.suffix and not number.inside:
        yield "顺序号后缺“号”"


def advice(number: DocumentNumber) -> str:
    """The regular form, where the year can be told."""
    year = f"20{number.year}" if len(number.year) == 2 else number.year
    order = number.order.lstrip("0")
    if not FULL_YEAR.fullmatch(year) or not order:
        return ""
    ordinal = number.ordinal if number.agency.endswith(WITH_ORDINAL) else ""
    return f"，应写作“{number.agency}〔{year}〕{ordinal}{order}号”"
