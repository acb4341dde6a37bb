"""Counts by column are those of scoring each row exactly by both sets."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.batch.declared_sets import declared_set
from tests.batch.fixed_sets import FixedComposer
from tests.batch.long_rows import Units
from tests.batch.wide import Filler
from tests.unit.batch.impact.naive import differences, naive
from tests.unit.batch.impact.trying import HEADINGS, OLD, changed, write

from perfscore.api.compiling import compile_set
from perfscore.batch.impact.gathered import Gathered
from perfscore.batch.impact.reading import read_for_both
from perfscore.batch.impact.scoring import TwoScorer
from perfscore.batch.layout import BatchLayout
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer
from perfscore.source import Source

SETS = tuple[CheckedSet, CheckedSet]
MOST = 4
GROUPS = ("东", "西", "")


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read a few rows at a time, so that counts have to be added up."""
    monkeypatch.setattr("perfscore.batch.tables.block.BLOCK_ROWS", 16)


def found(sets: SETS, path: Path) -> list[str]:
    """Count a table by column and row by row."""
    two = TwoScorer(sets, by=("地区",), most=MOST)
    table = open_table(str(path), path.name, two.headings.is_head)
    laid = two.headings.laid(table.headings)
    gathered = Gathered()
    for block in two.blocks(path.name, laid, table):
        gathered = two.take(block, gathered)
    again = open_table(str(path), path.name, two.headings.is_head)
    wanted = naive(two, list(_scored(sets, two, path, again.headings)))
    return differences(two, wanted, gathered.counted, gathered.movers, MOST)


def _scored(
    sets: SETS, two: TwoScorer, path: Path, headings: tuple[str, ...]
) -> Iterator[tuple[int, str, Score, Score]]:
    table = open_table(str(path), path.name, two.headings.is_head)
    first, second = Scorer(sets[0]), Scorer(sets[1])
    for one, other in read_for_both(sets, two.headings.laid(headings), table):
        rows = {int(number): at for at, number in enumerate(other.numbers)}
        groups = one.carried["地区"].to_pylist()
        for at, number in enumerate(map(int, one.numbers)):
            if number in rows:
                before = first.score(one.wide.assessment(at))
                after = second.score(other.wide.assessment(rows[number]))
                yield number, groups[at] or "", before, after


def compiled(text: str) -> CheckedSet | None:
    return compile_set(Source("set.perf", text)).value


def pair(seed: int) -> SETS | None:
    """Write two sets over the same data."""
    texts = [
        FixedComposer(Random(each)).write()  # noqa: S311 - the same each time
        for each in (seed, seed + 1_000)
    ]
    first, second = map(compiled, texts)
    return None if first is None or second is None else (first, second)


@pytest.mark.parametrize("first", range(0, 20, 5))
def test_any_two_sets_on_any_table(first: int, tmp_path: Path) -> None:
    compared = 0
    for seed in range(first, first + 5):
        sets = pair(seed)
        if sets is None:
            continue
        random = Random(seed)  # noqa: S311 - the same each time
        columns: dict[str, list[str | None]] = {}
        for each in sets:
            layout = BatchLayout(each)
            cells = Filler(random, 0.1).cells(layout, 40)
            for key, texts in cells.items():
                columns.setdefault(layout.by_key[key].header, texts)
        path = tmp_path / f"{seed}.csv"
        rows = [
            [
                f"N{at}",
                random.choice(GROUPS),
                *(texts[at] or "" for texts in columns.values()),
            ]
            for at in range(40)
        ]
        write(path, ("编号", "地区", *columns), rows)
        assert found(sets, path) == [], seed
        compared += 1
    assert compared


@pytest.mark.parametrize("seed", range(4))
def test_any_two_sets_with_rows_of_units_own(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same each time
    sets = compiled(declared_set(random)), compiled(declared_set(random))
    assert sets[0] is not None
    assert sets[1] is not None
    units = Units(random, BatchLayout(sets[0]))
    rows: list[list[str]] = []
    for at in range(40):
        head = [f"N{at}", random.choice(GROUPS), "100", str(random.randint(0, 120))]
        for each in units.rows():
            cells = (each.target, each.actual, each.weight, each.rating)
            rows.append(
                [
                    *head,
                    each.level1 or "",
                    "、".join(each.level2),
                    each.name,
                    *("" if cell is None else cell.text for cell in cells),
                ]
            )
    path = tmp_path / "long.csv"
    names = ("编号", "地区", "预算", "支出", "一级指标", "二级指标", "三级指标")
    write(path, (*names, "指标值", "实际完成值", "分值", "评级"), rows)
    assert found((sets[0], sets[1]), path) == []


def test_a_set_without_rounding_is_compared_in_fractions(tmp_path: Path) -> None:
    after = changed(
        ("  保留 2 位小数，四舍五入\n", ""), ("合计 按已取整得分", "合计 按未取整得分")
    )
    sets = compiled(OLD), compiled(after)
    assert sets[0] is not None
    assert sets[1] is not None
    random = Random(1)  # noqa: S311 - the same each time
    rows = [
        (f"N{at}", random.choice(GROUPS), *(str(random.randint(1, 99)) for _ in "123"))
        for at in range(40)
    ]
    path = tmp_path / "in.csv"
    write(path, HEADINGS, rows)
    assert found((sets[0], sets[1]), path) == []
