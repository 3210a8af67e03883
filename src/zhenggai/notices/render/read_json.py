"""A notice as JSON (schema zhenggai.notice/1): the contract that other programs rely on.

Keys may be added, never changed or removed. Numbers are JSON numbers (whole ones without a
point), the printed form stands in `text`; offsets are code points of the decoded file.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.source import Source, Span

Json = dict[str, Any]

SCHEMA = "zhenggai.notice/1"


def render(notice: Notice) -> str:
    """One line of JSON."""
    return json.dumps(notice_as_json(notice), ensure_ascii=False) + "\n"


def notice_as_json(notice: Notice) -> Json:
    """Everything that was read, in the keys of the contract."""
    return {
        "schema": SCHEMA,
        "source": source_as_json(notice.source),
        **heads_as_json(notice),
        "outline": [node_as_json(node) for node in notice.outline],
        "statuses": [status_as_json(one) for one in notice.statuses],
        "quantities": [quantity_as_json(one) for one in notice.quantities],
        "dates": [date_as_json(one) for one in notice.dates],
        "regulations": [regulation_as_json(one) for one in notice.regulations],
        "clues": [
            {"what": one.what, "value": number(one.value), "unit": one.unit}
            | {"scope": one.scope, **place(one.span)}
            for one in notice.clues
        ],
        "contact": {
            "phone": notice.contact.phone,
            "address": notice.contact.address,
            "email": notice.contact.email,
            "postcode": notice.contact.postcode,
            "places": places(notice.contact.spans),
        },
        "relations": [relation_as_json(one) for one in notice.relations],
        "coverage": {
            "characters": round(notice.coverage.characters, 4),
            "quantities": round(notice.coverage.quantities, 4),
            "unread": [list(span) for span in notice.coverage.unread],
        },
    }


def heads_as_json(notice: Notice) -> Json:
    """Title, issuer, day, inspection and headline counts, with the places that prove them."""
    masthead, inspection = notice.masthead, notice.inspection
    spans = {
        "title": masthead.title_span,
        "issuer": masthead.issuer_span,
        "published": masthead.published_span,
        "signature": masthead.signature,
    }
    return {
        "title": masthead.title,
        "issuer": masthead.issuer,
        "published": day(masthead.published),
        "signed": day(masthead.signed),
        "places": places({name: span for name, span in spans.items() if span}),
        "inspection": {
            "kind": inspection.kind,
            "level": inspection.level,
            "team": inspection.team,
            "inspected": inspection.inspected,
            "start": day(inspection.start),
            "end": day(inspection.end),
            "feedback_date": day(inspection.feedback_date),
            "mode": inspection.mode,
            "places": places(inspection.spans),
        },
        "declared": [
            {"what": one.what, "value": number(one.value), "unit": one.unit}
            | {"scope": one.scope, "group": one.group, **place(one.span)}
            for one in notice.declared
        ],
    }


def source_as_json(source: Source) -> Json:
    """Where the text came from; the text itself goes along where the file is no plain text."""
    said: Json = {
        "name": source.name,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "characters": len(source.text),
        "furniture": [list(span) for span in source.furniture],
    }
    if source.media_type != "text/plain":
        said["text"] = source.text
    return said


def node_as_json(node: Node) -> Json:
    """One part of the outline with its children."""
    return {
        "kind": node.kind,
        "level": node.level,
        "label": node.label,
        "number": node.number,
        "heading": node.heading,
        "part": node.part,
        "inline": node.inline,
        "start": node.start,
        "body": node.body,
        "end": node.end,
        "children": [node_as_json(child) for child in node.children],
    }


def status_as_json(status: ItemStatus) -> Json:
    """How one item stands, with its compound deadline."""
    return {
        "status": status.state,
        "node": status.node,
        "refers_to": status.refers_to,
        "deadlines": [
            {"on": day(one.on), "text": one.text, **place(one.span)} for one in status.milestones
        ],
        "standing": status.standing,
        "told": status.is_told,
        "explanation": maybe(status.explanation),
        "next_steps": maybe(status.next_steps),
        "deadline": maybe(status.deadline),
        **place(status.span),
    }


def quantity_as_json(quantity: Quantity) -> Json:
    """One claim; `plain` has 万 and 亿 multiplied out."""
    return {
        "text": quantity.text,
        "value": number(quantity.value),
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "plain": number(quantity.plain),
        "base_unit": quantity.base_unit,
        **place(quantity.span),
    }


def date_as_json(mention: DateMention) -> Json:
    """One explicit date; `possible` is false for a day that does not exist."""
    return {
        "text": mention.text,
        "iso": mention.iso,
        "possible": mention.possible,
        "supplied_year": mention.supplied_year,
        **place(mention.span),
    }


def regulation_as_json(regulation: Regulation) -> Json:
    """One document in 《》."""
    return {
        "title": regulation.title,
        "doc_number": regulation.number,
        "action": regulation.action,
        "made": regulation.made,
        "doc_number_place": maybe(regulation.number_span),
        **place(regulation.span),
    }


def relation_as_json(relation: Relation) -> Json:
    """One checked relation with its working."""
    return {
        "kind": relation.kind,
        "topic": relation.topic,
        "verdict": relation.verdict,
        "working": relation.working,
        "message": relation.message,
        **place(relation.span),
        "parts": [list(span) for span in relation.parts],
    }


def number(value: Decimal) -> int | float:
    """A JSON number: 35 for 35 and 35.0, 79.2 for 79.2."""
    return int(value) if value == value.to_integral_value() else float(value)


def day(value: date | None) -> str | None:
    """ISO form of a day."""
    return value.isoformat() if value else None


def place(span: Span) -> Json:
    """Start and end of a span."""
    return {"start": span[0], "end": span[1]}


def places(spans: dict[str, Span]) -> dict[str, list[int]]:
    """Spans by field name."""
    return {name: list(span) for name, span in spans.items()}


def maybe(span: Span | None) -> list[int] | None:
    """A span that may be absent."""
    return list(span) if span else None
