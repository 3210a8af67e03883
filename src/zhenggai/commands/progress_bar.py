"""A bar on standard error while a long work lasts; nothing where nobody is looking."""

import sys
from collections.abc import Callable

from zhenggai.notices.render.columns import clip_end, width_of

BAR = 24
CLEAR_LINE = "\r\x1b[K"

Progress = Callable[[int, int], None]


def bar(done: int, total: int, name: str) -> str:
    """━━━━────  12/100 通报.docx"""
    filled = done * BAR // total
    head = f"{'━' * filled}{'─' * (BAR - filled)} {done}/{total} "
    return head + clip_end(name, 79 - width_of(head))


def shown_bar(name: str) -> Progress | None:
    """What shows how far a work is, by what is done and how much there is; None off a terminal.

    The line is cleared when all is done.
    """
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        sys.stderr.write(CLEAR_LINE + (bar(done, total, name) if done < total else ""))
        sys.stderr.flush()

    return show


def clear_bar() -> None:
    """Nothing is left of a bar whose work ended early."""
    if sys.stderr.isatty():
        sys.stderr.write(CLEAR_LINE)
