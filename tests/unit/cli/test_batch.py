"""``perfscore batch``: tables in, results, findings and a summary out."""

import csv
from fractions import Fraction
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.batch.sets import WIDE
from tests.unit.cli.running import ZHUZHOU, Command, department

TABLE = """\
编号,单位名称,年度,地区,全年预算数（万元）,全年执行数,培训人数,检查次数/完成值,群众满意度,奇怪
A1,甲局,2021,南,100,100,50,12,95%,x
A2,乙局,2021年,北,200,150.5,25人,6,45%,x
A3,丙局,21,北,200,150.5,25人,6,45%,x
A4,丁局,2021,南,"1,234.50",12.5万元,,12,90%,x
A5,戊局,2021,南,100,100,100
A6,己局,2021,南,3,1,50,7,90%,x
A1,庚局,2021,南,3,1,50,7,90%,x
"""
"""By hand: A2 has 10 × 150.5 / 200 = 7.525, so 7.53, and half of 30 three times;
A6 has 10 / 3 = 3.33, 30, 30 × 7 / 12 = 17.5 and 30."""

LONG = """\
编号,单位名称,年度,全年预算数,全年执行数,一级指标,二级指标,三级指标,指标值,实际完成值,分值
B1,甲局,2021,200,100,产出指标,数量指标,办文,≥50,50,50
,,,,,效益指标,社会效益指标,节约,≥9,9,30
,,,,,满意度指标,服务对象满意度指标,群众,≥90%,95%,10
B2,乙局,2021,200,200,产出指标,数量指标,办文,≥50,25,50
B2,乙局,2021,200,201,效益指标,社会效益指标,节约,≥9,9,30
B2,乙局,2021,200,,满意度指标,服务对象满意度指标,群众,≥90%,95%,10
B1,甲局,2021,200,100,产出指标,数量指标,办文,≥50,50,50
"""
"""By hand: B1 has 10 × 100 / 200 + 50 + 30 + 10, B2 has 10 + 25 + 30 + 10."""


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    (tmp_path / "wide.perf").write_text(WIDE, "utf-8")
    path = tmp_path / "in.csv"
    path.write_text(TABLE, "utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_csv_becomes_scores_findings_and_a_summary(
    command: Command, wide: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    ran = command("batch", wide, "-o", out, "--set", tmp_path / "wide.perf")
    assert ran.code == 1
    assert ran.out == "评了 5 份，2 行没有评成；等级：优 1  良 2  差 1  没有等级 1\n"
    assert "不知道“奇怪”一列是什么" in ran.err
    scores = rows(out)
    assert [each["编号"] for each in scores] == ["A1", "A2", "A4", "A6", "A1"]
    assert [each["行号"] for each in scores] == ["2", "3", "5", "7", "8"]
    assert [each["总分"] for each in scores] == [
        "100.00",
        "52.53",
        "",
        "80.83",
        "80.83",
    ]
    assert [each["等级"] for each in scores] == ["优", "差", "", "良", "良"]
    assert list(scores[1].items())[6:11] == [
        ("地区", "北"),
        ("预算执行率", "7.53"),
        ("产出指标/数量指标/培训人数", "15.00"),
        ("产出指标/数量指标/检查次数", "15.00"),
        ("满意度指标/服务对象满意度指标/群众满意度", "15.00"),
    ]
    assert scores[2]["未得分的指标"] == "产出指标/数量指标/培训人数：无法计分"
    found = [
        (each["行号"], each["列"], each["规则"])
        for each in rows(tmp_path / "out.findings.csv")
    ]
    assert found == [
        ("4", "年度", "not-a-year"),
        ("5", "产出指标/数量指标/培训人数", "missing-value"),
        ("5", "", "total-open"),
        ("6", "", "row-malformed"),
        ("8", "", "id-twice"),
    ]
    summary = {
        (each["部分"], each["项目"]): (each["数"], each["占比"])
        for each in rows(tmp_path / "out.summary.csv")
    }
    assert summary["全部", "评了分"] == ("5", "")
    assert summary["全部", "没有评分的行"] == ("2", "")
    assert summary["等级", "良"] == ("2", "40%")
    assert summary["总分", "平均"] == ("78.55", "")  # (100 + 52.53 + 2 × 80.83) / 4
    assert summary["总分分布", "[80, 81)"] == ("2", "40%")
    assert summary["产出指标/数量指标/检查次数", "满分"] == ("2", "40%")


def test_parquet_csv_and_workbooks_hold_the_same(
    command: Command, wide: Path, tmp_path: Path
) -> None:
    for out in ("a/", "b.csv", "c.xlsx"):
        command(
            "batch", wide, "-o", f"{tmp_path}/{out}", "--set", tmp_path / "wide.perf"
        )
    table = pq.read_table(tmp_path / "a" / "scores.parquet")
    texts = [
        {key: "" if value is None else str(value) for key, value in each.items()}
        for each in table.to_pylist()
    ]
    assert texts == rows(tmp_path / "b.csv")
    assert table.schema.field("总分").type == pa.decimal128(18, 2)
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    *shown, summary, scores, findings = book.sheetnames
    assert [summary, scores, findings] == ["汇总", "得分", "问题"]
    assert shown[:3] == ["概况", "总分分布", "等级"]
    head, *body = book["得分"].iter_rows(values_only=True)
    assert list(head) == table.schema.names
    assert [row[11] for row in body] == [100, 52.53, None, 80.83, 80.83]


def test_every_kind_of_table_gives_the_same_scores(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "wide.perf").write_text(WIDE, "utf-8")
    table = pa.table(
        {
            "id": ["1", "2"],
            "全年预算数": pa.array([200.0, 3.0]),
            "全年执行数": pa.array([150.5, 1.0]),
            "培训人数": pa.array([25, 50], pa.int16()),
            "检查次数": ["6次", "7"],
            "群众满意度": ["45%", "90%"],
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    with pa.ipc.new_file(str(tmp_path / "t.feather"), table.schema) as writer:
        writer.write_table(table)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(table.schema.names)
    for each in table.to_pylist():
        sheet.append(list(each.values()))
    book.save(tmp_path / "t.xlsx")
    for name in ("t.parquet", "t.feather", "t.xlsx"):
        out = tmp_path / f"{name}.csv"
        ran = command(
            "batch", tmp_path / name, "-o", out, "--set", tmp_path / "wide.perf"
        )
        assert (ran.code, ran.err.count("已写入")) == (0, 5)
        assert [each["总分"] for each in rows(out)] == ["52.53", "80.83"]


def test_rows_of_indicators_are_put_together_by_id(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(LONG, "utf-8")
    out = tmp_path / "out.csv"
    ran = command("batch", tmp_path / "in.csv", "-o", out, "--set", ZHUZHOU)
    assert ran.code == 1
    scores = rows(out)
    assert [(x["编号"], x["行号"], x["总分"]) for x in scores[:2]] == [
        ("B1", "2", "95.00"),
        ("B2", "5", "75.00"),
    ]
    lines = rows(tmp_path / "out.lines.csv")
    assert [(x["行号"], x["指标"], x["分值"], x["得分"]) for x in lines[2:4]] == [
        ("4", "满意度指标/服务对象满意度指标/群众", "10", "10.00"),
        ("5", "产出指标/数量指标/办文", "50", "25.00"),
    ]
    found = [(x["行号"], x["规则"]) for x in rows(tmp_path / "out.findings.csv")]
    assert ("6", "data-differ-between-rows") in found
    assert ("8", "assessment-torn") in found


def test_a_folder_of_assessments_is_scored_by_the_set_that_each_names(
    command: Command, tmp_path: Path
) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    inside.joinpath("甲.yaml").write_text(department("甲局"), "utf-8")
    inside.joinpath("乙.yaml").write_text(department("乙局", executed="150"), "utf-8")
    inside.joinpath("坏.yaml").write_text("单位: [", "utf-8")
    out = tmp_path / "out.csv"
    ran = command("batch", inside, "-o", out)
    assert ran.code == 1
    scores = {each["单位"]: each for each in rows(out)}
    assert (scores["甲局"]["总分"], scores["甲局"]["等级"]) == ("100", "优")
    assert scores["乙局"]["总分"] == "97.5"
    lines = rows(tmp_path / "out.lines.csv")
    own = {x["指标"]: x["得分"] for x in lines if "乙" in x["文件"]}
    assert own["预算执行率"] == "7.5"
    found = rows(tmp_path / "out.findings.csv")
    assert [each["规则"] for each in found if "坏" in each["文件"]] == ["not-yaml"]


@pytest.mark.parametrize("id_", ["A2", "#3"])
def test_a_row_is_explained_by_the_exact_scorer(
    command: Command, wide: Path, tmp_path: Path, id_: str
) -> None:
    ran = command("batch", wide, "--set", tmp_path / "wide.perf", "--explain", id_)
    assert ran.code == 0
    assert "150.5" in ran.out
    assert "7.525" in ran.out
    assert "52.53" in ran.out


def test_a_row_that_is_not_there_cannot_be_explained(
    command: Command, wide: Path, tmp_path: Path
) -> None:
    ran = command("batch", wide, "--set", tmp_path / "wide.perf", "--explain", "Z9")
    assert ran.code == 2
    assert "错误[no-such-row]: 没有编号是“Z9”的行" in ran.err


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("in.csv", "out.pdf"), "output-kind-not-known"),
        (("none.csv", "out.csv"), "cannot-read"),
        (("none.yaml", "out.csv"), "cannot-read"),
        (("wide.csv", "out.csv"), "no-table"),
    ],
)
def test_what_cannot_be_done_is_told_and_writes_nothing(
    command: Command, wide: Path, tmp_path: Path, names: tuple[str, str], said: str
) -> None:
    (tmp_path / "wide.csv").write_text("甲,乙\n1,2\n", "utf-8")
    before = sorted(wide.parent.iterdir())
    source, out = (tmp_path / each for each in names)
    ran = command("batch", source, "-o", out, "--set", tmp_path / "wide.perf")
    assert ran.code == 2
    assert f"错误[{said}]" in ran.err
    assert sorted(wide.parent.iterdir()) == before


def test_the_set_and_the_place_of_the_results_have_to_be_named(
    command: Command, wide: Path, tmp_path: Path
) -> None:
    assert "set-not-named" in command("batch", wide, "-o", tmp_path / "o.csv").err
    ran = command("batch", wide, "--set", tmp_path / "wide.perf")
    assert ran.code == 2
    assert "用 -o 写明结果写到哪里" in ran.err


@pytest.mark.parametrize(
    ("extra", "module"), [("batch", "numba"), ("office", "xlsxwriter")]
)
def test_a_missing_extra_is_told(
    command: Command,
    wide: Path,
    monkeypatch: pytest.MonkeyPatch,
    extra: str,
    module: str,
) -> None:
    monkeypatch.setattr(
        "perfscore.api.extras.find_spec", lambda name: None if name == module else name
    )
    out = wide.with_name("o.xlsx")
    ran = command("batch", wide, "-o", out, "--set", wide.with_name("wide.perf"))
    assert ran.code == 2
    assert f"pip install 'perfscore[{extra}]'" in ran.err
    assert not out.exists()


def test_in_english(command: Command, wide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    perf = tmp_path / "wide.perf"
    ran = command("batch", wide, "-o", out, "--set", perf, "--lang", "en")
    assert ran.out.startswith("5 scored, 2 rows not scored; grades: 优 1")
    assert [each["total"] for each in rows(out)][1] == "52.53"
    told = rows(tmp_path / "out.findings.csv")
    assert told[0]["message"].startswith("the year “21” is no year of four digits")


def test_exact_fractions_are_written_where_the_set_does_not_round(
    command: Command, tmp_path: Path
) -> None:
    text = WIDE.replace("  保留 2 位小数，四舍五入\n", "").replace(
        "合计 按已取整得分", "合计 按未取整得分"
    )
    (tmp_path / "exact.perf").write_text(text, "utf-8")
    (tmp_path / "in.csv").write_text(TABLE, "utf-8")
    out = tmp_path / "out.csv"
    command("batch", tmp_path / "in.csv", "-o", out, "--set", tmp_path / "exact.perf")
    scores = rows(out)
    assert scores[3]["预算执行率"] == "10/3"
    assert Fraction(scores[3]["总分"]) == Fraction(10, 3) + Fraction("77.5")
