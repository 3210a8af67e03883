"""Ledger sheets of thousands of rows, each taken in by a process of its own.

What was asked for and what came of it stand in the database, the latter written with the entries:
both or neither. How far it is, and whether the process lives, stand beside the file in the data
folder, as the entries' transaction may hold the whole database for a minute. A process that is
killed leaves no entry; the file stays, so that it can begin again.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from zhenggai.importing import open_from, take_paper
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper_opening import Opening
from zhenggai.ledger.intake.sheet_reading import Wish, refuse_empty
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.models import Book, LongImport
from zhenggai.ledger.sheet_uploads import remember, sheet_of
from zhenggai.notices.source import ReadError
from zhenggai.people.queries import actor, names
from zhenggai.process_lock import held, is_held

# Days of an opening, as JSON has them in words.
_DAYS = ("on", "began_on", "ended_on")
FOLDER = "long_imports"
READING, WRITING = "reading", "writing"
# A process that was started and is not there after so many seconds did not come up.
_STARTING = timedelta(seconds=60)
# A file that nobody took up again is not kept for longer.
_KEPT = timedelta(days=7)
_LONGEST_WAIT_MS = 3_600_000
_WAITING, _RUNNING, _DONE, _REFUSED = "waiting", "running", "done", "refused"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: reading rows or writing entries, so many of so many."""

    doing: str
    done: int
    total: int


def begin(
    file: tuple[str, bytes],
    wish: Wish,
    *,
    by: str,
    book: Book | None = None,
    opening: Opening | None = None,
) -> LongImport:
    """Put an import on record and start it; `file` is name and bytes, `by` a person's id.

    Raises NotAllowed where one is under way for the same book, and lets that one know.
    """
    _refuse_second(by, book)
    sweep()
    told = asdict(opening) if opening else {}
    told |= {one: told[one].isoformat() for one in _DAYS if told.get(one)}
    with transaction.atomic():
        if book:
            Book.objects.select_for_update().get(pk=book.pk)
            _refuse_second(by, book)
        job = LongImport.objects.create(
            book=book,
            by=by,
            name=file[0][:255],
            wish=json.dumps({"sheet": wish.sheet, "fields": dict(wish.fields or {})}),
            opening=json.dumps(told, ensure_ascii=False) if told else "",
            folder=secrets.token_hex(16),
            asked_at=datetime.now(UTC),
            state=_WAITING,
        )
        folder_of(job).mkdir(parents=True)
        (folder_of(job) / "file").write_bytes(file[1])
    _start(job)
    return job


def again(job: LongImport) -> None:
    """Begin anew what was broken off or refused. Raises NotAllowed."""
    if is_under_way(job) or is_done(job):
        return
    _refuse_second(job.by, job.book)
    if not (folder_of(job) / "file").exists():
        raise NotAllowed("gone", "文件已经不在了，请重新上传。")
    job.state, job.told, job.asked_at = _WAITING, "", datetime.now(UTC)
    job.save()
    _start(job)


def drop(job: LongImport) -> None:
    """Give an import up that is not under way: its file goes, nothing of it is left."""
    if not is_under_way(job):
        shutil.rmtree(folder_of(job), ignore_errors=True)
        job.delete()


def sweep() -> None:
    """Drop what is done or was not taken up again for days, and files that belong to nothing."""
    before = datetime.now(UTC) - _KEPT
    for job in LongImport.objects.filter(asked_at__lt=before):
        drop(job)
    known = set(LongImport.objects.values_list("folder", flat=True))
    for one in (Path(settings.DATA) / FOLDER).glob("*"):
        if one.name not in known and one.stat().st_mtime < before.timestamp():
            shutil.rmtree(one, ignore_errors=True)


def is_under_way(job: LongImport) -> bool:
    """Whether a process works on it, or is just coming up."""
    if job.state not in (_WAITING, _RUNNING):
        return False
    is_young = datetime.now(UTC) - job.asked_at < _STARTING
    return is_held(folder_of(job) / "alive") or (job.state == _WAITING and is_young)


def is_done(job: LongImport) -> bool:
    """Whether everything is entered."""
    return job.state == _DONE


def is_broken(job: LongImport) -> bool:
    """Whether its process is gone without a word: killed, or a fault of the machine."""
    return job.state in (_WAITING, _RUNNING) and not is_under_way(job)


def progress(job: LongImport) -> Progress | None:
    """How far it is; None before it has begun."""
    return _progress_in(folder_of(job))


def writing_now() -> Progress | None:
    """How far the import is that keeps others of this house waiting; asks no database."""
    at_work = (one for one in (Path(settings.DATA) / FOLDER).glob("*") if is_held(one / "alive"))
    told = (_progress_in(one) for one in at_work)
    return next((one for one in told if one and one.doing == WRITING), None)


def _progress_in(folder: Path) -> Progress | None:
    with suppress(FileNotFoundError, ValueError):
        doing, done, total = (folder / "progress").read_text().split()
        return Progress(doing, int(done), int(total))
    return None


def others_waiting(job: LongImport) -> list[str]:
    """The ids of those who were told to wait for it."""
    with suppress(FileNotFoundError):
        told = (folder_of(job) / "others").read_text().split()
        return [one for one in dict.fromkeys(told) if one != job.by]
    return []


def under_way(book: Book) -> LongImport | None:
    """The import that is under way for a book."""
    return next(filter(is_under_way, LongImport.objects.filter(book=book)), None)


def folder_of(job: LongImport) -> Path:
    """Where its file lies."""
    return Path(settings.DATA) / FOLDER / job.folder


def _refuse_second(by: str, book: Book | None) -> None:
    found = under_way(book) if book else None
    if found is None:
        return
    with suppress(FileNotFoundError), (folder_of(found) / "others").open("a") as file:
        file.write(f"{by}\n")
    raise NotAllowed(
        "busy",
        f"{names([found.by]).get(found.by, found.by)}正在登记《{found.name}》，"
        "登记完才能登记下一份。请过几分钟再按一次，届时按新的台账重新比较。",
    )


def _start(job: LongImport) -> None:
    """A process of its own: it goes on when the browser or this server is closed."""
    command = [sys.executable, "-m", "zhenggai", "manage", "long_import", str(job.pk)]
    with (folder_of(job) / "log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - this program
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "ZHENGGAI_DATA": str(settings.DATA)},
        )
    # Somebody has to hear of its end.
    threading.Thread(target=process.wait, daemon=True).start()


def take_in(number: int) -> None:
    """Take in the sheet of an import; the process's whole work."""
    _wait_for_others()
    job = LongImport.objects.get(pk=number)
    # A page that asks whether it is held holds it for a moment.
    with held(folder_of(job) / "alive", waits=True):
        job.refresh_from_db()
        if job.state != _WAITING:
            return
        (folder_of(job) / "process").write_text(str(os.getpid()))
        job.state = _RUNNING
        job.save(update_fields=["state"])
        try:
            with without_collecting():
                _take_in(job)
        except (NotAllowed, ReadError) as fault:
            job.state, job.told = _REFUSED, f"{fault}"
            job.save(update_fields=["state", "told"])
        else:
            shutil.rmtree(folder_of(job), ignore_errors=True)


def _wait_for_others() -> None:
    """Nobody sits before this process: on SQLite it waits until another import has written."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {_LONGEST_WAIT_MS}")


def _take_in(job: LongImport) -> None:
    wish = json.loads(job.wish)
    fields: dict[int | str, str | None] = {
        int(index): field for index, field in wish["fields"].items()
    }
    data = (folder_of(job) / "file").read_bytes()
    sheet = sheet_of(
        data, job.name, sheet=wish["sheet"], fields=fields, on_progress=_teller(job, READING)
    )
    refuse_empty(sheet)
    draft = draft_of_sheet(sheet)
    tell = _teller(job, WRITING)
    with transaction.atomic():
        if job.book:
            by = actor(job.book.code, job.by)
            done = take_paper(draft, job.book.code, actor=by, on_progress=tell)
        else:
            done = open_from(draft, _opening(job), actor=actor("", job.by), on_progress=tell)
        remember(sheet.draft.mapping, by=job.by)
        job.book, job.state, job.told, job.opening = done.book, _DONE, done.words, ""
        job.save()


def _opening(job: LongImport) -> Opening:
    told = json.loads(job.opening)
    return Opening(**told | {one: date.fromisoformat(told[one]) for one in _DAYS if told.get(one)})


def _teller(job: LongImport, doing: str) -> Callable[[int, int], None]:
    """Writes down how far it is, whole or not at all."""
    place = folder_of(job) / "progress"

    def tell(done: int, total: int) -> None:
        beside = place.with_suffix(".new")
        beside.write_text(f"{doing} {done} {total}")
        beside.replace(place)

    return tell
