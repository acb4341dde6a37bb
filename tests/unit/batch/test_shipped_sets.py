"""The examples of shipped sets, laid out as tables, score as they do by themselves."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import explain_row, run_batch
from perfscore.api.loading import load_set
from perfscore.api.scoring import read_assessment
from perfscore.api.shipped import shipped_ids
from perfscore.batch.columns import Field
from perfscore.batch.headings.names import SetNames
from perfscore.batch.layout import BatchLayout, Wanted
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.methods import Checklist
from perfscore.score.reported.data import read_data
from perfscore.score.reported.lines import Layout, Line
from perfscore.score.reported.names import plain
from perfscore.score.scorer import Scorer

IDS = shipped_ids()


def by(name: str) -> CheckedSet:
    made = load_set(name).value
    assert made is not None
    return made


FIXED = [each for each in IDS if not BatchLayout(by(each)).has_declared]


@pytest.mark.parametrize("name", IDS)
def test_every_column_of_a_set_is_found_by_its_full_name(name: str) -> None:
    layout = BatchLayout(by(name))
    names = SetNames(layout)
    assert {each.header: names.find(each.header) for each in layout.columns} == {
        each.header: each.key for each in layout.columns
    }


@pytest.mark.parametrize("name", FIXED)
def test_a_wide_table_of_the_example(name: str, tmp_path: Path) -> None:
    checked, example = by(name), read_assessment(name).value
    assert example is not None
    cells = {
        wanted.header: text
        for wanted in BatchLayout(checked).columns
        if (text := written(wanted, checked, example)) is not None
    }
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["编号", "年度", *cells])
        out.writerow(["甲", example.year, *cells.values()])
    made = run_batch(Wishes((str(path),), f"{tmp_path}/out/", name))
    assert made.value is not None, made.diagnostics
    score = Scorer(checked).score(example)
    (got,) = pq.read_table(tmp_path / "out" / "scores.parquet").to_pylist()
    shown = {
        "/".join(each.path): each.score
        for each in score.lines
        if each.score is not None
    }
    found = {key: value for key, value in got.items() if key in shown}
    assert {key: Fraction(value) for key, value in found.items()} == shown
    assert (None if got["总分"] is None else Fraction(got["总分"])) == score.total
    assert got["等级"] == (score.grade.name if score.grade else None)
    explained = explain_row(Wishes((str(path),), "", name), "甲").value
    assert explained is not None
    assert explained.score.total == score.total


def written(wanted: Wanted, checked: CheckedSet, example: Assessment) -> str | None:
    """Give what the example says in a column; None where it says nothing."""
    if wanted.key.field is Field.DATUM:
        cell = read_data(checked.indicator_set, example).cells.get(wanted.key.name)
        return None if cell is None else cell.text
    layout = Layout(checked.indicator_set)
    place = layout.places[wanted.key.line]
    line = next(
        x for x in layout.bind(example).lines if x.place.indicator is place.indicator
    )
    return next((each.text for each in cells_of(wanted, line)), None)


def cells_of(wanted: Wanted, line: Line) -> Iterator[Cell]:
    row = line.row
    if row is None:
        return
    if wanted.key.field is Field.POINT:
        method = line.place.indicator.scoring
        assert method is not None
        assert isinstance(method.method, Checklist)
        texts = [each.text for each in method.method.rows]
        number = str(texts.index(wanted.key.name) + 1)
        names = {plain(wanted.key.name), number}
        yield from (cell for text, cell in row.points if plain(text) in names)
        return
    fields = {
        Field.TARGET: row.target,
        Field.ACTUAL: row.actual,
        Field.WEIGHT: row.weight,
        Field.CLAIMED: row.claimed,
        Field.RATING: row.rating,
    }
    cell = fields.get(wanted.key.field)
    if cell is not None:
        yield cell
