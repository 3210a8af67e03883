"""Forms of units, people, accounts and roles."""

from typing import Any

from django import forms

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import ROLES
from zhenggai.ledger.file_content import EMPTY
from zhenggai.people.models import ADMINISTRATOR, ROLE_TITLES, Person, Unit
from zhenggai.people.passwords import RULES
from zhenggai.people.persons import PersonWords
from zhenggai.people.roster import units_in_order
from zhenggai.people.units import UnitWords

_REQUIRED = {"required": "请填写这一项。"}


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # has no arguments when run
    """A unit in use, in the order of the tree, set in by its depth."""

    def __init__(self, **kwargs: Any) -> None:
        """Of all units in use."""
        super().__init__(Unit.objects.filter(is_active=True), **kwargs)
        blank = [("", self.empty_label or "")]
        self.choices = [*blank, *unit_choices()]


def unit_choices() -> list[tuple[str, str]]:
    """Units in use with their depth."""
    return [
        (unit.pk, f"{'　' * depth}{unit.name}")
        for unit, depth in units_in_order()
        if unit.is_active
    ]


class UnitForm(forms.Form):
    """A unit."""

    name = forms.CharField(
        label="名称", max_length=200, help_text="写全称，与公文中一致", error_messages=_REQUIRED
    )
    short_name = forms.CharField(label="简称", max_length=60, required=False)
    is_body = forms.BooleanField(
        label="议事决策机构", required=False, help_text="如区委常委会、整改工作领导小组"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the units of now."""
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitChoice(
            label="上级单位", required=False, empty_label="没有，在最上一级"
        )
        self.order_fields(["name", "short_name", "parent", "is_body"])

    def told(self) -> UnitWords:
        """What was filled in. The form must be valid."""
        return UnitWords(**self.cleaned_data)


class PersonForm(forms.Form):
    """A person."""

    name = forms.CharField(label="姓名", max_length=60, error_messages=_REQUIRED)
    title = forms.CharField(label="职务", max_length=100, required=False, help_text="如办公室主任")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the units of now."""
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitChoice(
            label="单位", required=False, empty_label="未定，如只在台账中署名的领导"
        )
        self.order_fields(["unit", "name", "title"])

    def told(self) -> PersonWords:
        """What was filled in. The form must be valid."""
        return PersonWords(**self.cleaned_data)


def book_choices() -> list[tuple[str, str]]:
    """Every book, or one."""
    return [("", "全部台账"), *((one.code, f"《{one.name}》") for one in queries.books())]


class RoleForm(forms.Form):
    """A role, in one book or in every one."""

    def __init__(self, *args: Any, of_body: bool = False, **kwargs: Any) -> None:
        """`of_body`: for a body that decides."""
        super().__init__(*args, **kwargs)
        roles = ROLES if of_body else ROLE_TITLES
        self.fields["role"] = forms.ChoiceField(
            label="职责",
            choices=[("", "请选择"), *roles.items()],
            initial="leading_group" if of_body else "",
            error_messages={"required": "请选择职责。"},
        )
        self.fields["book"] = forms.ChoiceField(
            label="适用于", choices=book_choices(), required=False, help_text="管理员不分台账"
        )

    def book(self) -> Any:
        """The book that was chosen; None for every one."""
        code = "" if self.cleaned_data["role"] == ADMINISTRATOR else self.cleaned_data["book"]
        return next((one for one in queries.books() if one.code == code), None)


class HandOverForm(forms.Form):
    """Who takes a liaison officer's duties over."""

    leaves = forms.BooleanField(
        label="原联络员同时离任", required=False, help_text="账号停用，姓名仍留在以往的登记中"
    )

    def __init__(self, *args: Any, of: Person, **kwargs: Any) -> None:
        """Among those of the same unit."""
        super().__init__(*args, **kwargs)
        beside = Person.objects.filter(unit=of.unit, is_active=True).exclude(pk=of.pk)
        self.fields["to"] = forms.ModelChoiceField(
            beside.order_by("pk") if of.unit_id else Person.objects.none(),
            label="接任人员",
            empty_label="请选择",
            error_messages={"required": "请选择接任人员。"},
        )
        self.order_fields(["to", "leaves"])


class AccountForm(forms.Form):
    """The sign-in name of a new account."""

    sign_in_name = forms.CharField(label="用户名", max_length=150, error_messages=_REQUIRED)


class PeopleSheetForm(forms.Form):
    """A sheet of units and people, and how it is meant."""

    file = forms.FileField(
        label="文件",
        allow_empty_file=True,
        help_text="xlsx、xls、et、ods",
        error_messages={"required": "请选择一份表格。", "invalid": "请选择一份表格。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With units and books of now; where there is one unit at the top it is proposed."""
        super().__init__(*args, **kwargs)
        tops = [one for one, depth in units_in_order() if not depth and one.is_active]
        real = [one for one in tops if not one.is_body]
        self.fields["under"] = UnitChoice(
            label="没写上级的新单位放在",
            required=False,
            empty_label="最上一级",
            initial=real[0].pk if len(real) == 1 else None,
        )
        self.fields["book"] = forms.ChoiceField(
            label="表中的职责适用于", choices=book_choices(), required=False
        )

    def clean_file(self) -> Any:
        """The file, if there is anything in it."""
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(EMPTY)
        return file


def password_field(label: str, help_text: str = "", *, new: bool = True) -> forms.CharField:
    """A field for a password."""
    kind = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        help_text=help_text,
        error_messages=_REQUIRED,
        widget=forms.PasswordInput(attrs={"autocomplete": kind}),
    )


class _Twice(forms.Form):
    """A new password is typed twice."""

    def clean(self) -> dict[str, Any]:
        """Both alike."""
        told = super().clean() or self.cleaned_data
        if "again" in told and told.get("password") != told["again"]:
            self.add_error("again", "两次填写的密码不一样，请重新填写。")
        return told


class PasswordForm(_Twice):
    """A person's own new password."""

    old = password_field("原密码", new=False)
    password = password_field("新密码", RULES)
    again = password_field("再填一次新密码")


class FirstRunForm(_Twice):
    """The office and its first administrator."""

    inspected_unit = forms.CharField(
        label="被巡视（巡察）单位",
        max_length=200,
        help_text="如青岚区、青岚区民政局，写全称",
        error_messages=_REQUIRED,
    )
    office = forms.CharField(
        label="整改办", max_length=200, help_text="如区委整改办", error_messages=_REQUIRED
    )
    group = forms.CharField(
        label="领导小组",
        max_length=200,
        required=False,
        help_text="如区委巡察整改工作领导小组；方案和销号由它审定，没有成立的可以以后添加",
    )
    name = forms.CharField(label="姓名", max_length=60, error_messages=_REQUIRED)
    title = forms.CharField(label="职务", max_length=100, required=False)
    sign_in_name = forms.CharField(
        label="用户名",
        max_length=150,
        help_text="可以就写姓名",
        error_messages=_REQUIRED,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = password_field("密码", RULES)
    again = password_field("再填一次密码")
    in_office = forms.BooleanField(
        label="同时是整改办工作人员",
        required=False,
        initial=True,
        help_text="可以开立和办理台账；不勾选的，只管单位、人员和账号",
    )
