"""What the checker found as SARIF 2.1.0, in the shape that code hosts accept.

Rules carry their manual page as help. Columns count code points, and a fingerprint made of the
words around a place keeps an alert the same when lines above it move.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from zhenggai import __version__
from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES
from zhenggai.notices.compare import BESIDE_LEDGER, ManualRule
from zhenggai.notices.diagnostics import Diagnostic, Severity
from zhenggai.notices.manual import manual_of, name_of
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.source import ReadError, Span

Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
# Rules of one paper, and what a ledger has to say of it.
LISTED: tuple[ManualRule, ...] = (*RULES, *BESIDE_LEDGER)
INDEXES = {rule.CODE: index for index, rule in enumerate(LISTED)}

# How many characters on each side of a place go into its fingerprint.
NEIGHBOURS = 12


class Piece(NamedTuple):
    """One file's results as JSON without their brackets, its artifact, and why it was not read."""

    results: str
    artifact: Json | None
    notification: Json | None = None


def piece(file: CheckedFile) -> Piece:
    """The results of one file."""
    source = file.notice.source
    lines = Lines(source.text)
    uri = uri_of(file.name)
    seen: Counter[str] = Counter()
    results = [result(one, lines, uri, seen) for one in file.diagnostics]
    artifact: Json = {
        "location": {"uri": uri},
        "mimeType": source.media_type,
        "sourceLanguage": "zh-CN",
    }
    if source.sha256:
        artifact["hashes"] = {"sha-256": source.sha256}
    return Piece(json.dumps(results, ensure_ascii=False)[1:-1], artifact)


def unread(name: str, error: ReadError) -> Piece:
    """A notification instead of results."""
    place = {"physicalLocation": {"artifactLocation": {"uri": uri_of(name)}}}
    return Piece(
        "",
        None,
        {"level": "error", "message": {"text": f"{name}：{error}"}, "locations": [place]},
    )


def whole(pieces: Iterable[Piece]) -> Iterator[str]:
    """One run over all files."""
    artifacts, notifications, separator = [], [], ""
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": '
    yield json.dumps({"driver": driver()}, ensure_ascii=False)
    yield ', "columnKind": "unicodeCodePoints", "results": ['
    for one in pieces:
        if one.results:
            yield separator + one.results
            separator = ", "
        artifacts += [one.artifact] if one.artifact else []
        notifications += [one.notification] if one.notification else []
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    rest = {"artifacts": artifacts, "invocations": [invocation]}
    yield f"], {json.dumps(rest, ensure_ascii=False)[1:]}]}}\n"


def driver() -> Json:
    """The tool with all its rules."""
    return {
        "name": "zhenggai",
        "fullName": f"整改台 zhenggai {__version__}",
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [rule_as_json(rule) for rule in LISTED],
    }


def rule_as_json(rule: ManualRule) -> Json:
    """One rule with its manual page as help."""
    manual = manual_of(rule)
    sections = [f"{head}：{text}" if head else text for head, text in manual.sections]
    marked = [f"**{head}** {text}" if head else text for head, text in manual.sections]
    return {
        "id": rule.CODE,
        "name": name_of(rule).title().replace("-", ""),
        "shortDescription": {"text": manual.title},
        "fullDescription": {"text": sections[0] if sections else manual.title},
        "help": {"text": "\n".join(sections), "markdown": "\n\n".join(marked)},
        "defaultConfiguration": {"level": LEVELS[rule.SEVERITY]},
        "properties": {"tags": [rule.CODE[:3]], "precision": "high"},
    }


def result(one: Diagnostic, lines: Lines, uri: str, seen: Counter[str]) -> Json:
    """One diagnostic; the working goes into the message, which hosts show as it is."""
    words = f"{one.message}\n算式：{one.working}" if one.working else one.message
    said: Json = {
        "ruleId": one.code,
        "ruleIndex": INDEXES[one.code],
        "level": LEVELS[one.severity],
        "message": {"text": words},
        "locations": [{"physicalLocation": physical(one.span, lines, uri)}],
        "partialFingerprints": {"zhenggai/v1": fingerprint(one, lines.text, seen)},
    }
    if one.related:
        said["relatedLocations"] = [
            {
                "id": index,
                "message": {"text": also.message},
                "physicalLocation": physical(also.span, lines, uri),
            }
            for index, also in enumerate(one.related, 1)
        ]
    return said


def physical(span: Span, lines: Lines, uri: str) -> Json:
    """A place; lines and columns from 1, the end column behind the last character."""
    start_line, start_column = lines.place(span[0])
    end_line, end_column = lines.place(span[1])
    return {
        "artifactLocation": {"uri": uri},
        "region": {
            "startLine": start_line,
            "startColumn": start_column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span[0],
            "charLength": span[1] - span[0],
        },
    }


def fingerprint(one: Diagnostic, text: str, seen: Counter[str]) -> str:
    """A hash of rule, words and neighbours; the same words again in one file are numbered."""
    around = text[max(one.span[0] - NEIGHBOURS, 0) : one.span[1] + NEIGHBOURS]
    words = f"{one.code}\0{''.join(around.split())}"
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def uri_of(name: str) -> str:
    """A file's name as a URI: relative ones as they are, absolute ones below here made relative."""
    path = Path(name)
    if path.is_absolute():
        if not path.is_relative_to(Path.cwd()):
            return path.as_uri()
        path = path.relative_to(Path.cwd())
    return quote(path.as_posix())
