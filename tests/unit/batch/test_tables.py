"""Tables are read as people's programs write them; what cannot be read is told."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.unit.batch.sets import checked

from perfscore.batch.headings.reading import Headings
from perfscore.batch.layout import BatchLayout
from perfscore.batch.tables import block
from perfscore.batch.tables.block import Block
from perfscore.batch.tables.opening import open_table
from perfscore.intake.refusal import RefusedError

HEADINGS = Headings(BatchLayout(checked()))


def read(path: Path, *wanted: int) -> list[Block]:
    table = open_table(str(path), path.name, HEADINGS.is_head)
    return list(table.blocks(wanted or range(len(table.headings))))


def rows(blocks: list[Block]) -> list[list[object]]:
    return [
        [column[at].as_py() for column in each.cells.columns]
        for each in blocks
        for at in range(each.cells.num_rows)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_in_the_encodings_and_with_the_delimiters_people_have(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    lines = [
        ["编号", "全年预算数", "全年执行数"],
        ["甲", '"1,5"', "２"],
        ["乙", "", " "],
    ]
    text = "\n".join(delimiter.join(each) for each in lines)
    path.write_bytes(text.encode(encoding))
    (only,) = read(path)
    assert rows([only]) == [["甲", "1,5", "２"], ["乙", None, " "]]
    assert only.numbers.tolist() == [2, 3]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "附件1,,\n\n编号,全年预算数,全年执行数\n1,2,3\n4,5\n"
        '6,"7\n7",8\n编号,全年预算数,全年执行数\n,,\n9,9,9,9\n10,1,1\n',
        "utf-8",
    )
    (only,) = read(path)
    assert rows([only]) == [
        ["1", "2", "3"],
        ["6", "7\n7", "8"],
        [None, None, None],
        ["10", "1", "1"],
    ]
    assert only.numbers.tolist() == [4, 6, 8, 10]
    told = [(each.number, each.rule.name) for each in only.bad]
    assert told == [(5, "row-malformed"), (7, "headings-again"), (9, "row-malformed")]
    assert only.bad[0].message.zh == "这一行有 2 格，表头有 3 格，没有评分：4,5"


def test_malformed_rows_at_the_borders_of_blocks_keep_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", 2)
    path = tmp_path / "t.csv"
    body = ["x,y", "1,1,1", "2,2,2", "x", "3,3,3", "4,4,4", "x", "x,"]
    path.write_text("编号,全年预算数,全年执行数\n" + "\n".join(body), "utf-8")
    blocks = read(path)
    assert [each.numbers.tolist() for each in blocks] == [[3, 4], [6, 7], []]
    assert [[x.number for x in each.bad] for each in blocks] == [[2], [5], [8, 9]]


def test_a_table_of_malformed_rows_alone_still_tells_of_them(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("编号,全年预算数,全年执行数\n1,2\n3\n", "utf-8")
    (only,) = read(path)
    assert (only.cells.num_rows, [each.number for each in only.bad]) == (0, [2, 3])


@pytest.mark.parametrize(
    ("middle", "said"),
    [
        (["编号,全年执行数,全年预算数"], "第 52 行又是表头，与第 1 行的不同"),
        (["1,2,3,4"] * 1_000, "第 52 行起都是 4 格，表头有 3 格"),
    ],
)
def test_a_csv_whose_columns_change_half_way_is_refused(
    middle: list[str], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    lines = ["编号,全年预算数,全年执行数", *["1,2,3"] * 50, *middle, *["1,3,2"] * 50]
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert refused.value.rule.name == "columns-change"
    assert said in refused.value.message.zh


def test_bytes_of_no_encoding_and_headings_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("编号,全年预算数".encode() + b"\n\xff\xff,1\n")
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert refused.value.rule.name == "not-utf-8"
    path.write_text("编号,全年预算数\n", "utf-8")
    assert read(path) == []


def table() -> pa.Table:
    return pa.table(
        {
            "编号": ["a", "b", "c", "d"],
            "x": [1, 2, 3, 4],
            "全年预算数": [1.5, None, 3, 4],
        }
    )


def test_parquet_and_arrow_give_blocks_of_one_size_and_the_columns_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", 3)
    pq.write_table(table(), tmp_path / "t.parquet", row_group_size=2)
    with pa.ipc.new_file(str(tmp_path / "t.arrow"), table().schema) as writer:
        writer.write_table(table(), max_chunksize=1)
    with pa.ipc.new_stream(str(tmp_path / "s.arrows"), table().schema) as writer:
        writer.write_table(table(), max_chunksize=2)
    for name in ("t.parquet", "t.arrow", "s.arrows"):
        blocks = read(tmp_path / name, 2, 0)
        assert [each.numbers.tolist() for each in blocks] == [[1, 2, 3], [4]]
        assert rows(blocks) == [[1.5, "a"], [None, "b"], [3.0, "c"], [4.0, "d"]]


def test_a_corrupt_parquet_page_is_told_with_the_rows_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    numbers = np.random.default_rng(1).random(3_000)
    pq.write_table(
        pa.table({"编号": numbers}),
        path,
        row_group_size=1_000,
        compression="none",
        use_dictionary=False,
        write_page_checksum=True,
    )
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[start + 500] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert "第 1001–2000 行（第 2 个行组）读不出来" in refused.value.message.zh


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    pq.write_table(table(), tmp_path / "t.parquet")
    with pa.ipc.new_stream(str(tmp_path / "t.arrow"), table().schema) as writer:
        writer.write_table(table())
    for name in ("t.parquet", "t.arrow"):
        path = tmp_path / name
        path.write_bytes(path.read_bytes()[:-40])
        with pytest.raises(RefusedError) as refused:
            read(path)
        assert refused.value.rule.name == "table-damaged"


def test_a_sheet_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("数据")
        percent = book.add_format({"num_format": "0.0%"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["2021年自评汇总"])
        sheet.write_row(1, 0, ["编号", "全年预算数", "群众满意度", "日期"])
        sheet.write_row(2, 0, ["甲", 467.03])
        sheet.write_number(2, 2, 0.955, percent)
        sheet.write_datetime(2, 3, date(2021, 12, 31), day)
        sheet.write_row(4, 0, ["乙", "12.5万元"])
    (only,) = read(path)
    assert rows([only]) == [
        ["甲", "467.03", "95.5%", "2021-12-31"],
        ["乙", "12.5万元", None, None],
    ]
    assert only.numbers.tolist() == [3, 5]
