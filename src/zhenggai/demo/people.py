"""The demo's units, bodies and people. All of them are made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or a body that decides.

    `full_name` is the name under its papers, `parent` the id of the unit above, or empty.
    """

    id: str
    name: str
    short_name: str = ""
    full_name: str = ""
    parent: str = ""
    is_body: bool = False
    roles: tuple[str, ...] = ()
    document_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the roles of the book; `is_admin` also administers the system.

    `is_active` is false for one who has left the post.
    """

    id: str
    name: str
    title: str
    unit: str
    roles: tuple[str, ...]
    is_admin: bool = False
    is_active: bool = True
