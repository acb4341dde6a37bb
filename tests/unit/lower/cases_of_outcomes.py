"""Rules of what stands around the scores: what breaks them and what mends them."""

from tests.unit.lower.case import Case, sections

_GRADES = "等级\n优：[60, 100]\n差：[0, 60)\n"
_LEAF = "得分 = 分值\n"
_WORK = f"一级指标 履职 10分\n{_LEAF}"
_GROUP = f"一级指标 产出 10分\n{{}}\n二级指标 甲 5分\n{_LEAF}二级指标 乙 5分\n{_LEAF}"


def around(rule: str, wrong: str, right: str, at: str) -> Case:
    """Make a case of a whole set with grades, an indicator, and a condition."""
    start = f"{_GRADES}数据\n违规：是否\n{_WORK}"
    return Case(rule, f"{start}{{}}\n", wrong, right, at)


def at_leaf(rule: str, wrong: str, right: str, at: str) -> Case:
    return Case(rule, f"{_GRADES}数据\n违规：是否\n{_WORK}{{}}\n", wrong, right, at)


def at_group(rule: str, wrong: str, right: str, at: str) -> Case:
    return Case(rule, f"{_GRADES}{_GROUP}", wrong, right, at)


def shared(wrong: str, right: str, at: str, below: str) -> Case:
    """Make a case of 均分 at a heading of 10 points."""
    rule = "equal-weights-do-not-divide"
    return Case(rule, f"一级指标 产出 10分\n{{}}\n{below}", wrong, right, at)


def _three(weight: str = "") -> str:
    return "".join(f"二级指标 {name}{weight}\n{_LEAF}" for name in "甲乙丙")


CASES_OF_OUTCOMES = (
    # what is not known yet
    around("result-not-known", "总分 = 总分", "总分 = 基本分", "总分"),
    around("result-not-known", "定义 丁 = 总分", "定义 丁 = 1分", "总分"),
    around(
        "result-not-known",
        "总分\n否决 若 等级 = “优” 则 总分 = 1分",
        "总分\n否决 若 定级(总分) = “优” 则 总分 = 1分",
        "等级",
    ),
    around(
        "result-not-known",
        "分级 红灯\n红：若 黄灯 = “黄”\n绿：否则\n分级 黄灯\n黄：否则",
        "分级 黄灯\n黄：否则\n分级 红灯\n红：若 黄灯 = “黄”\n绿：否则",
        "黄灯",
    ),
    at_leaf(
        "result-not-known",
        "否决 若 得分(“履职”) = 0 则 等级 = 差",
        "否决 若 得分 = 0 则 等级 = 差",
        "得分(“履职”)",
    ),
    at_group(
        "result-not-known",
        "汇总 = 得分(“产出”)",
        "汇总 = 得分(“甲”)",
        "得分(“产出”)",
    ),
    # indicators and grades by name
    around("unknown-title", "总分 = 得分(“旅职”)", "总分 = 得分(“履职”)", "“旅职”"),
    at_leaf(
        "unknown-title",
        "不适用 若 违规 则 并入 “无此项”",
        "不适用 若 违规 则 得满分",
        "“无此项”",
    ),
    Case(
        "ambiguous-indicator",
        f"一级指标 甲 5分\n二级指标 数 5分\n{_LEAF}一级指标 乙 5分\n二级指标 数 5分\n"
        f"{_LEAF}总分 = {{}}\n",
        "得分(“数”)",
        "得分(“甲/数”)",
        "“数”",
    ),
    at_leaf(
        "unknown-grade",
        "否决 若 违规 则 等级 = 良",
        "否决 若 违规 则 等级 = 差",
        "良",
    ),
    around(
        "unknown-grade",
        "校验 等级：等级 = “良”",
        "校验 等级：等级 = “优”",
        "“良”",
    ),
    # 均分
    shared("均分", "均分，保留 2 位小数，余数归末项", "均分", _three()),
    shared(
        "均分，保留 2 位小数",
        "均分，保留 2 位小数，余数归首项",
        "均分，保留 2 位小数",
        _three(),
    ),
    sections(
        "nothing-to-share",
        f"一级指标 产出\n均分\n二级指标 甲\n{_LEAF}",
        f"一级指标 产出 10分\n均分\n二级指标 甲\n{_LEAF}",
        "均分",
    ),
    sections(
        "nothing-to-share",
        f"一级指标 产出 9分\n均分\n{_three(' 3分')}",
        f"一级指标 产出 9分\n{_three(' 3分')}",
        "均分",
    ),
    # 分级
    around(
        "class-row-misfit",
        "分级 灯 = 总分\n红：若 违规\n绿：否则",
        "分级 灯\n红：若 违规\n绿：否则",
        "红：若 违规",
    ),
    around(
        "class-row-misfit",
        "分级 灯\n红：< 60分\n绿：否则",
        "分级 灯 = 总分\n红：< 60分\n绿：否则",
        "红：< 60分",
    ),
    around(
        "row-after-otherwise",
        "分级 灯\n红：否则\n绿：若 违规",
        "分级 灯\n绿：若 违规\n红：否则",
        "绿：若 违规",
    ),
    # 否决
    at_leaf(
        "stop-needs-data",
        "否决 若 得分 < 5分 则 总分 = 0分，不再评分",
        "否决 若 违规 则 总分 = 0分，不再评分",
        "得分 < 5分",
    ),
    around(
        "clause-out-of-place",
        "总分\n否决 若 违规 则 得分 = 0分",
        "总分\n否决 若 违规 则 总分 = 0分",
        "得分 = 0分",
    ),
    around(
        "clause-twice",
        "总分\n否决 若 违规 则 总分 = 0分，总分 = 1分",
        "总分\n否决 若 违规 则 总分 = 0分",
        "总分 = 1分",
    ),
    around("clause-twice", "总分 = 基本分\n总分 = 1分", "总分 = 1分", "总分 = 1分"),
    around("unit-mismatch", "总分 = 5", "总分 = 5分", "5"),
    around("reserved-name", "定义 总分 = 5分", "定义 总数 = 5分", "总分"),
    # which clause may stand where
    at_leaf("clause-out-of-place", "汇总 取低", "", "汇总 取低"),
    at_leaf("clause-out-of-place", "封顶 120%", "", "封顶 120%"),
    at_leaf("clause-out-of-place", "权重 40%", "", "权重 40%"),
    at_leaf("unknown-name", "不适用 若 完成值 = 0 则 得满分", "", "完成值"),
    at_group("clause-out-of-place", "须说明理由", "", "须说明理由"),
    at_group("clause-out-of-place", "得分范围 [0分, 5分]", "", "得分范围 [0分, 5分]"),
    at_group("clause-twice", "汇总 取低\n汇总 取高", "汇总 取低", "汇总 取高"),
    at_group("unit-mismatch", "封顶 120", "封顶 120%", "120"),
    sections(
        "clause-out-of-place",
        "数据\n违规：是否\n一级指标 产出 10分\n二级指标 由单位填报\n"
        "不适用 若 违规 则 得满分",
        "数据\n违规：是否\n一级指标 产出 10分\n不适用 若 违规 则 得满分\n"
        "二级指标 由单位填报",
        "不适用 若 违规 则 得满分",
    ),
    sections(
        "clause-out-of-place",
        "数据\n违规：是否\n填报指标评分\n目标 ≥：按完成比例\n不适用 若 违规 则 得满分",
        "数据\n违规：是否\n填报指标评分\n目标 ≥：按完成比例\n"
        "不适用 由单位填报 则 得满分",
        "不适用 若 违规 则 得满分",
    ),
)
