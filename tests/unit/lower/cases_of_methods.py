"""Rules of scoring methods' rows and limits: what breaks them and what mends them."""

from tests.unit.lower.case import UNITS, Case, clauses

_RANK = "评分 按名次，从高到低\n"
_KNOWN = "评分 按名次，名次为 数\n"

CASES_OF_METHODS: tuple[Case, ...] = (
    # 插值
    clauses(
        "interpolation-not-ordered",
        "评分 插值\n9%：8分\n2%：6分\n5%：7分",
        "评分 插值\n9%：8分\n5%：7分\n2%：6分",
        "5%",
    ),
    clauses(
        "interpolation-not-ordered",
        "评分 插值\n2%：6分\n2%：7分",
        "评分 插值\n2%：6分\n2.1%：7分",
        "2%",
    ),
    clauses(
        "interpolation-not-ordered",
        "指标值 = 率\n评分 插值\n9%：8分\n率：7分\n2%：6分\n3%：5分",
        "指标值 = 率\n评分 插值\n9%：8分\n率：7分\n2%：6分\n1%：5分",
        "3%",
    ),
    clauses("rows-missing", "评分 插值", "评分 插值\n1%：0分\n2%：1分", "插值"),
    clauses(
        "rows-missing",
        "评分 插值\n1%：0分",
        "评分 插值\n1%：0分\n2%：1分",
        "1%：0分",
    ),
    clauses(
        "clause-twice",
        "评分 插值，两端延长，两端取端点\n1%：0分\n2%：1分",
        "评分 插值，两端延长\n1%：0分\n2%：1分",
        "两端取端点",
    ),
    clauses(
        UNITS,
        "指标值 = 率\n评分 插值\n90：0分\n100%：1分",
        "指标值 = 率\n评分 插值\n90%：0分\n100%：1分",
        "90",
    ),
    # 酌定
    clauses(
        "interval-empty", "评分 酌定 [5分, 2分]", "评分 酌定 [2分, 5分]", "[5分, 2分]"
    ),
    clauses(
        "interval-empty", "评分 酌定 [2分, 2分)", "评分 酌定 [2分, 2分]", "[2分, 2分)"
    ),
    clauses(
        "interval-empty",
        "评分 酌定 [分值, 50%]",
        "评分 酌定 [50%, 分值]",
        "[分值, 50%]",
    ),
    clauses(UNITS, "评分 酌定 [0, 5]", "评分 酌定 [0, 5分]", "5"),
    # 按名次
    clauses(
        "rank-without-direction",
        "评分 按名次\n其余：1分",
        f"{_RANK}其余：1分",
        "按名次\n其余：1分",
    ),
    clauses(
        "rank-rows-leave-a-gap",
        f"{_RANK}第 1 名：2分",
        f"{_RANK}第 1 名：2分\n其余：1分",
        "第 1 名：2分",
    ),
    clauses(
        "rank-rows-leave-a-gap",
        f"{_RANK}第 1 名：2分\n第 3 名：1分\n此后每退一名：减 1分",
        f"{_RANK}第 1 名：2分\n第 2 名：1分\n此后每退一名：减 1分",
        "第 3 名：1分",
    ),
    clauses(
        "rank-rows-leave-a-gap",
        f"{_RANK}此后每退一名：减 1分",
        f"{_RANK}第 1 名：5分\n此后每退一名：减 1分",
        "此后每退一名：减 1分",
    ),
    clauses(
        "rank-rows-out-of-order",
        f"{_RANK}第 2 名：2分\n第 1 名：3分\n其余：1分",
        f"{_RANK}第 1 名：3分\n第 2 名：2分\n其余：1分",
        "第 1 名：3分",
    ),
    clauses(
        "rank-rows-out-of-order",
        f"{_RANK}第 1 至 3 名：2分\n第 3 名：3分\n其余：1分",
        f"{_RANK}第 1 至 2 名：2分\n第 3 名：3分\n其余：1分",
        "第 3 名：3分",
    ),
    clauses(
        "rank-rows-out-of-order",
        f"{_RANK}第 0 名：2分\n其余：1分",
        f"{_RANK}第 1 名：2分\n其余：1分",
        "第 0 名：2分",
    ),
    clauses(
        "rank-rows-out-of-order",
        f"{_RANK}第 1.5 名：2分\n其余：1分",
        f"{_RANK}第 1 名：2分\n其余：1分",
        "第 1.5 名：2分",
    ),
    clauses(
        "row-after-otherwise",
        f"{_RANK}其余：1分\n第 1 名：2分",
        f"{_RANK}第 1 名：2分\n其余：1分",
        "第 1 名：2分",
    ),
    clauses(
        "clause-twice",
        "评分 按名次，从高到低，从低到高\n其余：1分",
        f"{_RANK}其余：1分",
        "从低到高",
    ),
    clauses(
        "clause-out-of-place",
        "评分 按名次，并列取后位，名次为 数\n其余：1分",
        f"{_KNOWN}其余：1分",
        "并列取后位",
    ),
    clauses(
        UNITS,
        "评分 按名次，名次为 率\n其余：1分",
        f"{_KNOWN}其余：1分",
        "率",
    ),
    clauses(
        "rows-missing",
        "评分 按名次，从高到低",
        f"{_RANK}其余：1分",
        "按名次，从高到低",
    ),
    # 扣分, 加分
    clauses(
        "points-of-other-sign",
        "评分 扣分\n若 有：加 1分",
        "评分 扣分\n若 有：扣 1分",
        "若 有：加 1分",
    ),
    clauses(
        "points-of-other-sign",
        "得分 = 分值\n加分 若 有：扣 1分",
        "得分 = 分值\n加分 若 有：加 1分",
        "若 有：扣 1分",
    ),
    clauses(
        "rows-missing",
        "评分 加分\n基本分 6分",
        "评分 加分\n基本分 6分\n若 有：加 1分",
        "加分\n基本分 6分",
    ),
    clauses(
        "clause-twice",
        "评分 加分\n基本分 6分\n基本分 5分\n若 有：加 1分",
        "评分 加分\n基本分 6分\n若 有：加 1分",
        "基本分 5分",
    ),
    clauses(
        "clause-twice",
        "评分 加分\n最多 6分\n最多 5分\n若 有：加 1分",
        "评分 加分\n最多 6分\n若 有：加 1分",
        "最多 5分",
    ),
    clauses(
        "percent-step-of-what",
        "目标 ≥90%\n评分 按完成比例\n加分 每高于 目标 满 10%：加 1分",
        "目标 ≥90个\n评分 按完成比例\n加分 每高于 目标 满 10%：加 1分",
        "10%",
    ),
    clauses(
        "step-without-reading",
        "得分 = 分值\n加分 每有 人数 达 2人：加 1分",
        "得分 = 分值\n加分 每有 人数 满 2人：加 1分",
        "每有 人数 达 2人：加 1分",
    ),
    clauses(
        "step-not-positive",
        "得分 = 分值\n加分 每有 人数 满 0人：加 1分",
        "得分 = 分值\n加分 每有 人数 满 1人：加 1分",
        "0人",
    ),
    # 阶梯, 得分范围, 须说明理由
    clauses(
        "stairs-miss-full-marks",
        "评分 按完成比例，阶梯 30%",
        "评分 按完成比例，阶梯 25%",
        "30%",
    ),
    clauses(UNITS, "评分 按完成比例，阶梯 0%", "评分 按完成比例，阶梯 1%", "0%"),
    clauses(
        "clause-twice",
        "评分 按完成比例，阶梯 10%，阶梯 5%",
        "评分 按完成比例，阶梯 10%",
        "5%",
    ),
    clauses(
        "interval-empty",
        "得分 = 0分\n得分范围 [8分, -4分]",
        "得分 = 0分\n得分范围 [-4分, 8分]",
        "[8分, -4分]",
    ),
    clauses(
        "not-constant",
        "得分 = 0分\n得分范围 [-1分, 数 × 1分]",
        "得分 = 0分\n得分范围 [-50%, 分值 × 2]",
        "数 × 1分",
    ),
    clauses(
        "wrong-type",
        "得分 = 0分\n须说明理由 若 得分",
        "得分 = 0分\n须说明理由 若 得分 < 分值",
        "得分",
    ),
)
