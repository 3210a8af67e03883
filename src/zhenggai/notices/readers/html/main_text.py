"""Which element of a page holds the paper: by names that government sites use, else by weight."""

import re

from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.html.flow import is_hidden

# Ids and classes of the content systems that government, party and university sites run on, without
# - and _ and without numbers at their ends (vsb_content_501).
KNOWN = frozenset(
    (
        *("zoom", "zoomcon", "ucapcontent", "trseditor", "trsueditor", "trspaperdefault"),
        *("trseditorview", "pagescontent", "jscontent", "vsbcontent", "vnewscontent"),
        *("wparticlecontent", "articlecontent", "artcontent", "articlecon", "articontent"),
        *("detailcontent", "newscontent", "contenttext", "textcontent", "context", "conttext"),
        *("xxgkcontent", "viewcontent", "infocontent", "printcontent", "artibody", "textbody"),
        *("mainbody", "btcontent", "xlcontent", "customunionstyle", "articlebody", "articletext"),
    )
)
NUMBERED = re.compile(r"\d{1,6}$")

# Parts of a page that stand beside its text, by tag or by a word of their id or class.
BESIDE_TAGS = frozenset(("nav", "footer", "aside"))
BESIDE = frozenset(
    ("nav", "menu", "foot", "footer", "copyright", "sidebar", "breadcrumb", "share", "related")
)
WORDS = re.compile(r"[a-z]+")

# A named container with less than this share of the heaviest text is a box beside it.
ENOUGH = 0.3
# As long as one child holds this share of the text, the text is that child's.
MOST = 0.85
# Words without a mark of a sentence are titles, buttons and addresses: they weigh a fifth.
SENTENCE = re.compile(r"[。，；,;]")


def main_element(root: Element) -> Element:
    """The smallest element that holds the paper."""
    weights = weigh(root)
    heaviest = descend(root, weights)
    enough = ENOUGH * weights.get(heaviest, 0)
    named = [element for element in weights if is_named(element) and weights[element] >= enough]
    # the outermost of nested ones: an editor's box may wrap each paragraph once more
    return max(named, key=lambda element: (is_known(element), weights[element]), default=heaviest)


def weigh(root: Element) -> dict[Element, float]:
    """How much prose each visible element holds that is no link, in the page's order."""
    order = list(root.iter())
    left_out: set[Element] = set()
    for element in order:
        if element.getparent() in left_out or is_left_out(element):
            left_out.add(element)
    weights = dict.fromkeys(order, 0.0)
    for element in reversed(order):
        if element not in left_out:
            weights[element] += weight(element.text)
        parent = element.getparent()
        if parent is not None:
            weights[parent] += weights[element]
            if parent not in left_out:
                weights[parent] += weight(element.tail)
    return {element: count for element, count in weights.items() if element not in left_out}


def is_left_out(element: Element) -> bool:
    """Whether an element's words are none of the paper's: links, hidden things, boxes beside it."""
    if element.tag == "a" or element.tag in BESIDE_TAGS or is_hidden(element):
        return True
    return element.tag != "body" and not BESIDE.isdisjoint(WORDS.findall(names_of(element)))


def weight(text: str | None) -> float:
    """How many characters of prose a text has."""
    if not text:
        return 0
    count = len("".join(text.split()))
    return count if SENTENCE.search(text) else count / 5


def descend(root: Element, weights: dict[Element, float]) -> Element:
    """From the root to the last element that holds most of the text by itself."""
    element = root
    while True:
        children = [child for child in element if child in weights]
        heaviest = max(children, key=lambda child: weights[child], default=None)
        if heaviest is None or weights[heaviest] < MOST * weights[element]:
            return element
        if heaviest.tag in ("p", "span", "font", "b", "strong"):
            return element
        element = heaviest


def names_of(element: Element) -> str:
    """The id and the classes of an element."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower()


def is_named(element: Element) -> bool:
    """Whether an element says that it is the main text."""
    return element.tag in ("article", "main") or is_known(element)


def is_known(element: Element) -> bool:
    """Whether an element bears a name that content systems give to the main text."""
    plain = names_of(element).replace("-", "").replace("_", "").split()
    return any(NUMBERED.sub("", name) in KNOWN for name in plain)
