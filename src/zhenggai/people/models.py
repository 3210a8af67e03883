"""Units in a tree, the persons in them, and their roles in books.

The ledger knows all of them by id only. Ids are given once and never change; names may.
"""

import secrets
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from zhenggai.ledger.core.actors import ROLES

# Who keeps units, people and accounts of the house: a role in no book, so the ledger knows none.
ADMINISTRATOR = "administrator"
# Every role with what a person reads.
ROLE_TITLES = {**ROLES, ADMINISTRATOR: "管理员"}


def new_unit_id() -> str:
    """An id that says nothing about the unit."""
    return f"u{secrets.token_hex(4)}"


def new_person_id() -> str:
    """An id that says nothing about the person."""
    return f"p{secrets.token_hex(4)}"


class Unit(models.Model):
    """A unit, or a body that decides (区委常委会, 整改工作领导小组).

    `path` is the ids from the root down, each followed by a slash: a unit with all below it is
    one range of the index.
    """

    id = models.CharField(primary_key=True, max_length=40, default=new_unit_id)
    name = models.CharField("名称", max_length=200)
    short_name = models.CharField("简称", max_length=60, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name="上级", null=True, blank=True, on_delete=models.PROTECT
    )
    path = models.CharField(max_length=400, editable=False, db_index=True)
    is_body = models.BooleanField("议事决策机构", default=False)
    is_active = models.BooleanField("在用", default=True)
    # as put on record: lists of units have a customary order, and no alphabet gives it
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        """In the order of the tree."""

        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the path, and that of all below when the unit has moved.

        Raises ValidationError where it would come below itself.
        """
        with transaction.atomic():
            before, above = _path(self.pk), _path(self.parent_id)
            if before and above.startswith(before):
                raise ValidationError("单位不能放在自己或下级单位之下。")
            self.path = f"{above}{self.id}/"
            if not before:
                self.position = (Unit.objects.aggregate(last=Max("position"))["last"] or 0) + 1
            super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
            if before and before != self.path:
                rest = Substr("path", len(before) + 1)
                below = Unit.objects.filter(path__startswith=before).exclude(pk=self.pk)
                below.update(path=Concat(Value(self.path), rest))


def _path(unit: str | None) -> str:
    """The path of a unit as it is stored; "" where there is none."""
    found = Unit.objects.filter(pk=unit).values_list("path", flat=True).first()
    return found or ""


class Person(models.Model):
    """A person of a unit; some have no account and are only written about."""

    id = models.CharField(primary_key=True, max_length=40, default=new_person_id)
    name = models.CharField("姓名", max_length=60)
    title = models.CharField("职务", max_length=100, blank=True)
    # a leader whose name stands on a sheet may belong to no unit that is known
    unit = models.ForeignKey(
        Unit, verbose_name="单位", null=True, blank=True, on_delete=models.PROTECT
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="账号",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )
    is_active = models.BooleanField("在任", default=True)
    # as put on record: who leads a unit stands first on its list
    position = models.PositiveIntegerField(default=0, editable=False)
    # the password was given by somebody else and holds for one signing in
    must_change_password = models.BooleanField("须改密码", default=False)
    is_made_up = models.BooleanField("演示人员", default=False)

    class Meta:
        """By unit and name."""

        ordering: ClassVar = ["unit__path", "name"]

    @property
    def post(self) -> str:
        """区财政局·局长; a title that names the unit itself (区委整改办副主任) stands alone."""
        unit = self.unit.name if self.unit else ""
        is_whole = not unit or self.title.startswith(unit)
        return self.title if is_whole else "·".join(filter(None, (unit, self.title)))

    def __str__(self) -> str:
        """The name."""
        return self.name


class Role(models.Model):
    """What a person or a body may do in a book; without a book, in every one."""

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="roles"
    )
    body = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="roles"
    )
    book = models.ForeignKey("ledger.Book", null=True, blank=True, on_delete=models.CASCADE)
    role = models.CharField("职责", max_length=20, choices=list(ROLE_TITLES.items()))

    class Meta:
        """Of a person or of a body."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, body__isnull=True)
                | models.Q(person__isnull=True, body__isnull=False),
                name="people_role_of_one",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=ADMINISTRATOR)
                | models.Q(person__isnull=False, book__isnull=True),
                name="people_administrator_in_no_book",
            ),
        ]

    def __str__(self) -> str:
        """Who and what."""
        return f"{self.person or self.body}：{ROLE_TITLES.get(self.role, self.role)}"


class Change(models.Model):
    """What was done to units, people, accounts and roles, by whom and when; it only grows.

    The database refuses to change or delete one (`ledger.guards`).
    """

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # the id of the unit or person that it is about
    about = models.CharField(max_length=40, db_index=True)
    text = models.CharField(max_length=600)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """What was done."""
        return self.text
