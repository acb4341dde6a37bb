"""Whole inputs are ranked and averaged: several tables, files, groups by column."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import explain_row, run_batch
from perfscore.api.explaining import explain
from perfscore.batch.run.running import Progress
from perfscore.batch.tables import block
from perfscore.diagnostics.model import Severity

SET = """\
指标体系 “机构编制评价”
  编号 test/groups
  版本 1
  依据 “示例”
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[85, 100]
  良：[60, 85)
  差：[0, 60)

数据
  编制总量：计数（人），必填，> 0
  常住人口：计数（人），必填，> 0
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填，≥ 0

定义 执行率 = 全年执行数 / 全年预算数
定义 人均编制 = 编制总量 / 常住人口

一级指标 编制配置 40分
  指标值 = 人均编制
  评分 按名次，从低到高
    第 1 名：40分
    第 2 至 3 名：36分
    其余：40分 × 至多(同组最优(指标值) / 指标值, 100%)
一级指标 预算执行 40分
  得分 = 分值 × 至多(执行率 / 同组平均(执行率), 100%)
一级指标 规模 20分
  不适用 若 编制总量 ≤ 1人 则 取同组平均分
  得分 = 若 从高到低名次(编制总量) / 同组个数(编制总量) ≤ 30% 则 分值 否则 10分

校验 平均不超过80分：同组平均(总分) ≤ 80分
  否则 警告 “平均总分超过 80 分”
"""
EAST = """\
编号,单位,片区,编制总量,常住人口,全年预算数,全年执行数
1,甲,东,10,100,300,100
2,乙,东,20,300,700,700
4,丁,西,5,50,30,
6,己,,6,60,30,10
"""
WEST = """\
编号,单位,片区,编制总量,常住人口,全年预算数,全年执行数
3,丙,东,1,90,11,10
5,戊,西,6,60,30,10
7,庚,北,6,60,30,10
"""
"""By hand, of 东: 1/10, 1/15 and 1/90 rank 3, 2, 1; the mean of 1/3, 1 and 10/11 is
74/99, so 甲 has 40 × 33/74 = 17.84; 规模 of 甲 and 乙 is 10, and so is 丙's, for whom
it does not apply. The totals 63.84, 86 and 90 have the mean 79.95."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set.perf").write_text(SET, "utf-8")
    (tmp_path / "east.csv").write_text(EAST, "utf-8")
    (tmp_path / "west.csv").write_text(WEST, "utf-8")
    return tmp_path


def wishes(folder: Path, *inputs: str, group_by: Sequence[str] = ("片区",)) -> Wishes:
    names = tuple(str(folder / each) for each in inputs)
    out, set_ = str(folder / "out.csv"), str(folder / "set.perf")
    return Wishes(names, out, set_, group_by=tuple(group_by))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def scores(folder: Path) -> dict[str, tuple[str, str, str, str]]:
    names = ("编制配置", "预算执行", "规模", "总分")
    return {
        row["编号"] or row["单位"]: tuple(row[name] for name in names)  # type: ignore[misc]
        for row in rows(folder / "out.csv")
    }


def test_groups_reach_over_all_files(folder: Path) -> None:
    assert run_batch(wishes(folder, "east.csv", "west.csv")).value is not None
    assert scores(folder) == {
        "1": ("36.00", "17.84", "10.00", "63.84"),
        "2": ("36.00", "40.00", "10.00", "86.00"),
        "3": ("40.00", "40.00", "10.00", "90.00"),
        "4": ("40.00", "", "10.00", ""),
        "5": ("40.00", "40.00", "10.00", "90.00"),
        "6": ("", "", "", ""),
        "7": ("40.00", "40.00", "10.00", "90.00"),
    }


def test_who_is_in_no_group_or_brings_it_nothing_is_told(folder: Path) -> None:
    run_batch(wishes(folder, "east.csv", "west.csv"))
    found = [
        (row["文件"][-8:], row["行号"], row["规则"])
        for row in rows(folder / "out.findings.csv")
    ]
    assert ("east.csv", "4", "not-in-the-group") in found
    assert ("east.csv", "5", "group-not-stated") in found
    assert ("east.csv", "5", "needs-the-group") in found
    failing = [each[:2] for each in found if each[2] == "validation-fails"]
    assert failing == [("east.csv", "4"), ("west.csv", "3"), ("west.csv", "4")]


def test_without_columns_all_are_one_group(folder: Path) -> None:
    asked = wishes(folder, "east.csv", "west.csv", group_by=())
    assert run_batch(asked).value is not None
    # five have 1/10, and share the place behind 1/90 and 1/15
    made = scores(folder)
    assert [made[each][0] for each in "327146"] == ["40.00", *["36.00"] * 5]


def test_a_row_is_explained_with_its_group(folder: Path) -> None:
    made = explain_row(wishes(folder, "east.csv", "west.csv"), "1").value
    assert made is not None
    text = explain(made.score, width=200, language="zh") or ""
    assert "同组平均(执行率) ≈74.75%" in text
    assert "名次（从低到高）(人均编制) 3 ≤ 3" in text


def test_files_and_tables_are_one_group(folder: Path) -> None:
    (folder / "in").mkdir()
    for name, staff in (("子", 2), ("丑", 1)):
        text = (
            f"单位: {name}\n年度: 2021\n数据:\n  编制总量: {staff}\n  常住人口: 400\n"
            "  全年预算数: 10\n  全年执行数: 10\n"
        )
        (folder / "in" / f"{name}.yaml").write_text(text, "utf-8")
    asked = wishes(folder, "east.csv", "in", group_by=())
    assert run_batch(asked).value is not None
    made = scores(folder)
    assert (made["丑"][0], made["子"][0], made["2"][0]) == ("40.00", "36.00", "36.00")
    one = explain_row(asked, str(folder / "in" / "子.yaml")).value
    assert one is not None
    assert str(one.score.total) == str(sum(map(float, made["子"][:3]))).rstrip(".0")


def test_files_of_the_sets_that_they_name_are_ranked(folder: Path) -> None:
    (folder / "in").mkdir()
    for name, done in (("子", 10), ("丑", 30)):
        text = (
            f"指标体系: ../set.perf\n单位: {name}\n年度: 2021\n数据:\n"
            f"  编制总量: {done}\n  常住人口: 400\n"
            f"  全年预算数: 100\n  全年执行数: {done}\n"
        )
        (folder / "in" / f"{name}.yaml").write_text(text, "utf-8")
    asked = Wishes((str(folder / "in"),), str(folder / "out.csv"))
    assert run_batch(asked).value is not None
    totals = {row["单位"]: row["总分"] for row in rows(folder / "out.csv")}
    # 40 + 40 × 10% ÷ 20% + 10, and 36 + 40 + 10
    assert totals == {"子": "70", "丑": "86"}


def test_a_column_that_a_table_lacks_is_told_and_nothing_written(folder: Path) -> None:
    made = run_batch(wishes(folder, "east.csv", "west.csv", group_by=("省份",)))
    assert made.value is None
    told = [each for each in made.diagnostics if each.rule.severity is Severity.ERROR]
    assert [each.rule.name for each in told] == ["group-column-missing"] * 2
    assert not (folder / "out.csv").exists()


def test_values_that_rest_on_themselves_are_told(folder: Path) -> None:
    text = SET.replace(
        "至多(执行率 / 同组平均(执行率), 100%)",
        "(若 同组平均(总分) ≥ 60分 则 1 否则 0)",
    )
    (folder / "set.perf").write_text(text, "utf-8")
    made = run_batch(wishes(folder, "east.csv"))
    assert made.value is None
    assert [each.rule.name for each in made.diagnostics] == ["groups-in-a-circle"]


def test_a_set_that_asks_nothing_of_groups_says_so(folder: Path) -> None:
    plain = SET[: SET.index("一级指标")] + "一级指标 执行 100分\n  得分 = 分值 × 至多("
    (folder / "set.perf").write_text(plain + "执行率, 100%)\n", "utf-8")
    made = run_batch(wishes(folder, "east.csv"))
    assert made.value is not None
    assert "groups-not-asked" in {each.rule.name for each in made.diagnostics}


def test_a_stopped_run_goes_on_to_the_same_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", 100)
    lines = [
        f"{at},单{at},{'东西北'[at % 3]},{at % 17 + 1},{at + 5},{at % 90 + 1},{at % 80}"
        for at in range(1_000)
    ]
    text = "\n".join([EAST.splitlines()[0], *lines])
    (folder / "many.csv").write_text(text, "utf-8")
    asked = wishes(folder, "many.csv")
    assert run_batch(asked).value is not None
    names = ("out.csv", "out.findings.csv", "out.summary.csv")
    wanted = [(folder / each).read_bytes() for each in names]
    for each in names:
        (folder / each).unlink()
    shares: list[float] = []

    def watch(progress: Progress) -> None:
        shares.append(progress.share)
        if progress.share > 0.85:  # both passes over, half of the blocks scored
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(asked, watch)
    assert shares == sorted(shares)
    made = run_batch(asked).value
    assert made is not None
    assert 0 < made.resumed < 10
    assert [(folder / each).read_bytes() for each in names] == wanted


def test_who_says_that_an_indicator_does_not_apply_gets_the_mean(folder: Path) -> None:
    head = SET[: SET.index("数据")] + "数据\n  甲额：金额（元），必填，> 0\n"
    text = (
        "  乙额：金额（元），必填，> 0\n一级指标 比 100分\n"
        "  不适用 由单位填报 则 取同组平均分\n  指标值 = 甲额 / 乙额\n"
        "  得分 = 分值 × 至多(指标值, 100%)\n"
    )
    (folder / "set.perf").write_text(head + text, "utf-8")
    cells = "编号,甲额,乙额,比/完成值\n1,1,3,\n2,2,3,\n3,3,3,不适用\n"
    (folder / "in.csv").write_text(cells, "utf-8")
    assert run_batch(wishes(folder, "in.csv", group_by=())).value is not None
    totals = [row["总分"] for row in rows(folder / "out.csv")]
    assert totals == ["33.33", "66.67", "50.00"]
