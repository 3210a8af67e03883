"""How people, units and things are called in a sentence of the workbench."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import EXTERNAL_FIGURES, REPORTED_FIGURES

KINDS = {
    "problem": "问题",
    "measure": "措施",
    "proof": "佐证",
    "closing": "销号申请",
    "extension": "延期申请",
    "regulation": "制度",
    "accountability": "问责",
    "figure": "数字",
    "heading": "",
    "meeting": "会议",
    "group": "机构",
    "step": "规定动作",
    "review": "会审意见",
    "recheck": "抽查",
    "expunging": "清除申请",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of this house and the words of this book.

    `taken_back` are the requests for an expunging, by key, that those who asked took back.
    """

    state: Book
    pack: Pack
    names: Mapping[str, str]
    taken_back: frozenset[str]

    def name(self, one: str) -> str:
        """The name of a person or unit; the id of somebody who is not known any more."""
        return self.names.get(one, one)

    def say(self, text: str) -> str:
        """A text, or that it was destroyed."""
        return shown(text, self.state)

    def thing(self, key: str) -> str:
        """措施12-3."""
        return f"{KINDS.get(kind_of(key), '')}{number_of(key)}"

    def figure(self, name: str, title: str = "") -> str:
        """A figure's own title, or what its kind is called."""
        return self.say(title) or REPORTED_FIGURES.get(name) or EXTERNAL_FIGURES.get(name) or name

    def figure_at(self, key: str) -> str:
        """A figure of the book as it is called now."""
        row = self.state.figures.get(key)
        return self.figure(row.name, row.title) if row else number_of(key)

    def heading(self, key: str) -> str:
        """方面“落实决策部署有差距” as it is called now."""
        row = self.state.headings.get(key)
        return f"{row.level or '方面'}“{self.say(row.text)}”" if row else "方面或类别"

    def step(self, step: str) -> str:
        """The title of a signature."""
        return next((one.title for one in self.pack.signatures if one.step == step), step)

    def people(self, ids: Iterable[str]) -> str:
        """Names with commas."""
        return "、".join(map(self.name, ids))
