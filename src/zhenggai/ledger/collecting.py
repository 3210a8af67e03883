"""The collector of cyclic garbage stands still while thousands of values are made.

None of them is garbage and none is in a cycle, yet it would go through all of them again and again:
a past day of twenty thousand entries would take a quarter longer.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Whoever had it switched on switches it on again; two threads at once do no harm."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
