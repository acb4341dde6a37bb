from pathlib import Path

from tests.unit.intake.form.tables import form, text, told

from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document

SEED = Path(__file__).parents[4] / "tests" / "data" / "zhuzhou_2021.txt"
HEAD = "项目名称|甲项目||||||\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
OPEN = "|社会效益指标|||||\n|生态效益指标|||||\n"
JOINT = ["经济效益指标", "社会效益指标", "生态效益指标"]


def seed() -> Document:
    """Build the seed document's last table as its tabs have it; nothing is merged."""
    builder = DocumentBuilder("决算.txt")
    rows: list[list[str]] = []
    for line in SEED.read_text("utf-8").splitlines():
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            cells = [
                RawCell(row, column, word)
                for row, words in enumerate(rows)
                for column, word in enumerate(words)
            ]
            builder.add_grid("", cells, mark=lambda row, column: f"{row}:{column}")
            rows = []
        builder.add_paragraph(line, mark="段")
    return builder.build()


def test_headings_beside_a_tall_indicator_share_it() -> None:
    tall = "{3,1}效益指标|经济效益指标|{3,1}影响|{3,1}好|{3,1}好|{3,1}30|{3,1}30\n"
    (row,) = form(HEAD + tall + OPEN).indicators

    assert [each.text for each in row.level2] == JOINT
    assert told(HEAD + tall + OPEN) == []


def test_headings_below_an_indicator_that_is_not_merged_are_unused() -> None:
    short = "{3,1}效益指标（30分）|经济效益指标|影响|好|好|30|30\n"
    (row,) = form(HEAD + short + OPEN).indicators

    assert [each.text for each in row.level2] == JOINT[:1]
    assert [each[0] for each in told(HEAD + short + OPEN)] == ["row-not-used"]


def test_where_nothing_is_merged_an_indicator_with_all_points_is_shared_and_told() -> (
    None
):
    flat = "效益指标（30分）|经济效益指标|影响|好|好|30|30\n"
    (row,) = form(HEAD + flat + OPEN).indicators

    assert [each.text for each in row.level2] == JOINT
    (only,) = told(HEAD + flat + OPEN)
    assert only[0] == "uncertain-reading"
    assert "也可能是没有填" in only[2]


def test_joint_headings_in_one_cell_are_parted_where_each_is_a_heading() -> None:
    one = "效益指标|经济效益指标⏎社会效益指标|影响|好|好|30|30\n"
    wrapped = "满意度指标|服务对象满意⏎度指标|影响|好|好|30|30\n"

    (row,) = form(HEAD + one).indicators
    assert [each.text for each in row.level2] == JOINT[:2]
    (row,) = form(HEAD + wrapped).indicators
    assert [each.text for each in row.level2] == ["服务对象满意度指标"]


def test_the_seed_document_s_table_comes_out_whole() -> None:
    (found,) = claimed_forms(seed()).value or ()

    assert text(found.unit) == "株洲市人民政府驻北京联络处部门决算"
    assert [each.name for each in found.funds] == [
        "合计",
        "其中：当年财政拨款",
        "上年结转资金",
        "其他资金",
    ]
    (total, *_) = found.funds
    assert [*map(text, (total.initial_budget, total.executed, total.score))] == [
        "249.4",
        "467.03",
        "10",
    ]
    assert [text(each.actual) for each in found.goals] == ["100.0%"]
    assert [text(each.weight) for each in found.indicators] == [
        *("10", "10", "5", "5", "5", "5", "5", "5", "30", "10"),
        None,
    ]
    assert [each.text for each in found.indicators[8].level2] == [
        *JOINT,
        "可持续影响指标",
    ]
    assert (text(found.total_score), text(found.grade)) == ("100", "优")
    assert len(found.notes) == 2
    assert found.notes[1].text.endswith("60 分（含）—80 分为中，60 分以下为差。")
    assert found.unread == ()
