"""``perfscore batch`` and files that are not quite tables."""

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.unit.batch.sets import WIDE
from tests.unit.cli.running import ZHUZHOU, Command, department

HEAD = "编号,单位名称,年度,全年预算数,全年执行数,培训人数,检查次数,群众满意度"
ROW = "A1,甲局,2021,100,100,50,12,95%"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wide.perf").write_text(WIDE, "utf-8")
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def batch(command: Command, folder: Path, name: str) -> tuple[int, str]:
    """Run a batch of one file; give its exit code and what it told."""
    perf, out = folder / "wide.perf", folder / "out.csv"
    ran = command("batch", folder / name, "-o", out, "--set", perf)
    return ran.code, ran.err


def test_totals_and_notes_below_a_table_are_told_and_not_scored(
    command: Command, folder: Path
) -> None:
    below = "合 计,,,100,100,50,12,\n注：来自自评表,,,,,,,\n"
    (folder / "in.csv").write_text(f"2021年汇总表\n{HEAD}\n{ROW}\n{below}", "utf-8")
    assert batch(command, folder, "in.csv")[0] == 0
    assert [each["编号"] for each in rows(folder / "out.csv")] == ["A1"]
    found = rows(folder / "out.findings.csv")
    assert [(x["行号"], x["规则"]) for x in found] == [
        ("4", "totals-row"),
        ("5", "totals-row"),
    ]


def test_two_rows_of_headings_are_read_as_one(command: Command, folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2021年度绩效自评汇总表"])
    sheet.append(["编号", "单位名称", "年度", "资金", "", "产出指标", "", "满意度"])
    names = ["全年预算数", "全年执行数", "培训人数", "检查次数", "群众满意度"]
    sheet.append(["", "", "", *names])
    for merged in ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"):
        sheet.merge_cells(merged)
    sheet.append(["A1", "甲局", 2021, 100, 100, 50, 12, "95%"])
    book.save(folder / "in.xlsx")
    assert batch(command, folder, "in.xlsx")[0] == 0
    (only,) = rows(folder / "out.csv")
    assert (only["行号"], only["总分"]) == ("4", "100.00")


def test_every_sheet_that_is_a_table_is_read(command: Command, folder: Path) -> None:
    book = openpyxl.Workbook()
    for name, id_ in (("甲市", "A1"), ("乙市", "B1")):
        sheet = book.create_sheet(name)
        sheet.append(HEAD.split(","))
        sheet.append([id_, *ROW.split(",")[1:]])
    book.create_sheet("填表说明").append(["每行一个单位"])
    del book["Sheet"]
    book.save(folder / "in.xlsx")
    code, told = batch(command, folder, "in.xlsx")
    assert code == 0
    assert "有 2 张表，都读：甲市、乙市" in told
    scores = rows(folder / "out.csv")
    assert [each["文件"].partition("#")[2] for each in scores] == ["甲市", "乙市"]


def test_a_workbook_that_is_a_form_is_scored_as_a_form(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "甲.yaml").write_text(department("甲局"), "utf-8")
    form = tmp_path / "甲.xlsx"
    command("score", tmp_path / "甲.yaml", "-o", form)
    table = tmp_path / "乙.csv"
    table.write_text(
        "编号,单位名称,年度,全年预算数,全年执行数,一级指标,二级指标,三级指标,"
        "指标值,完成值,分值\n"
        "B1,乙局,2021,200,200,产出指标,数量指标,办文,≥50,25,50\n"
        "B1,,,,,效益指标,社会效益指标,节约,≥9,9,30\n"
        "B1,,,,,满意度指标,服务对象满意度指标,群众,≥90%,95%,10\n",
        "utf-8",
    )
    out = tmp_path / "out.csv"
    command("batch", form, table, "-o", out, "--set", ZHUZHOU)
    assert [each["单位"] for each in rows(out)] == ["乙局", "甲局"]


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.csv", b"", "no-table"),
        ("a.parquet", b"", "table-damaged"),
        ("a.arrow", b"", "table-damaged"),
        ("a.xlsx", b"", "file-damaged"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "kind-not-read"),
        ("a.csv", bytes(range(256)) * 50, "not-utf-8"),
        ("a.csv", f"{HEAD},培训人数\n{ROW},1\n".encode(), "column-twice"),
    ],
)
def test_what_is_no_table_is_refused(
    command: Command, folder: Path, name: str, data: bytes, rule: str
) -> None:
    (folder / name).write_bytes(data)
    code, told = batch(command, folder, name)
    assert code == 2
    assert f"错误[{rule}]" in told
    assert "内部出错" not in told
    assert not (folder / "out.csv").exists()


def test_a_zip_with_the_ending_of_a_workbook_is_refused(
    command: Command, folder: Path
) -> None:
    with zipfile.ZipFile(folder / "a.xlsx", "w") as packed:
        packed.writestr("a.csv", f"{HEAD}\n{ROW}\n")
    code, told = batch(command, folder, "a.xlsx")
    assert (code, "错误[file-damaged]" in told) == (2, True)


def test_headings_alone_are_told(command: Command, folder: Path) -> None:
    (folder / "in.csv").write_text(f"{HEAD}\n", "utf-8")
    code, told = batch(command, folder, "in.csv")
    assert code == 0
    assert "警告[no-rows]" in told


def test_of_a_thousand_unknown_columns_a_few_are_told(
    command: Command, folder: Path
) -> None:
    more = ",".join(f"杂列{at}" for at in range(1_000))
    text = f"{HEAD},{more}\n{ROW}{',' * 1_000}\n"
    (folder / "in.csv").write_text(text, "utf-8")
    code, told = batch(command, folder, "in.csv")
    assert code == 0
    assert told.count("column-not-known") == 21
    assert "另有 980 列" in told


def test_cells_of_a_megabyte_are_read_or_told(command: Command, folder: Path) -> None:
    long = ROW.replace("A1", "A2").replace("50,", "9" * 1_000_000 + ",")
    (folder / "in.csv").write_text(f"{HEAD}\n{ROW}\n{long}\n", "utf-8")
    assert batch(command, folder, "in.csv")[0] == 1
    assert [each["总分"] for each in rows(folder / "out.csv")] == ["100.00", ""]
    found = rows(folder / "out.findings.csv")
    assert found[0]["规则"] == "number-not-taken"


def test_each_row_is_scored_by_the_set_that_it_names(
    command: Command, folder: Path
) -> None:
    perf, other = folder / "wide.perf", folder / "other.perf"
    other.write_text(WIDE.replace("test/wide", "test/other"), "utf-8")
    text = other.read_text("utf-8").replace("≥50人", "≥100人")
    other.write_text(text, "utf-8")
    table = "".join(
        f"{ROW.replace('A1', f'A{at}')},{name}\n"
        for at, name in enumerate((perf, other, "没有的", "", perf), start=1)
    )
    (folder / "in.csv").write_text(f"{HEAD},指标体系\n{table}", "utf-8")
    out = folder / "out.csv"
    ran = command("batch", folder / "in.csv", "-o", out)
    assert ran.code == 1
    scores = {each["编号"]: each["总分"] for each in rows(out)}
    assert scores == {"A1": "100", "A2": "85", "A5": "100"}
    found = [(x["行号"], x["规则"]) for x in rows(folder / "out.findings.csv")]
    assert found == [("4", "set-of-row-unusable"), ("5", "set-of-row-unusable")]
    lines = [x for x in rows(folder / "out.lines.csv") if x["编号"] == "A2"]
    assert [x["得分"] for x in lines] == ["10", "15", "30", "30"]
    said = command("batch", folder / "in.csv", "--explain", "A2")
    assert (said.code, "85" in said.out) == (0, True)


def test_what_cannot_be_read_at_all_is_told_and_writes_nothing(
    command: Command, folder: Path
) -> None:
    with zipfile.ZipFile(folder / "in.zip", "w") as archive:
        archive.writestr("in.csv", f"{HEAD}\n{ROW}\n")
    with zipfile.ZipFile(folder / "in.ods", "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", "<office:document-content/>")
    for name in ("in.zip", "in.ods"):
        code, told = batch(command, folder, name)
        assert code == 2
        assert "kind-not-read" in told
    assert not (folder / "out.csv").exists()


def test_headings_in_another_encoding_are_told(command: Command, folder: Path) -> None:
    text = "編號,單位名稱,年度,全年預算數,全年執行數\nA1,甲局,2021,100,100\n"
    (folder / "in.csv").write_bytes(text.encode("big5"))
    code, told = batch(command, folder, "in.csv")
    assert code == 2
    assert "Big5" in told
