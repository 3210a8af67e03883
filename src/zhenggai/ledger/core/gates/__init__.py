"""What single acts need beyond role, state and day: small questions, asked in this order.

A question takes the case and answers with a refusal or None; the first refusal is given. Each knows
by itself which acts it is for.
"""

from collections.abc import Callable

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.gates.closing import (
    answers_fault,
    close_fault,
    measures_fault,
    open_parts_fault,
    reopened_without_work,
    sign_fault,
)
from zhenggai.ledger.core.gates.consent import consent_fault
from zhenggai.ledger.core.gates.expunging import (
    ask_expunge_fault,
    decline_expunge_fault,
    expunge_fault,
)
from zhenggai.ledger.core.gates.figures import figure_fault
from zhenggai.ledger.core.gates.headings import heading_fault
from zhenggai.ledger.core.gates.mending import carry_fault, correct_fault
from zhenggai.ledger.core.gates.naming import (
    key_fault,
    number_fault,
    required_fault,
    vocabulary_fault,
)
from zhenggai.ledger.core.gates.own import own_item_fault
from zhenggai.ledger.core.gates.plans import (
    approve_fault,
    deadline_fault,
    decide_fault,
    drop_fault,
    hand_over_fault,
    measure_fault,
)
from zhenggai.ledger.core.gates.problems import (
    limit_fault,
    merge_fault,
    place_fault,
    plan_needed_fault,
    split_fault,
    withdraw_fault,
)
from zhenggai.ledger.core.gates.proof import proof_fault, proof_kinds_fault, regulation_fault
from zhenggai.ledger.core.gates.rechecks import drawn_fault, evaluation_fault
from zhenggai.ledger.core.gates.recusal import recusal_fault
from zhenggai.ledger.core.gates.telling import (
    checked_fault,
    feedback_fault,
    group_fault,
    merged_fault,
    needed_fault,
    nothing_fault,
    step_fault,
)
from zhenggai.ledger.core.refusals import NotAllowed

# What an act names must be there before anything is asked of it.
NAMING: tuple[Callable[[Case], NotAllowed | None], ...] = (
    required_fault,
    needed_fault,
    vocabulary_fault,
    key_fault,
    number_fault,
)
# What a closing needs that no form can supply at the moment of asking.
CLOSING_NEEDS: tuple[Callable[[Case], NotAllowed | None], ...] = (
    measures_fault,
    open_parts_fault,
    proof_kinds_fault,
    reopened_without_work,
)
GATES: tuple[Callable[[Case], NotAllowed | None], ...] = (
    own_item_fault,
    nothing_fault,
    feedback_fault,
    merged_fault,
    checked_fault,
    step_fault,
    group_fault,
    consent_fault,
    heading_fault,
    place_fault,
    limit_fault,
    split_fault,
    merge_fault,
    withdraw_fault,
    measure_fault,
    drop_fault,
    deadline_fault,
    decide_fault,
    hand_over_fault,
    approve_fault,
    plan_needed_fault,
    proof_fault,
    regulation_fault,
    figure_fault,
    answers_fault,
    measures_fault,
    open_parts_fault,
    proof_kinds_fault,
    reopened_without_work,
    recusal_fault,
    sign_fault,
    close_fault,
    drawn_fault,
    evaluation_fault,
    carry_fault,
    correct_fault,
    ask_expunge_fault,
    expunge_fault,
    decline_expunge_fault,
)
