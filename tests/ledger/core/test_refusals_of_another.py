"""A refusal of what somebody enters from paper speaks of who signed, not of who reads it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from ledger_world import (
    ASKED,
    CLERK,
    DISCIPLINE,
    FINANCE,
    LEADER,
    LENT,
    LIAISON,
    SIGNED,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import Close, RecordRecheck, Sign
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Basis

Past = Sequence[tuple[str, Actor, Act]]
SLIP = Basis("signed_sheet", date(2026, 2, 3), "销号申请表")
# Who reported on the problem and verifies elsewhere now
MOVED = Actor(LIAISON.id, DISCIPLINE, frozenset({"verifier"}))
# The unit's stamp stands for the unit
UNIT = Actor(FINANCE, FINANCE, frozenset({"unit_head"}))
FOUND = RecordRecheck("problem/1", agrees=True, text="相符", unit=DISCIPLINE)
OFFICE_STEP = Sign("problem/1", "office", FINANCE)
CLOSED = (*SIGNED, ("2-11", CLERK, Close("problem/1")))
CASES: Mapping[str, tuple[Past, Actor, Act, str]] = {
    "unit": (
        SIGNED[:-2], LENT, OFFICE_STEP,
        "该单位是本问题的牵头（责任）单位，按回避要求不能核查",
    ),
    "person": (CLOSED, MOVED, FOUND, "该人员报送过本问题的进展，按回避要求不能核查"),
    "signer": (
        ASKED, LEADER, Sign("problem/1", "responsible_head"),
        "“责任单位主要负责人签字”不由该人员签署。",
    ),
    "role": (SIGNED[:-2], UNIT, FOUND, "该单位在本台账中的职责不包括“登记核查结果”。"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_it_names_who_signed_on_paper(name: str) -> None:
    past, by, act, sentence = CASES[name]
    fault = ledger_after(*past).refusal("3-1", by, act, entered_by=CLERK, basis=SLIP)
    assert fault
    assert fault.sentence == sentence


def test_who_acts_is_spoken_to() -> None:
    ledger = ledger_after(*SIGNED[:-2])
    for by, act in ((LENT, OFFICE_STEP), (UNIT, FOUND)):
        fault = ledger.refusal("3-1", by, act)
        assert fault
        assert "您" in fault.sentence
