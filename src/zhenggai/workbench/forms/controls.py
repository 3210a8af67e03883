"""Controls: one field of an act as fields of a form, and their values back as the act's value.

What has several rows (milestones, answers) is plain numbered fields, `answers-0-text`, so that
every act works without a script and an error stands beside its field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from zhenggai.ledger.core.acts.shape import (
    Adoption,
    Answer,
    Decision,
    Milestone,
    ReportedFigure,
)
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import REPORTED_FIGURES
from zhenggai.workbench.forms.answers_begun import answers_begun
from zhenggai.workbench.forms.choices import CHOICES, Around, Choices, titled, units
from zhenggai.workbench.forms.fields import Asked
from zhenggai.workbench.forms.money import MoneyField
from zhenggai.workbench.forms.reasons import ReasonsField
from zhenggai.zh.days import in_words

Fields = dict[str, forms.Field]
Values = Mapping[str, Any]
YES, NO = "yes", "no"
ROWS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field of an act in a form: `told` is what stands there now, None for nothing."""

    name: str
    asked: Asked
    around: Around
    required: bool
    told: Any = None

    @property
    def choices(self) -> Choices:
        """What may be chosen."""
        return CHOICES[self.asked.choices](self.around)

    def settings(self, **more: Any) -> dict[str, Any]:
        """What every single field has."""
        return {
            "label": self.asked.label,
            "help_text": self.asked.hint,
            "required": self.required,
            "initial": self.told,
            **more,
        }


def date_input() -> forms.DateInput:
    """A field for a day, which every browser knows."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def text_area(rows: int = 4) -> forms.Textarea:
    """A field for many words."""
    return forms.Textarea(attrs={"rows": rows})


def _line(one: Wanted) -> Fields:
    made = forms.CharField(**one.settings(max_length=500))
    if one.asked.choices:
        # Typed, or chosen from a list that the template lays beside it.
        made.widget.attrs["list"] = f"{one.name}-among"
        made.among = one.choices  # type: ignore[attr-defined]  # read by _field.html alone
    return {one.name: made}


def _text(one: Wanted) -> Fields:
    return {one.name: forms.CharField(**one.settings(widget=text_area()))}


def _reasons(one: Wanted) -> Fields:
    return {one.name: ReasonsField(one.around.pack.return_reasons, **one.settings())}


def _lines(one: Wanted) -> Fields:
    told = "\n".join(text for text in one.told or () if not expunged_field(text))
    return {one.name: forms.CharField(**one.settings(widget=text_area(5), initial=told))}


def _date(one: Wanted) -> Fields:
    return {one.name: forms.DateField(**one.settings(widget=date_input()))}


def _dates(one: Wanted) -> Fields:
    told = [*(one.told or ()), *[None] * ROWS]
    return {
        f"{one.name}-{i}": forms.DateField(
            label=one.asked.label, required=False, initial=told[i], widget=date_input()
        )
        for i in range(max(ROWS, len(one.told or ()) + 1))
    }


def _whole(one: Wanted) -> Fields:
    return {one.name: forms.IntegerField(**one.settings(min_value=0, max_value=10**9))}


def _value(one: Wanted) -> Fields:
    return {one.name: forms.DecimalField(**one.settings(max_digits=18, decimal_places=4))}


def _money(one: Wanted) -> Fields:
    return {one.name: MoneyField(**one.settings(max_digits=18, decimal_places=2))}


def _flag(one: Wanted) -> Fields:
    return {one.name: forms.BooleanField(**one.settings(required=False))}


def _verdict(one: Wanted) -> Fields:
    yes, no = one.asked.words
    choices = [(YES, yes), (NO, no)]
    given = one.settings(choices=choices, widget=forms.RadioSelect, initial=None)
    return {one.name: forms.ChoiceField(**given)}


def _choice(one: Wanted) -> Fields:
    blank = [] if one.required and one.told else [("", "请选择" if one.required else "不选")]
    return {one.name: forms.ChoiceField(**one.settings(choices=[*blank, *one.choices]))}


def _choices(one: Wanted) -> Fields:
    """Several; of leaders and lead units the first stands by itself."""
    boxes = forms.MultipleChoiceField(
        **one.settings(choices=one.choices, widget=forms.CheckboxSelectMultiple)
    )
    if one.name not in FIRST:
        return {one.name: boxes}
    told = list(one.told or ())
    first = forms.ChoiceField(
        **one.settings(choices=[("", "不选"), *one.choices], initial=told[0] if told else "")
    )
    boxes.label, boxes.initial = FIRST[one.name], told[1:]
    return {f"{one.name}-first": first, one.name: boxes}


# Of these the first counts most, so it is asked by itself; the label of the others.
FIRST = {"leaders": "其他牵头领导", "lead_units": "其他牵头单位"}


def _file(one: Wanted) -> Fields:
    # What was received before a refusal is named by a signed field, so none is asked for again.
    return {one.name: forms.FileField(**one.settings(required=False, initial=None))}


def _milestones(one: Wanted) -> Fields:
    told = list(one.told or ())
    fields: Fields = {}
    for i in range(max(ROWS, len(told) + 1)):
        held = told[i] if i < len(told) else Milestone(None)
        what = "" if expunged_field(held.what) else held.what
        fields[f"{one.name}-{i}-on"] = forms.DateField(
            label="日期", required=False, initial=held.on, widget=date_input()
        )
        fields[f"{one.name}-{i}-what"] = forms.CharField(
            label="到时应达到", required=False, initial=what, max_length=500
        )
    return fields


def _reached(one: Wanted) -> Fields:
    item = one.around.item
    choices = [
        (
            str(n),
            f"{in_words(held.on) if held.on else '近期'}　{shown(held.what, one.around.state)}",
        )
        for n, held in enumerate(item.milestones if item else (), 1)
    ]
    told = [str(n) for n in (item.reached if item else ())]
    given = one.settings(choices=choices, widget=forms.CheckboxSelectMultiple, initial=told)
    return {one.name: forms.MultipleChoiceField(**given)} if choices else {}


def _answers(one: Wanted) -> Fields:
    return answer_fields(one.name, one.around.state, one.around.item)


def answer_fields(name: str, state: Book, problem: Item | None) -> Fields:
    """For each point of the problem's standard its answer and the proofs that it leans on."""
    standard = problem.standard if isinstance(problem, Problem) else ()
    begun = answers_begun(state, problem) if isinstance(problem, Problem) else []
    proofs = [
        (row.key, f"{number_of(row.key)}　{shown(row.name, state)}")
        for row in sorted(state.proofs.values(), key=lambda row: sort_key(row.key))
        if row.counts and problem and row.family == problem.family
    ]
    fields: Fields = {}
    for i, point in enumerate(standard):
        fields[f"{name}-{i}-text"] = forms.CharField(
            label=f"第{i + 1}条　{shown(point, state)}", widget=text_area(3), initial=begun[i][0]
        )
        fields[f"{name}-{i}-proofs"] = forms.MultipleChoiceField(
            label=f"第{i + 1}条的佐证",
            required=False,
            choices=proofs,
            initial=begun[i][1],
            widget=forms.CheckboxSelectMultiple,
        )
    return fields


def _figures(one: Wanted) -> Fields:
    fields: Fields = {}
    for i in range(ROWS):
        fields[f"{one.name}-{i}-name"] = forms.ChoiceField(
            label="项目", required=False, choices=[("", "不选"), *REPORTED_FIGURES.items()]
        )
        fields[f"{one.name}-{i}-value"] = forms.DecimalField(
            label="数值", required=False, max_digits=18, decimal_places=4
        )
        fields[f"{one.name}-{i}-unit"] = forms.CharField(
            label="计量单位", required=False, max_length=20
        )
        fields[f"{one.name}-{i}-title"] = forms.CharField(
            label="说明", required=False, max_length=100
        )
        fields[f"{one.name}-{i}-rule"] = forms.CharField(
            label="口径", required=False, max_length=200
        )
    return fields


def _decisions(one: Wanted) -> Fields:
    rows = one.around.state.problems.values()
    items = titled(one.around.state, [row for row in rows if row.state != "withdrawn"])
    fields: Fields = {}
    for i in range(2):
        fields[f"{one.name}-{i}-text"] = forms.CharField(
            label=f"议定事项{i + 1}", required=False, widget=text_area(2)
        )
        fields[f"{one.name}-{i}-items"] = forms.MultipleChoiceField(
            label="涉及的问题", required=False, choices=items, widget=forms.CheckboxSelectMultiple
        )
    return fields


def _adoptions(one: Wanted) -> Fields:
    fields: Fields = {}
    for i in range(ROWS):
        fields[f"{one.name}-{i}-body"] = forms.ChoiceField(
            label="会审单位", required=False, choices=[("", "不选"), *units(one.around)]
        )
        fields[f"{one.name}-{i}-opinion"] = forms.CharField(
            label="意见", required=False, widget=text_area(2)
        )
        fields[f"{one.name}-{i}-adopted"] = forms.BooleanField(label="已采纳", required=False)
        fields[f"{one.name}-{i}-reason"] = forms.CharField(label="说明", required=False)
    return fields


MAKERS: Mapping[str, Callable[[Wanted], Fields]] = {
    "line": _line,
    "text": _text,
    "reasons": _reasons,
    "lines": _lines,
    "date": _date,
    "dates": _dates,
    "whole": _whole,
    "value": _value,
    "money": _money,
    "flag": _flag,
    "verdict": _verdict,
    "choice": _choice,
    "choices": _choices,
    "file": _file,
    "milestones": _milestones,
    "reached": _reached,
    "answers": _answers,
    "figures": _figures,
    "decisions": _decisions,
    "adoptions": _adoptions,
}


def fields_of(wanted: Wanted) -> Fields:
    """The fields of a form for one field of an act."""
    return MAKERS[wanted.asked.control](wanted)


def value_of(name: str, asked: Asked, told: Values) -> Any:
    """The act's value from what was filled in; None where nothing was."""
    read = _READERS.get(asked.control)
    return read(name, told) if read else told.get(name)


def _rows(name: str, told: Values, first: str) -> list[str]:
    """The prefixes of the rows that are there, in order."""
    found: list[str] = []
    while f"{name}-{len(found)}{first}" in told:
        found.append(f"{name}-{len(found)}")
    return found


def _read_choices(name: str, told: Values) -> tuple[str, ...]:
    first = told.get(f"{name}-first")
    return tuple(dict.fromkeys([*([first] if first else []), *(told.get(name) or ())]))


def _read_milestones(name: str, told: Values) -> tuple[Milestone, ...]:
    rows = [(told[f"{row}-on"], told[f"{row}-what"]) for row in _rows(name, told, "-on")]
    return tuple(Milestone(on, what) for on, what in rows if on or what)


def read_answers(name: str, told: Values) -> tuple[Answer, ...]:
    """The answers, point by point."""
    return tuple(
        Answer(i, told[f"{row}-text"], tuple(told[f"{row}-proofs"]))
        for i, row in enumerate(_rows(name, told, "-text"), 1)
    )


def _read_figures(name: str, told: Values) -> tuple[ReportedFigure, ...]:
    return tuple(
        ReportedFigure(
            told[f"{row}-name"],
            told[f"{row}-value"],
            told[f"{row}-unit"],
            told[f"{row}-title"] or REPORTED_FIGURES[told[f"{row}-name"]],
            told[f"{row}-rule"],
        )
        for row in _rows(name, told, "-name")
        if told[f"{row}-name"] and told[f"{row}-value"] is not None
    )


def _read_decisions(name: str, told: Values) -> tuple[Decision, ...]:
    return tuple(
        Decision(told[f"{row}-text"], tuple(told[f"{row}-items"]))
        for row in _rows(name, told, "-text")
        if told[f"{row}-text"]
    )


def _read_adoptions(name: str, told: Values) -> tuple[Adoption, ...]:
    return tuple(
        Adoption(
            told[f"{row}-body"],
            told[f"{row}-opinion"],
            told[f"{row}-adopted"],
            told[f"{row}-reason"],
        )
        for row in _rows(name, told, "-body")
        if told[f"{row}-body"]
    )


_READERS: Mapping[str, Callable[[str, Values], Any]] = {
    "lines": lambda name, told: tuple(
        line.strip() for line in told[name].splitlines() if line.strip()
    ),
    "dates": lambda name, told: tuple(
        sorted(told[row] for row in _rows(name, told, "") if told[row])
    ),
    "verdict": lambda name, told: told[name] == YES,
    "choices": _read_choices,
    "reached": lambda name, told: tuple(int(n) for n in told.get(name) or ()),
    "milestones": _read_milestones,
    "answers": read_answers,
    "figures": _read_figures,
    "decisions": _read_decisions,
    "adoptions": _read_adoptions,
}
