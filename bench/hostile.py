"""How the time for reading and checking grows with a hostile text: twice the text, how many times?

About 2 is linear, 4 is the square. Ratios within one run, in the process's own time. Never a test.
"""

import time

from zhenggai.notices.benchmark.clean import text_of
from zhenggai.notices.benchmark.hostile import HOSTILE
from zhenggai.notices.checks import check
from zhenggai.notices.reading import read_text

LENGTH = 40_000
NOTICES = ("district-inspection", "city-inspection")
TIMES = 8
HUGE = 450  # of the greatest notice: ten megabytes


def seconds(text: str) -> float:
    """The process's own time for one reading with every rule."""
    began = time.process_time()
    check(read_text(text))
    return time.process_time() - began


def line(name: str, half: str, whole: str) -> None:
    """One row of the table."""
    first, second = seconds(half), seconds(whole)
    print(f"{name:24} {len(whole):>8} 字 {second:6.2f} s   ×{second / max(first, 1e-6):.1f}")


def main() -> None:
    """Every hostile text and two notices written many times over."""
    print("文字加倍，时间变成几倍（2 为线性）：")
    for name, unit in HOSTILE.items():
        count = LENGTH // len(unit)
        line(name, unit * count, unit * (2 * count))
    for name in NOTICES:
        line(name, text_of(name) * TIMES, text_of(name) * (2 * TIMES))
    line("10 MB", text_of(NOTICES[-1]) * (HUGE // 2), text_of(NOTICES[-1]) * HUGE)


if __name__ == "__main__":
    main()
