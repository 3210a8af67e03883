"""The three grades of a diagnostic as people read them, and the one sentence that sums a file
up."""

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Severity

SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "提醒", "advice": "建议"}

# Below this share the paper is hardly a notice, and silence of the checker means little.
HARDLY_READ = 0.5


def conclusion(file: CheckedFile) -> str:
    """What the findings mean for the paper, with the count that decides: 有5处错误，改后再发."""
    for severity in ("error", "warning"):
        if count := file.count(severity):
            return f"有{count}处{SEVERITIES[severity]}，{verdict(file)}"
    return verdict(file)


def verdict(file: CheckedFile) -> str:
    """What the findings mean for the paper, without its full stop."""
    if file.count("error"):
        return "改后再发"
    if file.count("warning"):
        return "核对后再发"
    if file.notice.coverage.characters < HARDLY_READ:
        return "大半没有读懂，没有发现不等于没有错误"
    return "没有错误和提醒" if file.diagnostics else "没有发现问题"


def counted(file: CheckedFile) -> str:
    """5处错误、1处提醒、2处建议; grades without findings are left out."""
    counts = ((file.count(severity), name) for severity, name in SEVERITIES.items())
    return "、".join(f"{count}处{name}" for count, name in counts if count)
