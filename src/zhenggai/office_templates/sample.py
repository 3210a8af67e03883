"""The template to start from: the official layout with every field in its place."""

from collections.abc import Iterable, Iterator

from zhenggai.office_templates.fields import Field
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Annex, Block, Column, Heading, Letter, Paragraph, Table

_NOTE = (
    "说明（用前删去）：花括号里是字段，写文书时换成台账里的内容；循环的两行之间，有几项就写几遍。"
)


def sample_template(fields: Iterable[Field]) -> bytes:
    """A docx that may be filled as it is, with a list of the fields at its end."""
    fields = tuple(fields)
    return letter_docx(
        Letter(
            title=("{{ 标题 }}",),
            blocks=(
                Paragraph("{%p if 副标题 %}"),
                Paragraph("{{ 副标题 }}", "centre"),
                Paragraph("{%p endif %}"),
                Paragraph("{%p if 主送机关 %}"),
                Paragraph("{{ 主送机关 }}：", "left"),
                Paragraph("{%p endif %}"),
                Paragraph("{%p for 段 in 正文 %}"),
                Paragraph("{{ 段.文字 }}"),
                Paragraph("{%p endfor %}"),
                Table(
                    rows=(
                        ("序号", "反馈问题", "牵头单位", "完成时限", "状态"),
                        tuple("{%tr for 一项 in 问题 %}" if at == 1 else "" for at in range(5)),
                        (
                            "{{ 一项.序号 }}",
                            "{{ 一项.问题 }}",
                            "{{ 一项.牵头单位 }}",
                            "{{ 一项.时限 }}",
                            "{{ 一项.状态 }}",
                        ),
                        tuple("{%tr endfor %}" if at == 1 else "" for at in range(5)),
                    ),
                    columns=(Column(2, "centre"), Column(10), Column(5), Column(5), Column(3)),
                    size=10.5,
                ),
                Paragraph("截至{{ 截止日 }}，台账共有问题{{ 数字.问题 }}。"),
                Paragraph("{{ 署名 }}", "right"),
                Paragraph("{{ 成文日期 }}", "right"),
            ),
            annexes=(Annex(("字段表（用前删去）",), tuple(_list(fields))),),
        )
    )


def _list(fields: tuple[Field, ...]) -> Iterator[Block]:
    yield Paragraph(_NOTE)
    yield Table(
        rows=(("字段", "说的是什么"), *((name, what) for name, what in field_rows(fields))),
        columns=(Column(9), Column(13)),
        size=10.5,
    )
    yield Heading("条件的写法", label="")
    yield Paragraph("百分号花括号里写 if 逾期，结尾写 endif，中间的话只在有逾期事项时写出。")


def field_rows(fields: Iterable[Field], above: str = "") -> Iterator[tuple[str, str]]:
    """Every field with what it says; of a list that it is gone through, and its parts below it."""
    for one in fields:
        # A name with brackets or blanks in it is no name for jinja.
        bare = one.name.isidentifier()
        name = f"{above}{one.name}" if bare else f'{above.rstrip(".")}["{one.name}"]'
        yield (f"{name}（循环）" if one.is_list else name), one.what
        if one.parts:
            yield from field_rows(one.parts, f"{name}.")
