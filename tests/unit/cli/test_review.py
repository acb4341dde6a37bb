"""``perfscore review``: the file to fill in, what is wrong with it, the 复核表."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from tests.unit.cli.running import Command

from perfscore.wire.schemas import schema

FORM = """\
指标体系: hunan/zhuzhou/department-2021
单位: 某局
年度: 2021
资金: [{名称: 合计, 年初预算数: 100, 全年预算数: 200, 全年执行数: 200, 得分: 10}]
指标:
- {一级: 产出指标, 二级: 数量指标, 三级: 办文, 目标值: ≥50, 完成值: 50, 分值: 30, \
自评得分: 30}
- {二级: 质量指标, 三级: 合格率, 目标值: ≥90%, 完成值: 95%, 分值: 20, 自评得分: 20}
- {一级: 效益指标, 二级: 社会效益指标, 三级: 节约, 目标值: ≥9, 完成值: 9, 分值: 30, \
自评得分: 30}
- {一级: 满意度指标, 二级: 服务对象满意度指标, 三级: 群众, 目标值: ≥90%, 完成值: 95%, \
分值: 10, 自评得分: 10}
"""
SCORES = """\
单位: 某局
年度: 2021
复核人: 张三
复核:
- {指标: 产出指标/数量指标/办文, 复核得分: 24.5, 复核理由: 有 9 件没有办结}
- {指标: 产出指标/质量指标/合格率, 复核得分: 18, 复核理由: 抽查有误}
- {指标: 效益指标/社会效益指标/节约, 复核得分: 30}
"""
"""24.5 and 18 instead of 30 and 20: 100 claimed, 92.5 reviewed."""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "自评.yaml"
    path.write_text(FORM, "utf-8")
    return path


def scores(tmp_path: Path, text: str = SCORES) -> Path:
    path = tmp_path / "复核.yaml"
    path.write_text(text, "utf-8")
    return path


def test_both_scores_stand_beside_each_other(
    command: Command, form: Path, tmp_path: Path
) -> None:
    ran = command("review", form, "--scores", scores(tmp_path), "--format", "md")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.strip("| ").split(" | ") for line in ran.out.splitlines()]
    assert ["预算执行率", "", "", "10", "10", "10", "0", "按自评"] in rows
    office = ["产出指标", "数量指标", "办文", "30", "30", "24.5", "-5.5"]
    assert [*office, "有 9 件没有办结"] in rows
    assert "| 产出指标小计 |  |  | 50 | 50 | 42.5 | -7.5 |  |" in ran.out
    total = "| 总分 |  |  | 100 | 100 | 92.5 | -7.5 | 自评等级：优<br>复核等级：优 |"
    assert total in ran.out
    assert "| 复核人 | 张三 |" in ran.out


def test_programs_get_exact_numbers(
    command: Command, form: Path, tmp_path: Path
) -> None:
    ran = command("review", form, "--scores", scores(tmp_path), "--format", "json")
    made = json.loads(ran.out)
    Draft202012Validator(schema("review")).validate(made)
    assert made["whole"] == {
        "name": "合计",
        "weight": "100",
        "claimed": "100",
        "reviewed": "92.5",
        "difference": "-7.5",
    }
    kept = [each["path"][-1] for each in made["rows"] if each["as_claimed"]]
    assert kept == ["预算执行率", "群众"]
    assert (made["reviewed_grade"], made["graded_by"]) == ("优", "set")
    assert made["rows"][1]["recomputed"] == "30"


def test_every_fault_is_told_at_its_place_at_once(
    command: Command, form: Path, tmp_path: Path
) -> None:
    wrong = scores(
        tmp_path,
        """\
复核:
- {指标: 产出指标/数量指标/办文, 复核得分: 31}
- {指标: 合格率, 复核得分: -1}
- {指标: 节约, 复核得分: 良好}
- {指标: 群众, 复核得分: 9}
- {指标: 满意度指标/服务对象满意度指标/群众, 复核得分: 10}
- {指标: 没有的指标, 复核得分: 1}
""",
    )
    ran = command("review", form, "--scores", wrong)
    assert (ran.code, ran.out) == (1, "")
    found = [line for line in ran.err.splitlines() if line.startswith("错误[")]
    assert found == [
        "错误[review-score-out-of-range]: 复核得分 31 大于分值 30，要求不大于分值",
        "错误[review-score-out-of-range]: 复核得分 -1 小于 0，要求不小于 0",
        "错误[review-score-unreadable]: 复核得分“良好”不是一个数，要求是数",
        "错误[review-reason-missing]: 复核得分 9 与自评得分 10 不同，没有写理由",
        "错误[review-row-twice]: “满意度指标/服务对象满意度指标/群众”写了两次",
        "错误[review-row-unknown]: 自评表里没有“没有的指标”这一行",
    ]
    assert "复核.yaml:2:" in ran.err


def test_a_workbook_is_made_filled_in_and_read(
    command: Command, form: Path, tmp_path: Path
) -> None:
    blank = tmp_path / "复核.xlsx"
    ran = command("review", form, "-o", blank)
    assert ran.code == 0
    assert f"perfscore review {form} --scores {blank}" in ran.err
    book = load_workbook(blank)
    sheet = book["复核"]
    assert sheet.protection.sheet
    places = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    row = places["产出指标/数量指标/办文"]
    assert [sheet.cell(row, column).value for column in (2, 3, 4, 5)] == [
        30,
        30,
        30,
        None,
    ]
    assert not sheet.cell(row, 5).protection.locked
    (check,) = (
        each
        for each in sheet.data_validations.dataValidation
        if sheet.cell(row, 5).coordinate in each.sqref
    )
    assert (check.type, check.formula1, check.formula2) == ("decimal", "0", "30")
    assert "不大于分值 30" in check.prompt
    sheet.cell(row, 5).value = 24.5
    sheet.cell(row, 6).value = "有 9 件没有办结"
    sheet.cell(places["复核人"], 2).value = "张三"
    book.save(blank)
    ran = command("review", form, "--scores", blank, "--format", "json")
    made = json.loads(ran.out)
    assert (ran.code, made["diagnostics"], made["evaluator"]) == (0, [], "张三")
    assert made["whole"]["reviewed"] == "94.5"


def test_a_fault_in_a_workbook_is_told_at_its_cell(
    command: Command, form: Path, tmp_path: Path
) -> None:
    blank = tmp_path / "复核.xlsx"
    command("review", form, "-o", blank)
    book = load_workbook(blank)
    sheet = book["复核"]
    row = next(each.row for each in sheet["A"] if each.value == "预算执行率")
    sheet.cell(row, 5).value = 11
    book.save(blank)
    ran = command("review", form, "--scores", blank)
    assert ran.code == 1
    assert f"复核!E{row}" in ran.err
    assert "review-score-out-of-range" in ran.err


def test_a_yaml_file_that_is_left_blank_counts_as_claimed(
    command: Command, form: Path, tmp_path: Path
) -> None:
    blank = tmp_path / "b.yaml"
    assert command("review", form, "-o", blank).code == 0
    assert "- 指标: 产出指标/数量指标/办文\n  分值: 30\n" in blank.read_text("utf-8")
    assert command("review", form, "-o", blank).code == 2
    assert command("review", form, "-o", blank, "--force").code == 0
    ran = command("review", form, "--scores", blank, "--format", "json")
    made = json.loads(ran.out)
    assert made["whole"]["difference"] == "0"
    assert all(each["as_claimed"] for each in made["rows"])


def test_without_a_set_grades_are_those_of_common_practice_and_that_is_said(
    command: Command, form: Path, tmp_path: Path
) -> None:
    text = FORM.partition("\n")[2].replace("得分: 10}]", "得分: 10, 分值: 10}]")
    form.write_text(text, "utf-8")
    low = SCORES.replace("复核得分: 24.5", "复核得分: 10")
    ran = command("review", form, "--scores", scores(tmp_path, low), "--format", "md")
    # 100 - 20 - 2
    assert "| 100 | 100 | 78 | -22 | 自评等级：优<br>复核等级：中 |" in ran.out
    assert "没有指定指标体系，等级按通行分档" in ran.out


def test_the_review_of_another_form_is_asked_about(
    command: Command, form: Path, tmp_path: Path
) -> None:
    other = scores(tmp_path, SCORES.replace("年度: 2021", "年度: 2020年度"))
    ran = command("review", form, "--scores", other)
    assert ran.code == 0
    assert "警告[review-of-another]: 复核文件的年度是“2020年度”" in ran.err


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf", "html"])
def test_the_table_is_written_to_files(
    command: Command, form: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"复核表.{ending}"
    ran = command("review", form, "--scores", scores(tmp_path), "-o", path)
    assert ran.code == 0
    assert path.stat().st_size > 1_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "用 -o 写明要填的文件"),
        (("-o", "a.pdf"), "用 -o 写明要填的文件"),
        (("--scores", "a.yaml", "--format", "pdf"), "要用 -o 写明文件"),
    ],
)
def test_what_cannot_be_made_is_a_mistyped_command(
    command: Command, form: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = command("review", form, *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_file_that_is_not_there_is_told(command: Command, form: Path) -> None:
    ran = command("review", form, "--scores", "没有.yaml")
    assert ran.code == 2
    assert "cannot-read" in ran.err


PRINTED = """\
<table><tr><th>一级指标</th><th>二级指标</th><th>三级指标</th><th>年度指标值</th>
<th>实际完成值</th><th>分值</th><th>得分</th><th>复核得分</th><th>复核理由</th></tr>
<tr><td>产出指标</td><td>数量指标</td><td>办文</td><td>≥50件</td><td>50件</td>
<td>60</td><td>60</td><td>55</td><td>重复计件</td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>节约</td><td>≥9%</td><td>9%</td>
<td>40</td><td>40</td><td></td><td></td></tr>
<tr><td colspan="5">总分</td><td>100</td><td>100</td><td></td><td></td></tr></table>
"""


def test_a_column_of_the_form_is_taken_where_the_form_is_named_for_it(
    command: Command, tmp_path: Path
) -> None:
    form = tmp_path / "表.html"
    title = "<h1>项目支出绩效自评表</h1>"
    page = f"<!DOCTYPE html><html><body>{title}{PRINTED}</body></html>"
    form.write_text(page, "utf-8")
    ran = command("review", form, "--scores", form, "--format", "json")
    assert ran.code == 0
    made = json.loads(ran.out)
    found = [(each["reviewed"], each["as_claimed"]) for each in made["rows"]]
    assert found == [("55", False), ("40", True)]
    assert made["rows"][0]["reason"] == "重复计件"
    assert (made["whole"]["reviewed"], made["reviewed_grade"]) == ("95", "优")


def test_a_workbook_as_evaluators_leave_it_is_read(
    command: Command, form: Path, tmp_path: Path
) -> None:
    path = tmp_path / "复核.xlsx"
    command("review", form, "-o", path)
    book = load_workbook(path)
    sheet = book["复核"]
    sheet.cell(6, 5).value = "复核得分（分）"
    sheet.cell(8, 5).value = " 24.5分"
    sheet.cell(9, 5).value = "１８"
    sheet.cell(8, 6).value = "两项都没有台账"
    sheet.merge_cells("F8:F9")
    sheet.cell(12, 1).value = "合计"
    sheet.cell(12, 5).value = 92.5
    book.save(path)
    ran = command("review", form, "--scores", path, "--format", "json")
    # 10 + 24.5 + 18 + 30 + 10; the reason stands once for both rows.
    assert (ran.code, ran.err) == (0, "")
    made = json.loads(ran.out)
    assert made["whole"]["reviewed"] == "92.5"
    assert [each["reason"] for each in made["rows"]][1:3] == ["两项都没有台账"] * 2


def test_a_score_that_is_merged_over_rows_is_refused(
    command: Command, form: Path, tmp_path: Path
) -> None:
    path = tmp_path / "复核.xlsx"
    command("review", form, "-o", path)
    book = load_workbook(path)
    sheet = book["复核"]
    sheet.cell(8, 5).value = 20
    sheet.cell(8, 6).value = "没有台账"
    sheet.merge_cells("E8:E9")
    book.save(path)
    ran = command("review", form, "--scores", path)
    assert ran.code == 1
    assert "复核得分“20”合并了 2 行，要求一行一个" in ran.err
    assert "复核!E8" in ran.err
