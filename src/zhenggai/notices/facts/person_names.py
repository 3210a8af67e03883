"""Names of persons to whom something is done: told by surname and by what stands around them.

A surname alone proves nothing (高度 and 方面 begin with one), so a name is taken only behind a post
(副局长王…) or between 对 or 给予 and the act. Masked names (王某, 李××) are none.
"""

import re
from collections.abc import Iterator

from zhenggai.notices.source import Span

COMPOUND = "欧阳|司马|诸葛|上官|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方"
SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷段史陶贺毛郝顾龚邵万覃武钱戴严"
    "莫孔赖柯温洪常汤康施牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟申耿詹欧殷焦俞辛甘凌符刁左柳冉丛褚娄窦戚岑"
)
# Words that begin like a name.
LIKE_NAMES = """
    严重 严肃 严格 严厉 严明 高度 高标 高质 高校 高级 高效 高新 高位 高中 高铁 高速 高龄 高危 高温
    方面 方式 方案 方可 方能 任何 任务 任职 任命 任期 任免 任用 任教 关于 万元 马上 马鞍 马路 常态
    常委 常务 常规 常见 常年 常驻 安全 安排 安置 安装 金额 金融 金属 程序 程度 章程 章节 夏季 秦皇
    江苏 江西 江北 江南 江河 江海 施工 施行 施策 施教 石油 石化 石材 石家 田间 田地 林业 林场 林地
    林木 林权 黄金 白天 白色 康复 洪涝 温度 温泉 钱款 钱物 于是 于今 周边 周期 周末 周报 范围 史料
    孔雀 武装 武术 武汉 张贴 张榜 申报 申请 申诉 申领 申办 何时 何种 何地 余款 余额 余名 余人 许可
    许多 牛羊 毛利 毛坯 毛巾 左右 左侧 欧盟 顾问 顾客 汤药 汪洋 陆续 陆地 杜绝 钟点 谢绝 齐全 齐抓
    齐心 辛苦 甘肃 柳州 符合 凌晨 凌空 焦点 焦虑 邢台 唐山 曾任 曾经 曾因 曾被 曾于 曾在 郑州 苏州
    徐州 梁山 罗列 叶片 段落 雷同 雷厉 贺卡 贺礼
"""
NO_NAMES = frozenset(LIKE_NAMES.split())
# No letter of a given name: words of grammar, masks, and the ends of places and bodies.
NO_GIVEN = (
    "的了在是为被给予对将已因受和与及等或有无不未也都从到按经由于以把让向各该本此何某其们"
    "镇乡村县市区省局科部处室院校厂司组队站所办委会社岗责纪党职违罚款项件人名员"
)
GIVEN = f"[^{NO_GIVEN}\\W\\dA-Za-z_]"
PERSON = f"(?:{COMPOUND}|[{SINGLE}]){GIVEN}{{1,2}}"

# What is done to a person, behind the name.
SUFFERS = (
    r"(?:已?(?:被|予以|给予|经)|受到?|进行|作出|因|涉嫌|违反|违规|违纪|违法|严重违|留党|党内|诫勉|开除|撤销|撤职"
    r"|警告|严重警告|记过|记大过|降级|立案|免职|停职|政务|批评|谈话|通报|问责|约谈|责令)"
)
# 同志 · (2020年2月已退休) between the name and the act
ASIDE = r"(?:同志)?(?:[（(][^（()）\n]{1,30}[)）])?"
# 、李某某和赵某某 more persons of one list
MORE = f"(?:[、和及]{PERSON}){{0,5}}"
POST = (
    "(?:书记|主任|局长|科长|处长|部长|厅长|院长|校长|所长|站长|队长|组长|会长|镇长|乡长|县长|区长|市长|村长|社长"
    "|厂长|行长|股长|馆长|园长|台长|经理|总监|总裁|董事长?|监事长?|会计|出纳|科员|调研员|巡视员|职员|主席|主管"
    "|主办|秘书|助理|民警|辅警|网格员|法官|检察官|文书)"
)
ROLE = (
    "(?:对|给予|将|责令|免去|其中|村|社区|街道|局|公司|学校|医院|委员|教师|医生|护士|村民|职工|员工|党员"
    "|干部|人员|责任人|负责人)"
)
# 原一级科员刘某某留党察看 · 副局长王某某、李某某因 · 经理陈某某，
BEHIND_POST = re.compile(
    rf"{POST}(?P<name>{PERSON})(?={ASIDE}(?:{MORE}{ASIDE}{SUFFERS}|[、，,等已的利隐酒醉失]))"
)
# 对张某某给予党内警告 · 给予李某某、赵某某诫勉 · 、周某某被 · 。王某某受到
BEFORE_ACT = re.compile(
    rf"(?:{ROLE}|[、，,：:；;。\n])(?P<name>{PERSON})(?={ASIDE}{MORE}{ASIDE}{SUFFERS})"
)
# 买某某提·吐尔逊
LONG_NAME = re.compile(
    rf"(?:{ROLE}|{POST}|[、，,。\n])(?P<name>[\u4e00-\u9fa5]{{2,5}}·[\u4e00-\u9fa5]{{2,6}}?)"
    rf"(?={ASIDE}{SUFFERS})"
)
# 1.张某某，原某局副局长，受到…: at the beginning of a sentence, behind its mark and label.
AT_BEGINNING = re.compile(
    rf"[。\n]?\s*(?:[（(]?\w{{1,3}}[)）.、．]\s*)?(?P<name>{PERSON})(?=[，,])"
)


def find_names(text: str, start: int, end: int) -> Iterator[Span]:
    """Names in a sentence that stand like the name of one to whom something is done.

    `start` may be the mark that ends the sentence before.
    """
    matches = [*BEHIND_POST.finditer(text, start, end), *BEFORE_ACT.finditer(text, start, end)]
    if text.find("·", start, end) >= 0:
        matches += LONG_NAME.finditer(text, start, end)
    if first := AT_BEGINNING.match(text, start, end):
        matches.append(first)
    yield from sorted({Span(*m.span("name")) for m in matches if m["name"][:2] not in NO_NAMES})
