"""What the checker found as JSON (schema zhenggai.check/1): the contract that other programs rely
on."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.render.read_json import source_as_json
from zhenggai.notices.source import ReadError

Json = dict[str, Any]

SCHEMA = "zhenggai.check/1"


def piece(file: CheckedFile) -> str:
    """The JSON object of one file."""
    return json.dumps(file_as_json(file), ensure_ascii=False)


def whole(pieces: Iterable[str]) -> Iterator[str]:
    """All files as one object; a single file's diagnostics stand at the top as well."""
    rest = iter(pieces)
    first = list(islice(rest, 2))
    yield f'{{"schema": "{SCHEMA}", "files": ['
    for index, one in enumerate(chain(first, rest)):
        yield f"{', ' if index else ''}{one}"
    yield "]"
    if len(first) == 1:
        diagnostics = json.dumps(json.loads(first[0])["diagnostics"], ensure_ascii=False)
        yield f', "diagnostics": {diagnostics}'
    yield "}\n"


def unread(name: str, error: ReadError) -> str:
    """The JSON object of a file that could not be read: no diagnostics, and the reason why."""
    why = {"reason": error.reason, "message": str(error)}
    return json.dumps(
        {"source": {"name": name}, "diagnostics": [], "error": why}, ensure_ascii=False
    )


def file_as_json(file: CheckedFile) -> Json:
    """One file: its source and diagnostics."""
    lines = Lines(file.notice.source.text)
    return {
        "source": source_as_json(file.notice.source),
        "diagnostics": [diagnostic_as_json(one, lines) for one in file.diagnostics],
    }


def diagnostic_as_json(one: Diagnostic, lines: Lines) -> Json:
    """One diagnostic with line and column, both from 1."""
    line, column = lines.place(one.span[0])
    return {
        "code": one.code,
        "rule": one.rule,
        "severity": one.severity,
        "message": one.message,
        "start": one.span[0],
        "end": one.span[1],
        "line": line,
        "column": column,
        "working": one.working,
        "related": [
            {"start": also.span[0], "end": also.span[1], "message": also.message}
            for also in one.related
        ],
    }
