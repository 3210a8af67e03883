"""What is said beside a paper where this machine lacks faces of official papers."""

from collections.abc import Collection
from functools import cache

from zhenggai.commands.installed_fonts import installed_families
from zhenggai.writers.fonts import missing_faces


@cache
def faces_told() -> str:
    """The sentence for this machine, asked once; empty where none is missing."""
    installed = installed_families()
    return sentence_of(installed) if installed is not None else ""


def sentence_of(installed: Collection[str]) -> str:
    """本机没有仿宋_GB2312（正文）…: which faces stand for others in the pdf, and what to do."""
    missing = missing_faces(installed)
    if not missing:
        return ""
    named = "、".join(f"{one.name}（{one.used_for}）" for one in missing)
    return f"服务器没有安装{named}，PDF里用别的字体代替。印发用Word版，在装有公文字体的电脑上打印。"
