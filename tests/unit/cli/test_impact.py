"""``perfscore impact``: a draft rule is tried on real assessments."""

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.batch.impact.trying import HEADINGS, LIGHTER, OLD, ROWS, changed, write
from tests.unit.cli.running import ZHUZHOU, Command, department

from perfscore.wire.schemas import schema


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.perf").write_text(OLD, "utf-8")
    (tmp_path / "new.perf").write_text(LIGHTER, "utf-8")
    write(tmp_path / "in.csv", HEADINGS, ROWS)
    return tmp_path


def sets(folder: Path) -> tuple[Path, Path]:
    return folder / "old.perf", folder / "new.perf"


def test_the_table_says_who_gains_and_by_which_step(
    command: Command, folder: Path
) -> None:
    data = folder / "in.csv"
    ran = command("impact", *sets(folder), "--data", data, "--by", "地区", "--top", "2")
    assert ran.code == 1  # number 10 has no total
    lines = [" ".join(each.split()) for each in ran.out.splitlines()]
    assert "两个体系都评出总分 9（共 10 份）" in lines
    assert "等级变化 1（升 1，降 0）" in lines
    assert "平均总分的变化 +1.28（81.56 → 82.83）" in lines  # 23/18, 734/9, 745.5/9
    assert "变化的中位数 +1.00（提高 6，降低 2，不变 1）" in lines
    assert "良 1 1 0 0 2" in lines
    assert "产出 / 办文 52.00 60.67 +8.67 9 0" in lines  # 468/9, 546/9
    assert "东 3 94.00 94.67 +0.67 2 1 0 0 0 0" in lines
    assert "8 南 60.00 → 70.00（+10.00） 中" in lines
    assert "两个体系都没有总分 1" in lines
    assert ran.err == ""


def test_json_follows_its_schema_and_is_exact(command: Command, folder: Path) -> None:
    data = folder / "in.csv"
    ran = command(
        *("impact", *sets(folder), "--data", data, "--by", "地区", "--format", "json")
    )
    found = json.loads(ran.out)
    jsonschema.validate(found, schema("impact"))
    assert found["totals"]["change"]["mean"] == "23/18"
    assert found["totals"]["before"]["median"] == "86"
    assert found["rows"]["neither"] == 1
    assert {"before": "良", "after": "优", "count": 1} in [
        {key: each[key] for key in ("before", "after", "count")}
        for each in found["grades"]
    ]
    assert [each["id"] for each in found["movers"]["down"]] == ["9", "7"]
    assert found["movers"]["down"][0]["lines"][0]["step"]["after"]["value"] == "30分"
    sums = [Fraction(each["change"]) for each in found["indicators"]]
    assert sum(sums) + Fraction(found["rest"]) == Fraction(23, 2)


def test_a_page_and_a_workbook_hold_the_same(command: Command, folder: Path) -> None:
    data, page, book = (folder / name for name in ("in.csv", "o.html", "o.xlsx"))
    for out in (page, book):
        ran = command("impact", *sets(folder), "--data", data, "-o", out)
        assert ran.code == 1
        assert ran.out == ""
    text = page.read_text("utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "+1.28" in text
    sheets = openpyxl.load_workbook(book)
    assert {"等级变化", "总分分布", "指标", "升得最多"} <= set(sheets.sheetnames)
    cells = [cell for row in sheets["升得最多"].iter_rows() for cell in row]
    assert 70 in {cell.value for cell in cells}  # a number, not a text


def test_parquet_gives_what_csv_gives(command: Command, folder: Path) -> None:
    columns = zip(*ROWS, strict=True)
    table = pa.table(dict(zip(HEADINGS, map(list, columns), strict=True)))
    pq.write_table(table, folder / "in.parquet")
    found = []
    for name in ("in.csv", "in.parquet"):
        ran = command(
            *("impact", *sets(folder), "--data", folder / name, "--format", "json")
        )
        made = json.loads(ran.out)
        for each in made["movers"]["up"] + made["movers"]["down"]:
            del each["file"], each["row"]
        del made["files"]
        found.append(made)
    assert found[0] == found[1]


def test_files_of_assessments_are_tried_too(command: Command, tmp_path: Path) -> None:
    given = tmp_path / "forms"
    given.mkdir()
    (given / "a.yaml").write_text(department("甲局"), "utf-8")
    (given / "b.yaml").write_text(department("乙局", "100"), "utf-8")
    (given / "c.yaml").write_text("单位: [", "utf-8")
    ran = command(
        *("impact", ZHUZHOU, ZHUZHOU, "--data", given, "--by", "单位", "--format"),
        "json",
    )
    assert ran.code == 1
    found = json.loads(ran.out)
    assert found["rows"]["compared"] == 2
    assert found["rows"]["not_read"]["both"] == 1
    assert found["totals"]["before"]["sum"] == "195"  # 100 and 95
    assert found["totals"]["same"] == 2
    assert [each["name"] for each in found["groups"][0]["groups"]] == ["乙局", "甲局"]


def test_equal_sets_change_nothing(command: Command, folder: Path) -> None:
    old = folder / "old.perf"
    ran = command("impact", old, old, "--data", folder / "in.csv", "--lang", "en")
    assert "The sets do not differ." in ran.out
    assert "up 0, down 0, same 9" in ran.out


def test_a_column_of_one_set_is_no_fault_of_the_other(
    command: Command, folder: Path
) -> None:
    (folder / "new.perf").write_text(
        changed(("二级指标 办文 60分", "二级指标 办会 60分"), ("≥50件", "≥60次")),
        "utf-8",
    )
    rows = [(*each, each[4], "x") for each in ROWS]
    write(folder / "in.csv", (*HEADINGS, "办会", "奇怪"), rows)
    ran = command("impact", *sets(folder), "--data", folder / "in.csv")
    assert ran.err.count("column-not-known") == 1
    assert "奇怪" in ran.err


def test_what_cannot_be_tried_is_told(command: Command, folder: Path) -> None:
    data = folder / "in.csv"
    ran = command("impact", *sets(folder), "--data", data, "--by", "行业")
    assert (ran.code, ran.out) == (2, "")
    assert "by-column-missing" in ran.err
    ran = command("impact", *sets(folder), "--data", folder / "none.csv")
    assert (ran.code, "cannot-read" in ran.err) == (2, True)
    (folder / "new.perf").write_text(
        changed(("优：[90, 100]", "优：[95, 100]")), "utf-8"
    )
    ran = command("impact", *sets(folder), "--data", data)
    assert (ran.code, "bands-leave-a-gap" in ran.err) == (2, True)
    ran = command("impact", *sets(folder)[:1], ZHUZHOU, "--data", data)
    assert (ran.code, "no-table" in ran.err) == (2, True)
    assert "新体系能用的表" in ran.err


def test_an_empty_table_has_nothing_to_compare(command: Command, folder: Path) -> None:
    write(folder / "in.csv", HEADINGS, ())
    for form in ("table", "json", "html"):
        ran = command(
            *("impact", *sets(folder), "--data", folder / "in.csv", "--by", "地区"),
            *("--format", form),
        )
        assert ran.code == 0, ran.err
    ran = command("impact", *sets(folder), "--data", folder / "in.csv")
    assert "两个体系都评出总分  0（共 0 份）" in ran.out
