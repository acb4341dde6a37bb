"""``perfscore sensitivity``: studies of tables and of one assessment."""

import json
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from tests.unit.batch.sensitivity.sets import SET, TABLE
from tests.unit.cli.running import NATIONAL, Command

from perfscore.wire.schemas import schema

ONE = "指标体系: test/two\n单位: 甲局\n数据: {甲率: 91%, 乙率: 90%}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two.perf").write_text(SET, "utf-8")
    (tmp_path / "in.csv").write_text(TABLE, "utf-8")
    (tmp_path / "one.yaml").write_text(ONE, "utf-8")
    return tmp_path


def test_a_table_is_studied_and_told(command: Command, folder: Path) -> None:
    ran = command(
        "sensitivity", folder / "two.perf", "--data", folder / "in.csv", "--by", "地区"
    )
    assert ran.code == 0
    assert "评了 2 份，1 份没有总分" in ran.out
    assert "只要有一个数错了误差那么多就换等级的：1（50.0%）" in ran.out


def test_json_follows_the_published_schema(command: Command, folder: Path) -> None:
    validator = Draft202012Validator(schema("sensitivity"))
    many = command(
        *("sensitivity", folder / "two.perf", "--data", folder / "in.csv"),
        *("--draws", "3", "--by", "地区", "--format", "json"),
    )
    made = json.loads(many.out)
    validator.validate(made)
    swings = {(each["kind"], *each["path"]): each for each in made["swings"]}
    assert swings["weight", "甲"]["more"]["mean"] == "0.9"
    assert swings["drop", "乙"]["less"]["risen"] == 1
    one = command(
        *("sensitivity", folder / "one.yaml", "--set", folder / "two.perf"),
        *("--format", "json"),
    )
    found = json.loads(one.out)
    validator.validate(found)
    cell = next(each for each in found["cells"] if each["path"] == ["甲率"])
    assert (cell["falls_to"], cell["falls_to_grade"]) == ("89.99%", "良")
    assert found["to_lower"] == "0.6"


def test_a_page_and_a_workbook_are_drawn(command: Command, folder: Path) -> None:
    given = ("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    assert command(*given, "-o", folder / "out.html").code == 0
    page = (folder / "out.html").read_text("utf-8")
    assert "<svg" in page
    assert "<script" not in page
    assert command(*given, "-o", folder / "out.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "out.xlsx")
    assert "分值明细" in book.sheetnames
    assert command(*given, "-o", folder / "again.xlsx").code == 0
    again, first = (folder / "again.xlsx"), (folder / "out.xlsx")
    assert again.read_bytes() == first.read_bytes()


def test_forms_and_files_of_a_folder_are_studied_too(
    command: Command, folder: Path
) -> None:
    inputs = folder / "files"
    inputs.mkdir()
    (inputs / "a.yaml").write_text(ONE, "utf-8")
    (inputs / "b.yaml").write_text("单位: [", "utf-8")
    ran = command(
        *("sensitivity", folder / "two.perf", "--data", inputs, "--format", "json")
    )
    made = json.loads(ran.out)
    assert (made["rows"], made["scored"], made["mean"]) == (2, 1, "90.6")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--error", "abc"), "error-not-taken"),
        (("--error", "100%"), "error-not-taken"),
        (("--error", "甲率=-1%"), "error-not-taken"),
        (("--error", "=1%"), "error-not-taken"),
        (("--weight", "1/3"), "error-not-taken"),
        (("--by", "=cmd|x"), "by-column-missing"),
        (("--set", "x"), "--set"),
        (("--draws", "-1"), "--draws"),
        (("--draws", "99999999999999"), "--draws"),
    ],
)
def test_what_cannot_be_asked_is_told(
    command: Command, folder: Path, options: tuple[str, ...], told: str
) -> None:
    ran = command(
        "sensitivity", folder / "two.perf", "--data", folder / "in.csv", *options
    )
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_points_that_are_too_few_to_be_moved_are_told(
    command: Command, folder: Path
) -> None:
    """Of 60 and 40 points 50 can be moved one way alone, between the two."""
    given = ("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    ran = command(*given, "--weight", "50分")
    assert "甲：没有增：同一上级下的其他指标合计只有40分，拿不出50分" in ran.out
    assert "乙：没有减：它只有40分，不够减去50分" in ran.out
    assert "没有挪动" not in command(*given).out


def test_names_that_can_be_wrong_are_listed(command: Command, folder: Path) -> None:
    given = ("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    assert "有“甲率”、“乙率”" in command(*given, "--error", "绿化=2").err
    assert "1个百分点" in command(*given, "--error", "甲率=2人").err


def test_a_chart_of_no_changes_is_left_out(command: Command, folder: Path) -> None:
    given = ("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    page = folder / "out.html"
    assert command(*given, "-o", page).code == 0
    shown = page.read_text("utf-8")
    assert "填报的数有误差：换等级的份数" in shown  # 90 is no longer reached
    (folder / "in.csv").write_text("编号,甲率,乙率\nA,95%,95%\n", "utf-8")
    assert command(*given, "-o", page).code == 0
    shown = page.read_text("utf-8")
    assert "填报的数有误差：换等级的份数" not in shown
    assert "没有一份换等级" in shown


def test_many_groups_are_cut_off_in_the_terminal(
    command: Command, folder: Path
) -> None:
    rows = "".join(f"{at},组{at},95%,95%\n" for at in range(25))
    (folder / "in.csv").write_text(f"编号,地区,甲率,乙率\n{rows}", "utf-8")
    given = ("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    ran = command(*given, "--by", "地区")
    assert "组19" in ran.out
    assert "组20" not in ran.out
    assert "另有 5 组" in ran.out


def test_draws_of_one_assessment_are_on_its_page(
    command: Command, folder: Path
) -> None:
    given = ("sensitivity", folder / "one.yaml", "--set", folder / "two.perf")
    page = folder / "one.html"
    assert command(*given, "--draws", "4", "-o", page).code == 0
    assert "同时随机改动 4 次" in page.read_text("utf-8")


def test_the_funds_of_a_form_can_be_wrong_too(command: Command, folder: Path) -> None:
    """All of the budget is spent: 10 × 99% = 9.9 points if 1% less is."""
    example, form = command("sets", NATIONAL, "--example"), folder / "form.yaml"
    form.write_text(example.out, "utf-8")
    one = json.loads(command("sensitivity", form, "--format", "json").out)
    cells = {tuple(each["path"]): each for each in one["cells"]}
    assert cells["全年执行数",]["less"][0] == "99.7"
    ran = command("sensitivity", NATIONAL, "--data", form, "--format", "json")
    many = json.loads(ran.out)
    swings = {(each["kind"], *each["path"]): each for each in many["swings"]}
    assert swings["error", "全年执行数"]["less"]["mean"] == "-0.1"
    assert many["not_moved"] == []


def test_a_sum_below_the_table_is_no_assessment(command: Command, folder: Path) -> None:
    (folder / "in.csv").write_text(TABLE + "合计,,,,\n", "utf-8")
    ran = command("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    assert "评了 2 份，1 份没有总分" in ran.out


def test_bounds_are_counted_of_what_has_a_total(command: Command, folder: Path) -> None:
    """B has 100% of 甲率 and D, too, but D has no 乙率 and no total."""
    (folder / "in.csv").write_text(TABLE + "D,丁局,北,100%,\n", "utf-8")
    ran = command("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    assert "1 次改动会超出" in ran.out


def test_nothing_to_study_is_told(command: Command, folder: Path) -> None:
    (folder / "in.csv").write_text("编号,甲率,乙率\nA,,\nB,x,y\n", "utf-8")
    ran = command("sensitivity", folder / "two.perf", "--data", folder / "in.csv")
    assert ran.code == 2
    assert "nothing-to-study" in ran.err


def test_a_set_alone_is_not_taken_for_an_assessment(
    command: Command, folder: Path
) -> None:
    ran = command("sensitivity", folder / "two.perf")
    assert ran.code == 2
    assert "--data" in ran.err


def test_english_has_no_chinese_of_ours(command: Command, folder: Path) -> None:
    ran = command(
        *("--lang", "en", "sensitivity", folder / "two.perf"),
        *("--data", folder / "in.csv", "--draws", "2"),
    )
    assert ran.code == 0
    names = ("两项", "甲率", "乙率", "优", "良", "差", "甲", "乙")
    rest = ran.out
    for each in names:
        rest = rest.replace(each, "")
    assert not any("\u4e00" <= each <= "\u9fff" for each in rest), rest
