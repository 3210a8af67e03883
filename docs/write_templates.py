"""Writes `docs/10-templates.md` out of the fields of templates; a test tells when it is stale."""

from datetime import date
from pathlib import Path

from zhenggai.ledger.core.figures import counted_figures
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.state import Book
from zhenggai.office_templates.fields import fields_of
from zhenggai.office_templates.sample import field_rows

PAGE = Path(__file__).parent / "10-templates.md"
HEAD = """# 文书的模板

<!-- 由 docs/write_templates.py 生成，请改 office_templates/fields.py，不要改这里 -->

每份文书自带公文格式。想用本单位自己的样子，在那份文书的页面点“换成本单位的Word模板”：下载样本，在Word或WPS里改，传上来。检查通过才启用；
写错的字段指出在第几段、第几张表第几行第几格，原来的照常使用。模板写不出来时，自带格式随时可以下载。PDF版和Excel版总是自带格式。

- 字段写在两层花括号里：`{{ 标题 }}`。
- 几段重复的：前一段写`{%p for 段 in 正文 %}`，中间写`{{ 段.文字 }}`，后一段写`{%p endfor %}`。
- 表格里一行一项的，把`p`写成`tr`，前后各占一行：
  `{%tr for 一项 in 问题 %}`、`{{ 一项.问题 }}`、`{%tr endfor %}`。
- 表里列作`问题.序号`的，在循环里写成`一项.序号`：`一项`是循环里自己起的名。
- 有才写的：`{%p if 逾期 %}`，后面`{%p endif %}`。
- 几项写成一串的：`{{ 附件|join('、') }}`。
- 只能写字段、循环和条件；循环最多套三层。模板不能做别的事。
- 按模板写的Word版里，数字不带核对用的控件；要收回来核对数字的稿子，请用自带格式。

| 字段 | 说的是什么 |
|---|---|
"""


def page() -> str:
    """The whole page, with the figures of a book that is empty."""
    pack = load_pack("district-under-province")
    figures = counted_figures(Book(), pack, date(2026, 1, 1))
    fields = fields_of(dict.fromkeys(one.title for one in figures))
    rows = (f"| `{name}` | {what} |\n" for name, what in field_rows(fields))
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
