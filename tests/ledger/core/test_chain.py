"""The chain is true as written, and each way of tampering is named."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ledger_world import CLERK, GROUP, SIGNED, ledger_after

from zhenggai.ledger.core.acts.mending import AskExpunge, Expunge
from zhenggai.ledger.core.book import fold, shown, without_content
from zhenggai.ledger.core.chain import FIRST_PREV, Place, mac_of, seal, sm3
from zhenggai.ledger.core.chain_check import check_chain, check_file
from zhenggai.ledger.core.entries import Draft, LineError, canonical, from_line, to_line

LEDGER = ledger_after(*SIGNED)
LINES = [to_line(one) for one in LEDGER.entries]
HEAD = LEDGER.entries[-1].hash
LAST = len(LINES)


def rehashed(line: str, **values: object) -> str:
    """The line with other values and a hash that fits them."""
    told = json.loads(line) | values
    plain = {key: told[key] for key in told if key not in ("content", "hash", "mac")}
    told["hash"] = sm3(canonical(plain))
    return json.dumps(told, ensure_ascii=False)


def edited(line: str, **values: object) -> str:
    """The line with other values and its old hash."""
    return json.dumps(json.loads(line) | values, ensure_ascii=False)


def swapped(lines: list[str]) -> list[str]:
    return [*lines[:4], lines[5], lines[4], *lines[6:]]


def stripped(line: str, field: str) -> str:
    told = json.loads(line)
    del told["content"][field]
    return json.dumps(told, ensure_ascii=False)


def reworded(line: str) -> str:
    told = json.loads(line)
    field = next(iter(told["content"]))
    told["content"][field][1] += "。"
    return json.dumps(told, ensure_ascii=False)


def test_sm3_is_that_of_the_standard() -> None:
    # GB/T 32905—2016, example 1
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_an_untouched_book_is_true_up_to_its_head() -> None:
    report = check_chain(LINES, HEAD)
    assert (report.ok, report.entries, report.head, report.reason) == (True, LAST, HEAD, None)
    assert check_chain(LINES, f"{LAST}:{HEAD}").ok


def test_a_book_that_has_grown_still_holds_an_earlier_head() -> None:
    assert check_chain(LINES, LEDGER.entries[3].hash).ok


def test_without_a_head_the_check_says_that_a_cut_tail_cannot_be_seen() -> None:
    report = check_chain(LINES[:-2])
    assert report.ok
    assert "末尾若被截去" in report.message


@pytest.mark.parametrize(
    ("tamper", "line", "reason"),
    [
        (lambda x: [*x[:4], edited(x[4], on="2026-01-01"), *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], edited(x[4], hash="0" * 64), *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], edited(x[4], extra=1), *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], rehashed(x[4], on="2026-01-01"), *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], "{broken", *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], x[4].replace('"n":5', '"n":5,"n":5'), *x[5:]], 5, "changed"),
        (lambda x: [*x[:4], *x[5:]], 5, "missing"),
        (lambda x: x[1:], 1, "missing"),
        (lambda x: [*x[:4], *x[6:]], 5, "missing"),
        (lambda x: [*x[:4], x[2], *x[4:]], 5, "inserted"),
        (lambda x: [*x[:4], x[8], *x[4:]], 5, "inserted"),
        (lambda x: [*x[:4], rehashed(x[4], by="person/other"), *x[4:]], 5, "inserted"),
        (lambda x: [*x[:4], rehashed(x[4], book="other"), *x[4:]], 5, "inserted"),
        (swapped, 5, "order"),
        (lambda x: [*x[:-2], x[-1], x[-2]], LAST - 1, "order"),
        (lambda x: [x[1], x[0], *x[2:]], 1, "order"),
        (lambda x: [*x[:4], *x[5:8], x[4], *x[8:]], 5, "order"),
        (lambda x: x[:-1], LAST, "cut_off"),
        (lambda x: x[:-3], LAST - 2, "cut_off"),
        (lambda x: x[:0], 1, "cut_off"),
        (lambda x: [*x[:3], reworded(x[3]), *x[4:]], 4, "content"),
        (lambda x: [*x[:3], stripped(x[3], "text"), *x[4:]], 4, "content"),
    ],
)
def test_tampering_is_named(
    tamper: Callable[[list[str]], list[str]], line: int, reason: str
) -> None:
    report = check_chain(tamper(LINES), HEAD)
    assert (report.ok, report.first_bad, report.reason) == (False, line, reason)
    assert report.message


def test_a_book_written_anew_does_not_hold_the_printed_head() -> None:
    report = check_chain([*LINES[:-1], rehashed(LINES[-1], on="2026-02-09")], f"{LAST}:{HEAD}")
    assert (report.first_bad, report.reason) == (LAST, "head")


def test_a_file_without_any_content_is_checked_as_a_chain() -> None:
    bare = [to_line(one, with_content=False) for one in LEDGER.entries]
    report = check_chain(bare, HEAD)
    assert report.ok
    assert "不含文字" in report.message


def test_the_chain_holds_after_an_expunging_and_the_words_are_gone(tmp_path: Path) -> None:
    ledger = ledger_after(*SIGNED)
    reported = next(one for one in ledger.entries if one.kind == "report_progress")
    items = ("measure/1-1",)
    ask = AskExpunge("expunging/1", reported.n, ("text",), "secret", items=items)
    ledger.write("3-2", CLERK, ask)
    act = Expunge(reported.n, ("text",), "secret", CLERK.id, items, "expunging/1")
    ledger.write("3-2", GROUP, act)
    kept = [without_content(one, ("text",)) if one is reported else one for one in ledger.entries]
    path = tmp_path / "book.jsonl"
    path.write_text("".join(to_line(one) + "\n" for one in kept), encoding="utf-8")
    assert "沉淀资金已全部拨付" not in path.read_text(encoding="utf-8")
    assert check_file(path, kept[-1].hash).ok
    book = fold(kept)
    assert shown(book.measures["measure/1-1"].last_text, book) == "此处内容已于3月2日依规清除"
    assert book.problems["problem/1"].state == ledger.book.problems["problem/1"].state
    assert check_chain([to_line(one) for one in kept[:-1]]).reason == "content"


def test_the_house_key_signs_each_entry() -> None:
    act = LEDGER.entries[0].act
    first = LEDGER.entries[0]
    draft = Draft(act, first.on, first.by, first.entered_by)
    place = Place("book-1", 1, datetime(2026, 1, 5, tzinfo=UTC), FIRST_PREV)
    signed = seal(draft, place, lambda: "00" * 16, b"key")
    assert signed.mac == mac_of(b"key", signed.hash)
    assert check_chain([to_line(signed)], key=b"key").ok
    assert check_chain([to_line(signed)], key=b"other").reason == "changed"


def test_a_line_comes_back_as_the_entry_that_it_was() -> None:
    for entry, line in zip(LEDGER.entries, LINES, strict=True):
        again = from_line(line)
        assert to_line(again) == line
        assert again.act == entry.act
        assert (again.basis, again.day) == (entry.basis, entry.day)


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"n":1,"n":1}', '{"facts":{"a":1.5}}'])
def test_what_is_no_entry_is_refused(line: str) -> None:
    with pytest.raises(LineError):
        from_line(line)
