"""A paper that an address asks for: of which book, about what, up to which day, in which style."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.scope import seen_tree
from zhenggai.ledger.core.tree import Tree
from zhenggai.office_styles.keeping import styles_of
from zhenggai.office_templates.keeping import head_printed
from zhenggai.people.queries import names
from zhenggai.publication.papers.catalogue import BY_KEY, PaperKind
from zhenggai.publication.papers.source import PaperSource
from zhenggai.publication.papers.written import Written, written
from zhenggai.workbench.acting.happened import happened
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.written.writing import may_write
from zhenggai.writers.papers.reports import STYLED


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that was asked for: what it is about (`of`: a unit, a problem's number, nothing) and
    the day to the end of which its figures go; a report or notice in a style."""

    desk: Desk
    kind: PaperKind
    of: str
    cut_off: date
    style: str = ""

    @property
    def query(self) -> str:
        """What an address says of it."""
        day = self.cut_off.isoformat() if self.cut_off < queries.today() else ""
        said = (("of", self.of), ("to", day), ("style", self.style))
        return urlencode({name: told for name, told in said if told})

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The units or problems that a paper of this kind may be about, with their names."""
        if self.kind.subject == "unit":
            return self.source.units()
        if self.kind.subject == "book":
            return []
        tree = self.desk.tree()
        told = ((number_of(one.key), shown(one.text, tree.book)) for one in tree.tops)
        return [(number, f"{number}　{text}") for number, text in told]

    @property
    def styles(self) -> list[tuple[str, str]]:
        """The shapes among which one chooses, with their titles; none for other papers."""
        return styles_of(self.desk.held) if self.kind.write in STYLED else []

    @property
    def source(self) -> PaperSource:
        """The book on that day as far as the person sees it."""
        held, today = self.desk.held, queries.today()
        tree = self.desk.tree()
        if self.cut_off < today:
            tree = seen_tree(Tree(queries.cut_off(held, self.cut_off)), self.desk.actor)
        head = f"{held.head_n}:{held.head_hash}"
        return PaperSource(
            tree=tree,
            pack=queries.pack(tree.book),
            cut_off=self.cut_off,
            dated_on=today,
            names=names,
            head=head,
            prints_head=bool((switched := head_printed(held)) and switched.is_on),
            held=held,
            actor=self.desk.actor,
            history=lambda key: happened(held, tree, key),
        )

    def written(self) -> Written:
        """The paper. Raises NothingToTellError."""
        return written(self.source, self.kind, self.of, self.style)


def asked_for(request: HttpRequest, code: str, key: str) -> Asked:
    """What an address asks for. Raises Http404 where the person may write no such paper."""
    desk = desk_of(request, code)
    kind = BY_KEY.get(key)
    if kind is None or not may_write(desk, kind):
        raise Http404("没有这种文书")
    told = request.POST if request.method == "POST" else request.GET
    asked = Asked(
        desk,
        kind,
        told.get("of", "").strip(),
        _cut_off(told.get("to", "")),
    )
    asked = replace(asked, style=_style(asked, told.get("style", "")))
    if asked.of and asked.of not in _known(asked):
        raise Http404("没有这个单位或问题")
    return asked


def _known(asked: Asked) -> Iterator[str]:
    """What a paper of this kind may be about, as far as the person sees it."""
    tree = asked.desk.tree()
    if asked.kind.subject == "problem":
        return (number_of(one.key) for one in tree.problems)
    return (unit for units in tree.units.values() for unit in units)


def _style(asked: Asked, name: str) -> str:
    """The style that was asked for; "" where there is none such."""
    return name if name and name in dict(asked.styles) else ""


def _cut_off(text: str) -> date:
    """The day that was asked for; today where none was, or one to come."""
    today = queries.today()
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
