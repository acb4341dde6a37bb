"""Sets that change, data for them, and what comes of trying one on the other."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from perfscore.api.impact import Trial, try_sets
from perfscore.batch.impact.result import Impact

OLD = """\
指标体系 "试评"
  编号 test/impact
  版本 1
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  预算：金额（万元），必填，> 0
  支出：金额（万元），必填
一级指标 预算执行率 40分
  依据 "自评表"
  得分 = 分值 × 至多(支出 / 预算, 100%)
一级指标 产出 60分
  依据 "自评表"
  二级指标 办文 60分
    目标 ≥50件
    评分 按完成比例
"""
HEADINGS = ("编号", "地区", "预算", "支出", "办文")
ROWS = (
    ("1", "东", "100", "100", "50"),
    ("2", "东", "100", "90", "50"),
    ("3", "东", "100", "80", "45"),
    ("4", "西", "100", "75", "50"),
    ("5", "西", "100", "70", "50"),
    ("6", "西", "100", "50", "40"),
    ("7", "西", "100", "100", "30"),
    ("8", "南", "100", "0", "50"),
    ("9", "南", "100", "100", "25"),
    ("10", "南", "100", "95", ""),
)
"""By the set: 100, 36 + 60 = 96, 32 + 54 = 86, 90, 28 + 60 = 88, 20 + 48 = 68,
40 + 36 = 76, 60, 40 + 30 = 70, and none."""


def changed(*changes: tuple[str, str], text: str = OLD) -> str:
    """Change pieces of a set's text, each of which has to be there."""
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


LIGHTER = changed(("预算执行率 40分", "预算执行率 30分"), ("60分", "70分"))
"""Ten points are moved from 预算执行率 to 产出."""


def tried(  # noqa: PLR0913 - what a trial takes
    folder: Path,
    after: str,
    *,
    before: str = OLD,
    rows: Iterable[Sequence[str]] = ROWS,
    headings: Sequence[str] = HEADINGS,
    by: tuple[str, ...] = ("地区",),
    group_by: tuple[str, ...] = (),
    most: int = 3,
) -> tuple[Impact | None, list[str]]:
    """Try a set on rows; give what came of it, and the rules that were told."""
    (folder / "old.perf").write_text(before, "utf-8")
    (folder / "new.perf").write_text(after, "utf-8")
    write(folder / "in.csv", headings, rows)
    names = tuple(str(folder / name) for name in ("old.perf", "new.perf", "in.csv"))
    outcome = try_sets(Trial(names[0], names[1], (names[2],), by, group_by, most))
    return outcome.value, [each.rule.name for each in outcome.diagnostics]


def write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
