"""The part of a notice that tells problem by problem: headings, what was done, what is still open.

Labels go down a ladder （一） 1. （1） ① a. with the depth of the tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Block, Heading, Level, Paragraph, Parts
from zhenggai.writers.notice_measures import Measures, label_of, run_in, sentence
from zhenggai.writers.notice_parts import Part
from zhenggai.writers.notice_rows import Branch, MeasureWords, NoticeRows, ProblemWords
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.quoting import joined, quoted, reported, set_off

# The ladder's steps; the first is that of chapters.
TOP = 2
PROBLEM_OF_RUN = 4
_LEVELS: dict[int, Level] = {1: 1, 2: 2, 3: 3, 4: 4}
# How a sentence begins that goes on describing a problem.
LEADS = ("反馈", "巡视", "巡察", "主要表现", "主要问题", "具体表现", "存在问题", "存在的问题")
# A problem that begins so has a frame of its own: 针对…的问题, 关于…的问题
_FRAMES = ("针对", "对", "关于")


class Items:
    """Writes the branches of one notice, and the next steps of what is not done."""

    def __init__(self, rows: NoticeRows, wording: NoticeStyle) -> None:
        self.rows = rows
        self.wording = wording
        self.count = 0
        has_parts = any(one.parts for one in rows.problems())
        self.lines = Measures(wording, has_parts=has_parts)

    def branches(self, branches: Sequence[Branch], depth: int = TOP) -> Iterator[Part]:
        """Headings, each followed by what is below it, and problems."""
        for number, one in enumerate(branches, 1):
            if isinstance(one, ProblemWords):
                blocks = tuple(self.problem(one, depth, number))
                yield Part(one.key, one.text, blocks, depth, one.key)
            else:
                is_fault = one.kind == "category"
                text = sentence(one.text) if is_fault else one.text
                yield Part(one.key, one.text, (labelled(depth, number, text),), depth)
                yield from self.branches(one.inner, depth + 1)

    def problem(self, one: ProblemWords, depth: int, number: int) -> Iterator[Block]:
        """A problem with its measures; in a running count its number goes through the paper."""
        self.count += 1
        if self.wording.numbering == "running":
            depth, number = PROBLEM_OF_RUN, self.count
        yield from self.one(one, depth, number, later=self.steps(one))

    def one(
        self,
        one: ProblemWords,
        depth: int,
        number: int,
        later: Sequence[MeasureWords] = (),
    ) -> Iterator[Block]:
        """A problem or a part of it; `later` are measures told elsewhere. Parts come after its own
        measures."""
        rows = [row for row in one.measures if row not in later]
        told = self.told(one)
        blocks = self.lines.blocks(rows, told, depth + 1, has_parts=bool(one.parts))
        detail = "".join(map(sentence, one.detail.split("\n")))
        begun = woven(one.text, self.wording) if self.wording.problems == "woven" else ""
        if begun and not detail and not one.parts and self.lines.announced(rows, told):
            body = next(blocks).text
            yield labelled(depth, number, begun, joined("，", body))
        else:
            yield labelled(depth, number, sentence(one.text))
        if detail:
            lead = "" if detail.startswith(LEADS) else self.wording.say("items", "detail")
            yield Paragraph(joined(lead, reported(detail)))
        yield from blocks
        for place, part in enumerate(one.parts, 1):
            yield from self.one(part, depth + 1, place)

    def apart(self, one: ProblemWords, depth: int, number: int) -> Iterator[Block]:
        """A problem outside the feedback's count: what the chapter on unfinished items tells of
        others stands with it."""
        if not (self.rows.states_known or one.is_state_known):
            yield from self.one(one, depth, number)
            return
        state = self.wording.say("states", one.state)
        text = self.wording.say(
            "items", "apart", problem=one.text.strip().rstrip("。；"), state=state
        )
        is_done = one.state == "done"
        progress = one.progress if is_done and not is_word_for(state, one.progress) else ""
        yield from self.one(replace(one, text=text, progress=progress), depth, number)
        if is_done:
            return
        if one.explanation:
            lead = self.wording.say("items", "explanation")
            yield Paragraph(joined(lead, reported(sentence(one.explanation))))
        if one.deadline:
            lead = self.wording.say("items", "deadline")
            yield Paragraph(joined(lead, quoted(sentence(one.deadline))))

    def told(self, one: ProblemWords) -> str:
        """What a problem itself tells of what was done, beside its measures."""
        told = sentence(one.progress) if not self.is_open(one) else ""
        return told + "".join(self.lines.documents(one.documents, told))

    def is_open(self, one: ProblemWords) -> bool:
        """Whether the chapter on unfinished items tells of it."""
        return self.rows.states_known and one.state != "done"

    def steps(self, one: ProblemWords) -> tuple[MeasureWords, ...]:
        """The measures that the chapter on unfinished items tells: those still to come of a problem
        that has others to tell of."""
        if not self.is_open(one):
            return ()
        planned = tuple(row for row in one.measures if not row.has_begun)
        return planned if one.parts or len(planned) < len(one.measures) else ()

    def next_steps(self, one: ProblemWords) -> Parts:
        """What comes next in one paragraph: （1）（2） where a measure is a group, else 一是.

        After the measures that are still to come stands what was told besides, line by line.
        """
        told = (MeasureWords(line) for line in one.next_steps.split("\n") if line.strip())
        planned = (*self.steps(one), *told)
        if not any(row.inner for row in planned):
            return run_in([sentence(row.text) for row in planned])
        groups = (
            joined(
                style.label(PROBLEM_OF_RUN, place),
                reported(sentence(row.text)),
                run_in([sentence(each.text) for each in row.inner]),
            )
            for place, row in enumerate(planned, 1)
        )
        return joined(*groups)


def is_word_for(state: str, told: str) -> bool:
    """Whether what was told of a problem is the word for its state and no more."""
    return told.strip().rstrip("。；") == state


def woven(text: str, wording: NoticeStyle) -> str:
    """A problem as the beginning of a sentence: 针对…的问题; "" where its words make none."""
    text = text.strip().rstrip("。；;，, ")
    if text.endswith("问题") and "。" not in text and not text.startswith("针对"):
        return text
    if not text or "。" in text or text.startswith(_FRAMES) or text.endswith(("）", ")")):
        return ""
    return wording.say("items", "woven", problem=text)


def labelled(depth: int, number: int, text: str, body: Parts = ()) -> Block:
    """A heading with its label, and what goes on after it; below the fourth level a paragraph."""
    label, words = set_off(label_of(depth, number), text), quoted(text)
    level = _LEVELS.get(depth)
    return Heading(words, level, label, body) if level else Paragraph(joined(label, words, body))
