"""``perfscore diff``: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.running import ZHUZHOU, Command, department

from perfscore.api.loading import shipped_text


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    text = shipped_text(ZHUZHOU).value
    assert text is not None
    path = tmp_path / "new.perf"
    path.write_text(text.replace("至多(执行率, 100%)", "至多(执行率, 80%)"), "utf-8")
    return path


def test_a_set_does_not_differ_from_itself(command: Command) -> None:
    ran = command("diff", ZHUZHOU, ZHUZHOU)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("没有不同\n")


def test_differences_stand_below_what_they_are_of(
    command: Command, changed: Path
) -> None:
    ran = command("diff", ZHUZHOU, changed, "--width", "100")
    assert ran.code == 1
    assert ran.out.endswith(
        "指标 / 预算执行率\n"
        "  得分  分值 × 至多(执行率, 100%) → 分值 × 至多(执行率, 80%) （第 36 行）\n"
        "\n"
        "不同之处共 1 处\n"
    )


def test_english_is_spoken_as_well(command: Command, changed: Path) -> None:
    ran = command("--lang", "en", "diff", ZHUZHOU, changed, "--width", "100")
    assert "score  weight × min(执行率, 100%) → weight × min(执行率, 80%)" in ran.out


def test_scores_by_both_sets(command: Command, changed: Path, tmp_path: Path) -> None:
    """Of 200 all was spent: 10 points, and 8 by the changed set."""
    form = tmp_path / "form.yaml"
    form.write_text(department("某局", "200"), "utf-8")
    ran = command("diff", ZHUZHOU, changed, "--on", form, "--width", "120")
    assert ran.code == 1
    assert "100 → 98" in ran.out
    assert "预算执行率 10分 → 8分" in ran.out
    assert "共 1 份：有变化 1 份，其中总分或等级变化 1 份；总分未定 0 份" in ran.out
    made = json.loads(
        command("diff", ZHUZHOU, changed, "--on", form, "--format", "json").out
    )
    (assessment,) = made["scores"]["assessments"]
    assert (assessment["before"]["total"], assessment["after"]["total"]) == (
        "100",
        "98",
    )


def test_the_set_that_an_assessment_names_does_not_count(
    command: Command, changed: Path, tmp_path: Path
) -> None:
    form = tmp_path / "form.yaml"
    text = department("某局", "200").replace(ZHUZHOU, "nowhere/at-all")
    form.write_text(text, "utf-8")
    assert "100 → 98" in command("diff", ZHUZHOU, changed, "--on", form).out


def test_a_set_that_cannot_be_used_is_told(command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.perf"
    broken.write_text("指标体系 甲 乙 =\n", "utf-8")
    for arguments in (
        (ZHUZHOU, broken),
        (ZHUZHOU, "hunan/zuzhou"),
        (ZHUZHOU, ZHUZHOU, "--on", tmp_path / "none.yaml"),
    ):
        ran = command("diff", *arguments)
        assert ran.code == 2
        assert "错误[" in ran.err


SET = """\
指标体系 "甲"
  编号 example/one
  版本 1
  依据 "某办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
数据
  区域：选项（东部、西部），必填
  比例：比率，必填，[0%, 100%]
  编制数：计数（人），必填
参数 下限 按 区域
  东部：10%
  西部：5%
一级指标 比例 60分
  评分 判定
    若 比例 ≥ 下限：60分
    否则：0分
一级指标 人员 40分
  不适用 若 编制数 = 0 则 剔除并按比例折算
  得分 = 分值
"""
FORM = """\
unit: 某局
year: 2024
data: {区域: 西部, 比例: 5%, 编制数: 0}
indicators: []
"""


def test_what_moved_a_score_is_the_row_that_was_taken(
    command: Command, tmp_path: Path
) -> None:
    """5% no longer reaches 6%: 60 of 60 points become none; 人员 does not apply."""
    old, new, form = (tmp_path / each for each in ("old.perf", "new.perf", "f.yaml"))
    old.write_text(SET, "utf-8")
    changed = SET.replace("西部：5%", "西部：6%").replace("剔除并按比例折算", "得满分")
    new.write_text(changed, "utf-8")
    form.write_text(FORM, "utf-8")
    ran = command("diff", old, new, "--on", form, "--width", "120")
    assert (
        "  比例  60分 → 0分\n"
        "    若 区域 = “西部” 则 5% → 若 区域 = “西部” 则 6%\n"
        "  人员  不适用 → 40分\n"
    ) in ran.out.replace("人员 不", "人员  不").replace("比例 6", "比例  6")
