"""Record batches give what ``perfscore batch`` gives of a file with the same rows."""

import doctest
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from tests.batch.held_beside import differences
from tests.unit.batch.arrow.tables import FORMS, rows
from tests.unit.batch.sets import WIDE, ZHUZHOU, checked

from perfscore import batch
from perfscore.api.loading import load_set
from perfscore.batch.arrow.scorer import (
    BatchScorer,
    GroupPass,
    batch_scorer,
)
from perfscore.batch.tables import block


def scorer_of(columns: pa.Schema, *keep: str) -> BatchScorer:
    made = batch_scorer(checked(), columns, keep=keep)
    assert made.value is not None, made.diagnostics
    return made.value


def test_rows_keep_their_number_and_order_and_none_is_left_out() -> None:
    got = scorer_of(FORMS.schema, "批次").score(FORMS).to_pylist()
    assert [each["批次"] for each in got] == [11, 12, 13, 14, 15, 16]
    assert [each["编号"] for each in got] == ["P1", "P2", "P3", "P4", "P5", None]
    assert [each["地区"] for each in got] == ["东", "西", "西", "北", None, None]
    assert [str(each["总分"]) for each in got] == [
        *("100.00", "None", "None", "None", "52.53", "None")
    ]
    assert [each["等级"] for each in got] == ["优", None, None, None, "差", None]
    assert [each["已评分"] for each in got] == [True, False, True, False, True, False]
    assert [[x["规则"] for x in each["问题"]] for each in got] == [
        [],
        ["not-a-year"],
        ["missing-value", "total-open"],
        ["other-set-named"],
        [],
        [],
    ]


def test_cells_are_those_of_the_command(tmp_path: Path) -> None:
    given = FORMS.drop_columns(["批次"]).slice(0, 5)
    got = scorer_of(given.schema).score(given)
    assert differences(got, given, WIDE, tmp_path) == []


def test_where_batches_are_cut_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", 3)
    scorer, random = scorer_of(FORMS.schema), Random(0)  # noqa: S311 - no secret
    whole = scorer.score(FORMS)
    for _ in range(20):
        cuts = sorted(random.choices(range(7), k=3))
        pieces = [
            piece
            for start, end in zip([0, *cuts], [*cuts, 6], strict=True)
            for piece in FORMS.slice(start, end - start).to_batches()
        ]
        made = pa.Table.from_batches(scorer.map(pieces), scorer.schema)
        assert made.equals(whole)


def test_a_batch_gives_a_batch_and_none_of_no_rows_is_lost() -> None:
    (given,) = FORMS.to_batches()
    scorer = scorer_of(FORMS.schema)
    made = scorer.score(given)
    assert isinstance(made, pa.RecordBatch)
    assert pa.Table.from_batches([made]).equals(scorer.score(FORMS))
    empty = scorer.score(given.slice(0, 0))
    assert (empty.num_rows, empty.schema) == (0, scorer.schema)


def test_columns_may_come_in_another_order_but_not_be_lacking() -> None:
    scorer = scorer_of(FORMS.schema)
    turned = FORMS.select(FORMS.column_names[::-1])
    assert scorer.score(turned).equals(scorer.score(FORMS))
    with pytest.raises(ValueError, match="lacks the columns \\['年度'\\]"):
        scorer.score(FORMS.drop_columns(["年度"]))


def test_it_travels_by_pickle_with_the_set_in_it() -> None:
    scorer = scorer_of(FORMS.schema)
    there = pickle.loads(pickle.dumps(scorer))  # noqa: S301 - our own
    assert there.schema == scorer.schema
    assert there.score(FORMS).equals(scorer.score(FORMS))


def test_findings_are_given_a_row_each() -> None:
    scorer = scorer_of(FORMS.schema)
    found = scorer.findings(scorer.score(FORMS)).to_pylist()
    assert [(each["编号"], each["规则"]) for each in found] == [
        ("P2", "not-a-year"),
        ("P3", "missing-value"),
        ("P3", "total-open"),
        ("P4", "other-set-named"),
    ]
    assert scorer.findings(scorer.score(FORMS.slice(0, 1))).num_rows == 0


def test_in_english() -> None:
    made = batch_scorer(checked(), FORMS.schema, language="en").value
    assert made is not None
    got = made.score(FORMS)
    assert got.column_names[:4] == ["id", "unit", "project", "year"]
    assert got.column_names[-2:] == ["is_scored", "findings"]
    assert made.findings(got).to_pylist()[0]["message"].startswith("the year “21” is")


@pytest.mark.parametrize(
    "cells",
    [
        pa.array([0.1, float("nan"), float("inf"), 50.0]),
        pa.array([b"50", b"\xff\xfe", b"", None], pa.binary()),
        pa.array(["50", "\ufffd\x00", "9" * 400, "=1+1"]),
        pa.array([[1], None, [], [2]], pa.list_(pa.int8())),
        pa.array(["50", None, "x", "50"]).dictionary_encode(),
        pa.array(["50", None, "x", "50"], pa.large_string()),
        pa.array([True, False, None, True]),
    ],
    ids=lambda each: str(each.type),
)
def test_cells_of_any_kind_give_scores_or_findings(
    cells: pa.Array, tmp_path: Path
) -> None:
    given = FORMS.drop_columns(["批次"]).take([0, 0, 4, 4])
    at = given.column_names.index("培训人数")
    given = given.set_column(at, "培训人数", cells)
    given = given.set_column(0, "编号", pa.array(["1", "2", "3", "4"]))
    got = scorer_of(given.schema).score(given)
    assert got.num_rows == 4
    assert differences(got, given, WIDE, tmp_path) == []


@pytest.mark.parametrize("block_rows", [2, 5, 65_536])
def test_a_row_of_results_is_an_assessment_where_rows_are_indicators(
    block_rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", block_rows)
    given, by = rows(20), load_set(ZHUZHOU).value
    assert by is not None
    scorer = batch_scorer(by, given.schema, keep=["批次"]).value
    assert scorer is not None
    pieces = given.to_batches(max_chunksize=3)
    got = pa.Table.from_batches(scorer.map(pieces), scorer.schema)
    assert got.column("批次").to_pylist() == list(range(20))
    assert got.column("编号").to_pylist() == [f"B{number}" for number in range(20)]
    assert got.column("已评分").to_pylist() == [at % 7 != 3 for at in range(20)]
    monkeypatch.undo()
    assert got.equals(scorer.score(given))
    assert differences(got.drop_columns(["批次"]), given, ZHUZHOU, tmp_path) == []
    lines = scorer.lines(got).to_pylist()
    assert [each["编号"] for each in lines] == [
        f"B{number}"
        for number in range(20)
        if number % 7 != 3
        for _ in range(1 + number % 3)
    ]


def test_what_is_wrong_with_the_columns_is_told() -> None:
    def told(*names: str) -> tuple[bool, list[str]]:
        made = batch_scorer(checked(), pa.schema([(x, pa.string()) for x in names]))
        return made.value is not None, [each.rule.name for each in made.diagnostics]

    needed = ("全年预算数", "全年执行数")
    assert told(*needed) == (True, [])
    assert told(*needed, "批次") == (True, ["column-not-known"])
    assert told(*needed, "全年预算数（万元）") == (False, ["column-twice"])
    assert told("甲") == (
        False,
        ["column-not-known", "column-missing", "column-missing", "no-table"],
    )


def test_a_column_that_is_kept_is_not_told_as_unknown() -> None:
    made = batch_scorer(checked(), FORMS.schema, keep=["批次"])
    assert made.diagnostics == ()


@pytest.mark.parametrize("keep", [["没有"], ["总分"], ["编号"]])
def test_what_cannot_be_kept_is_a_fault_of_the_program(keep: list[str]) -> None:
    columns = FORMS.schema.append(pa.field("总分", pa.string()))
    with pytest.raises(ValueError, match=keep[0]):
        batch_scorer(checked(), columns, keep=keep)


@pytest.mark.parametrize("name", batch.__all__)
def test_a_public_name_has_what_it_promises(name: str) -> None:
    found = getattr(batch, name)
    module = import_module(found.__module__)
    finder = doctest.DocTestFinder(recurse=False)
    (example,) = finder.find(found, name, module, module.__dict__)
    assert doctest.DocTestRunner().run(example).failed == 0
    assert example.examples or found in {BatchScorer, GroupPass}


def test_importing_it_loads_no_arrow() -> None:
    code = "import sys, perfscore.batch; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert {"numpy", "pyarrow", "numba"}.isdisjoint(done.stdout.split())
    assert not hasattr(batch, "scorer")
