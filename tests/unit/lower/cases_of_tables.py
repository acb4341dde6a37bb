"""Cases of the rules about tables, parameters by keys, and functions."""

from tests.unit.lower.case import Case, sections

_TABLE = "明细表 表彰\n级别：选项（省、市）\n金额：金额（万元）\n"
_OTHER = "明细表 考核\n分数：数值\n"
_REGION = "数据\n区域：选项（东部、西部）\n"

CASES_OF_TABLES: tuple[Case, ...] = (
    sections(
        "column-without-row",
        f"{_TABLE}定义 甲 = 表彰.金额",
        f"{_TABLE}定义 甲 = 合计(表彰.金额)",
        "表彰.金额",
    ),
    sections(
        "column-without-row",
        f"{_TABLE}函数 多于(数) = 计数(表彰 若 金额 > 数)\n"
        "定义 甲 = 计数(表彰 若 多于(金额) > 1)",
        f"{_TABLE}函数 多于(数) = 计数(表彰 若 金额 > 数)\n定义 甲 = 多于(1万元)",
        "数",
    ),
    sections(
        "unknown-name",
        f"{_TABLE}定义 甲 = 合计(表彰.全额)",
        f"{_TABLE}定义 甲 = 合计(表彰.金额)",
        "全额",
    ),
    sections(
        "unknown-name",
        f"{_TABLE}定义 甲 = 金额 × 2",
        f"{_TABLE}定义 甲 = 合计(表彰.金额 × 2)",
        "金额",
    ),
    sections(
        "wrong-arguments",
        f"{_TABLE}{_OTHER}定义 甲 = 合计(表彰.金额 × 考核.分数)",
        f"{_TABLE}{_OTHER}定义 甲 = 合计(表彰.金额) × 合计(考核.分数)",
        "合计(表彰.金额 × 考核.分数)",
    ),
    sections(
        "wrong-arguments",
        f"{_TABLE}占比 = 金额 / 合计(金额)",
        f"{_TABLE}占比 = 金额 / 合计(表彰.金额)",
        "合计(金额)",
    ),
    sections(
        "wrong-arguments",
        f"{_TABLE}定义 甲 = 至多(1 若 是, 2)",
        f"{_TABLE}定义 甲 = 至多(1, 2)",
        "至多(1 若 是, 2)",
    ),
    sections(
        "not-a-choice",
        f"{_TABLE}定义 甲 = 计数(表彰 若 级别 = “县”)",
        f"{_TABLE}定义 甲 = 计数(表彰 若 级别 = “市”)",
        "“县”",
    ),
    sections(
        "circular-definition",
        f"{_TABLE}甲 = 乙\n乙 = 甲",
        f"{_TABLE}甲 = 乙\n乙 = 金额",
        "甲",
    ),
    sections(
        "circular-definition",
        "函数 甲(数) = 乙(数)\n函数 乙(数) = 甲(数)",
        "函数 甲(数) = 乙(数)\n函数 乙(数) = 数",
        "甲",
    ),
    sections(
        "wrong-arguments",
        "函数 比(甲, 乙) = 甲 / 乙\n定义 丙 = 比(1)",
        "函数 比(甲, 乙) = 甲 / 乙\n定义 丙 = 比(1, 2)",
        "比(1)",
    ),
    sections("reserved-name", "函数 最高(数) = 数", "函数 最高值(数) = 数", "最高"),
    sections(
        "defined-twice", "函数 甲(数, 数) = 数", "函数 甲(数, 值) = 数 + 值", "数"
    ),
    sections(
        "parameter-row-twice",
        "参数 比例 按 年度\n2014：1%\n2014年：2%",
        "参数 比例 按 年度\n2014：1%\n2015年：2%",
        "2014年",
    ),
    sections(
        "parameter-row-twice",
        "参数 比例 按 年度\n2014：1%\n≥ 2014：2%",
        "参数 比例 按 年度\n2014：1%\n> 2014：2%",
        "≥ 2014",
    ),
    sections(
        "parameter-key-unreadable",
        f"{_REGION}参数 比例 按 区域、年度\n东部：1%",
        f"{_REGION}参数 比例 按 区域、年度\n东部、2014：1%",
        "东部",
    ),
    sections(
        "parameter-key-unreadable",
        "参数 比例 按 年度\n去年：1%",
        "参数 比例 按 年度\n[2014, 2016)：1%",
        "去年",
    ),
    sections(
        "not-a-choice",
        f"{_REGION}参数 比例 按 区域\n北部：1%",
        f"{_REGION}参数 比例 按 区域\n西部：1%",
        "北部",
    ),
    sections(
        "unit-mismatch",
        "参数 标准 按 年度\n2014：10万元\n2015：10人",
        "参数 标准 按 年度\n2014：10万元\n2015：900元",
        "10人",
    ),
    sections(
        "row-after-otherwise",
        "参数 标准 按 年度\n否则：10\n2014：9",
        "参数 标准 按 年度\n2014：9\n否则：10",
        "2014",
    ),
    sections(
        "wrong-arguments",
        "数据\n报价：数值\n定义 甲 = 同组平均(报价 × 2)",
        "数据\n报价：数值\n定义 甲 = 同组平均(报价) × 2",
        "同组平均(报价 × 2)",
    ),
    sections(
        "wrong-arguments",
        "数据\n报价：数值\n定义 甲 = 同组最优(报价)",
        "数据\n报价：数值\n定义 甲 = 同组最低(报价)",
        "同组最优(报价)",
    ),
)
