"""What changed between two papers as JSON (schema zhenggai.compare/1)."""

import json
from typing import Any

from zhenggai.notices.compare.change import Comparison
from zhenggai.notices.compare.pairing import Pair
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.render.read_json import source_as_json

Json = dict[str, Any]

SCHEMA = "zhenggai.compare/1"


def render(pair: Pair, found: list[Comparison]) -> str:
    """One line of JSON; `problems` says how many problems were paired."""
    lines = Lines(pair.new.source.text)
    said = {
        "schema": SCHEMA,
        "old": source_as_json(pair.old.source),
        "new": source_as_json(pair.new.source),
        "problems": {
            "old": pair.old_count,
            "new": pair.new_count,
            "both": len(pair.both),
            "only_old": len(pair.only_old),
            "only_new": len(pair.only_new),
        },
        "diagnostics": [comparison_as_json(one, lines) for one in found],
    }
    return json.dumps(said, ensure_ascii=False) + "\n"


def comparison_as_json(one: Comparison, lines: Lines) -> Json:
    """One change; `old` only where the old paper has the place."""
    line, column = lines.place(one.span[0])
    said: Json = {
        "code": one.code,
        "rule": one.rule,
        "severity": one.severity,
        "message": one.message,
        "start": one.span[0],
        "end": one.span[1],
        "line": line,
        "column": column,
        "working": one.working,
        "related": [],
    }
    if one.old:
        said["old"] = {"start": one.old[0], "end": one.old[1]}
    return said
