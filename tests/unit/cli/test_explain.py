"""``perfscore explain``: derivations and the pages of rules."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import ZHUZHOU, Command

from perfscore.wire.schemas import schema


def test_an_indicator_is_explained_down_to_what_was_reported(command: Command) -> None:
    ran = command("explain", ZHUZHOU, "预算执行率")
    assert ran.code == 0
    flat = "".join(each.strip() for each in ran.out.splitlines())
    # 467.03 / 467.03 of the printed form's fund row.
    assert "全年执行数 467.03 ÷ 全年预算数 467.03 = 100%" in flat
    assert "依据：" in flat
    assert "满意度" not in flat


@pytest.mark.parametrize("name", ["接待对象满意度", "接待对象", "接待 对象满意度"])
def test_a_name_is_found_by_a_part_of_it_and_whatever_its_blanks(
    command: Command, name: str
) -> None:
    ran = command("explain", ZHUZHOU, name)
    assert ran.code == 0
    assert "服务对象满意度指标 / 接待对象满意度" in ran.out


def test_an_unknown_indicator_is_told_with_those_there_are(command: Command) -> None:
    ran = command("explain", ZHUZHOU, "完成党建工做")
    assert ran.code == 2
    assert "没有指标“完成党建工做”" in ran.err
    assert "  完成党建工作\n" in ran.err


def test_without_an_indicator_everything_is_explained(command: Command) -> None:
    out = command("explain", ZHUZHOU, "--width", "200").out
    assert "总分 = " in out
    assert "等级：总分 100 在 [90, 100] 内 → 优" in out


def test_json_fits_the_published_schema(command: Command) -> None:
    made = json.loads(command("explain", ZHUZHOU, "--format", "json").out)
    Draft202012Validator(schema("derivation")).validate(made)


def test_the_name_of_a_rule_gives_its_page(command: Command) -> None:
    ran = command("explain", "weights-do-not-sum")
    assert ran.code == 0
    assert ran.out.startswith("# weights-do-not-sum\n\n*错误*\n")
    page = json.loads(command("explain", "no-basis", "--format", "json").out)
    assert (page["rule"], page["severity"]) == ("no-basis", "error")


def test_a_rule_is_found_by_a_name_that_is_near(command: Command) -> None:
    ran = command("explain", "weight-do-not-sum")
    assert ran.code == 2
    assert "  weights-do-not-sum\n" in ran.err


def test_it_is_written_to_a_file_as_the_format_says(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    ran = command("explain", ZHUZHOU, "--format", "html", "-o", path)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")


SHORT = "hubei/project-2020"
"""The example of this set lacks points on every line."""


def test_why_there_are_no_full_marks_is_told_with_the_set_s_own_line(
    command: Command,
) -> None:
    out = command("explain", SHORT, "--width", "100").out
    # 200 ships were promised, 150 are 15 of 20 points.
    assert "船只数：目标 200艘，完成 150艘，少 50艘 → 少得 5.00分" in out
    assert "│ hubei/project-2020.perf:44：目标 ≥、>、=、数值：按完成比例" in out


def test_of_a_named_indicator_only_its_own_part_is_told(command: Command) -> None:
    out = command("explain", SHORT, "船只数").out
    assert "为什么没有得满分：共少得 5.00分" in out
    assert "完工" not in out
    rate = command("explain", SHORT, "执行率").out
    assert "为什么" not in rate


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
@pytest.mark.parametrize(
    ("language", "said"), [("zh", "为什么没有得满分"), ("en", "why not full marks")]
)
def test_every_form_tells_what_is_missing(
    command: Command, form: str, language: str, said: str
) -> None:
    ran = command("explain", SHORT, "--format", form, "--lang", language)
    assert ran.code == 0
    assert said in ran.out
    assert "得分 = 分值 × 至多(执行率, 100%)" in ran.out


def test_what_the_next_grade_needs_is_told(command: Command) -> None:
    # 70.5 points; from 80 on it is 良. 59 of 100 stations are below the pass line and
    # earn nothing; 9.5 of 10 points are 95 stations.
    out = command("explain", "national/core-indicators-2021", "等级").out
    assert "距离“良”：还差 9.50分（总分须达到 80分）" in out
    assert "新建站点：最多还能得 10.00分 → 完成值达到 95个即可" in out
