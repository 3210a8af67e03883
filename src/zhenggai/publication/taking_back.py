"""A draft that comes back from WPS: which parts somebody changed there, and taking them over.

Paragraphs are led back to the parts from which they came, as these stood when the file was made.
Where somebody wrote at a part meanwhile, both are shown and the one who takes it back decides.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import SequenceMatcher

from django.db import transaction
from rapidfuzz import fuzz

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.rewording import Reworded
from zhenggai.publication.drafted import LedgerText
from zhenggai.publication.drafting import heads, letter_of, save_kept, sense_of
from zhenggai.publication.kept_text import BREAK, TABLE, plain_of_kept
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Remark, ReturnedCopy
from zhenggai.publication.part_changes import part_changes
from zhenggai.publication.read_draft import text_around
from zhenggai.publication.returned_lines import BackFigure, BackLine, back_line
from zhenggai.publication.word_copy import CopyComment, CopyParagraph, WordCopy, copy_of_json
from zhenggai.writers.letter_rows import Letter

# Of 100: two paragraphs are one that was reworded.
_ENOUGH = 50
# A file with less of the draft's paragraphs is another paper.
_LEAST = 0.3
_STAMP = re.compile(r"稿号(\d{1,9})·(\S+?)；")
_BLANKS = re.compile(r"\s+")
_OTHER = "这份文件与这份稿子对不上，没有收回。请核对是不是从这份稿子导出的文件。"


@dataclass(frozen=True, slots=True)
class BackPart:
    """A part as it came back: `base` is what went out, `head` what stands now."""

    part: DraftPart
    base: PartVersion
    head: PartVersion
    lines: tuple[BackLine, ...]
    figures: tuple[BackFigure, ...]
    comments: tuple[CopyComment, ...]
    changed_by: tuple[str, ...]

    def text(self, free: Collection[int] = ()) -> str:
        """The part as it is kept; those figures that are `free` read as they came back, the others
        are the ledger's."""
        return "\n".join(one.kept(free) for one in self.lines)

    @property
    def is_changed(self) -> bool:
        """Whether somebody changed it there."""
        return bool(self.changes)

    @property
    def is_overtaken(self) -> bool:
        """Whether it was also changed here meanwhile."""
        return sense_of(self.head.text) != sense_of(self.base.text)

    @property
    def is_taken(self) -> bool:
        """Whether what came back stands already."""
        now = plain_of_kept(self.head.text)
        every = range(len(self.figures))
        return now in (plain_of_kept(self.text()), plain_of_kept(self.text(every)))

    @property
    def waits(self) -> bool:
        """Whether something of it is still to be decided."""
        return bool(self.comments) or not self.is_taken

    @property
    def changes(self) -> list[Reworded]:
        """What was changed there, word by word."""
        return part_changes(self.base.text, self.text(range(len(self.figures))))

    @property
    def meanwhile(self) -> list[Reworded]:
        """What was changed here since."""
        return part_changes(self.base.text, self.head.text) if self.is_overtaken else []

    @property
    def other_figures(self) -> list[BackFigure]:
        """Figures that read otherwise than the ledger's."""
        return [one for one in self.figures if not one.agrees]

    @property
    def offered(self) -> list[BackFigure]:
        """Figures that lost their control and were found by their sentence."""
        return [one for one in self.figures if one.agrees and one.found == "sentence"]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A copy beside the draft: the parts that came back, and lines of the frame that were
    changed there, which are not taken over."""

    parts: tuple[BackPart, ...]
    frame: tuple[str, ...]
    has_controls: bool

    @property
    def changed(self) -> list[BackPart]:
        """The parts that were changed there, or have comments."""
        return [one for one in self.parts if one.is_changed or one.comments]


def stamped(draft: Draft, ledger: LedgerText, at: datetime | None = None) -> Letter:
    """The letter as it goes out to be worked on, with a note of the draft in its properties."""
    letter = letter_of(draft, ledger)
    moment = (at or datetime.now(UTC)).isoformat()
    return replace(letter, about=f"稿号{draft.pk}·{moment}；{letter.about}")


def read_back(draft: Draft, ledger: LedgerText, copy: WordCopy) -> TakenBack:
    """The copy beside the draft. Raises NotAllowed for a paper that is not this draft."""
    held = heads(draft)
    bases = _bases(draft, held, copy.about)
    before, after = text_around(ledger)
    lines = [_Base("", one, one) for one in before]
    lines += [
        _Base(part.key, line, plain_of_kept(line))
        for part, _ in held
        if part.key in bases
        for line in bases[part.key].text.split("\n")
        if line
    ]
    lines += [_Base("", one, one) for one in after]
    placed = _placed(lines, copy.paragraphs)
    _refuse_others(lines, placed)
    copy = replace(copy, comments=tuple(_new_comments(draft, copy)))
    titles = {row_name: row.title for row_name, row in ledger.figures.items()}
    parts = tuple(
        _back_part(part, bases[part.key], head, lines, placed, copy, ledger, titles)
        for part, head in held
        if part.key in bases
    )
    return TakenBack(parts, tuple(_frame(lines, placed)), copy.has_controls)


@transaction.atomic
def take(
    part: BackPart, *, free: Collection[int], seen: int, by: str, at: datetime | None = None
) -> PartVersion:
    """Make a part what came back, as a new version, its comments as remarks. Raises Overtaken where
    it was changed after `seen`."""
    at = at or datetime.now(UTC)
    made = save_kept(part.part, part.text(free), "returned", seen=seen, by=by, at=at)
    plain = plain_of_kept(made.text)
    for one in part.comments:
        Remark.objects.create(
            part=part.part,
            n=made.n,
            quote=one.quote if one.quote in plain else "",
            words=one.words,
            author=_author(one),
            by=by,
            at=at,
        )
    return made


def waiting_copy(draft: Draft) -> ReturnedCopy | None:
    """What came back last and is not dealt with."""
    return draft.returned.filter(done_at=None).exclude(told="").first()


def copy_of(held: ReturnedCopy) -> WordCopy:
    """What it says."""
    return copy_of_json(held.told)


@dataclass(frozen=True, slots=True)
class _Base:
    """A line that went out: of a part, or of the frame under the key ""."""

    key: str
    kept: str
    plain: str

    @property
    def stays(self) -> bool:
        """Whether it is no words: a table, a new page."""
        return self.kept.startswith((TABLE, BREAK))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph that came back: the line that it was (None: it is new), and its part."""

    paragraph: CopyParagraph
    number: int
    line: int | None
    key: str


def _bases(
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
    try:
        moment = datetime.fromisoformat(found[2])
    except ValueError:
        return {part.key: version for part, version in held}
    rows = PartVersion.objects.filter(part__draft=draft, at__lte=moment).order_by("n")
    latest = {one.part_id: one for one in rows}
    return {part.key: latest[part.pk] for part, _ in held if part.pk in latest}


def _new_comments(draft: Draft, copy: WordCopy) -> Iterator[CopyComment]:
    """Those that were not brought in before."""
    rows = Remark.objects.filter(part__draft=draft).exclude(author="")
    known = set(rows.values_list("author", "words"))
    yield from (one for one in copy.comments if (_author(one), one.words) not in known)


def _author(one: CopyComment) -> str:
    return one.author[:100] or "WPS"


def _placed(lines: Sequence[_Base], paragraphs: Sequence[CopyParagraph]) -> list[_Place]:
    """Each paragraph that came back beside the line that it was, in order."""
    words = [n for n, one in enumerate(lines) if not one.stays]
    told = [(n, one) for n, one in enumerate(paragraphs) if one.text.strip() and not one.is_row]
    before = [_bare(lines[n].plain) for n in words]
    after = [_bare(one.text) for _, one in told]
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs |= dict(zip(range(new_start, new_end), words[old_start:old_end], strict=True))
        elif tag == "replace":
            pairs |= _alike(before, after, (old_start, old_end), (new_start, new_end), words)
    found: list[_Place] = []
    key = lines[0].key if lines else ""
    for at, (number, one) in enumerate(told):
        line = pairs.get(at)
        key = lines[line].key if line is not None else key
        found.append(_Place(one, number, line, key))
    return found


def _alike(
    before: Sequence[str],
    after: Sequence[str],
    olds: tuple[int, int],
    news: tuple[int, int],
    words: Sequence[int],
) -> Mapping[int, int]:
    """Paragraphs that stand for others: each beside the likeliest, in order."""
    pairs: dict[int, int] = {}
    at = olds[0]
    for number in range(*news):
        like = [fuzz.ratio(before[one], after[number]) for one in range(at, olds[1])]
        best = max(range(len(like)), key=like.__getitem__, default=-1)
        if best >= 0 and like[best] >= _ENOUGH:
            pairs[number] = words[at + best]
            at += best + 1
    return pairs


def _refuse_others(lines: Sequence[_Base], placed: Iterable[_Place]) -> None:
    own = {n for n, one in enumerate(lines) if one.key and not one.stays}
    met = {one.line for one in placed} & own
    if not own or len(met) < _LEAST * len(own):
        raise NotAllowed("other_draft", _OTHER)


def _back_part(  # noqa: PLR0913, PLR0917 - one part of one copy
    part: DraftPart,
    base: PartVersion,
    head: PartVersion,
    lines: Sequence[_Base],
    placed: Sequence[_Place],
    copy: WordCopy,
    ledger: LedgerText,
    titles: Mapping[str, str],
) -> BackPart:
    own = [one for one in placed if one.key == part.key]
    made: list[BackLine] = []
    staying = [n for n, one in enumerate(lines) if one.key == part.key and one.stays]
    for one in own:
        while staying and one.line is not None and staying[0] < one.line:
            made.append(BackLine(lines[staying.pop(0)].kept))
        was = lines[one.line].kept if one.line is not None else ""
        started = sum(len(each.figures) for each in made)
        made.append(back_line(one.paragraph, was, started, ledger, titles))
    made += [BackLine(lines[n].kept) for n in staying]
    numbers = {one.number for one in own}
    return BackPart(
        part,
        base,
        head,
        tuple(made),
        tuple(figure for line in made for figure in line.figures),
        tuple(one for one in copy.comments if one.paragraph in numbers),
        tuple(dict.fromkeys(name for one in own for name in one.paragraph.changed_by)),
    )


def _frame(lines: Sequence[_Base], placed: Iterable[_Place]) -> Iterator[str]:
    """Lines of title, addressee and signature that read otherwise."""
    for one in placed:
        if not one.key and (
            one.line is None or _bare(lines[one.line].plain) != _bare(one.paragraph.text)
        ):
            yield one.paragraph.text.strip()


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
