"""A made-up plan whose problems and measures stand in tables of a Word file."""

import io

from docx import Document

TITLE = "青禾县农业农村局党组关于县委第二巡察组反馈意见的整改方案"
HEAD = ["方面", "反馈问题", "整改措施", "责任单位", "完成时限"]
ROWS = [
    ["落实决策部署方面", "理论学习不够深入", "修订学习制度", "办公室", "2024年6月30日前"],
    ["落实决策部署方面", "理论学习不够深入", "纳入年度考核", "机关党委", "2024年9月底前"],
    ["落实决策部署方面", "高标准农田管护不到位", "签订管护协议", "农田建设股", "长期坚持"],
    ["正风肃纪方面", "执法不够规范", "开展案卷评查", "办公室", "2024年8月底前"],
]


def table_plan(*tables: list[list[str]], merged: bool = False, ruled: bool = False) -> bytes:
    """A Word file with a title, a sentence, tables with the same head, and a closing sentence."""
    paper = Document()
    paper.add_paragraph(TITLE)
    paper.add_paragraph("现制定整改方案如下。")
    for rows in tables:
        table = paper.add_table(rows=0, cols=len(HEAD))
        table.style = "Table Grid" if ruled else None
        for row in [HEAD, *rows]:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        if merged:
            for column in (0, 1):
                upper, lower = table.cell(1, column), table.cell(2, column)
                lower.text = ""
                upper.merge(lower).text = ROWS[0][column]
        paper.add_paragraph("以上方案请认真落实。")
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()
