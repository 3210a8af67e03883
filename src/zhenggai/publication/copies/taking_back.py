"""A draft that comes back from WPS: which parts somebody changed there, and taking them over.

Paragraphs are led back to the parts from which they came, as these stood when the file was made.
Where somebody wrote at a part meanwhile, both are shown and the one who takes it back decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.file_content import refuse_marked
from zhenggai.notices.rewording import Reworded
from zhenggai.publication.copies.copy_places import (
    CopyPlace,
    SentLine,
    copy_places,
    moment_of,
    refuse_others,
    sent_versions,
    stamp_of,
)
from zhenggai.publication.copies.returned_frame import BackFrame, back_frame, frame_lines
from zhenggai.publication.copies.returned_lines import BackFigure, BackLine, back_line
from zhenggai.publication.copies.returned_tables import BackTables, back_tables, titles_of
from zhenggai.publication.copies.word_copy import (
    CopyComment,
    WordCopy,
    copy_of_json,
    words_of_copy,
)
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import heads, is_printed, letter_of, save_kept, sense_of
from zhenggai.publication.drafts.framing import frame_at
from zhenggai.publication.drafts.kept_text import TABLE, plain_of_kept
from zhenggai.publication.drafts.part_changes import part_changes
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Remark, ReturnedCopy
from zhenggai.writers.letter_rows import Letter


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
        """Whether what came back stands already, its figures too."""
        now = plain_of_kept(self.head.text)
        free = range(len(self.figures)) if self.other_figures else ()
        return now == plain_of_kept(self.text(free))

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
    """A copy beside the draft: the parts that came back, what was changed `around` them and in
    tables, and `others`: lines that belong to nothing of all this and are not taken over."""

    parts: tuple[BackPart, ...]
    around: tuple[BackFrame, ...]
    others: tuple[str, ...]
    has_controls: bool
    tables: BackTables

    @property
    def changed(self) -> list[BackPart]:
        """The parts that were changed there, or have comments."""
        return [one for one in self.parts if one.is_changed or one.comments]


def stamped(draft: Draft, ledger: LedgerText, at: datetime | None = None) -> Letter:
    """The letter as it goes out to be worked on, with a note of the draft in its properties."""
    letter = letter_of(draft, ledger)
    return replace(letter, about=f"{stamp_of(draft, at or datetime.now(UTC))}{letter.about}")


def read_back(draft: Draft, ledger: LedgerText, copy: WordCopy) -> TakenBack:
    """The copy beside the draft. Raises NotAllowed for a paper that is not this draft and for a
    mark of secrecy in its words or comments."""
    refuse_marked("", words_of_copy(copy))
    held = heads(draft)
    sent_then = sent_versions(draft, held, copy.about)
    bases = {
        part.key: sent_then[part.key]
        for part, _ in held
        if part.key in sent_then and is_printed(part, sent_then[part.key])
    }
    sent = replace(ledger, frame=frame_at(draft, moment_of(copy.about)))
    before, after = frame_lines(sent)
    lines = before + [
        SentLine(part.key, line, plain_of_kept(line))
        for part, _ in held
        if part.key in bases
        for line in bases[part.key].text.split("\n")
        if line
    ]
    lines += after
    placed = copy_places(lines, copy.paragraphs, titles_of(lines))
    refuse_others(lines, placed)
    of_table = next((one.key for one in lines if one.kept.startswith(TABLE)), "")
    commented = [
        (one, (_is_in_row(one, copy) and of_table) or _part_of(one, placed))
        for one in _new_comments(draft, copy)
    ]
    titles = {row_name: row.title for row_name, row in ledger.figures.items()}
    parts = tuple(
        _back_part(part, bases[part.key], head, lines, placed, commented, ledger, titles)
        for part, head in held
        if part.key in bases
    )
    tables = back_tables(lines, copy.paragraphs, ledger)
    around, others = back_frame(lines, placed, sent, ledger)
    return TakenBack(parts, around, others, copy.has_controls, tables)


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


def waiting_copies(draft: Draft) -> list[ReturnedCopy]:
    """What came back and is not dealt with, the latest first."""
    return list(draft.returned.filter(done_at=None).exclude(told=""))


def set_aside(copies: Iterable[ReturnedCopy], at: datetime | None = None) -> None:
    """These copies are dealt with: their words are kept no longer."""
    ids = [one.pk for one in copies]
    done = {"done_at": at or datetime.now(UTC), "told": ""}
    ReturnedCopy.objects.filter(pk__in=ids).update(**done)


def copy_of(held: ReturnedCopy) -> WordCopy:
    """What it says."""
    return copy_of_json(held.told)


def _new_comments(draft: Draft, copy: WordCopy) -> Iterator[CopyComment]:
    """Those that were not brought in before."""
    rows = Remark.objects.filter(part__draft=draft).exclude(author="")
    known = set(rows.values_list("author", "words"))
    yield from (one for one in copy.comments if (_author(one), one.words) not in known)


def _is_in_row(one: CopyComment, copy: WordCopy) -> bool:
    """Whether a comment speaks of a row of a table."""
    return one.paragraph < len(copy.paragraphs) and copy.paragraphs[one.paragraph].is_row


def _part_of(one: CopyComment, placed: Sequence[CopyPlace]) -> str:
    """The part of which a comment speaks; on the title the first, on the signature the last."""
    own = [each for each in placed if each.key]
    near = [each for each in own if each.number >= one.paragraph] or own[-1:]
    return near[0].key if near else ""


def _author(one: CopyComment) -> str:
    return one.author[:100] or "WPS"


def _back_part(  # noqa: PLR0913, PLR0917 - one part of one copy
    part: DraftPart,
    base: PartVersion,
    head: PartVersion,
    lines: Sequence[SentLine],
    placed: Sequence[CopyPlace],
    commented: Sequence[tuple[CopyComment, str]],
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
    return BackPart(
        part,
        base,
        head,
        tuple(made),
        tuple(figure for line in made for figure in line.figures),
        tuple(one for one, key in commented if key == part.key),
        tuple(dict.fromkeys(name for one in own for name in one.paragraph.changed_by)),
    )
