"""The verbs that stand beside a title, with the plain act that each of them means.

To teach the reader another verb, add it to one of these lists.
"""

import re


def words(listing: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(listing.split())


MAKERS = {
    "制定": words("""
        制定 制订 出台 建立 建立健全 设立 形成 编制 编写 编撰 编纂 编辑 制作 颁布 颁行 新建 新增
        新订 订立 推出 构建 梳理 整理 汇编 提出 确立 确定 定制 定做
        审定 审议通过 研究通过 讨论通过 表决通过 会议通过 并通过 通过了
    """),
    "印发": words("印发 下发 制发 编印 编发 印制 发布 公布 签发 下达 刊印"),
    "修订": words("""
        修订 修改 修正 修编 完善 细化 健全 更新 优化 调整 补充 充实 重修 改进 升级
    """),
    "起草": words("起草 草拟 代拟 拟定 拟订 拟制"),
    "废止": words("废止 废除 取消 撤销 停止执行"),
    "转发": words("转发"),
}
ACTION_OF = {verb: action for action, verbs in MAKERS.items() for verb in verbs}

CITERS = words("""
    根据 按照 依照 依据 遵照 参照 比照 对照 对标 结合 围绕 聚焦 紧扣 针对 依托 援引 引用 参考
    借鉴 遵循 落实 贯彻 执行 实施 推行 实行 试行 推广 履行 坚持 遵守 严守 恪守 违反 违背 符合
    不符 适用 沿用 维护 兑现 享受
    学习 自学 研读 重温 重学 领学 诵读 抄写 领会 掌握 传达 宣传 宣讲 宣贯 解读 讲解 组织 参加 听取
    观看 收看 收听 播放 放映 阅读 征订 订阅 订购 购买 购置 发放 配发 赠送 推送 张贴 悬挂
    拍摄 摄制 录制 上演 排演 创作 刊发 刊登 发表 撰写
    用好 用足 运用 使用 利用 收到 接到 获得 取得 获取 核发 颁发 办理 换发 申领 批复 批准
    签订 签署 签定 填写 填报 开具 出具 发出 送达 报送 上报 呈报 提交 递交 汇报 列入 纳入 写入 载入
    查阅 查看 检查 审议 审核 研究 讨论
""")
# A maker first and one of these behind it is one act: 制定实施 · 印发并严格执行.
CARRIED_OUT = words("实施 执行 落实 推行 试行 实行")

# Nouns with a verb in them.
NOUNS = words("""
    学习中心组 学习教育 学习型 学习班 学习制度 学习计划 学习小组 执行力 执行局 工作落实
    责任落实 结合实际 实施方案 实施意见 实施细则 实施办法 机构编制 编制部门 编制办 编制委
    宣传部 宣传思想 宣传委员
    党组织 社会组织 组织部 组织委员 组织生活 组织人事 组织领导 组织体系 检查组
    研究所 研究院 研究室 研究生
""")

# Nouns and verbs, the longer before the shorter: 学习中心组 · 审议通过 · 制定
_ALL = sorted({*NOUNS, *ACTION_OF, *CITERS})
WORDS = re.compile("|".join(sorted(_ALL, key=len, reverse=True)))
