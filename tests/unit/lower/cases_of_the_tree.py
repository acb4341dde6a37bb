"""Rules of headings and methods: what breaks them and what mends them."""

from tests.unit.lower.case import UNITS, clauses, sections

CASES_OF_THE_TREE = (
    # the tree
    sections(
        "heading-skips-level",
        "一级指标 甲\n三级指标 乙 10分\n得分 = 分值",
        "一级指标 甲\n二级指标 乙 10分\n得分 = 分值",
        "乙",
    ),
    sections(
        "heading-skips-level",
        "二级指标 乙 10分\n得分 = 分值",
        "一级指标 乙 10分\n得分 = 分值",
        "乙",
    ),
    sections(
        "clause-out-of-place",
        "一级指标 甲\n得分 = 分值\n二级指标 乙 10分\n得分 = 分值",
        "一级指标 甲\n二级指标 乙 10分\n得分 = 分值",
        "得分 = 分值",
    ),
    sections(
        "clause-out-of-place",
        "一级指标 甲 9分\n二级指标 由单位填报\n目标 ≥5",
        "一级指标 甲 9分\n二级指标 由单位填报",
        "目标 ≥5",
    ),
    sections(
        "clause-out-of-place",
        "一级指标 由单位填报 9分",
        "一级指标 甲 9分\n二级指标 由单位填报",
        "由单位填报",
    ),
    sections(
        "clause-out-of-place",
        "一级指标 甲\n二级指标 由单位填报\n三级指标 乙 1分\n得分 = 分值",
        "一级指标 甲\n二级指标 由单位填报",
        "乙",
    ),
    sections("clause-out-of-place", "数据\n甲：数值，≠ 0", "数据\n甲：数值", "≠ 0"),
    clauses("clause-twice", "得分 = 1分\n评分 达标得分", "得分 = 1分", "评分 达标得分"),
    clauses("clause-twice", "目标 ≥1\n目标 ≥2", "目标 ≥1", "目标 ≥2"),
    clauses(
        "clause-twice",
        "评分 扣分\n每有 人数 满 1人：扣 1分\n至少 1分\n至少 2分",
        "评分 扣分\n每有 人数 满 1人：扣 1分\n至少 1分",
        "至少 2分",
    ),
    clauses(
        "clause-twice",
        "评分 按完成比例，封顶 9%，封顶 8%",
        "评分 按完成比例，封顶 9%",
        "8%",
    ),
    clauses(
        "clause-twice",
        "评分 按完成比例，不封顶，封顶 120%",
        "评分 按完成比例，不封顶",
        "按完成比例，不封顶，封顶 120%",
    ),
    # methods
    clauses(
        "step-without-reading",
        "指标值 = 率\n评分 扣分\n每高于 100% 达 1个百分点：扣 1分",
        "指标值 = 率\n评分 扣分\n每高于 100% 满 1个百分点：扣 1分",
        "每高于 100% 达 1个百分点：扣 1分",
    ),
    clauses(
        "step-without-reading",
        "评分 扣分\n每有 人数 达 1人：扣 1分",
        "评分 扣分\n每有 人数 达 1人，按比例：扣 1分",
        "每有 人数 达 1人：扣 1分",
    ),
    clauses(
        "percent-step-of-what",
        "指标值 = 率\n评分 扣分\n每高于 100% 满 1%：扣 1分",
        "指标值 = 率\n评分 扣分\n每高于 100% 满 基准的 1%：扣 1分",
        "1%",
    ),
    clauses(
        UNITS,
        "指标值 = 率\n评分 扣分\n每高于 100% 满 1：扣 1分",
        "指标值 = 率\n评分 扣分\n每高于 100% 满 1个百分点：扣 1分",
        "1",
    ),
    clauses(
        UNITS,
        "指标值 = 万\n评分 扣分\n每高于 5万元 满 1：扣 1分",
        "指标值 = 万\n评分 扣分\n每高于 5万元 满 1%：扣 1分",
        "1",
    ),
    clauses(
        UNITS,
        "指标值 = 万\n评分 扣分\n每高于 5万元 满 基准的 1元：扣 1分",
        "指标值 = 万\n评分 扣分\n每高于 5万元 满 1元：扣 1分",
        "1元",
    ),
    clauses(
        UNITS,
        "评分 扣分\n每有 人数 满 1例：扣 1分",
        "评分 扣分\n每有 人数 满 1：扣 1分",
        "1例",
    ),
    clauses(
        "step-not-positive",
        "评分 扣分\n每有 人数 满 0人：扣 1分",
        "评分 扣分\n每有 人数 满 1人：扣 1分",
        "0人",
    ),
    clauses(
        "target-missing",
        "指标值 = 率\n评分 按完成比例",
        "评分 按完成比例",
        "按完成比例",
    ),
    clauses(
        "form-needs-sign",
        "目标 效果明显\n评分 按反向比例",
        "目标 5天\n评分 按反向比例",
        "效果明显",
    ),
    sections(
        "form-needs-sign",
        "填报指标评分\n目标 定性：达标得分",
        "填报指标评分\n目标 定性：评级\n好：100%",
        "定性",
    ),
    clauses("rows-missing", "评分 分档", "评分 达标得分", "分档"),
    clauses("rows-missing", "评分 要点", "评分 达标得分", "要点"),
    sections("rows-missing", "等级", "等级\n优：[0, 1]", "等级"),
    clauses(
        "row-after-otherwise",
        "评分 分档\n否则：0分\n≥ 5：1分",
        "评分 分档\n≥ 5：1分\n否则：0分",
        "≥ 5：1分",
    ),
    clauses(
        "row-after-otherwise",
        "评分 判定\n否则：0分\n否则：1分",
        "评分 判定\n若 有：1分\n否则：0分",
        "否则：1分",
    ),
)
