"""Numbers longer than a machine's are scored exactly, or said not to fit a cell."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tests.unit.batch.sets import checked

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch
from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.columns import Field, Key, State
from perfscore.batch.layout import BatchLayout

HEAD = """\
指标体系 "长数"
  编号 t/long
  版本 1
  依据 "办法"
  满分 100
  保留 4 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100000000000000]
  差：[0, 90)
"""
DECLARED = (
    HEAD
    + """\
一级指标 产出指标 100分
  二级指标 数量指标
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：按完成比例，不封顶
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：酌定 [0分, 分值]
"""
)
FIXED = (
    HEAD
    + """\
一级指标 件数 100分
  目标 ≥7件
  评分 按完成比例，不封顶
"""
)
YUAN = (
    HEAD
    + """\
数据
  收入：金额（元），必填
一级指标 收入 100分
  得分 = 分值 × 至多(收入 / 100亿元, 100%)
"""
)
Rows = list[dict[str, object]]


def results(folder: Path, text: str, cells: dict[str, list[object]]) -> dict[str, Rows]:
    source, out, set_ = folder / "甲.parquet", folder / "out", folder / "甲.perf"
    set_.write_text(text, "utf-8")
    pq.write_table(pa.table(cells), source)
    assert run_batch(Wishes((str(source),), f"{out}/", str(set_))).value is not None
    names = [each for each in ("scores", "lines") if (out / f"{each}.parquet").exists()]
    return {
        name: pq.read_table(out / f"{name}.parquet").to_pylist()
        for name in (*names, "findings")
    }


def declared(*rows: tuple[str, str, str]) -> dict[str, list[object]]:
    size = len(rows)
    return {
        "编号": ["P1"] * size,
        "一级指标": ["产出指标"] * size,
        "二级指标": ["数量指标"] * size,
        "三级指标": [f"甲{at}" for at in range(size)],
        "指标值": [target for target, _, _ in rows],
        "完成值": [actual for _, actual, _ in rows],
        "分值": [weight for _, _, weight in rows],
    }


def test_a_score_that_64_bits_hold_only_after_its_places_are_cut(
    tmp_path: Path,
) -> None:
    """Of 100 × 10000000000001 ÷ 700 that is 1428571428571.571428… or so."""
    made = results(tmp_path, DECLARED, declared(("≥700个", "10000000000001个", "100")))
    assert made["lines"][0]["得分"] == Decimal("1428571428571.5714")
    assert made["scores"][0]["总分"] == Decimal("1428571428571.5714")
    assert made["scores"][0]["等级"] == "优"


def test_scores_of_rows_that_add_up_beyond_what_floats_hold(tmp_path: Path) -> None:
    """50 × 1000000000001 ÷ 7 is 7142857142864.285714…, twice .2857 is .5714."""
    row = ("≥7个", "1000000000001个", "50")
    made = results(tmp_path, DECLARED, declared(row, row))
    assert [each["得分"] for each in made["lines"]] == [
        Decimal("7142857142864.2857")
    ] * 2
    assert made["scores"][0]["总分"] == Decimal("14285714285728.5714")


def test_points_too_long_for_a_cell_are_blank_and_told(tmp_path: Path) -> None:
    """The other rows are scored; 7 × 10^29 ÷ 7 × 100 are 10^31 points."""
    amounts: list[object] = ["7" + "0" * 29, "3.5", "700000000000000"]
    made = results(tmp_path, FIXED, {"编号": ["a", "b", "c"], "件数": amounts})
    totals = [each["总分"] for each in made["scores"]]
    assert totals == [None, Decimal(50), None]
    told = [(x["编号"], x["规则"]) for x in made["findings"] if x["规则"] != "no-grade"]
    assert told == [(id_, "points-too-long") for id_ in ("a", "a", "c", "c")]
    row = declared(("≥7个", "70000000000000000个", "100"))
    rows = results(tmp_path, DECLARED, row)
    assert rows["lines"][0]["得分"] is None
    assert rows["scores"][0]["总分"] is None


def test_a_unit_does_not_take_a_number_round_the_64_bits(tmp_path: Path) -> None:
    """184467440738亿元 in 元 is 2^64 + 90448384, and no 90448384元."""
    text = "184467440738亿元"
    made = results(tmp_path, YUAN, {"编号": ["a", "b"], "收入": [text, "1亿元"]})
    assert [each["总分"] for each in made["scores"]] == [100, 1]
    column = BatchLayout(checked(YUAN)).by_key[Key(Field.DATUM, name="收入")]
    for cells in (pa.array([184467440738, 1]), pa.array(["184467440738", "1"])):
        read = ColumnReader(column, "亿元").read(cells, pa.array([2021]).to_numpy())
        assert read.state is not None
        assert [*read.state] == [State.ODD, State.VALUE]
        assert read.values[1] == 10 ** (8 + read.places)


def test_decimals_of_more_digits_than_any_number_may_have(tmp_path: Path) -> None:
    cells = pa.array([Decimal("9" * 60), Decimal(10**10), None], pa.decimal256(70, 2))
    made = results(tmp_path, YUAN, {"编号": ["a", "b", "c"], "收入": cells})
    assert [each["总分"] for each in made["scores"]] == [None, 100, None]
    told = [(x["编号"], x["规则"]) for x in made["findings"]]
    assert ("a", "number-not-taken") in told
    assert ("c", "missing-value") in told
