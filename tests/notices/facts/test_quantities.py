"""Numbers that claim something, and the many that do not."""

from decimal import Decimal

import pytest

from zhenggai.notices.facts.quantities import Quantity, extract_quantities
from zhenggai.notices.source import Span


def texts(text: str) -> list[str]:
    return [one.text for one in extract_quantities(text, [])]


def only(text: str) -> Quantity:
    (found,) = extract_quantities(text, [])
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "scale", "rough"),
    [
        ("总投资12.56亿元", "12.56", "亿元", 10**8, None),
        ("兑现奖励2100多万元", "2100", "万元", 10**4, "多"),
        ("再次划线3万余米", "3", "万米", 10**4, "余"),
        ("引导40余家企业", "40", "家", 1, "余"),
        ("约1.4万栋", "1.4", "万栋", 10**4, "约"),
        ("签约15个项目", "15", "个", 1, None),
        ("比重达83.7%", "83.7", "%", 1, None),
        ("提高20个百分点", "20", "个百分点", 1, None),
        ("占比控制在15%以内", "15", "%", 1, "以内"),
        ("每年不少于2次", "2", "次", 1, "不少于"),
        ("1,234.5吨", "1234.5", "吨", 1, None),
        ("信访件１２件", "12", "件", 1, None),
        ("平均浓度1.734mg/L", "1.734", "mg/L", 1, None),
        ("日处理2万吨", "2", "万吨", 10**4, None),
        ("总阅读量（+32.6%）", "32.6", "%", 1, None),
        ("烟尘低于10mg/m3。", "10", "mg/m3", 1, None),
        ("突破2000亿，", "2000", "亿", 10**8, None),
        ("破获50万以上案件", "50", "万", 10**4, "以上"),
        ("共收3亿2000万元", "320000000", "元", 1, None),
        ("与49县签订协议", "49", "县", 1, None),
        ("考核得分98.11，", "98.11", "", 1, None),
        ("召开两场会议", "2", "场", 1, None),
        ("二十余名干部", "20", "名", 1, "余"),
        ("修订二十三项制度", "23", "项", 1, None),
        ("两千余名党员", "2000", "名", 1, "余"),
        ("下沉一线近万人次", "1", "万人次", 10**4, "近"),
        ("百分之九十五以上", "95", "%", 1, "以上"),
        ("位居全市第二，", "2", "第", 1, None),
        ("积压半年以上的线索", "0.5", "年", 1, "以上"),
        ("全国第18家试点", "18", "家", 1, None),
    ],
)
def test_a_claim_has_value_unit_and_roughness(
    text: str, value: str, unit: str, scale: int, rough: str | None
) -> None:
    found = only(text)
    said = (found.value, found.unit, found.scale, found.approximate)
    assert said == (Decimal(value), unit, scale, rough)
    assert text[found.numeral.start : found.numeral.end] in text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "落实中央八项规定精神",
        "研究“三重一大”事项",
        "坚持五位一体联动",
        "增强“四个意识”、做到“两个维护”",
        "严格执行三会一课制度",
        "党的十九届六中全会",
        "学习党的二十大精神",
        "区委第七轮巡察，第一批清单",
        "一、二、三轮巡察",
        "第一、二种形态",
        "一批项目、一系列措施、进一步统一思想",
        "一把手、一线干部、一次性报销",
        "作为一项重大政治任务",
        "市县两级形成合力",
        "三年行动方案",
        "近五年来",
        "二级单位党委",
        "激发二次创业动力",
        "164路公交车、6号线、T3出行",
        "建党100周年，世界500强，3.15晚会",
        "“5+1”产业图谱，“1+N”体系",
        "《物业企业服务11条标准》",
        "拨打12345热线",
        "80后干部，5G网络，3D打印，A531室",
        "数十家、几十名、上百亿",
        "三四个、一两次",
        "设3分公司、5大队",
        "壹号院二期",
        "百家争鸣、千家万户",
        "省委巡视五组",
        "点击数：1024\n根据市委部署",
    ],
)
def test_names_ranks_and_idioms_are_no_claims(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("核查4条线索，组建5支队伍", ["4条", "5支"]),
        ("给予5人行政警告，3名单位负责人", ["5人", "3名"]),
        ("开展2次年度考核、5次日常检查", ["2次", "5次"]),
        ("办好3件事，指导5家长期停产企业", ["3件", "5家"]),
        ("以300—500户为单位", ["300", "500户"]),
        ("由75.3%降至68.9%", ["75.3%", "68.9%"]),
        ("信访件16件14人", ["16件", "14人"]),
        ("每年开展一次监督检查，至少一名成员", ["一次", "一名"]),
        ("其中一家年出口1亿美元", ["一家", "1亿美元"]),
        ("街道、社区、网格四级架构", ["四级"]),
        ("新材料、装备、航空三大产业", ["三大"]),
        ("着重从五个方面、十二个问题入手", ["五个", "十二个"]),
        ("办好期三期，举办三期", ["三期"]),
        ("共 12 个", ["12 个"]),
    ],
)
def test_claims_are_found_beside_each_other(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


def test_the_first_number_of_a_range_has_the_unit_of_the_second() -> None:
    first, second = extract_quantities("以300—500户为单位", [])
    assert (first.value, first.unit, second.value) == (Decimal(300), "户", Decimal(500))


def test_plain_value_and_base_unit_drop_the_scale() -> None:
    found = only("罚款20.4万元")
    assert (found.plain, found.base_unit, found.decimals) == (Decimal(204000), "元", 1)


def test_taken_places_claim_nothing() -> None:
    text = "12个项目，13个问题"
    assert [one.text for one in extract_quantities(text, [Span(0, 2)])] == ["13个"]


@pytest.mark.parametrize(
    "flood",
    ["1" * 300_000, "111," * 80_000, "一" * 300_000, "《" * 300_000, "“" * 300_000, "3-" * 150_000],
)
def test_hostile_text_is_read(flood: str) -> None:
    assert extract_quantities(flood, []) == ()


def test_numbers_of_a_list_share_the_unit_of_the_last() -> None:
    found = extract_quantities("平均浓度分别为61、112、24微克/立方米，第3、4条，7、8月份。", [])
    assert [(one.text, one.unit) for one in found][:3] == [
        ("61", "微克/立方米"),
        ("112", "微克/立方米"),
        ("24微克/立方米", "微克/立方米"),
    ]


def test_a_count_right_behind_a_label_is_read() -> None:
    (found,) = extract_quantities("2.12处堆存点", [Span(0, 2)])
    assert (found.text, found.value) == ("12处", Decimal(12))
