"""Checking many files, in this process or in several, with a bar on the screen while it lasts.

The outcomes come in the order of the files, and one bad file never stops the rest.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from zhenggai.commands.checked_files import Job, Outcome, outcome_of
from zhenggai.commands.progress_bar import CLEAR_LINE, bar


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
