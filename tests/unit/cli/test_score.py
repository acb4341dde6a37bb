"""``perfscore score``: forms, findings, summaries, exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import NATIONAL, ZHUZHOU, Command, department, typed

from perfscore.wire.schemas import schema


def test_the_zhuzhou_example_is_scored_by_its_name(command: Command) -> None:
    ran = command("score", ZHUZHOU)
    assert ran.code == 0
    assert "2021年度部门整体支出绩效自评表" in ran.out
    assert "等级：" in ran.out
    assert ran.out.index("备注：1.") < ran.out.index("警告[line-not-scored]")
    assert f"{ZHUZHOU}.example.yaml:" in ran.out
    assert ran.err == ""


def test_as_typed_it_prints_the_same(command: Command) -> None:
    assert typed("score", ZHUZHOU) == command("score", ZHUZHOU)


def test_json_is_an_array_that_fits_the_published_schema(command: Command) -> None:
    ran = command("score", ZHUZHOU, "--format", "json")
    (scored,) = json.loads(ran.out)
    Draft202012Validator(schema("score")).validate([scored])
    assert (scored["total"], scored["full"], scored["grade"]) == ("100", "100", "优")
    assert scored["execution_rate"] == "1"
    assert scored["set"]["id"] == ZHUZHOU
    assert scored["findings"][0]["rule"] == "line-not-scored"
    assert (ran.code, ran.err) == (0, "")


def test_findings_that_are_errors_are_told_by_the_exit_code(command: Command) -> None:
    # Its 产出指标 report 40 points and its 满意度指标 20; the set requires 50 and 10.
    ran = command("score", NATIONAL)
    assert ran.code == 1
    assert ran.out.count("错误[reported-weights-do-not-sum]") == 2


def test_several_files_end_in_a_summary(command: Command, tmp_path: Path) -> None:
    first, second = tmp_path / "甲.yaml", tmp_path / "乙.yaml"
    first.write_text(department("甲局"), "utf-8")
    second.write_text(department("乙局", executed="150"), "utf-8")
    ran = command("score", first, second)
    assert ran.code == 0
    heading, _, line_one, line_two = ran.out.splitlines()[-4:]
    assert heading.split() == ["文件", "单位", "总分", "等级", "错误", "警告", "提示"]
    assert line_one.split()[1:] == ["甲局", "100", "优", "0", "0", "0"]
    assert line_two.split()[1:] == ["乙局", "97.5", "优", "0", "0", "0"]


def test_one_bad_file_does_not_stop_the_others(
    command: Command, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(department("好局"), "utf-8")
    bad.write_text("单位: [", "utf-8")
    ran = command("score", bad, tmp_path / "none.yaml", good)
    assert ran.code == 1
    assert "好局" in ran.out
    assert "错误[not-yaml]" in ran.err
    assert "错误[cannot-read]" in ran.err


def test_where_nothing_is_scored_the_exit_code_is_2(
    command: Command, tmp_path: Path
) -> None:
    assert command("score", tmp_path / "none.yaml").code == 2
    assert command("score", tmp_path).code == 2


def test_a_folder_stands_for_the_assessments_in_it(
    command: Command, tmp_path: Path
) -> None:
    for name in ("b.yaml", "a/c.yml", ".hidden/d.yaml", ".e.yaml", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(department(f"单位{path.stem}"), "utf-8")
    units = [
        each["unit"]
        for each in json.loads(command("score", tmp_path, "--format", "json").out)
    ]
    assert units == ["单位b", "单位c"]


def test_standard_input_is_read_for_a_dash(command: Command) -> None:
    ran = command("score", "-", stdin=department("来自管道").encode())
    assert ran.code == 0
    assert "来自管道" in ran.out


def test_the_set_of_the_command_wins(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(department().replace("department-2021", "gone"), "utf-8")
    assert command("score", path).code == 2
    assert command("score", path, "--set", ZHUZHOU).code == 0


def test_without_a_set_the_shipped_ones_are_named(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "form.yaml"
    path.write_text("单位: 某局\n", "utf-8")
    ran = command("score", path)
    assert ran.code == 2
    assert "错误[set-not-named]" in ran.err
    assert ZHUZHOU in ran.err


def test_an_unknown_set_is_told_with_those_that_are_near(command: Command) -> None:
    ran = command("score", ZHUZHOU, "--set", "hunan/zuzhou/department-2021")
    assert ran.code == 2
    assert "错误[unknown-set]" in ran.err
    assert f"自带的指标体系有：{ZHUZHOU}" in ran.err


def test_a_set_beside_the_assessment_is_found_from_anywhere(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    text = '指标体系 "甲"\n  满分 100\n'
    folder.joinpath("own.perf").write_text(text, "utf-8")
    folder.joinpath("form.yaml").write_text("指标体系: own.perf\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ran = command("score", "forms/form.yaml")
    # That set has errors, and they are the proof that it was read.
    assert "forms/own.perf:1:" in ran.err
    assert "错误[set-unusable]" in ran.err


def test_the_errors_of_a_set_are_told_once_for_many_files(
    command: Command, tmp_path: Path
) -> None:
    tmp_path.joinpath("own.perf").write_text('指标体系 "甲"\n', "utf-8")
    for name in ("a", "b", "c"):
        tmp_path.joinpath(f"{name}.yaml").write_text("指标体系: own.perf\n", "utf-8")
    ran = command("score", tmp_path)
    assert ran.err.count("错误[no-basis]") == 1
    assert ran.err.count("错误[set-unusable]") == 3


def test_the_table_is_as_wide_as_asked(command: Command) -> None:
    for width in ("80", "120"):
        lines = command("score", ZHUZHOU, "--width", width).out.splitlines()
        rule = next(each for each in lines if each.startswith("┌"))
        assert len(rule) == int(width)


def test_markdown_and_html_come_without_the_findings(command: Command) -> None:
    page = command("score", ZHUZHOU, "--format", "html")
    assert page.out.startswith("<!DOCTYPE html>")
    assert page.out.endswith("</html>\n")
    assert "line-not-scored" in page.err
    assert command("score", ZHUZHOU, "--format", "md").out.startswith("# 2021年度")


def test_several_units_are_scored_as_one(command: Command, tmp_path: Path) -> None:
    """60 and 30 of 100 and 200 are 90 of 300: 3 of 10 points."""
    set_file = tmp_path / "set.perf"
    set_file.write_text(
        """指标体系 "汇总"
  编号 test/roll-up
  版本 1
  依据 "办法"
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填
一级指标 预算执行率 10分
  得分 = 分值 × 至多(全年执行数 / 全年预算数, 100%)
多单位汇总
  绝对值：合计
""",
        "utf-8",
    )
    for name, budget, executed in (("甲局", 100, 60), ("乙局", 200, 30)):
        text = f"单位: {name}\n数据: {{全年预算数: {budget}, 全年执行数: {executed}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    files = (tmp_path / "甲局.yaml", tmp_path / "乙局.yaml")
    options = ("--set", set_file, "--together", "--format", "json")
    ran = command("score", *files, *options)
    assert (ran.code, ran.err) == (0, "")
    (scored,) = json.loads(ran.out)
    assert (scored["unit"], scored["total"]) == ("甲局、乙局", "3")


def test_units_of_different_sets_are_not_scored_as_one(command: Command) -> None:
    ran = command("score", ZHUZHOU, NATIONAL, "--together")
    assert ran.code == 2
    assert "sets-differ" in ran.out + ran.err
