"""How much longer `zhenggai read` of a short text takes than bare Python; the aim is 0.1 s."""

import subprocess
import sys
import time
from pathlib import Path

NOTICE = Path(__file__).parent.parent / "src/zhenggai/samples/notice.txt"
ROUNDS = 15


def fastest(*arguments: str) -> float:
    """The quickest of several runs of Python with these arguments, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print both times and their difference."""
    bare = fastest("-c", "pass")
    print(f"{'bare Python':<24}{bare * 1000:8.1f} ms")
    for act in ("--version", "read", "check"):
        files = [] if act == "--version" else [str(NOTICE)]
        taken = fastest("-m", "zhenggai", act, *files)
        print(f"{'zhenggai ' + act:<24}{taken * 1000:8.1f} ms  (+{(taken - bare) * 1000:.1f} ms)")


if __name__ == "__main__":
    main()
