"""Units, people, accounts, roles and the record of changes go into a backup and come back."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from people_world import PASSWORD, administrator, opens, person, unit, with_account

from zhenggai.archive import ArchiveError, back_up
from zhenggai.people.models import Change, Person, Role, Unit
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, settings: object) -> None:
    """Evidence of other tests is none of this one's."""
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]


KNOWN: dict[Any, tuple[str, ...]] = {
    Unit: ("id", "name", "parent", "path", "position"),
    Person: ("id", "name", "title", "unit", "account", "must_change_password", "is_active"),
    Role: ("id", "person", "body", "book", "role"),
    User: ("id", "username", "password", "is_active"),
    Change: ("id", "by", "about", "text"),
}


def house() -> list[list[tuple[object, ...]]]:
    """All that the house knows of people; moments come back to the thousandth of a second."""
    return [
        list(model.objects.order_by("pk").values_list(*fields)) for model, fields in KNOWN.items()
    ]


def test_a_house_of_people_comes_back_and_goes_on(tmp_path: Path) -> None:
    by = administrator()
    with_account(person("陈望舒", unit("财政局", by), by, "liaison"), by)
    before = house()
    back_up(tmp_path / "b.zip")
    with pytest.raises(ArchiveError, match="已有台账或人员"):
        restore(tmp_path / "b.zip")
    call_command("flush", interactive=False)
    restore(tmp_path / "b.zip")
    assert house() == before
    assert opens("匡以诚", PASSWORD)
    assert Person.objects.get(name="陈望舒").must_change_password
    unit("民政局", by)
    assert Change.objects.count() == len(before[-1]) + 1
