"""Who did it on paper, told by name: persons and bodies that have a part in the book."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.packs import Pack
from zhenggai.people.models import Person, Unit
from zhenggai.people.queries import actors
from zhenggai.workbench.forms.choices import person_title


@dataclass(frozen=True, slots=True)
class Doer:
    """A person or body; `title` is the name with unit and post."""

    actor: Actor
    name: str
    title: str


class UnknownDoer(ValueError):  # noqa: N818 - what was typed is no fault of the program
    """A name that is nobody's, or that of several; the sentence says what to do."""


def doers_of(book: str, pack: Pack, kinds: Iterable[str]) -> list[Doer]:
    """Everybody who may do one of these acts in the book, persons before bodies."""
    people = list(Person.objects.filter(is_active=True).select_related("unit"))
    bodies = list(Unit.objects.filter(is_body=True, is_active=True))
    held = actors(book, [*(one.pk for one in people), *(one.pk for one in bodies)])
    told = [(one.pk, one.name, person_title(one)) for one in people]
    told += [(one.pk, one.name, one.name) for one in bodies]
    wanted = tuple(kinds)
    return [
        Doer(held[one], name, title)
        for one, name, title in told
        if any(pack.may(held[one].roles, kind) for kind in wanted)
    ]


def doer_named(text: str, among: Sequence[Doer]) -> Doer:
    """Who is meant. Raises UnknownDoer."""
    plain = "".join(text.split()).replace("(", "（").replace(")", "）")
    found = [one for one in among if plain in (one.title, one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        titles = "、".join(one.title for one in found)
        raise UnknownDoer(f"有{len(found)}位“{text}”，请照这样写：{titles}。")
    raise UnknownDoer(
        f"没有可以签这份文件的“{text}”。请核对姓名，或先在“单位和人员”里登记这个人的职责。"
    )
