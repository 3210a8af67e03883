"""Checking side by side in several processes; loaded by name, because most runs check one file."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from zhenggai.commands.checked_files import Job, Outcome, outcome_of, unread
from zhenggai.notices.source import ReadError


def in_processes(files: Sequence[str], job: Job, jobs: int) -> Iterator[Outcome]:
    """The outcomes in the order of the files.

    When a process dies, the files not yet answered are taken again one by one, each alone in a
    process, so that only the one that kills it is lost.
    """
    done = 0
    try:
        with ProcessPoolExecutor(jobs) as pool:
            waiting = deque(pool.submit(outcome_of, name, job) for name in files)
            while waiting:
                yield waiting.popleft().result()
                done += 1
    except BrokenProcessPool:
        for name in files[done:]:
            with ProcessPoolExecutor(1) as pool:
                yield alone(pool.submit(outcome_of, name, job), name, job)


def alone(future: Future[Outcome], name: str, job: Job) -> Outcome:
    """The outcome of a file in a process of its own."""
    try:
        return future.result()
    except BrokenProcessPool:
        sentence = "检查这份文件时程序意外中止，没有检查完。请把文件交给开发者。"
        return unread(name, job, ReadError("bug", sentence))
