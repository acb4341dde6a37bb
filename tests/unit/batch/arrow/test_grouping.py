"""Groups that an engine brings together come to what they come to in one run."""

import pickle
from pathlib import Path

import pyarrow as pa
import pytest
from tests.batch.held_beside import differences
from tests.distributed.sets import RANKS, compared
from tests.unit.batch.arrow.tables import FORMS, rows
from tests.unit.batch.sets import ZHUZHOU, checked

from perfscore.api.loading import shipped_text
from perfscore.batch.arrow.scorer import GroupBy, GroupPass, batch_scorer


@pytest.mark.parametrize("columns", [("地区", "年度"), ()])
def test_groups_are_brought_together_pass_by_pass(
    columns: tuple[str, ...], tmp_path: Path
) -> None:
    given = compared(300)
    made = batch_scorer(checked(RANKS), given.schema, groups=GroupBy(columns, "编号"))
    scorer = made.value
    assert scorer is not None
    assert len(scorer.passes) == 3
    rows = given
    for each in scorer.passes:
        there: GroupPass = pickle.loads(pickle.dumps(each))  # noqa: S301 - our own
        pieces = rows.to_batches(max_chunksize=70)
        brought = pa.Table.from_batches(there.bring(pieces), there.brought)
        names = set(brought.column("perfscore_group").to_pylist())
        settled = pa.concat_tables(
            there.settle(brought.take(rows_of(brought, name))) for name in names
        )
        assert settled.schema == there.settled
        rows = left_join(rows, settled)
    got = pa.Table.from_batches(scorer.map(rows.to_batches(70)), scorer.schema)
    assert differences(got, given, RANKS, tmp_path, group_by=columns) == []
    assert got.equals(scorer.score(rows))


def test_groups_of_assessments_of_several_rows(tmp_path: Path) -> None:
    text = shipped_text(ZHUZHOU).value
    assert text is not None
    text += "\n校验 不低于均值：全年执行数 ≥ 同组平均(全年执行数)\n"
    given = rows(20)
    made = batch_scorer(checked(text), given.schema, groups=GroupBy((), "批次"))
    scorer = made.value
    assert scorer is not None
    (only,) = scorer.passes
    brought = pa.Table.from_batches(only.bring(given.to_batches(3)), only.brought)
    assert brought.column("批次").to_pylist() == [at for at in range(20) if at % 7 != 3]
    joined = left_join(given, only.settle(brought))
    got = pa.Table.from_batches(scorer.map(joined.to_batches(4)), scorer.schema)
    assert differences(got, given, text, tmp_path) == []
    found = scorer.findings(got).to_pylist()
    assert any("不低于均值" in each["说明"] for each in found)


def rows_of(brought: pa.Table, name: str | None) -> pa.Array:
    names = brought.column("perfscore_group").to_pylist()
    return pa.array([at for at, each in enumerate(names) if each == name])


def left_join(rows: pa.Table, settled: pa.Table) -> pa.Table:
    key, column = settled.column_names
    at = {each: row for row, each in enumerate(settled.column(key).to_pylist())}
    index = pa.array(
        [at.get(each) for each in rows.column(key).to_pylist()], pa.int64()
    )
    return rows.append_column(column, settled.column(column).take(index))


def test_without_groups_what_asks_for_them_is_told() -> None:
    given = compared(20)
    scorer = batch_scorer(checked(RANKS), given.schema).value
    assert scorer is not None
    assert scorer.passes == ()
    got = scorer.score(given)
    found = {each["规则"] for each in scorer.findings(got).to_pylist()}
    assert "needs-the-group" in found
    assert got.column("产出指标/质量指标/执行名次").null_count == 20


def test_batches_that_have_missed_a_pass_are_refused() -> None:
    given = compared(20)
    made = batch_scorer(checked(RANKS), given.schema, groups=GroupBy((), "编号"))
    assert made.value is not None
    with pytest.raises(ValueError, match="perfscore_peers_1"):
        made.value.score(given)


def test_rows_that_cannot_be_told_apart_are_refused() -> None:
    regions = pa.array(["东"] * 3 + ["西"] * 3)
    given = compared(7).slice(1).set_column(1, "地区", regions)
    made = batch_scorer(checked(RANKS), given.schema, groups=GroupBy(["地区"], "编号"))
    assert made.value is not None
    first = made.value.passes[0]

    def bring(*ids: str | None) -> tuple[pa.Table, pa.Table]:
        rows = given.set_column(0, "编号", pa.array(ids, pa.string()))
        return rows, pa.Table.from_batches(first.bring([rows]), first.brought)

    with pytest.raises(ValueError, match="'编号' is blank"):
        bring("1", "2", "3", "4", "5", None)
    _, twice = bring("1", "1", "3", "4", "5", "6")
    with pytest.raises(ValueError, match="'编号' has the same in several rows"):
        first.settle(twice.slice(0, 3))
    rows, across = bring("1", "2", "3", "1", "5", "6")
    settled = [first.settle(across.slice(at, 3)) for at in (0, 3)]
    joined = left_join(rows, pa.concat_tables(settled))
    with pytest.raises(ValueError, match="joined to rows of other groups"):
        list(made.value.passes[1].bring([joined]))


def test_columns_to_group_by_have_to_be_there_and_groups_to_have_an_end() -> None:
    columns = FORMS.schema
    told = batch_scorer(checked(), columns, groups=GroupBy(["市州"], "编号"))
    assert (told.value, [each.rule.name for each in told.diagnostics]) == (
        None,
        ["column-not-known", "group-column-missing"],
    )
    kept = batch_scorer(checked(), columns, groups=GroupBy(["批次"], "编号"))
    assert kept.value is not None
    assert kept.diagnostics == ()
    assert kept.value.score(FORMS).column("批次").to_pylist()[0] == "11"
    with pytest.raises(ValueError, match="没有"):
        batch_scorer(checked(), columns, groups=GroupBy([], "没有"))
    apart = batch_scorer(checked(), columns, groups=GroupBy([], "批次"))
    assert apart.diagnostics == ()
    text = RANKS.replace("执行率 ≥ 同组平均(执行率)", "同组平均(总分) ≥ 1分")
    endless = batch_scorer(
        checked(text), compared(1).schema, groups=GroupBy([], "编号")
    )
    assert (endless.value, [each.rule.name for each in endless.diagnostics]) == (
        None,
        ["groups-in-a-circle"],
    )
