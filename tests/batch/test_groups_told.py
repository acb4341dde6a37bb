"""What is told of rows in groups is what the exact scorer tells, word for word."""

import csv
from collections import Counter
from pathlib import Path
from random import Random

from tests.batch.grouped import HEAD, one_by_one

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch
from perfscore.api.loading import load_set
from perfscore.batch.groups.gathering import Gatherer
from perfscore.batch.headings.reading import Headings
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.wide import WideReader
from perfscore.batch.tables.opening import open_table

SET = (
    HEAD
    + """\
一级指标 名次 50分
  指标值 = 丙率
  评分 按名次，从高到低
    第 1 名：50分
    第 2 至 3 名：40分
    其余：0分
一级指标 平均 50分
  得分 = 若 乙额 ≥ 均额 则 分值 否则 分值 × 乙额 / 均额

总分
  否决 若 从高到低名次(总分) / 同组个数(总分) > 30% 则 等级 至多 中

校验 平均：同组平均(总分) ≤ 40分
  否则 警告 “平均总分超过 40 分”
校验 名次：从高到低名次(总分) ≤ 5
  否则 提示 “不在前五名”
"""
)
OF_GROUPS = {"not-in-the-group", "group-not-stated"}


def test_findings_of_rows_in_groups_are_those_of_the_exact_scorer(
    tmp_path: Path,
) -> None:
    path, set_ = tmp_path / "in.csv", tmp_path / "set.perf"
    set_.write_text(SET, "utf-8")
    random = Random(9)  # noqa: S311 - the same each time
    regions = [random.choice(["东", "西", "西", ""]) for _ in range(60)]
    lines = [
        f"{at},{region},{random.randint(1, 5)},{random.randint(1, 9)},"
        f"{random.choice(['', '50%', '60%', f'{at + 1}%'])},3"
        for at, region in enumerate(regions)
    ]
    head = "编号,地区,甲额,乙额,丙率,丁数"
    path.write_text("\n".join([head, *lines]), "utf-8")
    out = tmp_path / "out.csv"
    asked = Wishes((str(path),), str(out), str(set_), group_by=("地区",))
    assert run_batch(asked).value is not None
    found: Counter[tuple[str, str, str]] = Counter()
    with (tmp_path / "out.findings.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if line["规则"] not in OF_GROUPS:
                found[line["行号"], line["规则"], line["说明"]] += 1

    checked = load_set(str(set_)).value
    assert checked is not None
    layout = BatchLayout(checked)
    headings = Headings(layout)
    table = open_table(str(path), "in.csv", headings.is_head)
    reader = WideReader(layout, headings.laid(table.headings), "test/groups")
    wide = next(reader.read(each) for each in table.blocks(reader.wanted)).wide
    codes = [{"东": 0, "西": 1, "": -1}[each] for each in regions]
    wanted: Counter[tuple[str, str, str]] = Counter()
    scores = one_by_one(checked, Gatherer(checked), wide, codes)
    for row, score in enumerate(scores):
        for each in score.findings:
            wanted[str(row + 2), each.rule.name, each.message.zh] += 1
    assert found == wanted
    rules = {rule for _, rule, _ in wanted}
    assert rules >= {"veto-applies", "validation-fails", "needs-the-group"}
