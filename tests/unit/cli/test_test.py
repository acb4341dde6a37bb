"""``perfscore test``: which cases pass, why others do not, and the exit code."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import ZHUZHOU, Command

from perfscore.wire.schemas import schema

SET = """\
指标体系 "甲"
  编号 example/one
  版本 1
  依据 "某办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

数据
  办件数：计数（件），必填
  预算：金额（万元），必填，> 0
  执行：金额（万元），必填

定义 执行率 = 执行 / 预算

一级指标 办件 60分
  指标值 = 办件数
  评分 分档
    ≥ 10件：60分
    [5件, 10件)：30分
    < 5件：0分
一级指标 预算执行率 40分
  得分 = 分值 × 至多(执行率, 100%)

用例 “全部完成”
  办件数 = 12
  预算 = 200
  执行 = 200
  期望 总分 = 100
"""
FAILING = """
用例 “九成”
  办件数 = 9
  预算 = 200
  执行 = 180
  期望 执行率 = 95%
  期望 总分 = 68分
"""
"""9 cases earn 30; 180/200 is 90%, 36 points: 66 in all."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "set.perf"
    path.write_text(SET, "utf-8")
    return path


def test_cases_that_pass(command: Command, path: Path) -> None:
    ran = command("test", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "✓ 用例 “全部完成”（1 项期望）\n"
        "用例 1 个：通过 1 个，不符 0 个；评分的行和分支用到 1/3（≈33.3%）\n"
    )


def test_a_failure_shows_place_value_and_derivation(
    command: Command, path: Path
) -> None:
    path.write_text(SET + FAILING, "utf-8")
    ran = command("test", path, "--width", "300")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[1] == "✗ 用例 “九成”（2 项期望，2 项不符）"
    assert lines[2] == f"  期望 执行率 = 95%，得出 90% [{path}:35:3]"
    assert lines[3] == f"    执行率 = 执行 180 ÷ 预算 200 = 90% [{path}:14]"
    total = lines.index(f"  期望 总分 = 68分，得出 66分 [{path}:36:3]")
    assert lines[total + 1] == (
        f"    最先不同的一步：期望 执行率 = 95%，得出 90% [{path}:35:3]"
    )
    assert lines[-1].startswith("用例 2 个：通过 1 个，不符 1 个；")


def test_coverage_lists_the_rows_that_no_case_takes(
    command: Command, path: Path
) -> None:
    ran = command("test", path, "--coverage")
    assert ran.code == 0
    assert ran.out.splitlines()[1:4] == [
        "办件：分档 1/3 行",
        f"  ○ 在档 [5件, 10件) 内  [{path}:20]",
        f"  ○ 在档 < 5件 内  [{path}:21]",
    ]


def test_a_set_without_cases_says_so(command: Command, path: Path) -> None:
    path.write_text(SET[: SET.index("用例")], "utf-8")
    ran = command("test", path)
    assert (ran.code, ran.out) == (0, "没有用例\n")


def test_errors_of_the_set_are_told_and_make_it_1(command: Command, path: Path) -> None:
    path.write_text(SET.replace("期望 总分", "期望 总和"), "utf-8")
    ran = command("test", path)
    assert (ran.code, ran.out) == (1, "")
    assert "错误[unknown-name]" in ran.err


def test_what_cannot_be_read_makes_it_2(command: Command, path: Path) -> None:
    ran = command("test", path, path.with_name("none.perf"))
    assert ran.code == 2
    assert "✓ 用例 “全部完成”" in ran.out
    assert "错误[cannot-read]" in ran.err


def test_several_sets_are_told_apart(command: Command, path: Path) -> None:
    path.with_name("two.perf").write_text(
        SET.replace("example/one", "example/two"), "utf-8"
    )
    ran = command("test", path.parent)
    starts = [line.split("，")[0] for line in ran.out.splitlines()]
    assert [each for each in starts if each.startswith("example/")] == [
        "example/one：用例 1 个：通过 1 个",
        "example/two：用例 1 个：通过 1 个",
    ]


def test_json_fits_the_published_schema(command: Command, path: Path) -> None:
    path.write_text(SET + FAILING, "utf-8")
    ran = command("test", path, "--format", "json")
    assert ran.code == 1
    (found,) = json.loads(ran.out)
    Draft202012Validator(schema("case")).validate([found])
    assert found["set"] == {"id": "example/one", "version": "1"}
    passed, failed = found["cases"]
    assert (passed["passed"], failed["passed"]) == (True, False)
    rate, total = failed["expectations"]
    assert (rate["found"], rate["at"]["line"], rate["first"]) == ("90%", 35, None)
    assert (total["found"], total["first"]) == ("66分", "期望 执行率 = 95%")
    assert rate["derivation"][0]["text"] == "执行率 = 执行 180 ÷ 预算 200"
    bands = found["coverage"][0]
    assert (bands["path"], bands["rows"], bands["taken"]) == (["办件"], 3, 2)
    assert [each["at"]["line"] for each in bands["not_taken"]] == [21]


def test_english(command: Command, path: Path) -> None:
    path.write_text(SET + FAILING, "utf-8")
    ran = command("test", path, "--lang", "en", "--width", "300")
    lines = ran.out.splitlines()
    assert lines[0] == "✓ case “全部完成” (1 expectations)"
    assert lines[2] == f"  expect 执行率 = 95%; found 90% [{path}:35:3]"
    assert lines[-1] == (
        "cases: 2; passed 1, failed 1; rows and branches taken: 2/3 (≈66.7%)"
    )


def test_what_others_wrote_reaches_no_terminal_as_it_is(
    command: Command, path: Path
) -> None:
    path.write_text(SET.replace("“全部完成”", "“[31m”"), "utf-8")
    ran = command("test", path)
    assert "\x1b" not in ran.out


def test_a_shipped_set_is_known_by_its_id(command: Command) -> None:
    assert command("test", ZHUZHOU).code == 0


GROUPED = """\
指标体系 "甲"
  编号 example/two
  版本 1
  依据 "某办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
数据
  办件数：计数（件），必填
一级指标 产出 100分
  二级指标 办件 60分
    指标值 = 办件数
    评分 分档
      ≥ 10件：60分
      否则：30分
  二级指标 其他 40分
    得分 = 分值
用例 “不足”
  办件数 = 9
  期望 产出 = 100分
"""


def test_a_group_that_fails_shows_its_sum_and_a_line_for_each_part(
    command: Command, tmp_path: Path
) -> None:
    """9 cases earn 30 of 60 points; with 40 that is 70."""
    path = tmp_path / "set.perf"
    path.write_text(GROUPED, "utf-8")
    ran = command("test", path, "--width", "200")
    assert ran.code == 1
    lines = [line.split(" [")[0] for line in ran.out.splitlines()]
    assert lines[:6] == [
        "✗ 用例 “不足”（1 项期望，1 项不符）",
        "  期望 产出 = 100分，得出 70分",
        "    产出（分值 100分）：70.00分",
        "      得分 = 30 + 40 = 70.00分",
        "      产出 / 办件（分值 60分，按所在的档给分）：30.00分",
        "      产出 / 其他（分值 40分，按公式计分）：40.00分",
    ]
