"""Spark gives what ``perfscore batch`` gives of the same rows, in every cell."""

from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.batch.held_beside import differences
from tests.distributed.engines import run
from tests.distributed.sets import BANDS, RANKS, banded, compared, declared, ratios
from tests.unit.batch.sets import WIDE, ZHUZHOU

from perfscore.api.loading import load_set

HDI = "international/undp-hdi-2022"
POISONED = range(250, 350)


def written(table: pa.Table, folder: Path, *, files: int = 3) -> str:
    """Write a table as several files, which an engine reads apart."""
    source = folder / "source"
    source.mkdir()
    rows = -(-table.num_rows // files)
    for at in range(files):
        pq.write_table(table.slice(at * rows, rows), source / f"{at}.parquet")
    return str(source)


def set_file(text: str, folder: Path) -> str:
    """Give what the program loads the set by."""
    if "\n" not in text:
        return text
    path = folder / "省厅.perf"
    path.write_text(text, "utf-8")
    return str(path)


def people(count: int) -> pa.Table:
    """Fill in a shipped set: years of life and school, incomes."""
    names = ("出生时预期寿命", "预期受教育年限", "平均受教育年限", "人均国民总收入")
    columns = {
        name: [f"{low + at * 7 % high}.{at % 1000:03}" for at in range(count)]
        for name, low, high in zip(
            names, (20, 0, 0, 100), (65, 18, 15, 74_900), strict=True
        )
    }
    return pa.table({"编号": [f"H{at:04}" for at in range(count)], **columns})


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param(WIDE, ratios(600, poison=POISONED), id="ratios, a part corrupt"),
        pytest.param(BANDS, banded(300), id="bands and dates"),
        pytest.param(HDI, people(200), id="shipped"),
    ],
)
def test_a_row_for_each_assessment(
    spark: Any,  # noqa: ANN401 - pyspark comes without types
    text: str,
    table: pa.Table,
    tmp_path: Path,
) -> None:
    out = f"{tmp_path}/out"
    source = written(table, tmp_path)
    score = run("forms on spark", {})["score_forms"]
    score(spark, source, out, set_file(text, tmp_path))
    scores = pq.read_table(f"{out}/scores")
    names = table.column("编号").cast(pa.string()).to_pylist()
    order = {name: at for at, name in enumerate(scores.column("编号").to_pylist())}
    assert sorted(order) == sorted(names)
    got = scores.take([order[name] for name in names])
    assert differences(got, table, text, tmp_path) == []
    found = pq.read_table(f"{out}/findings").to_pylist()
    assert sorted(map(str, found)) == sorted(
        str({"编号": row["编号"], **each})
        for row in got.to_pylist()
        for each in row["问题"]
    )
    if text == WIDE:
        lost = got.slice(POISONED.start, len(POISONED)).to_pylist()
        assert all(row["问题"] for row in lost)


def test_rows_stay_in_their_order_run_after_run(
    spark: Any,  # noqa: ANN401 - as above
    tmp_path: Path,
) -> None:
    table = ratios(500)
    made = run("forms on spark", {})
    checked = load_set(set_file(WIDE, tmp_path)).value
    scorer = made["batch_scorer"](checked, table.schema).value
    columns = spark.createDataFrame(scorer.schema.empty_table()).schema
    forms = spark.createDataFrame(table).repartitionByRange(3, "编号")
    once, again = (forms.mapInArrow(scorer.map, columns).toArrow() for _ in range(2))
    assert once.equals(again)
    assert once.column("编号").to_pylist() == table.column("编号").to_pylist()
    assert once.to_pylist() == scorer.score(table).to_pylist()


def test_a_row_for_each_indicator(
    spark: Any,  # noqa: ANN401 - as above
    tmp_path: Path,
) -> None:
    table, out = declared(200), f"{tmp_path}/out"
    shuffled = table.take(pa.array(Random(3).sample(range(len(table)), len(table))))  # noqa: S311 - no secret
    source = written(shuffled, tmp_path)
    run("rows on spark", {})["score_rows"](spark, source, out, ZHUZHOU)
    got = pq.read_table(f"{out}/scores").sort_by("编号")
    assert got.num_rows == 200
    assert differences(got, table, ZHUZHOU, tmp_path) == []
    for name, column in (("lines", "指标得分"), ("findings", "问题")):
        below = pq.read_table(f"{out}/{name}").to_pylist()
        assert sorted(map(str, below)) == sorted(
            str({"编号": row["编号"], **each})
            for row in got.to_pylist()
            for each in row[column]
        )


def test_groups_by_the_shuffle_of_the_engine(
    spark: Any,  # noqa: ANN401 - as above
    tmp_path: Path,
) -> None:
    table, out, columns = compared(300), f"{tmp_path}/out", ("地区", "年度")
    source = written(table, tmp_path)
    score = run("groups on spark", {})["score_groups"]
    score(spark, source, out, set_file(RANKS, tmp_path), columns)
    got = pq.read_table(f"{out}/scores").sort_by("编号")
    assert differences(got, table, RANKS, tmp_path, group_by=columns) == []
