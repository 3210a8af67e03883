"""A state is told by icon, word and colour, and each can be made out."""

import re
from pathlib import Path

import pytest
from django.test import Client
from ledger_world import CLERK
from workbench_world import as_, settle

from zhenggai.workbench.badges import LEGEND, Badge

STATIC = Path(__file__).parents[2] / "src/zhenggai/workbench/static"
TOKENS = dict(
    re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", (STATIC / "workbench/tokens.css").read_text())
)
ICONS = set(
    re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/tabler-icons/sprite.svg").read_text())
)
BADGES = [badge for _, badges in LEGEND for badge in badges.values()]
TONES = ("green", "blue", "violet", "teal", "amber", "orange", "red", "grey")


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", TONES)
def test_words_of_a_badge_stand_out_from_its_tint_and_from_white(tone: str) -> None:
    assert contrast(tone, f"{tone}-s") >= 4.5
    assert contrast(tone, "surface") >= 4.5


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("ink", "bg", 4.5), ("ink2", "bg", 4.5), ("ink3", "bg", 4.5), ("ink3", "grey-s", 4.5),
        ("brand", "brand-s", 4.5), ("surface", "brand", 4.5), ("bar-ink", "brand-d", 4.5),
        ("ctl", "surface", 3), ("ctl", "bg", 3), ("ctl", "brand-s", 2.99),
    ],
)  # fmt: skip
def test_text_and_edges_of_controls_can_be_made_out(one: str, other: str, least: float) -> None:
    assert contrast(one, other) >= least


@pytest.mark.parametrize("badge", BADGES, ids=lambda one: one.word)
def test_a_badge_has_an_icon_a_word_and_a_tone(badge: Badge) -> None:
    assert badge.icon in ICONS
    assert badge.word
    assert badge.tone in (*TONES, "edge", "dashed")


def test_within_one_kind_of_thing_no_two_badges_look_alike() -> None:
    for _, badges in LEGEND:
        looks = [(one.icon, one.tone, one.word) for one in badges.values()]
        assert len(set(looks)) == len(looks)


@pytest.mark.django_db
def test_the_legend_explains_every_badge() -> None:
    settle()
    page = as_(CLERK).get("/legend/").getvalue().decode()
    for badge in BADGES:
        assert badge.word in page
    assert Client().get("/legend/").status_code == 302
