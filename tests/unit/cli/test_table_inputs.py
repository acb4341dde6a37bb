"""Commands on tables take the same inputs, and read ``--by`` in one way."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.cli.running import ZHUZHOU, Command, department

HEAD = (
    "编号,单位名称,地区,年度,全年预算数,全年执行数,一级指标,二级指标,三级指标,"
    "指标值,完成值,分值"
)
ROWS = (
    "{id},乙局,南,2021,200,{executed},产出指标,数量指标,办文,≥50,50,50",
    "{id},,,,,,效益指标,社会效益指标,节约,≥9,9,30",
    "{id},,,,,,满意度指标,服务对象满意度指标,群众,≥90%,95%,10",
)


@pytest.fixture
def folder(command: Command, tmp_path: Path) -> Path:
    """A form in a workbook beside a workbook with two tables, an assessment each."""
    (tmp_path / "甲.yaml").write_text(department("甲局"), "utf-8")
    data = tmp_path / "数据"
    data.mkdir()
    command("score", tmp_path / "甲.yaml", "-o", data / "甲.xlsx")
    book = openpyxl.Workbook()
    for name, executed in (("南片", "200"), ("北片", "100")):
        sheet = book.create_sheet(name)
        for line in (HEAD, *ROWS):
            sheet.append(line.format(id=name, executed=executed).split(","))
    del book["Sheet"]
    book.save(data / "乙.xlsx")
    return data


def found(command: Command, *arguments: str | Path) -> dict[str, Any]:
    ran = command(*arguments, "--format", "json")
    made: dict[str, Any] = json.loads(ran.out)
    return made


def test_a_folder_of_workbooks_is_scored(command: Command, folder: Path) -> None:
    out = folder.parent / "得分.csv"
    ran = command("batch", folder, "-o", out, "--set", ZHUZHOU)
    assert ran.code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        scores = [(each["单位"], each["总分"]) for each in csv.DictReader(file)]
    assert scores == [("乙局", "100.00"), ("乙局", "95.00"), ("甲局", "100.00")]


def test_an_impact_is_of_forms_and_of_every_sheet(
    command: Command, folder: Path
) -> None:
    made = found(
        command,
        *("impact", ZHUZHOU, ZHUZHOU, "--data", folder, "--by", "地区,单位"),
    )
    assert (made["rows"]["compared"], made["rows"]["not_read"]["both"]) == (3, 0)
    groups = {
        each["column"]: {x["name"]: x["count"] for x in each["groups"]}
        for each in made["groups"]
    }
    assert groups == {"地区": {"南": 2, None: 1}, "单位": {"甲局": 1, "乙局": 2}}


def test_a_study_is_of_forms_and_of_every_sheet(command: Command, folder: Path) -> None:
    made = found(
        command,
        *("sensitivity", ZHUZHOU, "--data", folder, "--by", "地区", "--by", "单位"),
    )
    assert (made["rows"], made["scored"]) == (3, 3)
    groups = {
        each["column"]: {x["name"]: x["scored"] for x in each["groups"]}
        for each in made["groups"]
    }
    assert groups == {"地区": {"南": 2, "": 1}, "单位": {"甲局": 1, "乙局": 2}}


@pytest.mark.parametrize(
    "asked",
    [
        ("batch", "--set", ZHUZHOU, "-o", "/dev/null/得分.csv"),
        ("impact", ZHUZHOU, ZHUZHOU, "--data"),
        ("sensitivity", ZHUZHOU, "--data"),
    ],
)
def test_a_column_that_is_not_there_is_told_in_one_way(
    command: Command, folder: Path, asked: tuple[str, ...]
) -> None:
    ran = command(*asked, folder, "--by", "行业")
    assert ran.code == 2
    assert "错误[by-column-missing]" in ran.err
    assert "没有“行业”一列，不能按它分组" in ran.err.replace("\n    ", "")
