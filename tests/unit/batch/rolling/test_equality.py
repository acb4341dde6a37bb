"""What is rolled up by columns is what the exact scorer rolls up one by one."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.batch.rolling.sets import LONG, ROLLED, ROLLED_NO_RATES
from tests.unit.batch.sets import checked

from perfscore.batch.headings.reading import Headings
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.rolling.gathering import Gathering, names_of
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables import opening
from perfscore.check.checked import CheckedSet
from perfscore.score.reported.roll_up import RolledUp, Roller
from perfscore.score.reported.rolled import RollRules

CELLS = {
    "全年预算数（万元）": ["100", "1,234.50", "6万元", "20000元", "0.3", "", "不详"],
    "全年执行数": ["30", "0", "12.5", "12.5万元", "99999999999999.99", ""],
    "满意率": ["90%", "33.3%", "0", "101%", "7", ""],
    "联系人": ["张", "李", " 张 ", ""],
    "培训人数": ["50", "25人", "1,000", "≥5", "0.5", "无", "", "-3"],
    "培训人数/偏差原因": ["", "", "疫情", "人手"],
    "群众满意": ["90%", "85.55%", "3", "好", ""],
    "群众满意/分值": ["30", "30分", ""],
}
ROWS = """\
编号,主管部门,全年预算数,全年执行数,满意率,一级指标,三级指标,指标值,完成值
1,甲,100,60,90%,产出指标,办文,≥50件,40件
1,甲,100,60,90%,产出指标,办会,≥5,4
2,甲,30,10,80%,产出指标,办文,≥10件,20件
2,甲,30,10,80%,产出指标,走访,≥1次,1次
3,乙,5,5,,产出指标,办文,≥10件,20件
4,甲,30,0,1%,产出指标,办会,≥5次,4次
"""


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("text", [ROLLED, ROLLED_NO_RATES])
def test_columns_are_added_up_as_assessments_are(
    tmp_path: Path, text: str, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    size = random.choice((40, 400))
    tidy = random.random()
    columns: dict[str, list[str]] = {}
    for name, cells in CELLS.items():
        chosen = cells[:2] if random.random() < tidy else cells
        columns[name] = [random.choice(chosen) for _ in range(size)]
    columns["单位名称"] = [random.choice(("", "甲局", "乙局")) for _ in range(size)]
    columns["年度"] = [
        random.choice(("2021", "2021", "2022年", "")) for _ in range(size)
    ]
    columns["主管部门"] = [f"部门{random.randrange(size // 4)}" for _ in range(size)]
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table(columns), path)
    assert _compared(checked(text), path) > size // 8


def test_machine_numbers_are_added_up_as_assessments_are(tmp_path: Path) -> None:
    random = Random(5)  # noqa: S311 - as above
    size = 300
    columns = {
        "主管部门": [f"部门{random.randrange(20)}" for _ in range(size)],
        "全年预算数": [random.choice((100.25, 0.1, 12345.678)) for _ in range(size)],
        "全年执行数": [random.randrange(10**6) for _ in range(size)],
        "满意率": [f"{random.randrange(101)}%" for _ in range(size)],
        "培训人数": [random.choice((5, 7, 2**40)) for _ in range(size)],
        "群众满意": [random.choice(("90%", "80%")) for _ in range(size)],
    }
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table(columns), path)
    assert _compared(checked(ROLLED), path) == 20


def test_rows_of_indicators_are_rolled_up_as_assessments_are(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(ROWS, "utf-8")
    assert _compared(checked(LONG), path) == 2


def _compared(made: CheckedSet, path: Path) -> int:
    """Compare every group; give how many there are."""
    scorer = BlockScorer(made, "zh")
    columns = KeyColumns(["主管部门"])
    gathering = Gathering(made, columns)
    by_hand: dict[str, Roller] = {}
    for named in _read(scorer.headings, scorer, path):
        laid = scorer.headings.laid(_headings(scorer, path))
        gathering.take("in", laid, named)
        (keys,) = columns.texts(named, laid)
        for row, name in enumerate(names_of(named)):
            indicator_set = made.indicator_set
            roller = by_hand.setdefault(
                keys[row].as_py(), Roller(indicator_set, RollRules(indicator_set))
            )
            roller.add(named.wide.assessment(row), name)
    for code, (key,) in enumerate(gathering.keys):
        made_by_columns = gathering.roller(code).made()
        assert _plain(made_by_columns) == _plain(by_hand[key].made()), key
    return len(by_hand)


def _read(headings: Headings, scorer: BlockScorer, path: Path) -> Sequence[Named]:
    laid = headings.laid(_headings(scorer, path))
    table = opening.open_table(str(path), "in", headings.is_head)
    return list(scorer.read(laid, table))


def _headings(scorer: BlockScorer, path: Path) -> Sequence[str]:
    return opening.open_table(str(path), "in", scorer.headings.is_head).headings


def _plain(rolled: RolledUp) -> tuple[object, ...]:
    """Give what counts: columns come in another order than cells of assessments."""
    made = rolled.assessment
    rows = sorted(made.indicators, key=lambda each: each.name)
    found = sorted((each.path, each.message.zh) for each in rolled.findings)
    return made.unit, made.year, made.project, made.data, rows, found
