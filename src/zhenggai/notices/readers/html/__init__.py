"""Web pages of government sites: title and main text, without menus, buttons and links.

Breadcrumb and source line stay in the text as furniture: the day of publication stands there.
"""

from zhenggai.notices.readers.furniture import is_page_line
from zhenggai.notices.readers.html.flow import PageLine, lines_of
from zhenggai.notices.readers.html.main_text import main_element
from zhenggai.notices.readers.html.page import parse_page
from zhenggai.notices.readers.html.title import PAPER, titles_of
from zhenggai.notices.source import Span


def read(data: bytes) -> tuple[str, tuple[Span, ...]]:
    """The text of a page and its furniture."""
    root = parse_page(data)
    main = main_element(root)
    lines = lines_of(root, main)
    within = [at for at, line in enumerate(lines) if line.in_main]
    if not within:
        return "", ()
    head, body = lines[: within[0]], lines[within[0] : within[-1] + 1]
    return laid_out([*heading(head, body, titles_of(root)), *((line, False) for line in body)])


def heading(
    head: list[PageLine], body: list[PageLine], titles: list[str]
) -> list[tuple[PageLine, bool]]:
    """What is kept of the lines before the main text, each with whether it is furniture.

    The title and all between it and the text; of what comes before it only breadcrumb and source
    line. A page that writes its title by script shows it in its name alone.
    """
    places = (title_place(head, title) for title in titles)
    begin, end = next((place for place in places if place[0] < place[1]), (0, 0))
    if begin < end:
        # a title broken into lines for its looks is one line
        words = "".join(line.text for line in head[begin:end])
        found = (PageLine(words, in_main=False), False)
        return [*page_lines(head[:begin]), found, *((line, True) for line in head[end:])]
    likely = [title for title in titles if PAPER.search(title)]
    if not likely or any(has_title(body[:6], title) for title in likely):
        return page_lines(head)
    return [*page_lines(head), (PageLine(likely[0], in_main=False), False)]


def page_lines(lines: list[PageLine]) -> list[tuple[PageLine, bool]]:
    """Breadcrumb and source line among the lines of a page's head."""
    return [(line, True) for line in lines if is_page_line(line.text.strip()) and is_telling(line)]


def is_telling(line: PageLine) -> bool:
    """Whether a line says more than a button does."""
    return any(mark in line.text for mark in ">＞»›:：/")


def title_place(head: list[PageLine], title: str) -> tuple[int, int]:
    """First and following line of the title in a page's head, the last place where it stands."""
    wanted = squeezed(title)
    for begin in range(len(head) - 1, -1, -1) if wanted else ():
        words = ""
        for end in range(begin, min(begin + 4, len(head))):
            words += squeezed(head[end].text)
            if words == wanted:
                return begin, end + 1
    return 0, 0


def has_title(lines: list[PageLine], title: str) -> bool:
    """Whether the main text brings its title itself."""
    words = "".join(squeezed(line.text) for line in lines)
    return squeezed(title) in words


def squeezed(text: str) -> str:
    """Text without blanks."""
    return "".join(text.split())


def laid_out(lines: list[tuple[PageLine, bool]]) -> tuple[str, tuple[Span, ...]]:
    """Lines as a text, and the spans of those that are furniture."""
    spans, at = [], 0
    for line, is_furniture in lines:
        if is_furniture and line.text.strip():
            lead = len(line.text) - len(line.text.lstrip())
            spans.append(Span(at + lead, at + len(line.text.rstrip())))
        at += len(line.text) + 1
    return "\n".join(line.text for line, _ in lines), tuple(spans)
