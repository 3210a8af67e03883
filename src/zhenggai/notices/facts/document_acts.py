"""What a notice does with a document: the verb beside its title, and whether the notice made it.

The verb next to the title decides: 根据《甲》制定《乙》 cites the first and makes the second.
Verbs and marks are general; no name of a document is known here.
"""

import re
from dataclasses import dataclass

from zhenggai.notices.facts.document_verbs import ACTION_OF, CARRIED_OUT, NOUNS, WORDS
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Act:
    """`action` is the plain verb (制定), `verb` the place of the printed one (研究制定并出台)."""

    made: bool
    action: str | None = None
    verb: Span | None = None


CITED = Act(made=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where titles stand (one, or a list of several): from `start` to `end` of `text`.

    `since` is the end of the title before, `clause` the clause that they end, without titles before
    them, `behind` what follows them, without their number and state in brackets.
    """

    text: str
    start: int
    end: int
    since: int
    clause: str
    behind: str


CLAUSE_START = re.compile(r"[，,。；;！!？?\n：:]")
SENTENCE_START = re.compile(r"[。；;！!？?\n]")
LONGEST_CLAUSE = 60
LONGEST_SENTENCE = 100
# Between the verbs of one act: 制定并出台 · 修订完善 · 学习了 · 制定、印发 · 制定并严格执行
JOINT = re.compile(
    r"(?:完成|好)?了?(?:[并和、及与或再]|之?后|以及)?了?(?:严格|认真|全面|联合|统一|正式|及时|同步)?"
)
# 出台制度3项,分别是《…》 · 包括《…》 · 建章立制：《…》: the verb stands a clause earlier.
INTRODUCES = re.compile(
    r"[\s（(]*(?:主要|具体|其中)?(?:分别|包括|包含|即|如|例如|其中|主要有|有|是|为|涉及)?[是为有]?$"
)
MADE_RULES = re.compile("建章立制|完善制度|健全制度|建立制度|新建制度|制度建设")
# 未制定 · 没有及时修订
NOT_DONE = re.compile(
    r"(?:未能?|没有|没|未曾|缺乏|缺少)(?:及时|按时|按规定|按要求|有效|严格|全面|认真){0,2}(?:研究)?$"
)
# 中共中央印发 · 国务院办公厅下发: a paper of the whole country is cited wherever it stands.
NATIONAL = re.compile(
    r"(?:中共中央|国务院|中央|中办|国办|全国人大|中央纪委|中组部|中宣部|国家)"
    r"(?:办公厅|常委会|组织部|宣传部|、|国务院|国办|联合|新|近期){0,4}$"
)
# 新修订的《…》 · 修改后的《…》 · 通过的《…》
RELATIVE = re.compile(r"(?:后|过)?的")
# The character before 《 that leaves the decision to what follows: 将《…》纳入 · 对《…》进行修订
HANDLED = ("将", "把", "对", "就")
HANDLED_EARLIER = re.compile(r"[将把对就]")
BY_THE_WORD_OF = tuple("按据依以从由凭与同因在")
# 在《…巡察整改方案》中明确: the unit's own plan needs no verb.
OWN_PLAN = re.compile(r"整改.{0,20}(?:方案|措施|清单|台账)")

# The brackets behind a title: (试行) · （市中发〔2020〕28号）
BRACKETS_AFTER = re.compile(r"\s*[（(][^（()）]{0,40}[)）]")
# 要求 · 等文件精神 · 有关规定 · 明确指出 · 落实情况 · 中 · 第12条
AFTER_CITED = re.compile(
    r"(?:等)?(?:\d+[个项份])?的?(?:有关|相关|具体)?(?:文件|法规|制度|政策)?的?(?:有关|相关|具体)?"
    r"(?:要求|规定|精神|明确|指出|强调|内容)"
    r"|落实|执行|贯彻|学习|宣传|培训|实施(?:力度|以来|情况|过程)|中|第[\d一二三四五六七八九十]+条"
)
# 《…》的实施细则 · 《…》任务分工方案: the title is part of another document's name.
NAME_GOES_ON = re.compile(
    r"的?(?:贯彻|落实|实施|具体|配套|任务|责任){1,3}[^，,。；;\n]{0,4}(?:意见|方案|细则|办法|清单|表)"
)
MADE_VERB = (
    "印发|下发|出台|制定|制订|修订|修改|修编|完善|废止|发布|公布|起草|编制|形成|颁布|转发|拟定|拟订|草拟"
    "|审议通过|讨论通过|上墙|征求[^，,。]{0,8}意见"
)
# 将《…》印发至各单位 · 推动《…》出台 · 加快《…》编制工作
AFTER_DIRECT = re.compile(rf"的?(?P<verb>{MADE_VERB})")
# 已印发实施 · 等8项制度相继出台 · 于2021年3月修订 · 经常委会审议通过 · 初稿已形成 · 进行了修订
AFTER_MADE = re.compile(
    r"[^，,。；;\n《》]{0,14}?(?:已|正式|正在|目前|均|全部|相继|陆续|先后|同步|完成|进行|予以|作了|作出|重新"
    r"|即将|拟|待|于\d|经|初稿|正|提交)"
    rf"[^，,。；;\n《》]{{0,20}}?(?P<verb>{MADE_VERB}|施行|实施|审议|审定|审批|审核|批准|批复|核准|通过)"
)
# 制定《…》不及时 · 《…》修订滞后: a problem, no act.
SLACK = re.compile("工作?(?:不|滞后|缓慢|迟缓)|不|滞后|缓慢|迟缓|未|较慢|流于形式")
NOT_YET = re.compile("未|没有|尚无")

# Films, books, programmes: 等警示教育片 · 3部警示片 · 一书 · 栏目
NO_DOCUMENT_AFTER = re.compile(
    r"等?(?:\d+|[一二两三四五六七八九十]{1,3})?[部本册集个余多]{0,2}"
    r"(?:警示|廉政|反腐|教育|专题|纪录|电视|政论|宣传|红色|系列|优秀){0,3}"
    r"(?:[影大]?片|影片|电影|话剧|情景剧|舞台剧|书籍|图书|丛书|一书|读本|读物|栏目|专栏|节目|杂志|报刊|歌曲"
    r"|微视频|视频|展览|公众号)"
)
NO_DOCUMENT_BEFORE = (
    *("片", "电影", "话剧", "情景剧", "栏目", "节目", "杂志", "歌曲", "视频", "专著", "著作"),
    *("书籍", "图书", "小说", "文章", "课题", "论文"),
)
BULLETINS = (
    *("简报", "专报", "快报", "周报", "月报", "日报", "晚报", "要情", "动态", "杂志", "周刊"),
    *("周通报", "月通报"),
)
LICENCES = ("许可证", "执照", "资格证", "登记证", "合格证", "产权证", "证书")
ISSUES = re.compile(r"\s*(?:共|累计)?\s*\d+\s*[余多]?期")
# Letters to single recipients, counted: 《整改通知书》12份; the copies of a document are not.
LETTERS = ("书", "函", "单", "提示", "意见", "通知", "告知")
COPIES = re.compile(r"\s*(?:共|累计)?\s*\d+\s*[余多]?[份件张封条次]")
SHORT_TITLE = 12


def place_of(text: str, start: int, end: int, since: int) -> Place:
    """The place of titles from `start` to `end`, where the title before ends at `since`."""
    clause = CLAUSE_START.split(text[max(since, start - LONGEST_CLAUSE) : start])[-1]
    return Place(text, start, end, since, clause, text_after(text, end))


def text_after(text: str, end: int) -> str:
    """What follows a title, without its number and state in brackets."""
    after = text[end : end + LONGEST_CLAUSE]
    while brackets := BRACKETS_AFTER.match(after):
        after = after[brackets.end() :]
    return after


def act_at(place: Place, title: str) -> Act | None:
    """What is done with the titles, `title` being the first; None where nothing is said."""
    clause = place.clause
    offset = place.start - len(clause)
    found = None if clause.endswith(HANDLED) else last_act(clause, offset, place.behind)
    if clause.endswith(BY_THE_WORD_OF) and not (
        found and found.made and place.behind.startswith("为")
    ):
        if not clause.endswith("在"):
            return CITED
        found = Act(made=True) if OWN_PLAN.search(title) else None
    found = found or act_behind(place)
    if found is None and INTRODUCES.match(clause):
        return act_of_sentence(place)
    return found


def is_no_document(title: str, clause: str, after: str) -> bool:
    """Films, books, licences, series of bulletins and letters to single recipients."""
    if title.endswith(BULLETINS + LICENCES) or ISSUES.match(after):
        return True
    if NO_DOCUMENT_AFTER.match(after) or clause.rstrip('“"').endswith(NO_DOCUMENT_BEFORE):
        return True
    return len(title) <= SHORT_TITLE and title.endswith(LETTERS) and bool(COPIES.match(after))


def act_of_sentence(place: Place) -> Act | None:
    """The act of the whole sentence before, where the title's own clause only introduces it."""
    before = place.text[max(place.since, place.start - LONGEST_SENTENCE) : place.start]
    sentence = SENTENCE_START.split(before)[-1]
    found = last_act(sentence, place.start - len(sentence), place.behind)
    if found is None and MADE_RULES.search(sentence):
        return Act(made=True, action="制定")
    return found


def last_act(clause: str, offset: int, after: str) -> Act | None:
    """The act of the last verbs in a clause that govern the title behind it."""
    verbs = [word for word in WORDS.finditer(clause) if word[0] not in NOUNS]
    while verbs:
        first = len(verbs) - 1
        while first and JOINT.fullmatch(clause, verbs[first - 1].end(), verbs[first].start()):
            first -= 1
        joint, verbs = verbs[first:], verbs[:first]
        # 制定了符合实际、便于操作的《…》: a verb that only describes the document.
        if clause.endswith("的") and joint[-1][0] not in ACTION_OF and (verbs or joint[1:]):
            verbs += joint[:-1]
            continue
        before, rest = clause[: joint[0].start()], clause[joint[-1].end() :]
        # 执行市委印发的《…》 · 落实关于印发《…》的通知: an earlier verb governs.
        if RELATIVE.match(rest) or (before.endswith("关于") and joint[0][0] in ACTION_OF):
            if verbs:
                continue
            if HANDLED_EARLIER.search(before):
                return None
        return act_of_verbs(joint, clause, offset, after)
    return None


def act_of_verbs(joint: list[re.Match[str]], clause: str, offset: int, after: str) -> Act:
    """Verbs that stand together: the first maker gives the action, 实施 behind it is no matter."""
    makers = [word[0] for word in joint if word[0] in ACTION_OF]
    if not makers or clause.endswith("关于"):
        return CITED
    last, before = joint[-1], clause[: joint[0].start()]
    if last[0] not in ACTION_OF and (last[0] not in CARRIED_OUT or after.startswith("的")):
        return CITED
    if NOT_DONE.search(before) or NATIONAL.search(before):
        return CITED
    if NAME_GOES_ON.match(after) or SLACK.match(after):
        return CITED
    verb = Span(offset + joint[0].start(), offset + last.end())
    return Act(made=True, action=ACTION_OF[makers[0]], verb=verb)


def act_behind(place: Place) -> Act | None:
    """The act that follows a title: 《…》已印发实施, 将《…》纳入学习内容."""
    if AFTER_CITED.match(place.behind) or NAME_GOES_ON.match(place.behind):
        return CITED
    found = AFTER_DIRECT.match(place.behind) or AFTER_MADE.match(place.behind)
    if found is None:
        return CITED if place.clause.endswith(HANDLED) else None
    if NOT_YET.search(found[0]) or SLACK.match(place.behind, found.end()):
        return CITED
    verb = found["verb"]
    at = place.text.index(verb, place.end)
    action = "起草" if verb.startswith("征求") else ACTION_OF.get(verb, "制定")
    return Act(made=True, action=action, verb=Span(at, at + len(verb)))
