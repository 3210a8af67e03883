"""`zhenggai manage`: Django's own commands, passed through as they are."""

from collections.abc import Sequence
from importlib import import_module


def run_given(given: Sequence[str]) -> int:
    """Let Django have the words."""
    import_module("zhenggai.desk").manage(given)
    return 0
