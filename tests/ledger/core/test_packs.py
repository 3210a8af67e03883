"""Rule packs are read strictly, each value with its source."""

import tomllib

import pytest
from ledger_world import PACK

from zhenggai.ledger.core.acts import ACTS
from zhenggai.ledger.core.packs import SHIPPED, PackError, load_pack, read_pack


@pytest.mark.parametrize("name", SHIPPED)
def test_every_value_of_a_shipped_pack_has_its_source(name: str) -> None:
    pack = load_pack(name)
    told = tomllib.loads(pack.text)
    wanted = {*told["values"], *told["state_words"], "who"}
    wanted |= {f"signatures.{one.step}" for one in pack.signatures}
    wanted |= {f"steps.{one.step}" for one in pack.steps}
    wanted |= {f"review_points.{one.point}" for one in pack.review_points}
    wanted |= {f"return_reasons.{n}" for n, _ in enumerate(pack.return_reasons, 1)}
    wanted |= {f"opinion_periods.{name}" for name in told["opinion_periods"]}
    assert pack.return_reasons
    assert set(pack.sources) == wanted
    assert all(pack.sources.values())


@pytest.mark.parametrize("name", SHIPPED)
def test_every_act_has_somebody_who_may_do_it(name: str) -> None:
    pack = load_pack(name)
    assert not [act.KIND for act in ACTS if not pack.who.get(act.KIND)]


def test_the_two_packs_differ_in_their_periods_and_signatures() -> None:
    county = load_pack("bureau-under-county")
    periods = (PACK.rectification_period, county.rectification_period)
    assert [one.text for one in periods] == ["6个月", "3个月"]
    assert len(PACK.signatures) > len(county.signatures)
    assert PACK.digest != county.digest


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f'version = "{PACK.version}"', "", "缺少：version"),
        ("decimals = {", "decimal = {", "缺少：decimals"),
        ("value = 7, source", "value = -7, source", "late_entry_days"),
        ("value = 7, source", 'value = "7", source', "late_entry_days"),
        ('value = "half_up"', 'value = "up"', "只能是：half_up、down"),
        ('role = "verifier"', 'role = "anybody"', "不在词表内"),
        ('"open_book", ', '"open_books", ', "没有“open_books”这种登记"),
        ('source = "双公开"', 'source = ""', "“source”应当是文字"),
        ("[values]", "[values", "不是正确的TOML"),
        ('value = "6个月"', "value = 6", "应写成“6个月”“30天”或“15个工作日”"),
        ('within = "7天"', 'within = "一周"', "internal_feedback_notice"),
    ],
)
def test_what_is_astray_in_a_pack_is_said_by_name(old: str, new: str, message: str) -> None:
    assert old in PACK.text
    with pytest.raises(PackError, match=message):
        read_pack(PACK.text.replace(old, new))


# SM3 of every text that shipped under a version: a text that changes takes a new version, and a
# line here. Books name the version that they adopted, so one version may not mean two texts.
SHIPPED_TEXTS = {
    (
        "district-under-province",
        "2026.5",
    ): "3b04ebe1b4f37de6ef0c8488a3b4d5f1d098b6a43b6b88a93c72beca2c474685",
    (
        "bureau-under-county",
        "2026.5",
    ): "41e5f50c745b0714b1e1eef7f09d32aa4e4aeb0f0164b8fc236339c1a96048bf",
}


def test_a_shipped_text_never_changes_without_a_new_version() -> None:
    packs = [load_pack(name) for name in SHIPPED]
    assert {(one.name, one.version): one.digest for one in packs} == SHIPPED_TEXTS


def test_a_text_that_names_an_act_by_its_old_name_is_still_read() -> None:
    now, then = '"record_reported_figures"', '"record_reported_figure"'
    assert now in PACK.text
    old = read_pack(PACK.text.replace(now, then))
    assert old.may(frozenset({"office"}), "record_reported_figures")
    assert old.who == PACK.who


def test_an_unknown_pack_is_told_with_those_that_there_are() -> None:
    with pytest.raises(PackError, match="district-under-province"):
        load_pack("nowhere")


def test_a_text_from_before_there_were_clocks_of_opinions_is_read_as_ever() -> None:
    begin = PACK.text.index("[opinion_periods]")
    older = read_pack(PACK.text[:begin] + PACK.text[PACK.text.index("[who]") :])
    assert older.opinion_periods is None
    assert PACK.opinion_periods
    assert "信访工作条例" in PACK.sources["opinion_periods.appeal"]


def test_a_text_with_fewer_clocks_of_opinions_is_read_without_the_others() -> None:
    begin, end = PACK.text.index("objection = {"), PACK.text.index("ask_redress = {")
    older = read_pack(PACK.text[:begin] + PACK.text[end:])
    assert older.opinion_periods
    assert older.opinion_periods.objection is None
    assert older.opinion_periods.redress
