"""The shapes that come with the program are chosen by their sample, without a line of code."""

import pytest
from ledger_world import CLERK, PLANNED
from workbench_world import as_, book_after

from zhenggai.writers.notice_sample import sample_lines
from zhenggai.writers.notice_style import SHIPPED, load_style


def test_every_shape_tells_the_same_measures_in_its_own_way() -> None:
    told = {name: "\n".join(sample_lines(load_style(name))) for name in SHIPPED}
    for lines in told.values():
        assert "惠企资金拨付不及时" in lines
        assert "清理滞留资金，全部拨付到企业" in lines
    assert "着重从两个方面抓好整改：（1）" in told["focused"]
    assert "①" in told["circled"]
    assert "整改情况：一是" in told["run-in"]


@pytest.mark.django_db
def test_a_shape_is_taken_from_its_sample_to_a_new_draft() -> None:
    held = book_after(*PLANNED)
    page = as_(CLERK).get(f"/books/{held.code}/written/styles/").content.decode()
    for name in SHIPPED:
        assert load_style(name).title in page
        address = f"/books/{held.code}/drafts/?style={name}"
        assert address in page
        assert f'value="{name}" selected' in as_(CLERK).get(address).content.decode()
