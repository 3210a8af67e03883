"""Where the paragraphs of a copy come from: which line of which part came back as each.

Equal paragraphs find each other first; between them those that are alike, in order. What is new
belongs to the part of the paragraph before it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.copies.word_copy import CopyParagraph
from zhenggai.publication.drafts.kept_text import BREAK, TABLE
from zhenggai.publication.models import Draft, DraftPart, PartVersion

# Of 100: two paragraphs are one that was reworded.
_ENOUGH = 50
# A file with less of the draft's paragraphs is another paper.
_LEAST = 0.3
_STAMP = re.compile(r"稿号(\d{1,9})·(\S+?)；")
_BLANKS = re.compile(r"\s+")
_OTHER = "这份文件与这份稿子对不上，没有收回。请核对是不是从这份稿子导出的文件。"


def stamp_of(draft: Draft, at: datetime) -> str:
    """What the properties of a file tell of the draft and the moment from which it is."""
    return f"稿号{draft.pk}·{at.isoformat()}；"


@dataclass(frozen=True, slots=True)
class SentLine:
    """A line that went out: of a part, or of the frame under the key "", where `of` tells of what:
    title, addressee, signatures, "" for anything else."""

    key: str
    kept: str
    plain: str
    of: str = ""

    @property
    def stays(self) -> bool:
        """Whether it is no words: a table, a new page."""
        return self.kept.startswith((TABLE, BREAK))


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """A paragraph that came back: the line that it was (None: it is new), and its part."""

    paragraph: CopyParagraph
    number: int
    line: int | None
    key: str


def sent_versions(
    draft: Draft, held: Iterable[tuple[DraftPart, PartVersion]], about: str
) -> dict[str, PartVersion]:
    """The versions that went out, by the part's key: those that stood at the moment in the file's
    properties, else those that stand now."""
    found = _STAMP.search(about)
    if found is None:
        return {part.key: version for part, version in held}
    if int(found[1]) != draft.pk:
        raise NotAllowed(
            "other_draft", f"这份文件是从另一份稿子导出的（稿号{found[1]}），没有收回。"
        )
    moment = moment_of(about)
    if moment is None:
        return {part.key: version for part, version in held}
    rows = PartVersion.objects.filter(part__draft=draft, at__lte=moment).order_by("n")
    latest = {one.part_id: one for one in rows}
    return {part.key: latest[part.pk] for part, _ in held if part.pk in latest}


def moment_of(about: str) -> datetime | None:
    """The moment at which a file was made, as its properties tell."""
    found = _STAMP.search(about)
    try:
        return datetime.fromisoformat(found[2]) if found else None
    except ValueError:
        return None


def copy_places(
    lines: Sequence[SentLine], paragraphs: Sequence[CopyParagraph], titles: Collection[str] = ()
) -> list[CopyPlace]:
    """Each paragraph that came back beside the line that it was, in order; rows of tables and their
    `titles` are none."""
    words = [n for n, one in enumerate(lines) if not one.stays]
    told = [(n, one) for n, one in enumerate(paragraphs) if _is_words(paragraphs, n, titles)]
    pairs = pairs_of(
        [bare_of(lines[n].plain) for n in words], [bare_of(one.text) for _, one in told]
    )
    found: list[CopyPlace] = []
    key = lines[0].key if lines else ""
    for at, (number, one) in enumerate(told):
        line = words[pairs[at]] if at in pairs else None
        key = lines[line].key if line is not None else key
        found.append(CopyPlace(one, number, line, key))
    return found


def _is_words(paragraphs: Sequence[CopyParagraph], n: int, titles: Collection[str]) -> bool:
    """Whether a paragraph is no row, no title over rows, and not empty."""
    one = paragraphs[n]
    is_title = bare_of(one.text) in titles and any(
        each.is_row for each in paragraphs[n + 1 : n + 2]
    )
    return bool(one.text.strip()) and not one.is_row and not is_title


def pairs_of(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """For each text that came back the one that it was: equal ones first, between them those that
    are alike."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs |= dict(zip(range(new_start, new_end), range(old_start, old_end), strict=True))
        elif tag == "replace":
            pairs |= _alike(before, after, (old_start, old_end), (new_start, new_end))
    return pairs


def _alike(
    before: Sequence[str], after: Sequence[str], olds: tuple[int, int], news: tuple[int, int]
) -> Mapping[int, int]:
    """Paragraphs that stand for others: each beside the likeliest, in order."""
    pairs: dict[int, int] = {}
    at = olds[0]
    for number in range(*news):
        like = [fuzz.ratio(before[one], after[number]) for one in range(at, olds[1])]
        best = max(range(len(like)), key=like.__getitem__, default=-1)
        if best >= 0 and like[best] >= _ENOUGH:
            pairs[number] = at + best
            at += best + 1
    return pairs


def refuse_others(lines: Sequence[SentLine], placed: Iterable[CopyPlace]) -> None:
    """Raises NotAllowed for a copy of another paper."""
    own = {n for n, one in enumerate(lines) if one.key and not one.stays}
    met = {one.line for one in placed} & own
    if not own or len(met) < _LEAST * len(own):
        raise NotAllowed("other_draft", _OTHER)


def bare_of(text: str) -> str:
    """A text without its blanks, which programs change."""
    return _BLANKS.sub("", text)
