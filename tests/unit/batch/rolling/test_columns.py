"""Groups scored by columns are those that are rolled up and scored one by one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from numpy.typing import NDArray
from tests.unit.batch.rolling.sets import ROLLED, ROLLED_NO_RATES, WITH_WORDS
from tests.unit.batch.sets import checked

from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.rolling.gathering import Gathering
from perfscore.batch.rolling.scoring import RolledUpTables
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet

TIDY: Mapping[str, Callable[[Random], str]] = {
    "全年预算数（万元）": lambda random: f"{random.randrange(1, 10**9) / 100}",
    "全年执行数": lambda random: f"{random.randrange(10**6)}",
    "满意率": lambda random: f"{random.randrange(1001) / 10}%",
    "培训人数": lambda random: f"{random.randrange(200)}",
    "群众满意": lambda random: f"{random.randrange(10001) / 100}%",
    "群众满意/偏差原因": lambda random: random.choice(("", "", "人手不够", "疫情")),
    "群众满意/分值": lambda _: "30",
}
ODD = (
    "",
    "不详",
    "0",
    "-3",
    "≥5",
    "12.5万元",
    "1e3",
    "101%",
    "好",
    "99999999999999.99",
)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("text", [ROLLED, ROLLED_NO_RATES])
def test_columns_score_as_one_by_one(tmp_path: Path, text: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    size, groups = 240, 40
    share = random.choice((0, 0.005, 0.05))
    columns = {
        name: [
            random.choice(ODD) if random.random() < share else cell(random)
            for _ in range(size)
        ]
        for name, cell in TIDY.items()
    }
    if text == ROLLED_NO_RATES:  # rates that differ are told one by one
        columns["满意率"] = columns["群众满意"] = ["90%"] * size
    columns["年度"] = [
        random.choice(("2021",) * 60 + ("2022", "")) for _ in range(size)
    ]
    columns["单位名称"] = [f"单位{random.randrange(90)}" for _ in range(size)]
    columns["主管部门"] = [f"部门{random.randrange(groups)}" for _ in range(size)]
    plain = _compared(checked(text), columns, tmp_path)
    assert plain.any()


def test_what_no_unit_filled_in_is_blank(tmp_path: Path) -> None:
    columns = {
        "主管部门": ["甲", "乙", "甲", "乙"],
        "全年预算数": ["100", "1", "200", "2"],
        "全年执行数": ["", "0", "", "0"],
        "培训人数": ["", "1万人", "", "5万人"],
        "群众满意": ["90%", "80%", "80%", "70%"],
    }
    plain = _compared(checked(ROLLED), columns, tmp_path)
    assert list(plain) == [True, False]  # 乙's weights come to nothing


def test_words_that_all_units_write_alike(tmp_path: Path) -> None:
    columns = {
        "主管部门": ["甲", "甲", "乙", "乙", "丙"],
        "全年预算数": ["1", "2", "3", "4", "5"],
        "全年执行数": ["1", "2", "3", "4", "0.5"],
        "完成时间": ["2021年6月"] * 4 + ["2022-01-05"],
        "成效": ["好", "好", "好", "一般", ""],
        "重点项目": ["是", "是", "否", "是", "是"],
        "制度/有制度": ["是", "是", "是", "是", "否"],
    }
    plain = _compared(checked(WITH_WORDS), columns, tmp_path)
    assert list(plain) == [True, False, True]


def _compared(
    made: CheckedSet, columns: Mapping[str, Sequence[str]], folder: Path
) -> NDArray[np.bool_]:
    """Compare all tables of a file rolled up both ways; say which groups are plain."""
    path = folder / "in.parquet"
    pq.write_table(pa.table(dict(columns)), path)
    by_sums, plain = _tables(made, path, sums=True)
    one_by_one, _ = _tables(made, path, sums=False)
    for name in ("scores", "findings"):
        rows = [
            sorted(map(str, each.tables[name].to_pylist()))
            for each in (by_sums, one_by_one)
        ]
        assert rows[0] == rows[1]
    summaries = (by_sums.summary, one_by_one.summary)
    for name in ("scored", "open", "total", "lines", "findings"):
        assert summaries[0][name] == summaries[1][name]
    return plain


def _tables(
    made: CheckedSet, path: Path, *, sums: bool
) -> tuple[Scored, NDArray[np.bool_]]:
    scorer = BlockScorer(made, "zh")
    columns = KeyColumns(["主管部门"])
    gathering = Gathering(made, columns, sums=sums)
    for is_again in (False, True):
        table = open_table(str(path), "in", scorer.headings.is_head)
        laid = scorer.headings.laid(table.headings)
        for named in scorer.read(laid, table):
            if not is_again:
                gathering.take("in", laid, named)
            elif sums:
                gathering.take_again(laid, named, gathering.odd())
    shapes = Shapes(scorer.headings.layout, columns.carried, "zh", is_rolled_up=True)
    tables = RolledUpTables(shapes, columns, scorer.kernel)
    groups = range(len(gathering.keys))
    plain = gathering.plain()
    if gathering.sums is None:
        return tables.of_groups(gathering, groups), plain
    return tables.by_columns(gathering, gathering.sums, plain, groups), plain
