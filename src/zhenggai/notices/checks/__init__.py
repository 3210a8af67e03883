"""Every rule of the checker, and the one function that runs them.

A rule is a module of this package: its docstring is the manual page in Chinese, `CODE` and
`SEVERITY` are its constants, `check(notice)` yields findings. `FOR_PUBLIC` marks rules that run
only before publication.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from zhenggai.notices.checks import (
    amount_without_yuan,
    bank_card,
    book_marks,
    contact_line_form,
    deadline_already_past,
    document_number_form,
    done_after_signature,
    done_but_ahead,
    doubled_mark,
    doubled_word,
    duplicate_label,
    empty_heading,
    enumeration_count,
    feedback_before_end,
    figure_twice,
    fixed_wording,
    growth,
    half_dash,
    home_address,
    identity_number,
    impossible_day,
    inspection_kind_mixed,
    interval_runs_backwards,
    label_out_of_order,
    list_count,
    lone_first,
    lost_character,
    lost_plus,
    measure_word,
    missing_full_stop,
    name_beside_disposition,
    number_for_two_titles,
    outline_count,
    part_exceeds_whole,
    parts_sum,
    percentage_points,
    personal_mobile,
    problem_without_measure,
    repeated_item,
    secrecy_mark,
    share,
    skipped_label,
    states_miscounted,
    states_sum,
    stray_blank,
    telephone_dash,
    this_year_off,
    title_with_two_numbers,
    trial_outside_title,
    unfinished_unexplained,
    unmatched_book_mark,
    unmatched_bracket,
    unmatched_quote,
    wording_before_its_time,
    wrong_term,
)
from zhenggai.notices.diagnostics import Diagnostic, Finding, Severity
from zhenggai.notices.notice import Notice


class Rule(Protocol):
    """The shape of a rule module."""

    CODE: str
    SEVERITY: Severity

    def check(self, notice: Notice) -> Iterable[Finding]:
        """Find this rule's fault in a notice."""


# In the order of their codes.
RULES: tuple[Rule, ...] = (
    enumeration_count,
    outline_count,
    parts_sum,
    states_sum,
    share,
    figure_twice,
    growth,
    percentage_points,
    repeated_item,
    part_exceeds_whole,
    list_count,
    duplicate_label,
    skipped_label,
    label_out_of_order,
    lone_first,
    empty_heading,
    problem_without_measure,
    done_after_signature,
    deadline_already_past,
    interval_runs_backwards,
    feedback_before_end,
    impossible_day,
    this_year_off,
    document_number_form,
    number_for_two_titles,
    title_with_two_numbers,
    book_marks,
    trial_outside_title,
    done_but_ahead,
    unfinished_unexplained,
    states_miscounted,
    unmatched_quote,
    unmatched_bracket,
    unmatched_book_mark,
    stray_blank,
    lost_plus,
    missing_full_stop,
    doubled_mark,
    telephone_dash,
    half_dash,
    contact_line_form,
    wrong_term,
    doubled_word,
    inspection_kind_mixed,
    amount_without_yuan,
    measure_word,
    fixed_wording,
    wording_before_its_time,
    lost_character,
    identity_number,
    bank_card,
    personal_mobile,
    home_address,
    name_beside_disposition,
    secrecy_mark,
)


def name_of(rule: Rule) -> str:
    """The rule's name as users type it: the module's name with dashes (enumeration-count)."""
    return str(rule.__name__).rpartition(".")[2].replace("_", "-")  # type: ignore[attr-defined]


def check(notice: Notice, rules: tuple[Rule, ...] = RULES) -> list[Diagnostic]:
    """Run rules over a notice; diagnostics come in the order of the text."""
    found = [diagnostic for rule in rules for diagnostic in run(rule, notice)]
    return sorted(found, key=lambda one: (one.span, one.code))


def run(rule: Rule, notice: Notice) -> Iterator[Diagnostic]:
    """One rule's diagnostics."""
    name = name_of(rule)
    for one in rule.check(notice):
        yield Diagnostic(
            code=rule.CODE,
            rule=name,
            severity=one.severity or rule.SEVERITY,
            span=one.span,
            message=one.message,
            working=one.working,
            related=one.related,
        )
