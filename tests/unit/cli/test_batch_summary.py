"""``perfscore batch`` writes a summary that people look at beside the tables."""

from errno import ENOSPC
from pathlib import Path

import openpyxl
import pytest
from tests.unit.batch.sets import WIDE
from tests.unit.cli.running import Command

from perfscore.batch.output import delivery

HEAD = "编号,单位名称,年度,地区,全年预算数,全年执行数,培训人数,检查次数,群众满意度"
ROWS = (
    "A1,甲局,2021,南,100,100,50,12,95%",
    "A2,乙局,2021,=cmd|' /C calc'!A0,200,150.5,25,6,45%",
    "A3,甲局,2021,<b>北</b>,200,150.5,25,6,45%",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "set.perf").write_text(WIDE, "utf-8")
    path = tmp_path / "in.csv"
    path.write_text("\n".join([HEAD, *ROWS]), "utf-8")
    return path


@pytest.mark.parametrize(
    ("out", "names"),
    [
        ("out/", {"summary.html", "summary.xlsx", "summary.parquet"}),
        ("out/a.csv", {"a.summary.html", "a.summary.xlsx", "a.summary.csv"}),
        ("out/a.xlsx", {"a.summary.html", "a.xlsx"}),
    ],
)
def test_page_and_workbook_stand_beside_the_tables(
    out: str, names: set[str], command: Command, source: Path, tmp_path: Path
) -> None:
    ran = command(
        *("batch", source, "-o", f"{tmp_path}/{out}", "--set", tmp_path / "set.perf"),
        *("--by", "地区，单位"),
    )
    assert ran.code == 0
    made = {each.name for each in (tmp_path / "out").iterdir()}
    assert names <= made
    (page,) = (each for each in (tmp_path / "out").iterdir() if each.suffix == ".html")
    text = page.read_text("utf-8")
    assert "按“地区”看等级" in text
    assert "按“单位”看等级" in text
    assert "&lt;b&gt;北&lt;/b&gt;" in text
    assert "<b>" not in text
    assert "<script" not in text
    book = next(each for each in (tmp_path / "out").iterdir() if each.suffix == ".xlsx")
    shown = openpyxl.load_workbook(book)
    by_unit = [row[:2] for row in shown["按单位"].iter_rows(values_only=True)]
    assert ("甲局", 2) in by_unit
    assert all(
        cell.data_type != "f"
        for sheet in shown
        for row in sheet.iter_rows()
        for cell in row
    )


def test_a_column_that_is_not_there_is_told_and_nothing_written(
    command: Command, source: Path, tmp_path: Path
) -> None:
    ran = command(
        *("batch", source, "-o", tmp_path / "out.csv", "--set", tmp_path / "set.perf"),
        *("--by", "地市"),
    )
    assert ran.code == 2
    assert "里没有“地市”一列，不能按它分组" in ran.err
    assert not (tmp_path / "out.csv").exists()


def test_groups_stand_in_the_summary_table_too(
    command: Command, source: Path, tmp_path: Path
) -> None:
    command(
        *("batch", source, "-o", tmp_path / "a.csv", "--set", tmp_path / "set.perf"),
        *("--by", "单位"),
    )
    lines = (tmp_path / "a.summary.csv").read_text("utf-8-sig").splitlines()
    # A1 has 100, A3 has 7.53 and half of 90
    assert "单位：甲局,平均,76.27," in lines
    assert "单位：甲局,优,1,50%" in lines
    assert "总分,中位数,52.53," in lines


@pytest.mark.parametrize("out", ["out/", "out/a.csv", "out/a.xlsx"])
def test_nothing_is_written_where_the_page_cannot_be(
    out: str,
    command: Command,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_data: bytes, _path: Path) -> None:
        raise OSError(ENOSPC, "no room")

    arguments = ("-o", f"{tmp_path}/{out}", "--set", tmp_path / "set.perf")
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_write_bytes", full)
        assert command("batch", source, *arguments).code == 2
    left = [each.name for each in (tmp_path / "out").iterdir()]
    assert all(each.endswith(".unfinished") for each in left)
    assert command("batch", source, *arguments).code == 0
