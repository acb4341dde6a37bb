"""Sets and tables that are scored on one machine and by an engine."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pyarrow as pa
from tests.unit.batch.sets import HEAD

BANDS = (
    HEAD.replace("数据\n", "数据\n  完成日期：日期\n  要求日期：日期\n")
    .replace("定义", "定义 迟延 = 逾期天数(完成日期, 要求日期) / 1天\n定义")
    .replace("test/wide", "test/bands")
    + """\
一级指标 产出指标 60分
  依据 "自评表"
  二级指标 质量指标
    三级指标 合格率 40分
      目标 ≥90%
      评分 分档
        ≥ 90%：100%
        [80%, 90%)：80%
        [60%, 80%)：40%
        < 60%：0%
    三级指标 及时性 20分
      得分 = 若 完成日期 ≤ 要求日期 则 20分 否则 至少(20分 - 迟延 × 0.5分, 0分)

一级指标 满意度指标 30分
  依据 "自评表"
  二级指标 服务对象满意度指标
    三级指标 群众满意度 30分
      目标 ≥90%
      评分 按完成比例
"""
)
"""Bands and dates, not ratios alone."""

RANKS = (
    HEAD.replace("数据\n", "数据\n  编制数：数值，必填，≥ 0\n")
    .replace("定义", "定义 比最高 = 执行率 / 同组最高(执行率)\n定义")
    .replace("test/wide", "test/ranks")
    + """\
一级指标 产出指标 60分
  依据 "自评表"
  二级指标 质量指标
    三级指标 执行名次 40分
      指标值 = 执行率
      评分 按名次，从高到低
        第 1 名：40分
        第 2 至 9 名：36分
        此后每退一名：减 0.35分
    三级指标 执行均衡 20分
      不适用 若 编制数 = 0 则 取同组平均分
      得分 = 若 执行率 ≥ 同组平均(执行率) 则 20分 否则 20分 × 至多(比最高, 1)

一级指标 满意度指标 30分
  依据 "自评表"
  二级指标 服务对象满意度指标
    三级指标 群众满意度 30分
      目标 ≥90%
      评分 按完成比例

校验 总分不低于均值的一半：总分 ≥ 同组平均(总分) / 2
"""
)
"""Ranks, means and best values of groups, in two passes."""

_ODD = ("", "待定", "\ufffd\x00", "9" * 300, "-1", "1e9", "约 90")


def ratios(count: int, seed: int = 0, poison: range = range(0)) -> pa.Table:
    """Fill in forms of ``WIDE``; the rows of ``poison`` hold nothing that is right."""
    random = Random(seed)  # noqa: S311 - no secret
    made: list[dict[str, object]] = []
    for number in range(count):
        row: dict[str, object] = {
            "编号": f"P{number:05}",
            "单位名称": f"{number % 13}局",
            "地区": random.choice(("东", "西", "南", None)),
            "年度": random.choice(("2021", "2021年", "２０２１")),
            "全年预算数": f"{random.randrange(1, 10**6)}.{random.randrange(100):02}",
            "全年执行数": random.choice(("88.885", "1,234.50", "12.5万元", "0")),
            "培训人数": random.choice(("49.995", "25人", "50", "60", "")),
            "检查次数": random.choice(("7", "12次", "3.3333", "1", "0")),
            "群众满意度": f"{random.randrange(0, 2000) / 20}%",
        }
        if number in poison:
            row |= {key: random.choice(_ODD) for key in list(row)[3:]}
        made.append(row)
    return pa.Table.from_pylist(made)


def banded(count: int) -> pa.Table:
    """Fill in forms of ``BANDS``, in the types that data platforms have."""
    random = Random(1)  # noqa: S311 - no secret
    day = date(2021, 6, 30)
    made = {
        "编号": pa.array(range(count), pa.int64()),
        "全年预算数": pa.array(
            [Decimal(random.randrange(1, 10**9)).scaleb(-2) for _ in range(count)],
            pa.decimal128(18, 2),
        ),
        "全年执行数": pa.array(
            [random.randrange(0, 10**6) / 100 for _ in range(count)], pa.float64()
        ),
        "合格率": pa.array(
            [
                random.choice(("89.999%", "90%", "60%", "0.9", None))
                for _ in range(count)
            ]
        ),
        "完成日期": pa.array(
            [day + timedelta(random.randrange(-9, 60)) for _ in range(count)]
        ),
        "要求日期": pa.array(
            [random.choice(("2021-06-30", "2021年7月", None)) for _ in range(count)]
        ),
        "群众满意度": pa.array(
            [random.choice(("95%", "89.995%", "45％")) for _ in range(count)]
        ),
    }
    return pa.table(made)


def declared(count: int) -> pa.Table:
    """Fill in forms of which units declare the indicators, a row each."""
    random = Random(2)  # noqa: S311 - no secret
    made: list[dict[str, object]] = []
    for number in range(count):
        for at in range(random.randrange(1, 6)):
            levels = ("产出指标", "数量指标"), ("效益指标", "社会效益指标")
            level1, level2 = levels[at // 3]
            target, actual = random.choice(
                (
                    ("≥50个", "25"),
                    ("≥95%", "90%"),
                    ("≤30天", "45"),
                    ("2021年12月底前", "2021年11月5日"),
                    ("效果明显", "还好"),
                    ("", "5"),
                )
            )
            made.append(
                {
                    "行号": len(made),
                    "编号": f"B{number:04}",
                    "年度": "2021" if number % 19 else "来年",
                    "全年预算数": "200",
                    "全年执行数": f"{random.randrange(300)}",
                    "一级指标": level1 if at % 3 == 0 else None,
                    "二级指标": level2 if at % 3 == 0 else None,
                    "三级指标": f"指标{at}",
                    "指标值": target,
                    "实际完成值": actual,
                    "分值": random.choice(("10", "12.5", "20")),
                }
            )
    return pa.Table.from_pylist(made)


def compared(count: int) -> pa.Table:
    """Fill in forms of ``RANKS``: ties, blanks, no group, numbers beyond 64 bits."""
    random = Random(4)  # noqa: S311 - no secret
    years = ("2021", "2021年", "２０２１", "2022")
    made: list[dict[str, object]] = []
    for number in range(count):
        region = random.choice(("东", " 东", "西", "南", None))
        amount = random.choice(("3", "7", "9", "11.37", "1" * 17 + ".01", "0.000007"))
        made.append(
            {
                "编号": f"R{number:04}",
                "地区": region if number % 41 else "北",
                "年度": random.choice(years) if number % 23 else "某年",
                "全年预算数": amount,
                "全年执行数": random.choice(
                    ("1", "2.5", "6", "6", "10.0001", "", "多")
                ),
                "编制数": random.choice(("0", "10", "250", "")),
                "群众满意度": random.choice(("95%", "89.995%", "45％", "90")),
            }
        )
    return pa.Table.from_pylist(made)
