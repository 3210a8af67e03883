"""Two texts of a part beside each other: which paragraphs are others, and which words in them."""

from zhenggai.notices.rewording import Reworded, reworded_lines
from zhenggai.publication.drafts.kept_text import plain_of_kept


def part_changes(old: str, new: str) -> list[Reworded]:
    """Every paragraph that is not the same in two kept texts, in the order of the new one."""
    return reworded_lines(_paragraphs(old), _paragraphs(new))


def typed_changes(standing: str, typed: str) -> list[Reworded]:
    """The same for two texts as they stand in the field in which a part is typed."""
    return reworded_lines(
        [line for line in standing.splitlines() if line],
        [line.strip() for line in typed.splitlines() if line.strip()],
    )


def _paragraphs(kept: str) -> list[str]:
    return [line for line in plain_of_kept(kept).split("\n") if line]
