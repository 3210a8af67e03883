"""The marks of secrecy that a paper may bear; the law is 《中华人民共和国保守国家秘密法》.

They stand apart from the rule that reports them, for a ledger refuses such a file without any rule.
"""

import re

# 秘密★1年 · 机密 ★ 长期 · 绝密★
STARRED = re.compile(r"(?:秘\s?密|机\s?密|绝\s?密)\s?[★☆✩✭]\s?(?:\d{1,2}\s?[年月]|长期)?")
STARS = re.compile("[★☆✩✭]")
# 密级：秘密 · 密级:内部
LEVEL = re.compile(r"密\s?级\s?[:：]\s?(?:秘密|机密|绝密|内部)")
ALONE = frozenset(["秘密", "机密", "绝密", "内部", "内部资料", "内部文件", "注意保密"])
