"""What single acts need beyond role, state and day: small questions, asked in this order.

A question takes the case and the act and answers with a refusal or None; the first refusal is
given. The type of the act that it takes says which acts it is for.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_type_hints

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.gates.closing import (
    answers_fault,
    close_fault,
    measures_fault,
    open_parts_fault,
    reopened_without_work,
    sign_fault,
)
from zhenggai.ledger.core.gates.consent import consent_fault, source_fault
from zhenggai.ledger.core.gates.expunging import (
    ask_expunge_fault,
    decline_expunge_fault,
    expunge_fault,
)
from zhenggai.ledger.core.gates.figures import (
    confirmed_fault,
    count_fault,
    external_fault,
    progress_fault,
    reported_fault,
)
from zhenggai.ledger.core.gates.headings import (
    heading_fault,
    revise_heading_fault,
    withdraw_heading_fault,
)
from zhenggai.ledger.core.gates.mending import carry_state_fault, carry_words_fault, correct_fault
from zhenggai.ledger.core.gates.naming import (
    key_fault,
    number_fault,
    required_fault,
    vocabulary_fault,
)
from zhenggai.ledger.core.gates.own import own_item_fault
from zhenggai.ledger.core.gates.plans import (
    amount_fault,
    approve_fault,
    deadline_fault,
    decide_fault,
    drop_fault,
    fixed_fault,
    hand_over_fault,
    measure_fault,
    pending_fault,
)
from zhenggai.ledger.core.gates.problems import (
    limit_fault,
    merge_fault,
    place_fault,
    plan_needed_fault,
    split_fault,
    withdraw_fault,
)
from zhenggai.ledger.core.gates.proof import (
    proof_fault,
    proof_kinds_fault,
    regulation_fault,
    withdraw_proof_fault,
)
from zhenggai.ledger.core.gates.rechecks import draw_fault, evaluation_fault, finding_fault
from zhenggai.ledger.core.gates.recusal import recusal_fault
from zhenggai.ledger.core.gates.telling import (
    checked_fault,
    feedback_fault,
    group_fault,
    inspection_fault,
    merged_fault,
    needed_fault,
    nothing_fault,
    step_fault,
)
from zhenggai.ledger.core.refusals import NotAllowed

Gate = Callable[[Case, Any], NotAllowed | None]

# What an act names must be there before anything is asked of it. These are for every act.
NAMING: tuple[Gate, ...] = (
    required_fault,
    needed_fault,
    vocabulary_fault,
    key_fault,
    number_fault,
)
# What a closing needs that no form can supply at the moment of asking.
CLOSING_NEEDS: tuple[Gate, ...] = (
    measures_fault,
    open_parts_fault,
    proof_kinds_fault,
    reopened_without_work,
)
GATES: tuple[Gate, ...] = (
    own_item_fault,
    nothing_fault,
    inspection_fault,
    feedback_fault,
    merged_fault,
    checked_fault,
    step_fault,
    group_fault,
    source_fault,
    consent_fault,
    heading_fault,
    revise_heading_fault,
    withdraw_heading_fault,
    place_fault,
    limit_fault,
    split_fault,
    merge_fault,
    withdraw_fault,
    measure_fault,
    amount_fault,
    drop_fault,
    deadline_fault,
    fixed_fault,
    pending_fault,
    decide_fault,
    hand_over_fault,
    approve_fault,
    plan_needed_fault,
    withdraw_proof_fault,
    proof_fault,
    regulation_fault,
    progress_fault,
    confirmed_fault,
    reported_fault,
    external_fault,
    count_fault,
    answers_fault,
    measures_fault,
    open_parts_fault,
    proof_kinds_fault,
    reopened_without_work,
    recusal_fault,
    sign_fault,
    close_fault,
    finding_fault,
    draw_fault,
    evaluation_fault,
    carry_words_fault,
    carry_state_fault,
    correct_fault,
    ask_expunge_fault,
    expunge_fault,
    decline_expunge_fault,
)


@cache
def gates_of(act: type[Act]) -> tuple[Gate, ...]:
    """The gates that are for this act, in their order."""
    return tuple(gate for gate in GATES if act in acts_of(gate))


def acts_of(gate: Gate) -> tuple[type[Act], ...]:
    """The acts that a gate is for, read off its second argument."""
    _, wanted, *_ = get_type_hints(gate).values()
    return get_args(wanted) or (wanted,)
