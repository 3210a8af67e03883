"""What a command line names: who acts, and by which rules."""

from pathlib import Path

from zhenggai.importing import CONSOLE
from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.packs import Pack, PackError, load_pack, read_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.readers import file_bytes
from zhenggai.people.queries import actor


def given_actor(one: str, book: str) -> Actor:
    """The person of this id in the book of this name; nobody named is the console."""
    if not one:
        return CONSOLE
    try:
        code = queries.book(book).code
    except NotAllowed:
        code = ""
    return actor(code, one)


def given_pack(name: str) -> Pack:
    """The pack of this name, or of this .toml file. Raises NotAllowed and ReadError."""
    try:
        if Path(name).suffix.lower() != ".toml":
            return load_pack(name)
        return read_pack(file_bytes(Path(name)).decode())
    except UnicodeDecodeError as fault:
        raise NotAllowed("pack", f"规则包“{name}”不是UTF-8文字。") from fault
    except PackError as fault:
        raise NotAllowed("pack", str(fault)) from fault
