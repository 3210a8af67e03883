"""The lines with which a notice asks the public to write or call: what stands there is public."""

from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span


def contact_block(notice: Notice) -> Span | None:
    """From the first to the last paragraph that gives the office's telephone, address or e-mail."""
    spans = notice.contact.spans.values()
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    touched = [one for one in notice.paragraphs if one.start < end and one.end > start]
    return Span(
        min([start, *(one.start for one in touched)]), max([end, *(one.end for one in touched)])
    )


def is_inside(span: Span, block: Span | None) -> bool:
    """Whether a span lies in the block."""
    return block is not None and block.start <= span.start and span.end <= block.end
