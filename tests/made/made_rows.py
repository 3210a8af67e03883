"""Made-up rows of ledger sheets, as hypothesis thinks them up."""

from dataclasses import replace

from hypothesis import strategies as st

from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

# What an office types, line breaks, and what a sheet might take for a formula.
LETTERS = "整改落实党建工作问题区县局办学习一二三（）“”，。；：、《》〔〕2026年月日第号"
LETTERS += " =+-@_x0041\n<>&'\"%～😀"
WORDS = st.text(LETTERS, max_size=40).map(str.strip)
LONG = st.one_of(WORDS, st.text("整改落实，\n", min_size=300, max_size=3000).map(str.strip))
SAID = WORDS.filter(lambda text: text not in ("", "-", "无", "—"))
NAME = st.text("张王李赵青禾区委县局办公室", min_size=2, max_size=6)
NAMES = st.lists(NAME, max_size=3, unique=True).map(tuple)
NOTHING_SAID = st.just("")
DAY = st.sampled_from(
    ["", "2026年6月30日前", "立行立改", "（1）2026年底，建成；（2）长期坚持", "尽快"]
)
CARRIED = st.builds(
    Carried,
    leaders=NAMES,
    lead_units=NAMES,
    units=NAMES,
    persons=NAMES,
    liaisons=NAMES,
    deadline=DAY,
    done_on=DAY,
    state=st.sampled_from(["", "已完成", "基本完成", "推进得好"]),
    progress=LONG,
    next_steps=WORDS,
    evidence=WORDS,
    note=WORDS,
)
NONE_OWN = st.just(Carried())
MEASURE = st.builds(
    MeasureRow,
    text=SAID,
    number=st.one_of(NOTHING_SAID, st.integers(1, 99).map(str)),
    task=st.one_of(NOTHING_SAID, NAME),
    own=st.one_of(NONE_OWN, CARRIED),
)
PROBLEM = st.builds(
    ProblemRow,
    text=SAID,
    detail=st.one_of(NOTHING_SAID, SAID),
    aspect=st.sampled_from(["", "党的领导方面", "党的建设方面"]),
    category=st.sampled_from(["", "学习类", "作风类"]),
    source=st.sampled_from(["", "审计"]),
    kind=st.sampled_from(["", "共性"]),
    cause=WORDS,
    target=WORDS,
    standard=WORDS,
    is_standing=st.booleans(),
    shared=CARRIED,
    measures=st.lists(MEASURE, max_size=4).map(tuple),
)


def numbered(problems: list[ProblemRow]) -> tuple[ProblemRow, ...]:
    return tuple(replace(one, number=str(place)) for place, one in enumerate(problems, 1))
