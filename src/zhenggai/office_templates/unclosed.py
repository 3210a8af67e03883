"""What was begun in a template and not ended, named where it begins."""

import re
from collections.abc import Iterator

from zhenggai.office_templates.places import Line

_BEGUN = re.compile(r"\{([{%#])")
_ENDS = {"{": "}}", "%": "%}", "#": "#}"}
_BLOCK = re.compile(r"\{%-?\s*(for|if|endfor|endif)\b")


def unclosed_in(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """The lines in which a tag, a loop or a condition begins that ends nowhere, with what is
    missing. A tag ends in its own paragraph."""
    open_blocks: list[tuple[str, Line]] = []
    for line in lines:
        missing = _missing_end(line.text)
        if missing:
            yield line, f"少了结束的标记 {missing}"
        for found in _BLOCK.finditer(line.text):
            name = found[1]
            if not name.startswith("end"):
                open_blocks.append((name, line))
            elif open_blocks and open_blocks[-1][0] == name.removeprefix("end"):
                open_blocks.pop()
            else:
                yield line, f"{name} 没有对应的开头"
    for name, line in open_blocks:
        yield line, f"少了结束的标记 end{name}"


def _missing_end(text: str) -> str:
    """The end that the first tag of a paragraph lacks; "" where every tag ends."""
    at = 0
    while begun := _BEGUN.search(text, at):
        end = _ENDS[begun[1]]
        found = text.find(end, begun.end())
        if found < 0:
            return end
        at = found + len(end)
    return ""
