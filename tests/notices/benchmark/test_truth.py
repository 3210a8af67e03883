"""What the reader says of the benchmark's notices, against the truth beside each."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from zhenggai.notices.benchmark.clean import NAMES, text_of, truth_of
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.reading import read_text


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def notice(name: str) -> Notice:
    return read_text(text_of(name))


def labelled(notice: Notice) -> list[Node]:
    """The nodes that carry a label."""
    return [node for top in notice.outline for node in top.walk() if node.label]


def printed(value: object) -> str | None:
    """A fact as the truth file writes it."""
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def test_every_label_is_in_the_outline_and_nothing_else(name: str, notice: Notice) -> None:
    truth = truth_of(name)["labels"]
    read = Counter(node.level for node in labelled(notice))
    assert {level: read[level] for level in truth} == truth


def test_the_nodes_that_the_notice_counts_have_their_kind(name: str, notice: Notice) -> None:
    truth = truth_of(name).get("kinds", {})
    read = Counter(node.kind for node in labelled(notice))
    assert {kind: read[kind] for kind in truth} == truth


def test_the_inspection_is_what_the_opening_says(name: str, notice: Notice) -> None:
    truth = truth_of(name).get("inspection", {})
    assert {key: printed(getattr(notice.inspection, key)) for key in truth} == truth


def test_title_issuer_and_day_are_as_printed(name: str, notice: Notice) -> None:
    truth = truth_of(name)
    read = {key: printed(getattr(notice.masthead, key)) for key in ("title", "issuer", "published")}
    assert read == {key: truth[key] for key in read}


def test_the_headline_counts_are_read(name: str, notice: Notice) -> None:
    read = {(one.what, one.value) for one in notice.declared}
    truth = truth_of(name)["declared"]
    assert {(what, Decimal(str(value))) for what, value in truth.items()} <= read


def test_the_public_can_reach_the_office(name: str, notice: Notice) -> None:
    truth = truth_of(name).get("contact", {})
    assert {key: getattr(notice.contact, key) for key in truth} == truth
