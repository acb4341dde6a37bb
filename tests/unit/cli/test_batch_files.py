"""``perfscore batch`` and its files: inputs, results, and runs beside each other."""

import csv
from pathlib import Path

import openpyxl
import pytest
from tests.unit.batch.sets import WIDE
from tests.unit.cli.running import Command

from perfscore.batch.run.hold import held

HEAD = "编号,单位名称,全年预算数,全年执行数,培训人数,检查次数,群众满意度\n"
ROWS = "A1,甲局,100,100,50,12,95%\nA2,乙局,200,100,25,6,45%\n"
"""By hand: A1 has 10 + 30 + 30 + 30; A2 has 5 and half of 30 three times: 50."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "wide.perf").write_text(WIDE, "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "in.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def findings(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_input_is_never_written_over(
    command: Command, table: Path, tmp_path: Path
) -> None:
    before = table.read_bytes()
    ran = command("batch", table, "-o", table, "--set", tmp_path / "wide.perf")
    assert ran.code == 2
    assert "错误[output-is-input]" in ran.err
    assert table.read_bytes() == before
    assert [each.name for each in table.parent.iterdir()] == ["in.csv"]


def test_results_in_the_folder_of_the_inputs_are_not_scored_by_the_next_run(
    command: Command, table: Path, tmp_path: Path
) -> None:
    set_ = tmp_path / "wide.perf"
    out = table.parent / "out.csv"
    assert command("batch", table.parent, "-o", out, "--set", set_).code == 0
    scores = out.read_bytes()
    again = command("batch", table.parent, "-o", out, "--set", set_)
    assert again.code == 2
    assert "错误[output-is-input]" in again.err
    assert out.read_bytes() == scores
    other = tmp_path / "other.csv"
    elsewhere = command("batch", table.parent, "-o", other, "--set", set_)
    assert elsewhere.code == 2
    assert "是成批评分写出的结果，不是自评" in elsewhere.err
    assert not other.exists()


def test_a_file_named_twice_is_not_scored_twice(
    command: Command, table: Path, tmp_path: Path
) -> None:
    set_, out = tmp_path / "wide.perf", tmp_path / "out.csv"
    ran = command("batch", table.parent, table, "-o", out, "--set", set_)
    assert ran.code == 2
    assert "是同一个文件，写了两次" in ran.err
    assert not out.exists()


def test_standard_input_is_refused_in_words(
    command: Command, table: Path, tmp_path: Path
) -> None:
    ran = command("batch", "-", "-o", tmp_path / "o.csv", "--set", table)
    assert ran.code == 2
    assert "错误[input-not-a-file]" in ran.err
    assert "先存成文件" in ran.err


def test_one_run_at_a_time_writes_to_a_place(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out, set_ = tmp_path / "out.csv", tmp_path / "wide.perf"
    with held(tmp_path / ".out.csv.unfinished"):
        ran = command("batch", table, "-o", out, "--set", set_)
        assert ran.code == 2
        assert "错误[run-going-on]" in ran.err
        assert not out.exists()
    assert command("batch", table, "-o", out, "--set", set_).code == 0
    assert not (tmp_path / ".out.csv.unfinished").exists()


def test_what_cannot_be_written_says_why_and_where_to_write(
    command: Command, table: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "out.csv"
    ran = command("batch", table, "-o", out, "--set", tmp_path / "wide.perf")
    assert ran.code == 2
    assert "路径上有一段不是文件夹" in ran.err
    assert "用 -o 写到能写的文件夹里" in ran.err
    assert "腾出空间" not in ran.err


def test_notes_below_a_csv_are_no_malformed_rows(
    command: Command, table: Path, tmp_path: Path
) -> None:
    table.write_text(f"{HEAD}{ROWS}合计,,300\n注：均为决算数\n", "utf-8")
    out = tmp_path / "out.csv"
    ran = command("batch", table, "-o", out, "--set", tmp_path / "wide.perf")
    assert ran.code == 0
    assert ran.out.startswith("评了 2 份，0 行没有评成")
    found = [(x["行号"], x["规则"]) for x in findings(tmp_path / "out.findings.csv")]
    assert found == [("4", "totals-row"), ("5", "totals-row")]


def test_a_repeated_id_is_told_beside_the_id(
    command: Command, table: Path, tmp_path: Path
) -> None:
    table.write_text(HEAD + ROWS + ROWS.splitlines()[0], "utf-8")
    out = tmp_path / "out.csv"
    command("batch", table, "-o", out, "--set", tmp_path / "wide.perf")
    told = findings(tmp_path / "out.findings.csv")
    assert [(x["编号"], x["行号"], x["规则"]) for x in told] == [
        ("A1", "4", "id-twice")
    ]


@pytest.mark.parametrize(("id_", "row"), [("A1", 2), ("#4", 4), ("{}#4", 4)])
def test_an_explanation_says_which_row_it_is_of(
    command: Command, table: Path, tmp_path: Path, id_: str, row: int
) -> None:
    table.write_text(HEAD + ROWS + ROWS.splitlines()[0], "utf-8")
    set_ = tmp_path / "wide.perf"
    ran = command("batch", table, "--set", set_, "--explain", id_.format(table))
    assert ran.code == 0
    assert ran.out.startswith(f"{table} 第 {row} 行\n甲局")


def test_an_explanation_is_written_as_its_file_ends(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "why.html"
    ran = command(
        *("batch", table, "--set", tmp_path / "wide.perf"), "--explain", "A2", "-o", out
    )
    assert ran.code == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_column_to_group_by_needs_no_unit_behind_its_name(
    command: Command, table: Path, tmp_path: Path
) -> None:
    table.write_text(HEAD.replace("预算数", "预算数（万元）") + ROWS, "utf-8")
    out, set_ = tmp_path / "out.csv", tmp_path / "wide.perf"
    ran = command("batch", table, "-o", out, "--set", set_, "--by", "全年预算数")
    assert ran.code == 0
    summary = (tmp_path / "out.summary.csv").read_text("utf-8-sig")
    assert "全年预算数：200,评了分,1,50%" in summary


def test_rows_that_were_not_scored_are_told_by_rule_on_the_terminal(
    command: Command, table: Path, tmp_path: Path
) -> None:
    table.write_text(f"{HEAD}{ROWS}A3,丙局,1\nA4,丁局,1\n", "utf-8")
    out, set_ = tmp_path / "out.csv", tmp_path / "wide.perf"
    ran = command("batch", table, "-o", out, "--set", set_)
    assert ran.code == 1
    assert "没有评成：row-malformed 2。都列在“问题”里" in ran.err


def test_a_workbook_writes_numbers_as_numbers_and_points_with_their_decimals(
    command: Command, table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    command("batch", table, "-o", out, "--set", tmp_path / "wide.perf")
    book = openpyxl.load_workbook(out)
    scores = book["得分"]
    total = [each.value for each in scores[1]].index("总分")
    assert (scores[3][total].value, scores[3][total].number_format) == (50, "0.00")
    told = {(row[0], row[1]): row[2] for row in book["汇总"].values}
    assert told["全部", "评了分"] == 2
    assert told["总分", "平均"] == 75


def test_an_explanation_is_not_written_over_its_input(
    command: Command, table: Path, tmp_path: Path
) -> None:
    before = table.read_bytes()
    told = ("--set", tmp_path / "wide.perf", "--explain", "A1", "-o", table)
    assert command("batch", table, *told).code == 2
    assert table.read_bytes() == before
