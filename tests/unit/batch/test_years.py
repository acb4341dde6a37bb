"""The year of an assessment is what a set's 年度 reads, as in a file of its own."""

from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch

BY_YEAR = """\
指标体系 "按年度"
  编号 t/by-year
  版本 1
  依据 "办法"
  适用 2021年1月1日 至 2021年12月31日
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  差：[0, 90)
数据
  下降率：比率，必填
  完工：日期，必填
参数 目标率 按 年度
  2020：10%
  2021：40%
一级指标 下降 90分
  得分 = 分值 × 至多(至少(下降率 / 目标率, 0%), 100%)
一级指标 完工 10分
  得分 = 若 完工 ≤ 2021年6月30日 则 分值 否则 0分
"""
OF_SEVERAL = (
    BY_YEAR.replace("完工：日期", "预算：金额（万元）").replace(
        "完工 ≤ 2021年6月30日", "预算 > 300万元"
    )
    + """\
多单位汇总
  绝对值：合计
  相对值：按 预算 加权平均
"""
)
Rows = list[dict[str, object]]


def run(
    folder: Path, table: str, text: str = BY_YEAR, *, roll_up_by: tuple[str, ...] = ()
) -> list[Rows]:
    set_, source, out = folder / "甲.perf", folder / "甲.csv", folder / "out"
    set_.write_text(text, "utf-8")
    source.write_text(table, "utf-8")
    wishes = Wishes((str(source),), f"{out}/", str(set_), roll_up_by=roll_up_by)
    made = run_batch(wishes)
    assert made.value is not None
    assert made.diagnostics == ()
    return [
        pq.read_table(out / f"{name}.parquet").to_pylist()
        for name in ("scores", "findings")
    ]


@pytest.mark.parametrize("heading", ["年度", "预算年度", "year"])
def test_a_parameter_by_year_reads_the_column_of_years(
    tmp_path: Path, heading: str
) -> None:
    """20% of 10% is full; 20% of 40% is half of 90. 6月30日 is that year's."""
    scores, findings = run(
        tmp_path,
        f"编号,{heading},下降率,完工\n"
        "a,2020,20%,2021-07-01\nb,2021,20%,6月30日\nc,,20%,2021-06-30\n",
    )
    assert [each["年度"] for each in scores] == [2020, 2021, None]
    assert [each["总分"] for each in scores] == [Decimal(90), Decimal(55), None]
    told = [(each["编号"], each["规则"]) for each in findings]
    assert told == [
        ("a", "set-not-in-effect"),
        ("c", "missing-value"),
        ("c", "total-open"),
    ]


def test_years_are_not_added_up(tmp_path: Path) -> None:
    """Of 20% of 100 and 40% of 300 the mean is 35%: 78.75 of 90 by 2021's 40%."""
    scores, findings = run(
        tmp_path,
        "编号,主管部门,年度,下降率,预算\n"
        "a,教育厅,2021,20%,100\nb,教育厅,2021,40%,300\n",
        OF_SEVERAL,
        roll_up_by=("主管部门",),
    )
    assert [each["年度"] for each in scores] == [2021]
    assert [each["总分"] for each in scores] == [Decimal("88.75")]
    assert findings == []
