"""`zhenggai check --format json` against the contract."""

import json
from collections.abc import Callable

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.render.check_json import piece, unread, whole
from zhenggai.notices.source import ReadError

Checked = Callable[..., CheckedFile]


def test_a_diagnostic_has_line_and_column_from_one(checked: Checked) -> None:
    said = json.loads(piece(checked()))
    first = said["diagnostics"][0]
    assert (first["code"], first["severity"]) == ("NUM101", "error")
    assert (first["line"], first["column"]) == (4, 6)
    assert first["working"] is None
    assert first["related"] == []


def test_related_places_carry_their_own_sentence(checked: Checked) -> None:
    second = json.loads(piece(checked()))["diagnostics"][1]
    assert second["working"] == "9＋2＋2＝13\n12≠13"
    assert second["related"][0].keys() == {"start", "end", "message"}


def test_a_single_file_has_its_diagnostics_at_the_top_too(checked: Checked) -> None:
    one = json.loads("".join(whole([piece(checked())])))
    assert one["schema"] == "zhenggai.check/1"
    assert one["diagnostics"] == one["files"][0]["diagnostics"]
    assert len(one["diagnostics"]) == 5


def test_several_files_have_none_at_the_top(checked: Checked) -> None:
    said = json.loads("".join(whole([piece(checked()), piece(checked("通报", ()))])))
    assert "diagnostics" not in said
    assert [len(file["diagnostics"]) for file in said["files"]] == [5, 0]


def test_an_unread_file_keeps_its_place_and_says_why(checked: Checked) -> None:
    pieces = [unread("坏.pdf", ReadError("scanned", "是扫描件。")), piece(checked())]
    first, second = json.loads("".join(whole(pieces)))["files"]
    assert first["source"] == {"name": "坏.pdf"}
    assert first["diagnostics"] == []
    assert first["error"] == {"reason": "scanned", "message": "是扫描件。"}
    assert len(second["diagnostics"]) == 5
