"""The fonts on this machine by the names of their families, for `zhenggai doctor`."""

import shutil
import subprocess
import sys
from pathlib import Path

# Files by which Windows keeps the faces; it has no list of names to ask for without a library.
_WINDOWS_FILES = {
    "simfang.ttf": "仿宋",
    "simhei.ttf": "黑体",
    "simkai.ttf": "楷体",
    "simsun.ttc": "宋体",
    "fzxbsjw.ttf": "方正小标宋简体",
    "stzhongs.ttf": "华文中宋",
}


def installed_families() -> frozenset[str] | None:
    """The names of the families on this machine; None where nothing tells them."""
    if sys.platform == "win32":
        folder = Path("C:/Windows/Fonts")
        files = {one.name.lower() for one in folder.iterdir()}
        return frozenset(name for file, name in _WINDOWS_FILES.items() if file in files)
    program = shutil.which("fc-list")
    if program is None:
        return None
    told = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
        [program, ":", "family"], capture_output=True, check=False, text=True, encoding="utf-8"
    )
    return frozenset(name.strip() for line in told.stdout.splitlines() for name in line.split(","))
