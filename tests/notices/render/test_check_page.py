"""The checker's page as a file: complete, escaped, loading nothing."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic, Related
from zhenggai.notices.render.check_page import around, percent, piece, split_sum
from zhenggai.notices.source import Span

Checked = Callable[..., CheckedFile]


class Outline(HTMLParser):
    """Ids, links and what the page would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loads += [tag] if tag in {"img", "link", "iframe", "object"} or "src" in given else []
        assert "style" not in given, "inline style"
        assert not [name for name in given if name.startswith("on")], "inline script"
        if tag not in {"meta", "path", "input", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"path", "input"}:
            assert self.open.pop() == tag, f"</{tag}> closes nothing"


def test_every_link_leads_somewhere_on_the_page(checked: Checked) -> None:
    page = Outline(piece(checked()))
    # manual pages exist for rules of the checker only, and the findings are made up
    missing = [link for link in page.links if link[1:] not in page.ids]
    assert not missing
    assert len(set(page.ids)) == len(page.ids)
    assert not page.open


def test_nothing_is_loaded_from_anywhere(checked: Checked) -> None:
    html = piece(checked())
    assert not Outline(html).loads
    assert "default-src 'none'" in html
    assert not re.search(r"https?://|url\(|@import", html)


def test_the_paper_is_escaped(checked: Checked) -> None:
    html = piece(checked(name="<i>通报</i>.txt"))
    assert "&lt;b&gt;&amp;amp;组织" in html
    assert "<b>&amp;组织" not in html
    assert "<i>通报" not in html


def test_a_script_in_a_paper_stays_text(checked: Checked) -> None:
    html = piece(checked("整改<script>alert(1)</script></article>\n", ()))
    assert html.count("<script>") == 1
    assert html.count("</article>") == 1


def test_each_finding_is_a_mark_and_a_card(checked: Checked) -> None:
    html = piece(checked())
    for number in range(1, 6):
        assert f'id="m{number}" href="#f{number}"' in html
        assert f'id="f{number}"' in html


def test_overlapping_findings_keep_their_text_once(checked: Checked) -> None:
    file = checked()
    text = file.notice.source.text
    start = text.index("着重从五个方面推进")

    def one(first: int, last: int) -> Diagnostic:
        return Diagnostic("NUM101", "made-up", "error", Span(start + first, start + last), "重叠。")

    spans = [(0, 9), (0, 9), (2, 5), (5, 12), (3, 3)]
    overlapping = CheckedFile("a.txt", file.notice, tuple(one(*span) for span in spans))
    html = piece(overlapping)
    article = html.partition("<article")[2].partition("</article>")[0]
    plain = re.sub(r"<sup>\d+</sup>|<[^>]+>", "", article)
    assert "县委着重从五个方面推进整改" in plain
    assert [f'id="m{number}"' in html for number in range(1, 6)] == [True] * 5
    assert not Outline(html).open


def test_a_finding_at_the_very_end_or_between_paragraphs_is_shown(checked: Checked) -> None:
    file = checked()
    end = len(file.notice.source.text)
    gap = file.notice.source.text.index("\n\n") + 1
    found = tuple(
        Diagnostic("OUT105", "made-up", "warning", Span(at, at), "空。") for at in (0, gap, end)
    )
    html = piece(CheckedFile("a.txt", file.notice, found))
    assert [f'id="m{number}"' in html for number in (1, 2, 3)] == [True] * 3


def test_two_findings_may_lead_to_one_related_place(checked: Checked) -> None:
    file = checked()
    also = (Related(Span(5, 9), "这里"),)
    found = tuple(
        Diagnostic("NUM101", "made-up", "error", Span(at, at + 2), "同。", related=also)
        for at in (20, 30)
    )
    page = Outline(piece(CheckedFile("a.txt", file.notice, found)))
    assert not [link for link in page.links if link[1:] not in page.ids]


def test_an_empty_text_and_no_findings_make_a_page(checked: Checked) -> None:
    html = piece(checked("", ()))
    assert "没有发现问题" in html
    assert not Outline(html).open


def test_a_long_notice_stays_small(checked: Checked) -> None:
    text = checked().notice.source.text * 90
    assert len(text) > 18_000
    assert len(piece(checked(text, ())).encode()) < 600_000


def test_a_share_is_never_rounded_up_to_all_of_it() -> None:
    assert [percent(share) for share in (1.0, 0.99996, 0.986, 0.5)] == ["100", "99.9", "98.6", "50"]


def test_a_working_is_split_at_its_equals_sign() -> None:
    assert split_sum("9 ÷ 12 = 75 % → 75 %") == ("9 ÷ 12", "", "75 % → 75 %")
    assert split_sum("12≠13") == ("12", "≠", "13")
    assert split_sum("一是、二是") == ("一是、二是", "", "")


def test_an_unread_figure_is_shown_with_its_neighbours_on_the_line() -> None:
    assert around("上一行\n共计35条线索办结", (6, 8)) == "共计35条线索办结"
