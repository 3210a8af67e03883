"""What a command line names: a book, who acts, and by which rules."""

import re
from difflib import get_close_matches
from pathlib import Path

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.actors import CONSOLE, Actor
from zhenggai.ledger.core.packs import Pack, PackError, load_pack, read_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.readers import file_bytes
from zhenggai.notices.source import ReadError
from zhenggai.people.models import Person
from zhenggai.people.queries import actor, names

# 2025年 and 2026年, 第一轮 and 第二轮 are meant
_NUMBERS = re.compile(r"[0-9０-９一二三四五六七八九十]+")
# So many books are named to who misspelt one.
MOST_NAMED = 6


def given_book(name: str) -> models.Book:
    """The book of this name or code. Raises NotAllowed, with the names that may be meant."""
    try:
        return queries.book(name)
    except NotAllowed as refusal:
        raise NotAllowed(refusal.code, f"{refusal.sentence}{_meant(name)}") from refusal


def near_names(name: str) -> list[str]:
    """The books whose names look like this one, the nearest first."""
    return get_close_matches(name, [one.name for one in queries.books()], 3, 0.5)


def mistaken_names(name: str) -> list[str]:
    """Of these, the ones for which a new name may be a slip: it differs in more than numbers."""
    plain = _NUMBERS.sub("", name)
    return [one for one in near_names(name) if _NUMBERS.sub("", one) != plain]


def _meant(name: str) -> str:
    known = [one.name for one in queries.books()]
    if not known:
        return "这里还没有台账，可以从文件建：zhenggai ledger import 文件 --book 名称"
    if near := near_names(name):
        return f"是不是：{'、'.join(near)}？"
    more = f"等{len(known)}本" if len(known) > MOST_NAMED else ""
    return f"现有：{'、'.join(known[:MOST_NAMED])}{more}。"


def given_actor(one: str, book: str) -> Actor:
    """The person of this id or name in the book of this name; nobody named is the console.

    Raises NotAllowed for who is not on record.
    """
    if not one:
        return CONSOLE
    try:
        code = queries.book(book).code
    except NotAllowed:
        code = ""
    return actor(code, _id_of(one))


def _id_of(one: str) -> str:
    """The id of a person or body by its id, of a person also by the name."""
    if names([one]):
        return one
    found = list(Person.objects.filter(name=one).select_related("unit"))
    if len(found) == 1:
        return found[0].pk
    if not found:
        raise NotAllowed(
            "no_person",
            f"--by：没有登记过姓名或编号为“{one}”的人员。请先在“单位和人员”中登记，或不写 --by。",
        )
    told = "、".join(
        f"{each.pk}（{each.unit.name if each.unit else '未写单位'}）" for each in found
    )
    raise NotAllowed("many_persons", f"--by：有{len(found)}位“{one}”，请写编号：{told}。")


def given_pack(name: str) -> Pack:
    """The pack of this name, or of this .toml file. Raises NotAllowed and ReadError."""
    try:
        if Path(name).suffix.lower() != ".toml":
            return load_pack(name)
        return read_pack(file_bytes(Path(name)).decode())
    except ReadError as fault:
        raise ReadError(fault.reason, f"规则包“{name}”：{fault}") from fault
    except UnicodeDecodeError as fault:
        raise NotAllowed("pack", f"规则包“{name}”不是UTF-8文字。") from fault
    except PackError as fault:
        raise NotAllowed("pack", str(fault)) from fault
