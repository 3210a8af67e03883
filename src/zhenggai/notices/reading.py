"""From a file to a notice: the stages of reading, top to bottom, each a pure function."""

from collections.abc import Iterable
from pathlib import Path

from zhenggai.notices.coverage import measure_coverage
from zhenggai.notices.facts.clues import extract_clues
from zhenggai.notices.facts.contact import extract_contact
from zhenggai.notices.facts.dates import extract_dates
from zhenggai.notices.facts.declared import extract_declared
from zhenggai.notices.facts.inspection import extract_inspection
from zhenggai.notices.facts.masthead import extract_masthead
from zhenggai.notices.facts.quantities import extract_quantities
from zhenggai.notices.facts.regulations import extract_regulations
from zhenggai.notices.facts.status_words import paper_words
from zhenggai.notices.facts.statuses import extract_statuses
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import build_outline
from zhenggai.notices.paragraphs import split_paragraphs
from zhenggai.notices.readers import open_source
from zhenggai.notices.readers.furniture import find_furniture
from zhenggai.notices.relations import relate
from zhenggai.notices.same_words import folded
from zhenggai.notices.source import Source, Span
from zhenggai.notices.unbroken import unbroken


def read(path: Path) -> Notice:
    """Read one file.

    Raises `ReadError` for what is no readable text (scanned, encrypted, broken, a picture …).
    """
    return read_source(open_source(path))


def read_text(text: str, name: str = "文本", problems: Iterable[str] = ()) -> Notice:
    """Read a text that is already in memory; `problems` as in `read_source`."""
    return read_source(Source(name, "text/plain", "", text, find_furniture(text)), problems)


def read_source(source: Source, problems: Iterable[str] = ()) -> Notice:
    """Every stage of reading in order; no stage asks back.

    `problems` are the words of problems that are known from before: the level that has them is
    that of the problems, whatever the paper counts of itself.
    """
    known = frozenset(map(folded, problems)) - {""}
    text = source.text
    paragraphs = split_paragraphs(source)
    masthead = extract_masthead(source, paragraphs)
    inspection = extract_inspection(text, masthead.issuer, masthead.published, paragraphs)
    contact = extract_contact(text, paragraphs)
    declared = extract_declared(text, paragraphs)
    outline = build_outline(source, paragraphs, declared, masthead, contact, known)
    nodes = tuple(node for top in outline for node in top.walk())
    whole = unbroken(text, paragraphs)
    anchors = (inspection.start, masthead.published)
    dates = whole.led_back(text, extract_dates(whole.text, anchors))
    regulations = whole.led_back(text, extract_regulations(whole.text))
    taken = [mention.span for mention in dates]
    taken += [Span(node.start, node.body) for node in nodes if node.label]
    taken += [one.number_span for one in regulations if one.number_span]
    taken += contact.spans.values()
    masked = [whole.folded(Span(*span)) for span in [*taken, *source.furniture]]
    counted = extract_quantities(whole.text, masked)
    quantities = whole.led_back(text, counted)
    statuses = extract_statuses(paper_words(text, source.quoted), outline, dates)
    clues = extract_clues(text, quantities)
    heads = (masthead.title_span, masthead.issuer_span, masthead.published_span, masthead.signature)
    facts = [*inspection.spans.values(), *(span for span in heads if span), *taken]
    for group in (declared, quantities, regulations, statuses, clues):
        facts += [one.span for one in group]
    return Notice(
        source=source,
        paragraphs=paragraphs,
        masthead=masthead,
        inspection=inspection,
        declared=declared,
        outline=outline,
        nodes=nodes,
        statuses=statuses,
        quantities=quantities,
        dates=dates,
        regulations=regulations,
        clues=clues,
        contact=contact,
        relations=relate(text, outline, declared, counted, whole),
        coverage=measure_coverage(source, outline, facts),
    )
