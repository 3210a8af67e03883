"""The TOML files of `data/`, each read once."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

Table = dict[str, Any]
DATA = Path(__file__).parent.parent / "data"


@lru_cache(maxsize=32)
def table(name: str) -> Table:
    """The file `data/<name>.toml`; nobody may change what it gives."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
