"""The command as somebody types it, and what it prints."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

# Words of the command, and perhaps the exit status that must come of it.
Run = Callable[..., subprocess.CompletedProcess[str]]


def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    return found
