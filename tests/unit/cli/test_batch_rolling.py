"""``perfscore batch --roll-up-by``: subordinate units become one assessment each."""

import csv
from pathlib import Path

import pytest
from tests.unit.batch.rolling.sets import ROLLED
from tests.unit.cli.running import Command

from perfscore.api.files import assessment_files
from perfscore.api.scoring import score_files_together
from perfscore.batch.run.journal import Journal

HEAD = "编号,单位名称,主管部门,年度,全年预算数,全年执行数,满意率,培训人数,群众满意\n"
ROWS = """\
A1,甲局,教育厅,2021,100,60,90%,50,80%
A2,乙局,教育厅,2021,200,30.5,60%,60,90%
A3,丙局,卫健委,2021,200,150.5,70%,25人,45%
A4,丁局,卫健委,21,100,50,70%,25人,45%
A5,戊局,民政厅,2021,100,100,90%,10,90%
A6,己局,民政厅,2021,300,50,,20,90%
A7,庚局,,2021,300,1,90%,20,90%
A1,辛局,财政厅,2021,10,5,33%,120,90%
"""
"""By hand, for 教育厅: 10 × 90.5/300 = 3.0166… so 3.02; the rate is
(60 × 90% + 30.5 × 60%) ÷ 90.5 = 72.3/90.5, of which 10 points are 7.988… so 7.99;
50 × min(110/100, 100%) = 50; 30 × ((60 × 80% + 30.5 × 90%) ÷ 90.5) ÷ 90% =
30 × 75.45/81.45 = 27.790… so 27.79. Together 88.80."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "s.perf").write_text(ROLLED, "utf-8")
    path = tmp_path / "in.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_units_below_one_are_rolled_up_and_scored_as_one(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    perf = tmp_path / "s.perf"
    ran = command("batch", table, "-o", out, "--set", perf, "--roll-up-by", "主管部门")
    assert ran.code == 1
    scores = {each["编号"]: each for each in rows(out)}
    assert list(scores) == ["教育厅", "民政厅", "财政厅"]
    first = scores["教育厅"]
    assert (first["单位"], first["下级份数"]) == ("甲局、乙局", "2")
    assert [first[name] for name in ("预算执行率", "满意度", "总分", "等级")] == [
        "3.02",
        "7.99",
        "88.80",
        "良",
    ]
    assert scores["民政厅"]["总分"] == ""
    found = {(x["编号"], x["规则"]): x for x in rows(tmp_path / "out.findings.csv")}
    lacking = found["民政厅", "roll-up-incomplete"]
    assert "己局没有填" in lacking["说明"]
    assert "“in.csv”第 5 行" in found["卫健委", "roll-up-unread"]["说明"].replace(
        str(table), "in.csv"
    )
    assert found["", "roll-up-by-blank"]["行号"] == "8"
    assert found["", "rolled-up-twice"]["行号"] == "9"


def test_each_roll_up_is_what_scoring_its_files_together_gives(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out, perf = tmp_path / "out.csv", tmp_path / "s.perf"
    command("batch", table, "-o", out, "--set", perf, "--roll-up-by", "主管部门")
    scores = {each["编号"]: each for each in rows(out)}
    below: dict[str, list[str]] = {}
    for each in rows(table):
        path = tmp_path / f"{each['单位名称']}.yaml"
        path.write_text(_form(each), "utf-8")
        below.setdefault(each["主管部门"], []).append(str(path))
    for name, scored in scores.items():
        found = assessment_files(below[name]).files
        one = score_files_together(found, set_name=str(perf)).outcome.value
        assert one is not None
        shown = (
            ""
            if one.total is None
            else f"{one.total.numerator / one.total.denominator:.2f}"
        )
        assert scored["总分"] == shown
        for line in one.lines:
            got = scored["/".join(line.path)]
            assert got == ("" if line.score is None else f"{float(line.score):.2f}")


def _form(row: dict[str, str]) -> str:
    data = ("全年预算数", "全年执行数", "满意率")
    stated = "\n".join(f"  {name}: “{row[name]}”" for name in data if row[name])
    stated = stated.replace("“", '"').replace("”", '"')
    listed = "\n".join(
        f"  - {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: {name}, "
        f'完成值: "{row[name]}"}}'
        for name in ("培训人数", "群众满意")
    )
    return (
        f"单位: {row['单位名称']}\n主管部门: {row['主管部门']}\n年度: 2021\n"
        f"数据:\n{stated}\n绩效指标:\n{listed}\n"
    )


def test_a_folder_of_files_is_rolled_up_as_a_table_is(
    command: Command, table: Path, tmp_path: Path
) -> None:
    (tmp_path / "forms").mkdir()
    for each in rows(table):
        path = tmp_path / "forms" / f"{each['单位名称']}.yaml"
        path.write_text(_form(each), "utf-8")
    out, perf = tmp_path / "out.csv", tmp_path / "s.perf"
    by = ("--roll-up-by", "主管部门")
    ran = command("batch", tmp_path / "forms", "-o", out, "--set", perf, *by)
    assert ran.code == 1
    scores = {each["编号"]: each for each in rows(out)}
    assert (scores["教育厅"]["总分"], scores["教育厅"]["下级份数"]) == ("88.80", "2")
    assert scores["卫健委"]["下级份数"] == "2"


@pytest.mark.parametrize("id_", ["教育厅", "主管部门=教育厅"])
def test_a_roll_up_is_explained_with_what_was_added(
    command: Command, table: Path, tmp_path: Path, id_: str
) -> None:
    perf = tmp_path / "s.perf"
    by = ("--roll-up-by", "主管部门", "--explain", id_)
    ran = command("batch", table, "--set", perf, *by)
    assert ran.code == 0
    assert "教育厅：由 2 份汇总" in ran.out
    assert "第 3 行  乙局" in ran.out
    assert "全年执行数：甲局 60 + 乙局 30.5 = 90.5万元" in ran.out
    assert "总分" in ran.out
    assert command("batch", table, "--set", perf, *by[:3], "没有").code == 2


def test_several_columns_and_any_heading_can_be_named(
    command: Command, table: Path, tmp_path: Path
) -> None:
    text = table.read_text("utf-8").replace("主管部门", "片区")
    table.write_text(text, "utf-8")
    out, perf = tmp_path / "out.csv", tmp_path / "s.perf"
    command("batch", table, "-o", out, "--set", perf, "--roll-up-by", "片区，年度")
    assert rows(out)[0]["编号"] == "教育厅/2021"
    assert rows(out)[0]["片区"] == "教育厅"


def test_a_column_that_is_not_there_is_told(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out, perf = tmp_path / "out.csv", tmp_path / "s.perf"
    ran = command("batch", table, "-o", out, "--set", perf, "--roll-up-by", "州市")
    assert ran.code == 2
    assert "错误[roll-up-column-missing]" in ran.err
    assert not out.exists()


def test_a_run_that_was_stopped_gives_the_same_bytes(
    command: Command, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perf, by = tmp_path / "s.perf", ("--roll-up-by", "单位")
    out, whole = tmp_path / "out.csv", tmp_path / "whole.csv"
    command("batch", table, "-o", whole, "--set", perf, *by)
    keep = Journal.keep
    kept: list[int] = []

    def stop(self: Journal, block: int, scored: object) -> None:
        if kept:
            raise KeyboardInterrupt
        kept.append(block)
        keep(self, block, scored)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "keep", stop)
    command("batch", table, "-o", out, "--set", perf, *by)
    monkeypatch.undo()
    assert kept
    assert not out.exists()
    command("batch", table, "-o", out, "--set", perf, *by)
    assert out.read_bytes() == whole.read_bytes()


def test_a_column_of_that_very_name_is_meant(
    command: Command, table: Path, tmp_path: Path
) -> None:
    text = table.read_text("utf-8").replace("主管部门", "部门", 1)
    table.write_text(text, "utf-8")
    out, perf = tmp_path / "out.csv", tmp_path / "s.perf"
    command("batch", table, "-o", out, "--set", perf, "--roll-up-by", "部门")
    assert [each["编号"] for each in rows(out)] == ["教育厅", "民政厅", "财政厅"]
