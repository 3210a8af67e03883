"""A paper goes into pieces of JSON and comes back as it was, whatever stands in it."""

import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhenggai.published.pieces import Piece, letter_of, pieces_of
from zhenggai.published.plain import of_plain, to_plain, words_in
from zhenggai.writers.letter_rows import (
    Annex,
    Cell,
    Column,
    Heading,
    Imprint,
    Letter,
    PageBreak,
    Paragraph,
    RedHead,
    Table,
    Words,
)

TEXTS = st.text(max_size=8)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
RUNS = st.builds(Words, TEXTS, is_strong=st.booleans(), figure=TEXTS, title=TEXTS)
PARTS = st.lists(TEXTS | RUNS, max_size=3).map(tuple)
ALIGNS = st.sampled_from(["", "left", "centre", "right"])
HEADINGS = st.builds(
    Heading, TEXTS | PARTS, st.sampled_from([1, 2, 3, 4]), st.none() | TEXTS, TEXTS
)
CELLS = TEXTS | st.builds(Cell, TEXTS, st.integers(1, 3), ALIGNS, st.booleans())
COLUMNS = st.builds(Column, st.floats(0.5, 9) | st.integers(1, 9), ALIGNS, st.booleans())
TABLES = st.builds(
    Table,
    st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3).map(tuple),
    st.lists(COLUMNS, min_size=1, max_size=3).map(tuple),
    st.integers(0, 2),
    TEXTS,
)
BLOCKS = st.lists(
    HEADINGS | st.builds(Paragraph, TEXTS | PARTS, ALIGNS) | TABLES | st.just(PageBreak()),
    max_size=4,
).map(tuple)
NAMES = st.lists(TEXTS, max_size=2).map(tuple)
LETTERS = st.builds(
    Letter,
    NAMES,
    BLOCKS,
    addressee=TEXTS,
    signatures=NAMES,
    dated_on=st.none() | DAYS,
    sealed=st.booleans(),
    red_head=st.none() | st.builds(RedHead, TEXTS, TEXTS, TEXTS),
    imprint=st.none() | st.builds(Imprint, NAMES, TEXTS, st.none() | DAYS),
    annexes=st.lists(st.builds(Annex, NAMES, BLOCKS, st.booleans()), max_size=2).map(tuple),
)
# Papers are made slowly where many tests run at once.
CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def there_and_back(plain: Any) -> Any:
    return json.loads(json.dumps(plain))


@CALM
@given(LETTERS)
def test_a_paper_comes_back_as_it_was(letter: Letter) -> None:
    stored = [(one.kind, there_and_back(to_plain(one.told))) for one in pieces_of(letter)]
    assert letter_of(Piece(kind, of_plain(plain)) for kind, plain in stored) == letter


@CALM
@given(LETTERS, st.data())
def test_a_piece_that_is_gone_leaves_a_sentence_and_the_others_as_they_were(
    letter: Letter, data: st.DataObject
) -> None:
    pieces = list(pieces_of(letter))
    at = data.draw(st.integers(0, len(pieces) - 1))
    kept = [Piece(one.kind, None, "清除") if n == at else one for n, one in enumerate(pieces)]
    told = letter_of(kept)
    assert "清除" in words_in(to_plain(told))
    assert len(told.annexes) == len(letter.annexes)
    assert len(told.blocks) == len(letter.blocks)
    rows = [len(one.rows) for one in told.blocks if isinstance(one, Table)]
    assert rows == [len(one.rows) for one in letter.blocks if isinstance(one, Table)]


def test_the_words_of_a_paragraph_are_its_sentence() -> None:
    row = Paragraph(("已完成", Words("30", figure="counted/closed", title="销号数"), "个"), "left")
    assert words_in(to_plain(row)) == "已完成30个"
