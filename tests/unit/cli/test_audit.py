"""``perfscore audit``: findings, summaries, files, baselines, exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html
from openpyxl import load_workbook
from tests.unit.cli.running import ZHUZHOU, Command, typed

from perfscore.wire.schemas import schema

SEED = Path(__file__).parents[2] / "data" / "accounts" / "zhuzhou_2021.txt"

CLAIMED = """\
指标体系: hunan/zhuzhou/department-2021
单位: {unit}
年度: 2021
数据: {{年初预算数: 100, 全年预算数: 200, 全年执行数: 200}}
指标:
- 一级: 产出指标
  二级: 数量指标
  三级: 办文
  目标值: ≥50
  完成值: 40
  分值: 50
  得分: {score}
  偏差原因: 人手少
- {{一级: 效益指标, 二级: 社会效益指标, 三级: 节约, 目标值: ≥9, 完成值: 9, 分值: 30}}
- 一级: 满意度指标
  二级: 服务对象满意度指标
  三级: 群众
  目标值: ≥90%
  完成值: 95%
  分值: 10
"""
"""40 of 50 earn 40 of 50 points; whoever claims more is wrong by the difference."""


def claimed(folder: Path, name: str, score: str, unit: str = "甲局") -> Path:
    path = folder / name
    path.write_text(CLAIMED.format(unit=unit, score=score), "utf-8")
    return path


def test_a_score_that_is_not_earned_is_found_with_its_place(
    command: Command, tmp_path: Path
) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--only", "K5", "--width", "300")
    assert ran.code == 1
    assert "错误 1，警告 0，提示 0" in ran.out
    assert f"位置  {path}:12:7" in ran.out
    assert "K5 指标得分重算 [claimed-points-differ]" in ran.out


def test_a_form_that_is_right_has_no_errors(command: Command, tmp_path: Path) -> None:
    ran = command("audit", claimed(tmp_path, "甲.yaml", "40"), "--only", "K5")
    assert (ran.code, ran.err) == (0, "")
    assert "错误 0，警告 0，提示 0" in ran.out
    assert "核对无误 1 项（--verified 列出）" in ran.out


def test_as_typed_it_prints_the_same(command: Command, tmp_path: Path) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    assert typed("audit", path) == command("audit", path)


def test_json_fits_its_schema(command: Command, tmp_path: Path) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--format", "json", "--only", "K5")
    made = json.loads(ran.out)
    Draft202012Validator(schema("audit")).validate(made)
    ((found,), form) = made[0]["findings"], made[0]
    assert (found["rule"], found["number"]) == ("claimed-points-differ", "K5")
    assert (found["printed"], found["severity"]) == ("50", "error")
    assert found["at"]["line"] == 12
    assert (form["unit"], form["year"], form["set"]["id"]) == ("甲局", 2021, ZHUZHOU)
    assert form["recomputed"] == {"total": "90", "grade": "优"}


def test_checks_can_be_left_out(command: Command, tmp_path: Path) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--without", "指标得分重算，k7", "--format", "json")
    (form,) = json.loads(ran.out)
    rules = {each["rule"] for each in form["findings"]}
    assert not rules & {"claimed-points-differ", "claimed-total-differs"}
    off = [each for each in form["unlooked"] if each["number"] in {"K5", "K7"}]
    assert [each["why"] for each in off] == ["命令里写明不查"] * 2


def test_an_unknown_check_is_told_and_nothing_is_done(
    command: Command, tmp_path: Path
) -> None:
    ran = command("audit", claimed(tmp_path, "甲.yaml", "50"), "--only", "K99")
    assert (ran.code, ran.out) == (2, "")
    assert "错误[no-such-check]: “K99”不是复核的检查" in ran.err


def test_a_file_without_a_form_is_told(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_text("没有表的文字。\n", "utf-8")
    ran = command("audit", path)
    assert (ran.code, ran.out) == (2, "")
    assert "错误[form-not-found]" in ran.err


def test_one_bad_file_among_forty_does_not_stop_the_others(
    command: Command, tmp_path: Path
) -> None:
    for number in range(40):
        score = "45" if number == 7 else "50" if number == 30 else "40"
        claimed(tmp_path, f"{number:02}.yaml", score, unit=f"第{number}局")
    (tmp_path / "20b.docx").write_bytes(b"no document")
    ran = command("audit", tmp_path, "--only", "K5")
    assert ran.code == 1
    rows = ran.out.splitlines()[2:]
    # Both have one error; 10 points are more in question than 5.
    assert rows[0].split()[1:] == ["第30局", "—", "90", "优", "10", "1", "0", "0"]
    assert rows[1].split()[1:] == ["第7局", "—", "90", "优", "5", "1", "0", "0"]
    assert rows[40].split()[1:] == ["（没有读出）", *"——————"]
    assert rows[-1] == "共 41 份：有错误的 2 份，没有读出的 1 份"
    assert "●" not in ran.out
    assert "20b.docx" in ran.err


def test_each_of_many_is_shown_where_that_is_asked_for(
    command: Command, tmp_path: Path
) -> None:
    for number in range(6):
        claimed(tmp_path, f"{number}.yaml", "50")
    short = command("audit", tmp_path, "--only", "K5")
    long = command("audit", tmp_path, "--only", "K5", "--details")
    assert (short.out.count("●"), long.out.count("●")) == (0, 6)
    assert long.out.endswith(short.out)


def test_a_workbook_a_page_and_a_text_are_written(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    claimed(folder, "甲.yaml", "50")
    claimed(folder, "乙.yaml", "40", unit="乙局")
    for name in ("复核.xlsx", "复核.html", "复核.json", "复核.txt"):
        ran = command("audit", folder, "--only", "K5", "-o", tmp_path / name)
        assert (ran.code, ran.out) == (1, "")
        assert "已写入" in ran.err
    book = load_workbook(tmp_path / "复核.xlsx")
    assert [row[1] for row in book["汇总"].values] == ["单位", "甲局", "乙局"]
    page = html.fromstring((tmp_path / "复核.html").read_text("utf-8"))
    assert len(page.findall(".//section")) == 2
    assert len(json.loads((tmp_path / "复核.json").read_text("utf-8"))) == 2
    assert (tmp_path / "复核.txt").read_text("utf-8").count("●") == 1


def test_a_workbook_needs_a_file(command: Command, tmp_path: Path) -> None:
    ran = command("audit", claimed(tmp_path, "甲.yaml", "50"), "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "输出 xlsx 要用 -o 写明文件" in ran.err


def test_against_a_baseline_only_what_is_new_counts(
    command: Command, tmp_path: Path
) -> None:
    path, baseline = claimed(tmp_path, "甲.yaml", "50"), tmp_path / "基线.json"
    command("audit", path, "--only", "K5", "-o", baseline)
    moved = tmp_path / "改名.yaml"
    moved.write_text("# 一行\n" + path.read_text("utf-8"), "utf-8")
    same = command("audit", moved, "--only", "K5", "--against", baseline)
    assert same.code == 0
    assert "以前已有 1 项，不再出现 0 项" in same.out
    worse = claimed(tmp_path, "又.yaml", "49")
    new = command("audit", worse, "--only", "K5", "--against", baseline)
    assert new.code == 1
    assert "以前已有 0 项，不再出现 1 项" in new.out


@pytest.mark.parametrize("content", [b"", b"{}", b'[{"unit": 1}]', b"\x00\xff"])
def test_a_broken_baseline_is_told(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    baseline = tmp_path / "基线.json"
    baseline.write_bytes(content)
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--against", baseline)
    assert (ran.code, ran.out) == (2, "")
    assert "错误[broken-baseline]" in ran.err


def test_a_baseline_that_is_not_there_is_told(command: Command, tmp_path: Path) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--against", tmp_path / "无.json")
    assert (ran.code, ran.out) == (2, "")
    assert "错误[cannot-read]" in ran.err


def test_a_set_that_is_not_there_leaves_nothing_audited(
    command: Command, tmp_path: Path
) -> None:
    path = claimed(tmp_path, "甲.yaml", "50")
    ran = command("audit", path, "--set", "没有/这个")
    assert ran.code == 2
    assert "错误[unknown-set]" in ran.err


def test_names_cannot_steer_the_terminal(command: Command, tmp_path: Path) -> None:
    path = claimed(tmp_path, "甲\x1b[2J\n.yaml", "50", unit="=1+1")
    ran = command("audit", path)
    assert "\x1b" not in ran.out + ran.err
    assert "<U+001B>" in ran.out


def test_in_english_no_word_of_ours_is_chinese(
    command: Command, tmp_path: Path
) -> None:
    path = claimed(tmp_path, "a.yaml", "50")
    ran = command("--lang", "en", "audit", path, "--only", "K5")
    assert "error 1, warning 0, note 0" in ran.out
    for word in ("自评", "错误", "位置", "规则", "没有"):
        assert word not in ran.out


@pytest.mark.parametrize(
    "rule", ["claimed-points-differ", "broken-baseline", "accounts-not-used"]
)
def test_what_a_check_means_is_explained(command: Command, rule: str) -> None:
    ran = command("explain", rule)
    assert ran.code == 0
    assert ran.out.startswith(f"# {rule}\n")
