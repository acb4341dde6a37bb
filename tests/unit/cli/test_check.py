"""``perfscore check``: what is wrong with a set, and the exit code."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import NATIONAL, ZHUZHOU, Command

from perfscore.wire.schemas import schema

SOUND = """\
指标体系 "甲"
  编号 example/one
  版本 1
  依据 "某办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[90, 100]
  差：[0, 90)

数据
  办件数：计数（件），必填

一级指标 办件 100分
  得分 = 若 办件数 ≥ 10件 则 分值 否则 0分
"""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.perf"
    path.write_text(SOUND, "utf-8")
    return path


def test_the_shipped_sets_are_clean(command: Command) -> None:
    ran = command("check", ZHUZHOU, NATIONAL)
    assert (ran.code, ran.out) == (0, "")
    assert "2" in ran.err


def test_a_warning_leaves_the_exit_code_0(command: Command, sound: Path) -> None:
    sound.write_text(SOUND.replace("必填\n", "必填\n  无用数：数值\n"), "utf-8")
    ran = command("check", sound)
    assert ran.code == 0
    assert "警告[unused-name]" in ran.out


def test_an_error_makes_it_1(command: Command, sound: Path) -> None:
    sound.write_text(SOUND.replace("满分 100", "满分 99"), "utf-8")
    ran = command("check", sound)
    assert ran.code == 1
    assert "错误[weights-do-not-sum]" in ran.out


def test_what_cannot_be_read_makes_it_2(command: Command, tmp_path: Path) -> None:
    ran = command("check", ZHUZHOU, tmp_path / "none.perf")
    assert ran.code == 2
    assert "错误[cannot-read]" in ran.out


def test_all_that_is_wrong_is_told_in_one_run(command: Command, sound: Path) -> None:
    text = SOUND.replace("等级\n", "定义 多余 = 办件数 / 年末人数\n等级\n")
    text = text.replace("版本 1", "版本 1 1").replace("差：", "差；")
    sound.write_text(text, "utf-8")
    lines = command("check", sound, "--format", "line").out.splitlines()
    # A line in the head, a name that is nowhere, a semicolon for a colon.
    assert [each.split(":")[1] for each in lines] == ["3", "9", "12"]
    assert "error[unknown-name]" in lines[1]


def test_json_fits_the_published_schema(command: Command, sound: Path) -> None:
    sound.write_text(SOUND.replace("满分 100", "满分 99"), "utf-8")
    ran = command("check", sound, "--format", "json")
    (found,) = json.loads(ran.out)
    Draft202012Validator(schema("diagnostic")).validate([found])
    assert (found["rule"], found["file"], found["line"]) == (
        "weights-do-not-sum",
        str(sound),
        5,
    )


def test_a_folder_stands_for_the_sets_in_it(command: Command, tmp_path: Path) -> None:
    tmp_path.joinpath("sound.perf").write_text(SOUND, "utf-8")
    below = tmp_path / "below"
    below.mkdir()
    below.joinpath("broken.perf").write_text("指标", "utf-8")
    ran = command("check", tmp_path, "--format", "line")
    assert ran.code == 1
    assert {each.split(":")[0] for each in ran.out.splitlines()} == {
        str(below / "broken.perf")
    }


def test_standard_input_is_checked_for_a_dash(command: Command) -> None:
    ran = command("check", "-", "--format", "line", stdin=b"\xe6\x8c\x87")
    assert ran.code == 1
    assert ran.out.startswith("<stdin>:1:1: error[")
