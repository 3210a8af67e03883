"""Every rule against its page of cases: what it must say, where, and where it must stay silent.

A page is `cases/<rule-name>.md`: prose, and cases. A case is a heading `## 报 …` (speaks) or
`## 不报 …` (stays silent), then one fenced text. In a speaking case ⟦ ⟧ enclose each span that the
rule must report, and nothing else may be reported by this rule. Prose after the text is for people.
"""

import re
from pathlib import Path

import pytest

from zhenggai.notices.checks import RULES, Rule, name_of, run
from zhenggai.notices.reading import read_text

PAGES = Path(__file__).parent / "cases"
CASE = re.compile(r"^## (报|不报)[：:]?\s*(.*?)\n.*?^```\n(.*?)^```", re.M | re.S)


def cases() -> list[object]:
    """Every case of every page as a pytest parameter."""
    found: list[object] = []
    for rule in RULES:
        name = name_of(rule)
        page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
        for number, (verdict, title, text) in enumerate(CASE.findall(page), 1):
            found.append(
                pytest.param(rule, verdict == "报", text, id=f"{name}-{number}-{verdict}-{title}")
            )
    return found


@pytest.mark.parametrize(("rule", "speaks", "marked"), cases())
def test_a_rule_reports_just_the_marked_places(rule: Rule, speaks: bool, marked: str) -> None:
    text, wanted = unmark(marked)
    assert bool(wanted) == speaks, "a speaking case has ⟦ ⟧, a silent one has none"
    said = [(text[one.span.start : one.span.end], one.span) for one in run(rule, read_text(text))]
    assert sorted(span for _, span in said) == wanted, said


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_page_has_as_many_silent_cases_as_speaking_ones(rule: Rule) -> None:
    page = (PAGES / f"{name_of(rule)}.md").read_text(encoding="utf-8")
    verdicts = [verdict for verdict, _, _ in CASE.findall(page)]
    assert verdicts.count("报") >= 2
    assert verdicts.count("不报") >= verdicts.count("报")


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦ ⟧ and the spans that they enclosed."""
    text, spans, begins = "", [], []
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            begins.append(len(text))
        elif piece == "⟧":
            spans.append((begins.pop(), len(text)))
        else:
            text += piece
    return text, sorted(spans)
