"""Rules of names, units, types and numbers: what breaks them and what mends them."""

from tests.unit.lower.case import (
    HEAD_WITHOUT_VERSION,
    UNITS,
    Case,
    clauses,
    expression,
    sections,
)

CASES = (
    # names
    expression("unknown-name", "万 + 千", "万 + 元数", "千"),
    clauses("unknown-name", "得分 = 分值 × 指标值", "得分 = 分值", "指标值"),
    expression("unknown-name", "目标", "率", "目标"),
    clauses("unknown-name", "目标 好\n得分 = 目标 × 1分", "得分 = 1分", "目标"),
    expression("unknown-function", "最多(万, 5万元)", "至多(万, 5万元)", "最多"),
    sections("defined-twice", "参数 甲 = 1\n定义 甲 = 2", "参数 甲 = 1", "甲"),
    sections("reserved-name", "定义 完成值 = 2", "定义 完成 = 2", "完成值"),
    sections("circular-definition", "定义 甲 = 甲 + 1", "定义 甲 = 1", "甲"),
    # units
    expression(UNITS, "万 + 人数", "万 + 元数", "人数"),
    expression(UNITS, "人数 - 5分", "人数 - 5", "5分"),
    expression(UNITS, "若 万 > 5 则 1 否则 2", "若 万 > 0 则 1 否则 2", "5"),
    expression(
        UNITS, "若 万 / 人数 > 5 则 1 否则 2", "若 万 / 人数 > 0 则 1 否则 2", "5"
    ),
    expression(UNITS, "若 率 ≥ 90 则 1 否则 2", "若 率 ≥ 90% 则 1 否则 2", "90"),
    expression(UNITS, "至少(万, 人数, 0)", "至少(万, 元数, 0)", "人数"),
    expression(UNITS, "若 有 则 1分 否则 80%", "若 有 则 1分 否则 0", "80%"),
    clauses(UNITS, "得分 = 5", "得分 = 5分", "5"),
    clauses(UNITS, "得分 = 80%", "得分 = 分值 × 80%", "80%"),
    clauses(UNITS, "得分 = 人数", "得分 = 人数 × 1分 / 1人", "人数"),
    clauses(UNITS, "评分 要点\n一：5\n二：5分", "评分 要点\n一：5分\n二：50%", "5"),
    clauses(
        UNITS, "指标值 = 率\n目标 95\n评分 达标得分", "目标 95%\n评分 达标得分", "95"
    ),
    clauses(UNITS, "评分 按完成比例，封顶 120", "评分 按完成比例，封顶 120%", "120"),
    clauses(UNITS, "评分 按完成比例，及格线 0%", "评分 按完成比例，及格线 6%", "0%"),
    clauses(UNITS, "评分 评级\n好：[80, 1]", "评分 评级\n好：[80%, 1]", "80"),
    clauses(UNITS, "评分 评级\n好：10人", "评分 评级\n好：10分", "10人"),
    sections(UNITS, "等级\n优：[90%, 100]", "等级\n优：[90, 100分]", "90%"),
    sections(UNITS, "数据\n甲：金额（元），≥ 5", "数据\n甲：金额（元），≥ 5万元", "5"),
    sections(
        UNITS, "数据\n甲：计数（人），默认 5个", "数据\n甲：计数（人），默认 5", "5个"
    ),
    # types
    expression("wrong-type", "若 万 则 1 否则 2", "若 万 > 0 则 1 否则 2", "万"),
    expression("wrong-type", "有 + 1", "数 + 1", "有"),
    expression("wrong-type", "非 数", "非 有", "数"),
    expression("wrong-type", "若 日 > 3 则 1 否则 2", "1", "日"),
    expression(
        "wrong-type", '若 类 < "甲" 则 1 否则 2', "若 类 ≠ 类 则 1 否则 2", '类 < "甲"'
    ),
    expression("wrong-type", "若 有 则 1 否则 日", "若 有 则 1 否则 2", "日"),
    expression("wrong-type", "若 有 = 日 则 1 否则 2", "若 有 = 是 则 1 否则 2", "日"),
    clauses("wrong-type", "得分 = 有", "得分 = 若 有 则 1分 否则 0分", "有"),
    clauses("wrong-type", "目标 1e5", "目标 ≥10万", "1e5"),
    clauses("wrong-type", "目标 不适用", "目标 无事故", "不适用"),
    clauses(
        "wrong-type",
        "目标 2021年底\n评分 按完成比例",
        "目标 2021年底\n评分 达标得分",
        "2021年底",
    ),
    clauses(
        "wrong-type",
        "指标值 = 率\n目标 2021年底\n评分 达标得分",
        "指标值 = 率\n目标 90%\n评分 达标得分",
        "2021年底",
    ),
    sections("wrong-type", "校验 甲：1 + 1", "校验 甲：1 < 2", "1 + 1"),
    sections("wrong-type", "数据\n甲：日期，> 0", "数据\n甲：日期", "> 0"),
    sections("wrong-type", "数据\n甲：是否，默认 5", "数据\n甲：是否，默认 是", "5"),
    expression(
        "percent-for-percentage-points",
        "若 率 - 80% > 5% 则 1 否则 2",
        "若 率 - 80% > 5个百分点 则 1 否则 2",
        "5%",
    ),
    sections("unknown-unit", "数据\n甲：金额（块）", "数据\n甲：金额（百万元）", "块"),
    # functions and powers
    expression(
        "wrong-arguments", "四舍五入(率, 13)", "四舍五入(率, 12)", "四舍五入(率, 13)"
    ),
    expression(
        "wrong-arguments", "四舍五入(率, 数)", "四舍五入(率)", "四舍五入(率, 数)"
    ),
    expression("wrong-arguments", "舍去(率, 2人)", "舍去(率, 2)", "舍去(率, 2人)"),
    expression("wrong-arguments", "进位(率, 1, 2)", "进位(率, 1)", "进位(率, 1, 2)"),
    expression("wrong-arguments", "绝对值(数, 1)", "绝对值(数)", "绝对值(数, 1)"),
    expression("wrong-arguments", "至多(有, 1)", "至多(数, 1)", "至多(有, 1)"),
    expression("wrong-arguments", "数 ^ 13", "数 ^ 12", "数 ^ 13"),
    expression("wrong-arguments", "数 ^ 12.1", "数 ^ 11.9", "数 ^ 12.1"),
    expression("wrong-arguments", "数 ^ -13", "数 ^ -12", "数 ^ -13"),
    expression("wrong-arguments", "2 ^ 数", "2 ^ (1 / 3)", "2 ^ 数"),
    expression("wrong-arguments", "2 ^ (1 / 0)", "2 ^ (1 / 2)", "2 ^ (1 / 0)"),
    expression("wrong-arguments", "乘方(数)", "乘方(数, 2)", "乘方(数)"),
    expression("wrong-arguments", "pow(数, 13)", "pow(数, 0.3)", "pow(数, 13)"),
    expression("wrong-arguments", "开方(万)", "开方(数)", "开方(万)"),
    expression("wrong-arguments", "ln(人数)", "ln(率)", "ln(人数)"),
    expression("wrong-arguments", "ln(数, 2)", "ln(数)", "ln(数, 2)"),
    expression(
        "wrong-arguments",
        "去掉最高最低(1, 2)",
        "去掉最高最低(1, 2, 3)",
        "去掉最高最低(1, 2)",
    ),
    expression(
        "wrong-arguments",
        "加权平均(率, 1, 数)",
        "加权平均(率, 1, 数, 2)",
        "加权平均(率, 1, 数)",
    ),
    expression("wrong-arguments", "天数(日, 3)", "天数(日, 日)", "天数(日, 3)"),
    expression(
        "wrong-arguments", "逾期天数(日)", "逾期天数(日, 2021-01-01)", "逾期天数(日)"
    ),
    expression(
        "wrong-arguments",
        "若 已填(数 + 1) 则 1 否则 2",
        "若 已填(数) 则 1 否则 2",
        "已填(数 + 1)",
    ),
    expression(
        "wrong-arguments",
        "若 已填(数, 率) 则 1 否则 2",
        "若 已填(日) 则 1 否则 2",
        "已填(数, 率)",
    ),
    expression(UNITS, "几何平均(万, 人数)", "几何平均(万, 元数)", "人数"),
    expression(UNITS, "天数(日, 日) + 万", "天数(日, 日) + 2天", "万"),
    expression(
        UNITS, "加权平均(万, 人数, 元数, 率)", "加权平均(万, 1, 元数, 率)", "率"
    ),
    expression("wrong-arguments", "万 ^ 2", "率 ^ 2", "万 ^ 2"),
    expression("number-too-long", f"数 + 0.{1:030}", f"{1:030}", f"0.{1:030}"),
    # the head
    Case("clause-missing", f"{HEAD_WITHOUT_VERSION}{{}}\n", "", "版本 1", '"x"'),
    Case(
        "clause-twice",
        f"{HEAD_WITHOUT_VERSION}{{}}\n",
        "版本 1\n版本 2",
        "版本 1",
        "版本 2",
    ),
    Case(
        "clause-twice",
        f"{HEAD_WITHOUT_VERSION}版本 1\n{{}}\n",
        "取整 舍去\n保留 2 位小数，舍去",
        "取整 舍去",
        "保留 2 位小数，舍去",
    ),
    Case(
        "invalid-date",
        f"{HEAD_WITHOUT_VERSION}版本 1\n适用 {{}} 起\n",
        "2021年2月29日",
        "2020年2月29日",
        "2021年2月29日",
    ),
    Case(
        "wrong-arguments",
        f"{HEAD_WITHOUT_VERSION}版本 1\n保留 {{}} 位小数，舍去\n",
        "13",
        "12",
        "13",
    ),
    expression(
        "invalid-date", "若 日 < 2021年4月31日 则 1 否则 2", "1", "2021年4月31日"
    ),
    # fixed values
    expression(
        "not-a-choice", '若 类 = "丙" 则 1 否则 2', '若 类 = "甲" 则 1 否则 2', '"丙"'
    ),
    sections(
        "not-a-choice",
        '数据\n甲：选项（乙、丙），默认 "丁"',
        '数据\n甲：选项（乙、丙），默认 "丙"',
        '"丁"',
    ),
    clauses(
        "not-constant", "评分 评级\n好：[率, 100%]", "评分 评级\n好：[1%, 100%]", "率"
    ),
    sections(
        "not-constant",
        "数据\n甲：数值\n乙：数值，≤ 甲",
        "数据\n甲：数值\n乙：数值，≤ 9",
        "≤ 甲",
    ),
    sections(
        "not-constant",
        "数据\n甲：数值\n乙：数值，默认 甲",
        "数据\n甲：数值\n乙：数值，默认 1 / 3",
        "甲",
    ),
    sections(
        "not-constant",
        "数据\n甲：数值\n等级\n优：[甲, 100]",
        "参数 甲 = 90\n等级\n优：[甲, 100]",
        "甲",
    ),
    # length
    expression("expression-too-long", "+".join("9" * 101), "+".join("9" * 100), ""),
    expression("expression-too-long", "+".join("9" * 1300), "9", ""),
    # worked cases
    sections(
        "case-part-unclear",
        "一级指标 培训人数 10分\n目标 ≥50人\n评分 按完成比例\n"
        "用例 “甲”\n培训人数：48人",
        "一级指标 培训人数 10分\n目标 ≥50人\n评分 按完成比例\n"
        "用例 “甲”\n培训人数：完成 48人",
        "48人",
    ),
)
