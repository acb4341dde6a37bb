"""Points taken off as a person sees fit stay within bounds, whatever stands beside."""

import pytest
from tests.unit.lower.sets import checked, whole

DATA = """
数据
  率：比率，[0%, 100%]
  次数：计数（次）
  报送日：日期
  有差错：是否
一级指标 甲 10分
  指标值 = 率
  评分 扣分
"""
ROWS = (
    "每偏离 100% 达 1个百分点，按比例：扣 0.5分",
    "每有 次数 满 2次：扣 1分，最多 3分",
    "若 报送日 > 2021年5月1日：扣 2分",
    "若 有差错：扣 2分",
    "每低于 60% 满 1个百分点：扣 2分",
    "每有 次数 满 7次：扣 0.3分，最多 1分",
)


@pytest.mark.parametrize("count", range(len(ROWS) + 1))
def test_any_number_of_rows_can_stand_beside_a_discretion(count: int) -> None:
    rows = "\n".join((*ROWS[:count], "扣 酌定 [0分, 2分]"))
    (indicator,) = checked(whole(f"{DATA}{rows}\n")).indicator_set.indicators
    assert indicator.scoring is not None
    assert indicator.scoring.judged
