"""Units are added, renamed, moved, taken out of use; never deleted, for papers name them."""

from dataclasses import dataclass

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What is told of a unit."""

    name: str
    short_name: str = ""
    parent: Unit | None = None
    is_body: bool = False


def add_unit(told: UnitWords, *, by: Keeper) -> Unit:
    """Put a unit on record. Raises NotAllowed for a name that is there already."""
    with one_at_a_time():
        _require_name(told.name)
        if told.parent is not None:
            _require_in_use(told.parent)
        made = Unit(
            name=told.name,
            short_name=told.short_name,
            parent=told.parent,
            is_body=told.is_body,
        )
        _save(made)
        record(by, made, f"登记单位{made.name}{_below(made)}。")
        return made


def change_unit(unit: Unit, told: UnitWords, *, by: Keeper) -> list[str]:
    """Rename or move a unit; what was changed, nothing where all stands so already."""
    with one_at_a_time():
        now = Unit.objects.select_related("parent").get(pk=unit.pk)
        if told.name != now.name:
            _require_name(told.name)
        if told.parent is not None and told.parent.pk != now.parent_id:
            _require_in_use(told.parent)
        done = []
        if told.name != now.name:
            done.append(f"单位{now.name}改名为{told.name}。")
        if told.short_name != now.short_name:
            done.append(f"{told.name}的简称改为{told.short_name or '空'}。")
        if told.is_body != now.is_body:
            done.append(f"{told.name}{'改为' if told.is_body else '不再是'}议事决策机构。")
        is_moved = (told.parent.pk if told.parent else None) != now.parent_id
        now.name, now.short_name = told.name, told.short_name
        now.parent, now.is_body = told.parent, told.is_body
        if is_moved:
            done.append(f"{told.name}移到{told.parent.name if told.parent else '最上一级'}之下。")
        if done:
            _save(now)
        for text in done:
            record(by, now, text)
        return done


def retire_unit(unit: Unit, *, by: Keeper) -> None:
    """Take a unit out of use. Raises NotAllowed while it has people or units below."""
    with one_at_a_time():
        below = Unit.objects.filter(parent=unit, is_active=True).first()
        if below is not None:
            raise NotAllowed(
                "units_below", f"{unit.name}下面还有在用的{below.name}，请先移走或停用下级单位。"
            )
        count = Person.objects.filter(unit=unit, is_active=True).count()
        if count:
            raise NotAllowed(
                "people_there", f"{unit.name}还有{count}名在任人员，请先调出或登记离任。"
            )
        if Unit.objects.filter(pk=unit.pk, is_active=True).update(is_active=False):
            record(by, unit, f"停用单位{unit.name}。")


def revive_unit(unit: Unit, *, by: Keeper) -> None:
    """Take a unit into use again. Raises NotAllowed where the one above is not in use."""
    with one_at_a_time():
        if unit.parent is not None:
            _require_in_use(unit.parent)
        if Unit.objects.filter(pk=unit.pk, is_active=False).update(is_active=True):
            record(by, unit, f"恢复使用单位{unit.name}。")


def _require_name(name: str) -> None:
    if not name.strip():
        raise NotAllowed("name", "请写明单位名称。")
    found = Unit.objects.filter(name=name).first()
    if found is not None:
        state = "" if found.is_active else "（已停用，可以恢复使用）"
        raise NotAllowed("known", f"已有单位“{name}”{state}。台账按名称认单位，不能重名。")


def _require_in_use(unit: Unit) -> None:
    if not Unit.objects.filter(pk=unit.pk, is_active=True).exists():
        raise NotAllowed("retired", f"上级单位{unit.name}已停用，请先恢复使用或另选上级。")


def _save(unit: Unit) -> None:
    """Save within the tree. Raises NotAllowed for a place below itself or too deep."""
    above = unit.parent
    while above is not None:
        if above.pk == unit.pk:
            raise NotAllowed("below_itself", f"{unit.name}不能放在自己或下级单位之下。")
        above = above.parent
    longest = Unit._meta.get_field("path").max_length or 0  # noqa: SLF001 - Django's public face of a model
    if unit.parent and len(f"{unit.parent.path}{unit.pk}/") > longest:
        raise NotAllowed("too_deep", "单位的层级过多，请放到较高的一级。")
    unit.save()


def _below(unit: Unit) -> str:
    return f"，上级为{unit.parent.name}" if unit.parent else ""
