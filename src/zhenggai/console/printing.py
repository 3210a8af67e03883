"""Results on standard output: JSON for programs, plain lines for a person."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from zhenggai.commands.asked_format import wants_json


def show(told: Mapping[str, Any], lines: Iterable[str], wanted: str | None) -> None:
    """The object as JSON, or these lines."""
    if wants_json(wanted):
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    for line in lines:
        sys.stdout.write(line + "\n")
