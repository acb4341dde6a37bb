"""A summary counts exactly, in whatever order blocks are added up."""

import random
from collections import Counter
from fractions import Fraction
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from tests.unit.batch.sets import WIDE, ZHUZHOU

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch
from perfscore.batch.output import summary_classes, summary_groups
from perfscore.batch.output.summary import added, nothing
from perfscore.batch.output.summary_classes import (
    both_classes,
    classes,
    classes_of,
    no_classes,
    quantile,
    width,
)
from perfscore.batch.output.summary_spread import both_spreads, no_spread, spread
from perfscore.batch.tables import block

HEAD = "编号,地区,全年预算数,全年执行数,培训人数,检查次数,群众满意度"
ROWS = [
    "A1,南,100,100,50,12,95%",
    "A2,北,200,150.5,25,6,45%",
    "A3,,1234.50,12.5,,12,90%",
    "A4,南,3,1,50,7,90%",
    "A5,南,1,1,1",
]
"""By hand: A1 has 100; A2 10 × 0.7525 = 7.53 and half of 90: 52.53; A3 has no total;
A4 10 / 3 = 3.33, 30, 17.5 and 30: 80.83; A5 is cut short."""
UNROUNDED = WIDE.replace("  保留 2 位小数，四舍五入\n", "").replace(
    "  合计 按已取整得分\n", ""
)
TWO_TO_60 = 2**60


def summed(
    folder: Path, rows: list[str], text: str = WIDE, by: tuple[str, ...] = ()
) -> dict[str, Any]:
    (folder / "set.perf").write_text(text, "utf-8")
    (folder / "in.csv").write_text("\n".join([HEAD, *rows]), "utf-8")
    wishes = Wishes(
        (str(folder / "in.csv"),), f"{folder}/out/", str(folder / "set.perf"), by=by
    )
    made = run_batch(wishes).value
    assert made is not None
    return made.summary


@pytest.mark.parametrize("text", [WIDE, UNROUNDED])
def test_a_few_rows_are_counted_as_by_hand(text: str, tmp_path: Path) -> None:
    made = summed(tmp_path, ROWS, text, by=("地区",))
    rounded = text == WIDE
    a2 = Fraction("52.53") if rounded else Fraction("52.525")
    a4 = Fraction("80.83") if rounded else 10 * Fraction(1, 3) + Fraction("77.5")
    assert (made["scored"], made["open"], made["not_scored"]) == (4, 1, 1)
    assert made["unscored"] == {"row-malformed": 1}
    assert made["sets"] == {"成批试验（test/wide）": 4}
    assert made["full"] == {"100": 4}
    assert made["cuts"]["良"] == {"≥80": 4}
    total = made["total"]
    assert total["count"] == 3
    assert Fraction(total["sum"]) == 100 + a2 + a4
    assert Fraction(total["squares"]) == 100**2 + a2**2 + a4**2
    counted = classes(made["classes"])
    assert counted == {
        Fraction("52.53" if rounded else "52.52"): 1,
        Fraction("80.83"): 1,
        Fraction(100): 1,
    }
    assert quantile(counted, Fraction(1, 2)) == Fraction("80.83")
    assert made["grades"] == {"优": 1, "良": 1, "中": 0, "差": 1, "": 1}
    groups = made["groups"]["地区"]["of"]
    assert groups["南"]["grades"] == {"优": 1, "良": 1}
    assert Fraction(groups["南"]["sum"]) / groups["南"]["count"] == (100 + a4) / 2
    assert groups[""] == {"grades": {"": 1}, "count": 0, "sum": "0"}
    line = made["lines"]["产出指标/数量指标/培训人数"]
    assert (line["count"], line["full"], line["lacking"]) == (3, 2, 1)
    assert made["rates"] == {
        # 100%: column 20, full marks: row 50; 75.25%: 15; 1/3: 6
        "cells": {"20,50": 1, "15,26": 1, "6,40": 1},
        "beside": 0,
        "without": 1,
    }


def some_rows(size: int, seed: int) -> list[str]:
    chosen = random.Random(seed)  # noqa: S311 - not for secrets
    return [
        f"A{at},区{chosen.randint(0, 9)},{chosen.randint(1, 400)},"
        f"{chosen.randint(0, 500)},{chosen.randint(0, 60)},{chosen.randint(0, 13)},"
        f"{chosen.randint(0, 100)}%"
        for at in range(size)
    ]


def test_sums_are_those_of_the_rows_however_they_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = some_rows(2_000, 1)
    whole = summed(tmp_path, rows, by=("地区",))
    table = pq.read_table(tmp_path / "out" / "scores.parquet")
    totals = [Fraction(each) for each in table["总分"].to_pylist()]
    assert classes(whole["classes"]) == dict(sorted(Counter(totals).items()))
    assert quantile(classes(whole["classes"]), Fraction(3, 4)) == sorted(totals)[1_499]
    cells: Counter[str] = Counter()
    beside = 0
    for row, total in zip(rows, totals, strict=True):
        budget, executed = map(int, row.split(",")[2:4])
        column, row_ = executed * 20 // budget, total // 2
        if column < 40:
            cells[f"{column},{row_}"] += 1
        else:
            beside += 1
    assert whole["rates"] == {"cells": cells, "beside": beside, "without": 0}
    by_region = whole["groups"]["地区"]["of"]
    for region in ("区0", "区7"):
        own = [
            total
            for row, total in zip(rows, totals, strict=True)
            if row.split(",")[1] == region
        ]
        assert by_region[region]["count"] == len(own)
        assert Fraction(by_region[region]["sum"]) == sum(own)
    monkeypatch.setattr(block, "BLOCK_ROWS", 130)
    (tmp_path / "again").mkdir()
    again = summed(tmp_path / "again", rows, by=("地区",))
    whole["tiers"], again["tiers"] = None, None
    assert again == whole


def test_summaries_add_up_in_any_order(tmp_path: Path) -> None:
    made = []
    for seed in range(3):
        (tmp_path / str(seed)).mkdir()
        made.append(summed(tmp_path / str(seed), some_rows(50, seed), by=("地区",)))
    forth, back = reduce(added, made, nothing()), reduce(added, made[::-1], nothing())
    assert forth == back
    assert forth["scored"] == 150


def test_columns_that_rows_can_be_grouped_by(tmp_path: Path) -> None:
    rows = [f"{each},{at % 2}" for at, each in enumerate(ROWS[:4])]
    (tmp_path / "set.perf").write_text(WIDE, "utf-8")
    text = "\n".join([f"{HEAD},批次", *rows])
    (tmp_path / "in.csv").write_text(text, "utf-8")
    wishes = Wishes(
        (str(tmp_path / "in.csv"),),
        f"{tmp_path}/out/",
        str(tmp_path / "set.perf"),
        by=("批次", "编号"),
    )
    outcome = run_batch(wishes)
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    groups = outcome.value.summary["groups"]
    assert groups["批次"]["of"]["1"]["grades"] == {"良": 1, "差": 1}
    assert list(groups["编号"]["of"]) == ["A1", "A2", "A3", "A4"]


def test_units_indicators_are_summed_where_they_stand(tmp_path: Path) -> None:
    lines = [
        "编号,年度,全年预算数,全年执行数,一级指标,二级指标,三级指标,指标值,实际完成值,分值",
        "B1,2021,200,100,产出指标,数量指标,办文,≥50,50,50",
        "B1,2021,200,100,效益指标,社会效益指标,节约,≥9,9,30",
        "B1,2021,200,100,满意度指标,服务对象满意度指标,群众,≥90%,95%,10",
    ]
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8")
    wishes = Wishes((str(tmp_path / "in.csv"),), f"{tmp_path}/out/", ZHUZHOU)
    made = run_batch(wishes).value
    assert made is not None
    declared = made.summary["declared"]
    assert {each["count"] for each in declared.values()} == {1}
    sums = {path: Fraction(each["sum"]) for path, each in declared.items()}
    assert sorted(each for each in sums.values() if each) == [10, 30, 50]
    assert made.summary["rates"]["cells"] == {"10,47": 1}  # 95 points at 50%


def test_classes_become_coarser_and_not_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary_classes, "MOST", 100)
    whole = np.arange(-500, 500, dtype=np.int64)
    one = classes_of(whole[:90], [], 2)
    assert width(one) == Fraction(1, 100)
    parts = [classes_of(whole[at : at + 77], [], 2) for at in range(0, 1000, 77)]
    forth = reduce(both_classes, parts, no_classes())
    back = reduce(both_classes, parts[::-1], no_classes())
    assert forth == back == classes_of(whole, [], 2)
    assert width(forth) == Fraction(1, 10)
    assert sum(classes(forth).values()) == 1_000
    assert classes(forth)[Fraction(-5)] == 10


def test_groups_beyond_number_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(summary_groups, "MOST", 3)
    made = summed(tmp_path, some_rows(40, 1), by=("编号", "地区"))
    assert made["groups"] == {"编号": {"of": None}, "地区": {"of": None}}


def test_sums_do_not_overflow() -> None:
    whole = np.array([TWO_TO_60, TWO_TO_60 - 1, -3], np.int64)
    made = spread(whole, np.ones(3, bool), {}, 0)
    assert made["sum"] == str(2 * TWO_TO_60 - 4)
    assert made["squares"] == str(TWO_TO_60**2 + (TWO_TO_60 - 1) ** 2 + 9)
    assert (made["least"], made["most"]) == ("-3", str(TWO_TO_60))
    assert both_spreads(made, no_spread()) == made


@pytest.mark.parametrize(
    ("share", "found"), [(Fraction(1, 4), 1), (Fraction(1, 2), 2), (Fraction(3, 4), 3)]
)
def test_quantiles_are_values_that_come(share: Fraction, found: int) -> None:
    counted = {Fraction(1): 1, Fraction(2): 1, Fraction(3): 2}
    assert quantile(counted, share) == found
    assert quantile({}, share) is None
