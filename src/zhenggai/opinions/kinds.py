"""The words of the register: ways in, sorts, ways of an answer, how an opinion stands."""

from collections.abc import Mapping

# How an opinion came in.
WAYS: Mapping[str, str] = {
    "call": "来电",
    "letter": "来信",
    "email": "来邮",
    "visit": "来访",
    "web": "网上",
}
SUGGESTION, APPEAL, ACCUSATION = "suggestion", "appeal", "accusation"
SORTS: Mapping[str, str] = {
    SUGGESTION: "意见建议",
    APPEAL: "申诉求决",
    ACCUSATION: "检举控告",
}
UNSORTED = "待分类"
# How the person was answered.
REPLY_WAYS: Mapping[str, str] = {
    "call": "电话",
    "letter": "书面",
    "email": "电子邮件",
    "visit": "当面",
    "public": "公开答复",
}
# What a person may ask for who does not accept the answer to an appeal, one after the other, and
# how it ended.
REDRESSES: Mapping[int, str] = {1: "复查", 2: "复核"}
OUTCOMES: Mapping[str, str] = {
    "upheld": "维持原意见",
    "changed": "变更原意见",
    "again": "撤销，重新办理",
    "withdrawn": "本人撤回申请",
}
# How an opinion stands (`Opinion.state`), in the order of the work.
STATES: Mapping[str, str] = {
    "unsorted": "待分类",
    "registered": "待办理",
    "handed": "已交办",
    "objected": "单位有异议",
    "reported": "单位已答复",
    "replied": "已答复",
    "redress_1": "复查中",
    "redress_2": "复核中",
    "sealed": "已密封，待移交",
    "slipped": "已出移交单，待回执",
    "transferred": "已移交",
}
# Stands wherever an accusation may be typed.
WARNING = "检举控告请转交纪检监察机关，不得转给被反映单位和个人"
# The longest that is taken in; a longer letter is registered with its count of sheets.
LONGEST_TEXT, LONGEST_CONTACT, LONGEST_NAME = 5000, 200, 60
