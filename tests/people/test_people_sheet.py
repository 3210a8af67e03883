"""Units and people come from an Excel sheet: by names of columns, nothing guessed, once."""

import io

import pytest
from people_world import administrator, filled_sheet, person, unit
from xlsxwriter import Workbook

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Person, Role, Unit
from zhenggai.people.persons import PersonWords, add_person, leave_office
from zhenggai.people.queries import roles_of
from zhenggai.people.sheet import PeopleSheet, read_people
from zhenggai.people.taking_in import TakenRow, Wish, counted, look_ahead, take_in
from zhenggai.people.units import retire_unit
from zhenggai.writers.people_sheet import PeopleLine, people_sheet

pytestmark = pytest.mark.django_db
BUREAU = PeopleLine("财政局", "青岚区", "财政", "何立群", "局长", "单位主要负责人")
LIAISON = PeopleLine("财政局", "青岚区", "财政", "陈望舒", "科员", "联络员、核查人员")
CENTRE = PeopleLine("支付中心", "财政局", "", "吴起", "主任", "联络员")
HOUSE = (CENTRE, BUREAU, LIAISON, PeopleLine("教育局", "青岚区"))


@pytest.fixture
def by() -> Keeper:
    return administrator()


def read(*lines: PeopleLine) -> PeopleSheet:
    return read_people(filled_sheet(*lines), "人员.xlsx")


def plain(*rows: tuple[object, ...]) -> bytes:
    """A workbook of somebody's own."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("通讯录")
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    return buffer.getvalue()


def taken(by: Keeper, *lines: PeopleLine, wish: Wish | None = None) -> list[TakenRow]:
    return take_in(read(*lines).rows, wish or Wish(), "人员.xlsx", by=by)


def faults(rows: list[TakenRow]) -> list[str]:
    return [one.fault for one in rows if one.fault]


def test_units_and_people_are_put_on_record_also_from_below(by: Keeper) -> None:
    assert faults(taken(by, *HOUSE)) == []
    centre = Unit.objects.get(name="支付中心")
    assert [centre.parent and centre.parent.name, centre.path.count("/")] == ["财政局", 3]
    assert Unit.objects.get(name="财政局").short_name == "财政"
    liaison = Person.objects.get(name="陈望舒")
    assert roles_of(liaison.pk) == {"": {"liaison", "verifier"}}


def test_the_same_sheet_twice_changes_nothing(by: Keeper) -> None:
    taken(by, *HOUSE)
    before = Change.objects.count()
    assert counted(taken(by, *HOUSE)) == {"entered": 0, "same": len(HOUSE), "faulty": 0}
    assert Change.objects.count() == before


def test_looking_shows_what_entering_does_and_writes_nothing(by: Keeper) -> None:
    rows = read(*HOUSE).rows
    before = [Unit.objects.count(), Person.objects.count(), Change.objects.count()]
    seen = look_ahead(rows, Wish(), by=by)
    assert [Unit.objects.count(), Person.objects.count(), Change.objects.count()] == before
    assert seen == take_in(rows, Wish(), "人员.xlsx", by=by)


def test_columns_go_by_their_names_and_the_others_are_named() -> None:
    data = plain(
        ("整改工作联系表",),
        ("手机", "所在单位", "姓 名", "职位", "角色", "备注"),
        ("13800000000", "财政局", "陈望舒", "科员", "联络人", ""),
    )
    found = read_people(data, "联系表.xlsx")
    assert found.ignored == ("手机", "备注")
    (row,) = found.rows
    assert (row.n, row.unit, row.name, row.title, row.roles) == (
        3, "财政局", "陈望舒", "科员", ("liaison",),
    )  # fmt: skip


def test_a_column_for_each_role_holds_names(by: Keeper) -> None:
    data = plain(
        ("单位", "主要负责人", "联络员", "联系电话"),
        ("财政局", "何立群", "陈望舒、宋知予", "13800000000"),
        ("民政局", "", "许知远（科员）", ""),
        ("教育局", "", "", ""),
    )
    found = read_people(data, "联系表.xlsx")
    assert found.ignored == ("联系电话",)
    told = take_in(found.rows, Wish(), "联系表.xlsx", by=by)
    assert [(one.row.n, one.row.name) for one in told] == [
        (2, "何立群"), (2, "陈望舒"), (2, "宋知予"), (3, "许知远（科员）"), (4, ""),
    ]  # fmt: skip
    assert faults(told) == ["“许知远（科员）”不只是姓名，请只写姓名"]
    head = Person.objects.get(name="何立群")
    assert roles_of(head.pk) == {"": {"unit_head"}}


def test_a_contact_list_with_roles_over_names_and_posts_is_read(by: Keeper) -> None:
    head = "主要负责人", "联络员"
    data = plain(
        ("整改工作联络员名单",),
        ("序号", "部门", head[0], head[0], head[1], head[1], head[1]),
        ("序号", "部门", "姓名", "职务", "姓名", "职务", "手机"),
        (1, "财政局", "何立群", "局长", "陈望舒", "科员", "13800000000"),
        ("", "备注：如有变动请告知"),
    )
    found = read_people(data, "联系表.xlsx")
    assert found.ignored == ("序号", "联络员的手机")
    told = take_in(found.rows, Wish(), "联系表.xlsx", by=by)
    assert faults(told) == ["这一行像是表下的说明，不是单位"]
    assert [(one.row.name, one.row.title, one.row.roles) for one in told if not one.fault] == [
        ("何立群", "局长", ("unit_head",)),
        ("陈望舒", "科员", ("liaison",)),
    ]


def test_a_post_belongs_to_the_people_to_its_left() -> None:
    data = plain(
        ("单位", "联络员", "职务", "一把手", "职务"), ("财政局", "吴起", "科员", "何立群", "局长")
    )
    told = read_people(data, "联系表.xlsx").rows
    assert {one.name: one.title for one in told} == {"吴起": "科员", "何立群": "局长"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (plain(("编号", "问题"), (1, "无")), "没有找到表头"),
        (plain(("单位", "单位名称"), ("财政局", "财政局")), "两列意思相同"),
        (plain(("单位", "姓名"), ("机密★1年", "无")), "非涉密"),
        (b"no workbook", "不是|无法|不能"),
    ],
    ids=["no head", "twice", "secret", "no workbook"],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        read_people(data, "表.xlsx")


def test_the_empty_sheet_brings_nobody_of_its_example() -> None:
    assert read_people(people_sheet(()), "空白表.xlsx").rows == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (PeopleLine("", name="无名"), "没有写单位"),
        (PeopleLine("财政局", name="陈望舒", roles="填表的"), "不认识职责“填表的”"),
        (PeopleLine("财政局", name="陈望舒", roles="管理员"), "管理员不从表格登记"),
        (PeopleLine("财政局", roles="联络员"), "没有写姓名"),
        (PeopleLine("财政局", name="陈望舒、何立群"), "一行只写一个人"),
        (PeopleLine("财政局、民政局", name="陈望舒"), "像是几个单位"),
        (PeopleLine("财政局", "没有的局"), "上级单位“没有的局”没有登记"),
        (PeopleLine("财政局", name="陈" * 61), "姓名超过60字"),
    ],
)
def test_a_row_that_is_not_understood_is_left_out_as_a_whole(
    by: Keeper, line: PeopleLine, why: str
) -> None:
    (found,) = taken(by, line)
    assert why in found.fault
    assert not Unit.objects.filter(name="财政局").exists()


def test_two_units_above_each_other_are_told(by: Keeper) -> None:
    told = faults(taken(by, PeopleLine("甲局", "乙局"), PeopleLine("乙局", "甲局")))
    assert len(told) == 2
    assert "又在它自己之下" in told[0]
    assert not Unit.objects.filter(name__in=["甲局", "乙局"]).exists()


def test_what_stands_otherwise_on_record_is_not_moved_by_a_sheet(by: Keeper) -> None:
    unit("财政局", by)
    told = faults(taken(by, PeopleLine("财政局", "区委整改办"), PeopleLine("财政局", "青岚区")))
    assert told == ["财政局现在的上级是“青岚区”，表中写的是“区委整改办”；要改的请在单位页面上改"]


def test_units_without_one_above_go_where_the_person_says(by: Keeper) -> None:
    under = Unit.objects.get(name="青岚区")
    taken(by, PeopleLine("财政局"), wish=Wish(under=under))
    taken(by, PeopleLine("另一区"))
    assert Unit.objects.get(name="财政局").parent == under
    assert Unit.objects.get(name="另一区").parent is None


def test_a_new_post_is_put_in_and_roles_are_only_added(by: Keeper) -> None:
    taken(by, LIAISON)
    (row,) = taken(by, PeopleLine("财政局", name="陈望舒", title="副科长", roles="查阅人员"))
    assert row.done == ("职务由科员改为副科长", "担任查阅人员")
    liaison = Person.objects.get(name="陈望舒")
    assert roles_of(liaison.pk) == {"": {"liaison", "verifier", "reader"}}


def test_who_stands_on_a_ledger_without_a_unit_is_that_person(by: Keeper) -> None:
    known = add_person(PersonWords("陈望舒"), by=by)
    (row,) = taken(by, LIAISON)
    assert "台账中已有的陈望舒归入财政局" in row.done
    known.refresh_from_db()
    assert known.unit == Unit.objects.get(name="财政局")
    assert Role.objects.filter(person=known).count() == 2


def test_of_two_alike_none_is_chosen(by: Keeper) -> None:
    bureau = unit("财政局", by)
    for title in ("科长", "科员"):
        add_person(PersonWords("陈望舒", title, bureau), by=by)
    doubtful, clear = taken(
        by, PeopleLine("财政局", name="陈望舒"), PeopleLine("财政局", name="陈望舒", title="科长")
    )
    assert "已有2名同名的陈望舒" in doubtful.fault
    assert not clear.fault


def test_one_name_with_two_posts_in_a_sheet_is_not_taken_for_one(by: Keeper) -> None:
    other = PeopleLine("财政局", name="陈望舒", title="副科长")
    assert faults(taken(by, LIAISON, other)) == [
        "与第4行同单位同名而职务不同；若是两人，请在人员页面上添加"
    ]


def test_who_has_left_and_what_is_retired_does_not_come_back_by_a_sheet(by: Keeper) -> None:
    bureau, old = unit("财政局", by), unit("旧局", by)
    leave_office(person("陈望舒", bureau, by), by=by)
    retire_unit(old, by=by)
    told = faults(taken(by, PeopleLine("财政局", name="陈望舒"), PeopleLine("旧局")))
    assert "已登记离任" in told[0]
    assert "已停用" in told[1]


def test_a_refused_row_takes_its_units_back_and_the_next_row_brings_them(by: Keeper) -> None:
    loose = [add_person(PersonWords("陈望舒", title), by=by) for title in ("甲", "乙")]
    assert len(loose) == 2
    first, second = taken(by, PeopleLine("财政局", name="陈望舒"), BUREAU)
    assert "已有2名同名" in first.fault
    assert "登记单位财政局，上级为青岚区" in second.done
