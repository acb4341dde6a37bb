"""Compiled loops give what numpy gives, bit for bit, and are kept between runs."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
from tests.batch import long_rows
from tests.batch.capped_ratios import amounts, checked_set, ties, truth, wide_of
from tests.batch.wide import Filler, table

from perfscore.api.loading import load_set
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.kernel import Kernel, Result
from perfscore.batch.machine import engine, native
from perfscore.check.checked import CheckedSet


def shipped(name: str) -> CheckedSet:
    checked = load_set(name).value
    assert checked is not None
    return checked


def assert_same(one: Result, other: Result) -> None:
    for name in ("scores", "totals", "open", "grades", "tier", "told"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


@pytest.mark.parametrize(
    "name", ["international/pefa-m1", "national/state-capital-1999"]
)
def test_compiled_loops_give_what_numpy_gives(name: str) -> None:
    kernel = Kernel(shipped(name))
    random = Random(7)  # noqa: S311 - the same each time
    cells = Filler(random, 0.05).cells(kernel.layout, 500)
    wide = table(kernel.layout, cells, 500, 2021)
    assert_same(
        kernel.score(wide, findings=False, native=False),
        kernel.score(wide, findings=False, native=True),
    )


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.float64])
def test_columns_of_one_kind_are_read_as_they_lie(kind: type[np.generic]) -> None:
    """Whole numbers or floats, read-only, each second one of an array."""
    done, targets = (
        np.repeat(np.concatenate(pair, axis=1), 2, axis=1).astype(kind)[:, ::2]
        for pair in zip(amounts(200), ties(200), strict=True)
    )
    for each in (done, targets):
        each.flags.writeable = False
    kernel = Kernel(checked_set())
    wide = wide_of(kernel.layout, done, targets)
    one = kernel.score(wide, findings=False, native=True)
    assert_same(one, kernel.score(wide, findings=False, native=False))
    assert np.array_equal(one.scores, truth(done, targets))


def test_rows_of_units_own_are_scored_by_compiled_loops() -> None:
    checked = shipped("hubei/project-2020")
    kernel = Kernel(checked)
    random = Random(8)  # noqa: S311 - the same each time
    long = long_rows.long_of(RowReader(checked), kernel.layout, random, 60, 0)
    one = kernel.score_long(long, findings=False, native=False)
    other = kernel.score_long(long, findings=False, native=True)
    assert_same(one.heads, other.heads)
    assert np.array_equal(one.scores, other.scores)


def test_machine_code_is_kept_in_a_folder(tmp_path: Path) -> None:
    checked = shipped("international/pefa-m1")
    random = Random(9)  # noqa: S311 - the same each time
    cells = Filler(random, 0).cells(Kernel(checked).layout, 20)
    results = []
    for _ in range(2):
        kernel = Kernel(checked, folder=tmp_path)
        wide = table(kernel.layout, cells, 20, 2021)
        results.append(kernel.score(wide, findings=False, native=True))
    assert_same(*results)
    assert list(tmp_path.glob("piece_*.py"))
    assert list(tmp_path.glob("__pycache__/piece_*.nbc"))


def test_machine_code_is_compiled_where_it_pays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After many rows; after fewer where it was kept, but not for a single one."""
    checked = shipped("international/pefa-m1")
    random = Random(10)  # noqa: S311 - the same each time
    layout = Kernel(checked).layout
    wide = table(layout, Filler(random, 0).cells(layout, 20), 20, 2021)
    monkeypatch.setattr(engine, "_LOADED_ROWS", 20)
    monkeypatch.setattr(engine, "NATIVE_ROWS", 60)

    def pieces() -> int:
        return len(list(tmp_path.glob("piece_*.py")))

    one, other = (Kernel(checked, folder=tmp_path) for _ in range(2))
    few = table(layout, Filler(random, 0).cells(layout, 5), 5, 2021)
    for given in (wide, wide, few):
        one.score(given, findings=False)
    assert not pieces()
    one.score(wide, findings=False)
    assert pieces()
    compiling = count_calls(monkeypatch, native, "compiled")
    other.score(few, findings=False)
    assert not compiling
    other.score(wide, findings=False)
    assert compiling


def count_calls(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> list[str]:
    calls: list[str] = []
    real = getattr(module, name)

    def counted(*arguments: object) -> object:
        calls.append(name)
        return real(*arguments)

    monkeypatch.setattr(module, name, counted)
    return calls
