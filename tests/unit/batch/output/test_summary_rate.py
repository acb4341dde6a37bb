"""Execution rates by column are those that the scorer tells of each row."""

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.batch.sets import WIDE, checked

from perfscore.batch.output.findings import Finds
from perfscore.batch.output.summary import Summing
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables.opening import open_table
from perfscore.report.execution import execution_rate
from perfscore.score.scorer import Scorer

HEAD = "全年预算数,全年执行数,培训人数,检查次数,群众满意度"
DEFINED = "定义 执行率 = 全年执行数 / 全年预算数\n"
OF_THE_LINE = WIDE.replace(DEFINED, "").replace(
    "  得分 = 分值 × 至多(执行率, 100%)\n",
    "  指标值 = 全年执行数 / 全年预算数\n  得分 = 分值 × 至多(指标值, 100%)\n",
)
VARIANTS = {
    "plain": WIDE,
    "of the line": OF_THE_LINE,
    "conditional": WIDE.replace(
        DEFINED,
        "定义 执行率 = 若 全年执行数 > 全年预算数 则 1 否则 全年执行数 / 全年预算数\n",
    ),
    "by the other name": WIDE.replace("定义 执行率 =", "定义 预算执行率 =").replace(
        "至多(执行率", "至多(预算执行率"
    ),
    "unrounded": WIDE.replace("  保留 2 位小数，四舍五入\n", "").replace(
        "  合计 按已取整得分\n", ""
    ),
    "below nothing": WIDE.replace(
        "= 全年执行数 / 全年预算数", "= (全年执行数 - 40万元) / 全年预算数"
    ).replace("至多(执行率, 100%)", "至少(至多(执行率, 100%), 0)"),
    "many places": WIDE.replace("保留 2 位小数", "保留 6 位小数"),
}


def table() -> str:
    """Rows at the edges of cells, and beyond what 64 bits hold."""
    chosen = random.Random(4)  # noqa: S311 - not for secrets
    budgets = ("100", "3", "0", "", "20.005", "9" * 17, "1" + "0" * 17, "0.01", "7万元")
    executed = ("95", "5", "0", "", "1.00025", "4" * 17, "9.5", "85", "不详", "0.0105")
    rows = [
        f"{chosen.choice(budgets)},{chosen.choice(executed)},"
        f"{chosen.randint(0, 60)},{chosen.randint(0, 13)},{chosen.randint(0, 100)}%"
        for _ in range(600)
    ]
    return "\n".join([HEAD, *rows])


@pytest.mark.parametrize("name", VARIANTS)
def test_the_grid_holds_what_the_exact_scorer_finds(name: str, tmp_path: Path) -> None:
    made = checked(VARIANTS[name])
    path = tmp_path / "in.csv"
    path.write_text(table(), "utf-8")
    scorer, exact = BlockScorer(made, "zh"), Scorer(made)
    opened = open_table(str(path), "in.csv", scorer.headings.is_head)
    laid = scorer.headings.laid(opened.headings)
    scorer.carry([laid])
    (ready,) = scorer.blocks("in.csv", laid, opened)
    found = ready.score().summary["rates"]
    opened = open_table(str(path), "in.csv", scorer.headings.is_head)
    (named,) = scorer.read(laid, opened)
    cells: Counter[str] = Counter()
    beside = without = 0
    for row in range(named.wide.size):
        score = exact.score(named.wide.assessment(row))
        rate = execution_rate(score)
        if rate is None or score.total is None:
            without += 1
        elif 0 <= rate < 2 and 0 <= score.total <= 100:
            cells[f"{rate * 20 // 1},{score.total // 2}"] += 1
        else:
            beside += 1
    assert found == {"cells": cells, "beside": beside, "without": without}
    assert cells
    assert without


def test_a_set_without_a_rate_has_no_grid(tmp_path: Path) -> None:
    made = checked(
        WIDE.replace(DEFINED, "").replace(
            "分值 × 至多(执行率, 100%)", "分值 × 至多(全年执行数 / 全年预算数, 100%)"
        )
    )
    path = tmp_path / "in.csv"
    path.write_text(table(), "utf-8")
    scorer = BlockScorer(made, "zh")
    opened = open_table(str(path), "in.csv", scorer.headings.is_head)
    laid = scorer.headings.laid(opened.headings)
    (named,) = scorer.read(laid, opened)
    kernel = scorer.kernel
    result = kernel.score(named.wide, findings=False)
    summing = Summing(kernel.layout, scorer.shapes, Scorer(made))
    summed = summing.of_block(named, result, Finds(scorer.shapes))
    assert summed["rates"] == {"cells": {}, "beside": 0, "without": 0}
    assert Fraction(summed["total"]["sum"]) > 0
