"""不适用 takes out an indicator that a unit declares, whatever its target is."""

from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch

TEXT = """\
指标体系 "不适用"
  编号 t/left-out
  版本 1
  依据 "办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
一级指标 产出指标 100分
  二级指标 数量指标
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：{qualitative}
  不适用 由单位填报 则 剔除并按比例折算
"""
RATED = "评级\n    好：[80%, 100%]\n    差：[0%, 80%)"
JUDGED = "酌定 [0分, 分值]"


@pytest.mark.parametrize("qualitative", [RATED, JUDGED])
@pytest.mark.parametrize("target", ["≥50个", "2021年6月底前", "效果明显"])
@pytest.mark.parametrize("claimed", ["", "好"])
def test_a_row_that_does_not_apply_is_left_out(
    tmp_path: Path, target: str, qualitative: str, claimed: str
) -> None:
    """The other row has 30 of its 60 points: 50 of 100."""
    set_, source, out = (tmp_path / each for each in ("甲.perf", "甲.csv", "out"))
    set_.write_text(TEXT.format(qualitative=qualitative), "utf-8")
    source.write_text(
        "编号,一级指标,二级指标,三级指标,指标值,完成值,分值,自评得分\n"
        f"a,产出指标,数量指标,甲,{target},不适用,40,{claimed}\n"
        "a,产出指标,数量指标,乙,≥2个,1个,60,\n",
        "utf-8",
    )
    made = run_batch(Wishes((str(source),), f"{out}/", str(set_)))
    assert made.value is not None
    (score,) = pq.read_table(out / "scores.parquet").to_pylist()
    assert score["总分"] == Decimal(50)
    told = pq.read_table(out / "findings.parquet").column("规则").to_pylist()
    assert told == ["treated-as-not-applicable"]
