"""Words that came back without their figures' marks: what still says the same is bound again.

A line that was not changed is the kept one. In a changed line a figure stays bound where it and
what stands around it is still there; a figure that reads otherwise now is left free.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from zhenggai.publication.drafts.kept_text import HEADING, TABLE, words_of_line
from zhenggai.writers.bound import bare, mark, replaced

# Two lines of which less is alike have nothing to do with each other.
_ALIKE = 0.5
# So many characters of the line must stand on one side of a figure for it to be known again.
_AROUND = 2


def rebound(text: str, before: str) -> str:
    """Plain paragraphs as they are kept, bound as `before` (a kept text) has them."""
    held = {bare(words_of_line(line)): line for line in before.split("\n")}
    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(held.get(line) or _rebound_line(line, held) for line in lines if line)


def _rebound_line(line: str, held: dict[str, str]) -> str:
    near = get_close_matches(line, held, 1, _ALIKE)
    if not near or held[near[0]].startswith(TABLE):
        return line
    was = held[near[0]]
    head = was[:2] if was.startswith(HEADING) else ""
    return head + _marked(line, near[0], words_of_line(was))


def _marked(line: str, plain: str, words: str) -> str:
    """The line with those figures of `words` that stand in it unchanged, at the same place."""
    same = SequenceMatcher(None, plain, line, autojunk=False).get_matching_blocks()
    made, done = [], 0
    for start, figure, title, text in _figures(words):
        for block in same:
            ahead, behind = start - block.a, block.a + block.size - start - len(text)
            if ahead >= 0 and behind >= 0 and ahead + behind >= _AROUND:
                at = block.b + ahead
                made += [line[done:at], mark(figure, title, text)]
                done = at + len(text)
                break
    return "".join([*made, line[done:]])


def _figures(words: str) -> Iterator[tuple[int, str, str, str]]:
    """Each bound figure with the place of its text in the plain words."""
    found: list[tuple[str, str, str]] = []

    def note(figure: str, title: str, text: str) -> str:
        found.append((figure, title, text))
        return f"\ue0ff{text}"

    marked = replaced(words, note)
    at = -1
    for place, (figure, title, text) in enumerate(found):
        at = marked.index("\ue0ff", at + 1)
        yield at - place, figure, title, text
