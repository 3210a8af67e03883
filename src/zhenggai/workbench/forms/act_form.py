"""The form of any act, made from the act's own fields; and who does it, when, on what paper."""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from django import forms
from django.core import signing

from zhenggai.ledger import evidence, models
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.rows import Row
from zhenggai.ledger.core.vocabulary import BASIS_KINDS
from zhenggai.workbench.forms.choices import Around, Choices
from zhenggai.workbench.forms.controls import (
    Wanted,
    date_input,
    fields_of,
    text_area,
    value_of,
)
from zhenggai.workbench.forms.fields import Asked, asked

_SALT = "zhenggai.workbench.kept-file"
# On these acts the form begins with what the item, or the book, says now.
_BEGUN = frozenset(
    (
        *("revise_problem", "revise_measure", "record_target", "assign", "set_deadline"),
        *("ask_extension", "describe_inspection"),
    )
)
# Where the item calls a field otherwise than the act.
_ROW_NAMES = {("set_deadline", "text"): "deadline_text", ("ask_extension", "reason"): ""}
# Of these acts only what was changed is told.
_ONLY_CHANGED = frozenset(
    {"revise_problem", "revise_measure", "record_target", "describe_inspection"}
)
SCAN = "basis_scan"
# So many fields have a row of these: of several rows the first stands on the page at once.
_OF_A_ROW = {"figures": 5, "milestones": 2}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong to one field of the act; `kept` is a file that was received before."""

    title: str
    hint: str
    bound: tuple[forms.BoundField, ...]
    control: str = ""
    kept: models.Evidence | None = None
    kept_name: str = ""
    kept_value: str = ""

    @property
    def first(self) -> tuple[forms.BoundField, ...]:
        """What stands on the page at once: of several figures or days the first."""
        return self.bound[: _OF_A_ROW.get(self.control, len(self.bound))]

    @property
    def more(self) -> tuple[forms.BoundField, ...]:
        """What is unfolded where it is wanted."""
        return self.bound[len(self.first) :]

    @property
    def is_more_told(self) -> bool:
        """Whether something stands there, so that it is shown open."""
        return any(one.value() not in (None, "") or one.errors for one in self.more)


class ActForm(forms.Form):
    """One act on one item. `seen` is the number of the last entry that the page knew."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label="发生日期", widget=date_input())

    def __init__(
        self,
        act: type[Act],
        around: Around,
        *,
        begun: Mapping[str, Any],
        doers: Choices,
        given: tuple[Any, Any] = (None, None),
    ) -> None:
        """`begun` is what the fields hold at first, `doers` who may be named as having done it."""
        data, files = given
        super().__init__(data, files, label_suffix="", initial=dict(begun))
        self.act = act
        self.around = around
        # whether the one who did it can be told: it is the person's own, or there is somebody
        self.has_doer = not doers or any(one for one, _ in doers)
        self.asked: dict[str, Asked] = {}
        self._names: dict[str, Collection[str]] = {}
        for one in fields(act):  # type: ignore[arg-type]  # every act is a dataclass
            if told := asked(act.KIND, one.name):
                is_needed = one.default is MISSING and one.default_factory is MISSING
                required = is_needed and not told.optional
                self._ask(one.name, told, begun.get(one.name), required=required)
        self._ask_paper(doers)
        self.kept: dict[str, models.Evidence] = {}

    def _ask(self, name: str, told: Asked, now: Any, *, required: bool) -> None:
        if now is None and self.act.KIND in _BEGUN:
            row_name = _ROW_NAMES.get((self.act.KIND, name), name)
            now = getattr(self._row, row_name, None)
            now = None if isinstance(now, str) and expunged_field(now) else now
        made = fields_of(Wanted(name, told, self.around, required, now))
        self.fields.update(made)
        self.asked[name] = told
        self._names[name] = list(made)

    def _ask_paper(self, doers: Choices) -> None:
        """Who did it where another writes it in, the paper, the reason of a late entry."""
        if doers:
            # Who may do it alone need not say so.
            is_own = bool(doers[0][0])
            self.fields["by"] = forms.ChoiceField(
                label="实际办理人", choices=doers, required=not is_own
            )
        kinds = [("", "不选"), *BASIS_KINDS.items()]
        self.fields |= {
            "basis_kind": forms.ChoiceField(label="依据的文件", choices=kinds, required=False),
            "basis_number": forms.CharField(label="文号（名称）", required=False),
            "basis_on": forms.DateField(label="文件日期", required=False, widget=date_input()),
            SCAN: forms.FileField(label="扫描件", required=False),
            "late_reason": forms.CharField(
                label="补录原因", required=False, widget=text_area(2), help_text="过期补记时填写"
            ),
        }

    def keep_files(self) -> None:
        """Store what was uploaded; what was received before a refusal is taken as it was.

        Raises NotAllowed, with nothing stored.
        """
        names = [name for name, told in self.asked.items() if told.control == "file"]
        for name in (*names, SCAN):
            upload = self.files.get(name)
            if upload:
                self.kept[name] = evidence.store(upload.chunks(), upload.name or name)
            elif held := self._kept_before(name):
                self.kept[name] = held

    def _kept_before(self, name: str) -> models.Evidence | None:
        """The file that this form received before; the signature proves that it was so."""
        try:
            digest = signing.loads(self.data.get(f"{name}-kept", ""), salt=_SALT)
        except signing.BadSignature:
            return None
        return models.Evidence.objects.filter(digest=digest).first()

    def values(self) -> dict[str, Any]:
        """What was told, by field of the act; what was not is absent."""
        found = {}
        for name, told in self.asked.items():
            if told.control == "file":
                value: Any = self.kept[name].digest if name in self.kept else None
            else:
                value = value_of(name, told, self.cleaned_data)
            if value not in (None, "", ()) and not self._is_as_before(name, value):
                found[name] = value
        return found

    def _is_as_before(self, name: str, value: object) -> bool:
        return self.act.KIND in _ONLY_CHANGED and value == getattr(self._row, name, None)

    @property
    def _row(self) -> Row:
        """What the act is on."""
        return self.around.item or self.around.state.info

    @property
    def basis(self) -> Basis | None:
        """The paper on which the entry rests, if one was named."""
        told = self.cleaned_data
        scan = self.kept[SCAN].digest if SCAN in self.kept else ""
        if not (told["basis_kind"] or told["basis_number"] or told["basis_on"] or scan):
            return None
        return Basis(told["basis_kind"], told["basis_on"], told["basis_number"], scan)

    @property
    def day(self) -> date:
        """When it happened."""
        on: date = self.cleaned_data["on"]
        return on

    @property
    def groups(self) -> list[Group]:
        """The act's fields for the page, a group a field of the act."""
        return self._groups(seldom=False)

    @property
    def seldom(self) -> list[Group]:
        """What is seldom told, below the rest."""
        return self._groups(seldom=True)

    @property
    def is_seldom_told(self) -> bool:
        """Whether something stands there, so that it is shown open."""
        fields = (one for group in self.seldom for one in group.bound)
        return any(one.value() or one.errors for one in fields)

    def _groups(self, *, seldom: bool) -> list[Group]:
        return [
            self._group(name, told.label, told.hint)
            for name, told in self.asked.items()
            if told.seldom is seldom
        ]

    @property
    def paper(self) -> list[Group]:
        """The fields of day, doer and paper for the page."""
        names = ["by", "basis_kind", "basis_number", "basis_on", SCAN, "late_reason"]
        return [self._group(name, "", "") for name in names if name in self.fields]

    @property
    def is_paper_told(self) -> bool:
        """Whether something stands in the fields of the paper, so that they are shown open."""
        names = ("basis_kind", "basis_number", "basis_on", "late_reason")
        return any(self.data.get(one) for one in names) or SCAN in self.kept

    def _group(self, name: str, title: str, hint: str) -> Group:
        bound = tuple(self[one] for one in self._names.get(name, [name]))
        kept = self.kept.get(name)
        control = self.asked[name].control if name in self.asked else ""
        if kept is None:
            return Group(title, hint, bound, control)
        return Group(
            title,
            hint,
            bound,
            control,
            kept,
            f"{name}-kept",
            signing.dumps(kept.digest, salt=_SALT),
        )
