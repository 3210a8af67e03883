"""Title, addressee and signatures of a draft as they came back from Word or WPS."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.publication.copies.copy_places import CopyPlace, SentLine, bare_of
from zhenggai.publication.drafts.drafted import LedgerText, OwnFrame
from zhenggai.publication.drafts.read_draft import text_around
from zhenggai.writers.letter_rows import Letter

# What may be taken over, as a person calls it.
TITLES = {"title": "标题", "addressee": "称谓", "signatures": "落款"}
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackFrame:
    """One of them that reads otherwise: it went out as `told`, came back as `now`, and is `stands`
    in the draft by now."""

    of: str
    told: Lines
    now: Lines
    stands: Lines

    @property
    def title(self) -> str:
        """What people call it."""
        return TITLES[self.of]

    @property
    def is_taken(self) -> bool:
        """Whether what came back stands already."""
        return _bare(self.now) == _bare(self.stands)

    @property
    def is_overtaken(self) -> bool:
        """Whether it was also changed here meanwhile."""
        return not self.is_taken and _bare(self.told) != _bare(self.stands)


def frame_lines(ledger: LedgerText) -> tuple[list[SentLine], list[SentLine]]:
    """The lines before the parts and after them, each with what it is of."""
    before, after = text_around(ledger)
    told = _lines_of(ledger.framed(()))
    signatures = {"signatures": told.pop("signatures")}
    return _told(before, told), _told(after, signatures)


def back_frame(
    lines: Sequence[SentLine], placed: Iterable[CopyPlace], sent: LedgerText, now: LedgerText
) -> tuple[tuple[BackFrame, ...], tuple[str, ...]]:
    """What of title, addressee and signatures reads otherwise than in the paper as it was `sent`,
    and lines around the parts that belong to none of them."""
    came: dict[str, list[str]] = {of: [] for of in TITLES}
    others: list[str] = []
    of = "title"
    for one in placed:
        if one.key:
            of = "signatures"
            continue
        line = lines[one.line] if one.line is not None else None
        text = one.paragraph.text.strip()
        if line is not None and not line.of:
            if bare_of(line.plain) != bare_of(text):
                others.append(text)
        elif line is None and of == "addressee":
            # What was added below the addressee begins the text.
            others.append(text)
        else:
            of = line.of if line is not None else of
            came[of].append(text)
    told, stands = _lines_of(sent.framed(())), _lines_of(now.framed(()))
    found = (BackFrame(of, told[of], _as_kept(of, came[of]), stands[of]) for of in TITLES)
    return tuple(one for one in found if one.now and _bare(one.now) != _bare(one.told)), (*others,)


def with_frames(frame: OwnFrame, chosen: Iterable[BackFrame]) -> OwnFrame:
    """What stands around the parts with these taken over."""
    now = {one.of: one.now for one in chosen}
    return OwnFrame(
        title=now.get("title", frame.title),
        addressee="".join(now.get("addressee", (frame.addressee,))),
        signatures=now.get("signatures", frame.signatures),
    )


def _told(lines: Iterable[str], told: Mapping[str, Lines]) -> list[SentLine]:
    return [SentLine("", one, one, _of(one, told)) for one in lines]


def _of(line: str, told: Mapping[str, Lines]) -> str:
    words = bare_of(_without_mark(line))
    return next((of for of, lines in told.items() if words in map(bare_of, lines)), "")


def _lines_of(frame: Letter) -> dict[str, Lines]:
    addressee = (frame.addressee,) if frame.addressee else ()
    return {"title": frame.title, "addressee": addressee, "signatures": frame.signatures}


def _as_kept(of: str, lines: Sequence[str]) -> Lines:
    return tuple(map(_without_mark, lines)) if of == "addressee" else tuple(lines)


def _without_mark(text: str) -> str:
    return text.strip().rstrip("：:")


def _bare(lines: Lines) -> str:
    return bare_of("".join(lines))
