"""Checking many files, in this process or in several, with a bar on the screen while it lasts.

The outcomes come in the order of the files, and one bad file never stops the rest.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from zhenggai.commands.checked_files import Job, Outcome, outcome_of
from zhenggai.notices.render.columns import clip_end, width_of

BAR = 24
CLEAR_LINE = "\r\x1b[K"


def outcomes_of(files: Sequence[str], job: Job, jobs: int) -> Iterator[Outcome]:
    """Each file's outcome. Standard input is read here, where it is."""
    if jobs > 1 and len(files) > 1 and "-" not in files:
        processes = import_module("zhenggai.commands.processes")
        outcomes: Iterator[Outcome] = processes.in_processes(files, job, min(jobs, len(files)))
    else:
        outcomes = (outcome_of(name, job) for name in files)
    return with_bar(outcomes, files) if len(files) > 1 and sys.stderr.isatty() else outcomes


def with_bar(outcomes: Iterator[Outcome], files: Sequence[str]) -> Iterator[Outcome]:
    """The same outcomes; the screen shows how far it is and which file is next."""
    for done, one in enumerate(outcomes, 1):
        sys.stderr.write(CLEAR_LINE)
        yield one
        if done < len(files):
            sys.stderr.write(bar(done, len(files), Path(files[done]).name))
            sys.stderr.flush()


def bar(done: int, total: int, name: str) -> str:
    """━━━━────  12/100 通报.docx"""
    filled = done * BAR // total
    head = f"{'━' * filled}{'─' * (BAR - filled)} {done}/{total} "
    return head + clip_end(name, 79 - width_of(head))
