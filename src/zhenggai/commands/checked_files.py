"""One file from its name to its part of the report: the unit of work that a process is given."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any

from zhenggai.commands.faults import our_fault
from zhenggai.commands.inputs import read_input
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES, check
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.render.screen import Screen
from zhenggai.notices.source import ReadError

More = Callable[[Notice], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each file: the renderer's module, the codes of the rules, the day to judge
    by, and what a ledger has to say of it."""

    renderer: str
    codes: frozenset[str]
    as_of: date | None = None
    screen: Screen | None = None
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's part of the report, made where the file was read; `trouble` says why it was
    not."""

    name: str
    piece: Any
    exit_status: int
    trouble: str | None = None


def outcome_of(name: str, job: Job) -> Outcome:
    """Read, check and render one file; what goes wrong is the file's trouble, never an exception.

    With ZHENGGAI_TRACEBACK set a fault of ours is raised, for those who mend it.
    """
    renderer = import_module(job.renderer)
    try:
        file = checked(name, job)
        piece = renderer.piece(file, job.screen) if job.screen else renderer.piece(file)
        return Outcome(name, piece, file.exit_status)
    except ReadError as error:
        trouble = error
    except NotAllowed as refusal:
        trouble = ReadError("refused", refusal.sentence)
    except Exception as error:
        if os.environ.get("ZHENGGAI_TRACEBACK"):
            raise
        trouble = ReadError("bug", our_fault(error))
    return unread(name, job, trouble)


def unread(name: str, job: Job, trouble: ReadError) -> Outcome:
    """The outcome of a file that could not be read; pages and Word files of such a file are
    none."""
    renderer = import_module(job.renderer)
    piece = renderer.unread(name, trouble) if hasattr(renderer, "unread") else ""
    return Outcome(name, piece, 2, str(trouble))


def checked(name: str, job: Job) -> CheckedFile:
    """One file read and checked by the rules of the job."""
    notice = replace(read_input(name), as_of=job.as_of)
    rules = tuple(rule for rule in RULES if rule.CODE in job.codes)
    shown = notice.source.name if name == "-" else name
    found = check(notice, rules)
    if job.more:
        found = sorted([*found, *job.more(notice)], key=lambda one: (one.span, one.code))
    return CheckedFile(shown, notice, tuple(found))
