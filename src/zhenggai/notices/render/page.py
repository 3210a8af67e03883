"""One self-contained page: style and script stand in it, nothing is fetched, and a policy in its
head says so."""

import hashlib
from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template

from zhenggai import __version__

STATIC = Path(__file__).parent / "static"


def page(title: str, kind: str, body: str) -> str:
    """The page `kind` (check or read) around a body; the title is escaped here, the body is
    HTML."""
    style = static("page.css") + static(f"{kind}.css")
    script = static("page.js") + static(f"{kind}.js")
    return Template(static("page.html")).substitute(
        policy=policy(style, script),
        generator=f"整改台 {__version__}",
        title=escape(title),
        style=style,
        script=script,
        body=body,
    )


def policy(style: str, script: str) -> str:
    """Nothing may be loaded, and only this style and this script may run: a hostile notice gets
    no foothold."""
    return (
        f"default-src 'none'; style-src '{fingerprint(style)}'; "
        f"script-src '{fingerprint(script)}'; base-uri 'none'; form-action 'none'"
    )


def fingerprint(text: str) -> str:
    """A hash source of a content security policy."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def static(name: str) -> str:
    """A file of `static/`."""
    return (STATIC / name).read_text(encoding="utf-8")


def icon(name: str) -> str:
    """A 14 px outline icon; the word beside it says the same, so it is hidden from screen
    readers."""
    return (
        '<svg class="i" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">'
        f'<path d="{ICONS[name]}"/></svg>'
    )


CIRCLE = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5"
ICONS = {
    "error": f"{CIRCLE}M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
    "warning": "M8 2.2L1.6 13.4h12.8zM8 6.6v3.2M8 11.4v.6",
    "advice": f"{CIRCLE}M8 7.4v3.8M8 4.8v.6",
    "done": "M3.2 8.4l3.2 3.2l6.4-7",
    "basically_done": f"{CIRCLE}M8 1.75v12.5",
    "in_progress": f"{CIRCLE}M8 4.6v3.6l2.4 1.6",
    "not_done": f"{CIRCLE}M5.6 8h4.8",
    "check": f"{CIRCLE}M5.2 8.2l2 2l3.6-4",
}
