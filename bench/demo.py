"""How long the demonstration takes to make: from nothing to a folder that can be opened.

Floor: in the same run the same interpreter makes an empty database and writes as many bare rows
into it, each in a transaction of its own. The demonstration may take 20 s on two cores.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ALLOWED_SECONDS = 20.0
FLOOR = """
import sys
from zhenggai.desk import make_database
make_database()
from zhenggai.ledger.models import PackText
for number in range(int(sys.argv[1])):
    PackText.objects.create(digest=f"{number:064d}", text="floor")
"""


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes with this data folder."""
    house = {**os.environ, "ZHENGGAI_DATA": str(folder)}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        house.pop(name, None)
    began = time.perf_counter()
    subprocess.run(command, env=house, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    """Measure, print, and say whether it is quick enough."""
    with tempfile.TemporaryDirectory(prefix="zhenggai-bench-") as place:
        house = Path(place) / "house"
        made = seconds([sys.executable, "-m", "zhenggai", "demo", "--only-make"], house)
        note = json.loads((house / "demo" / "demo.json").read_text(encoding="utf-8"))
        entries = note["entries"]
        empty = Path(place) / "empty"
        floor = seconds([sys.executable, "-c", FLOOR, str(entries)], empty)
    print(f"floor: a database and {entries} bare rows    {floor:6.2f} s")
    print(
        f"the demonstration, {entries} entries         {made:6.2f} s  ({made / floor:.1f} × floor)"
    )
    return int(made > ALLOWED_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
