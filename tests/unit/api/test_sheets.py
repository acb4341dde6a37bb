"""The form that is filled in is the official one, and says where each cell is kept."""

from typing import Any

import pytest

from perfscore.api.form_outline import blank_document
from perfscore.api.loading import load_set
from perfscore.api.sheet_asking import typed_document
from perfscore.api.sheets import sheet, sheet_derivation
from perfscore.api.shipped import shipped_ids
from perfscore.api.working import Worked, worked
from perfscore.report.official_form import official_form
from perfscore.score.scorer import Scorer

Plain = dict[str, Any]
PROJECT = "national/project-2020"


def scorer(name: str) -> Scorer:
    """Give the scorer of a shipped set."""
    checked = load_set(name).value
    assert checked is not None
    return Scorer(checked)


def laid_out(document: Plain, name: str = PROJECT) -> tuple[Worked, Plain]:
    """Score a document and lay it out."""
    made = worked(document, scorer(name))
    found = sheet(made)
    assert found is not None
    return made, found


def inputs(found: Plain) -> dict[str, Plain]:
    """Give what can be written into the table, by pointer."""
    return {
        each["at"]: cell for cell in found["cells"] for each in cell.get("inputs", ())
    }


@pytest.mark.parametrize("name", shipped_ids())
def test_the_cells_of_a_blank_form_cover_its_grid_once(name: str) -> None:
    """No cell lies over another, none is missing."""
    used = scorer(name)
    made = worked(blank_document(used.indicator_set, unit="甲局", year=2025), used)
    found = sheet(made)
    assert found is not None
    covered = [
        (row, column)
        for cell in found["cells"]
        for row in range(cell["row"], cell["row"] + cell.get("row_span", 1))
        for column in range(cell["column"], cell["column"] + cell.get("column_span", 1))
    ]
    grid = found["grid"]
    assert len(covered) == len(set(covered)) == grid["rows"] * grid["columns"]


def test_a_full_form_has_the_cells_of_the_printed_one() -> None:
    """Where each row is a scored line, nothing differs from what is printed."""
    document = {
        "年度": "2025",
        "单位": "甲局",
        "项目": "校舍维修",
        "资金": [{"名称": "年度资金总额", "全年预算数": "100", "全年执行数": "96.8"}],
        "目标": [{"预期目标": "修好", "实际完成情况": "修好了"}],
        "指标": [
            {"一级": top, "二级": second, "三级": "指标", "分值": "5"}
            for top, seconds in (
                ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
                (
                    "效益指标",
                    (
                        "经济效益指标",
                        "社会效益指标",
                        "生态效益指标",
                        "可持续影响指标",
                    ),
                ),
                ("满意度指标", ("服务对象满意度指标",)),
            )
            for second in seconds
        ],
    }
    made, found = laid_out(document)
    assert made.score is not None
    printed = official_form(made.score)
    assert [(e["row"], e["column"], e["text"]) for e in found["cells"]] == [
        (e.row, e.column, e.text) for e in printed.cells
    ]
    kept = inputs(found)
    assert kept["/指标/2/三级"]["text"] == "指标"
    assert kept["/资金/0/全年执行数"]["text"] == "96.8"
    assert kept["/目标/0/实际完成情况"]["text"] == "修好了"


def test_a_blank_row_stands_under_its_heading() -> None:
    """A row without a name is no line yet, and has a row of the form all the same."""
    document = {
        "年度": "2025",
        "指标": [
            {"一级": "产出指标", "二级": "质量指标", "三级": ""},
            {"一级": "产出指标", "二级": "数量指标", "三级": "面积", "分值": "50"},
        ],
    }
    _, found = laid_out(document)
    rows = inputs(found)
    groups = {e["text"]: e["row"] for e in found["cells"] if e["role"] == "group"}
    assert rows["/指标/0/三级"]["row"] == groups["质量指标"]
    assert rows["/指标/1/三级"]["row"] == groups["数量指标"]


def test_a_heading_without_rows_offers_one_that_begins_with_it() -> None:
    """The document has no row for it; the form says what one begins with."""
    _, found = laid_out({"年度": "2025", "指标": []})
    beginnings = [each["二级"] for each in found["rows"].values()]
    assert "时效指标" in beginnings
    assert found["loose"] == []


def test_a_row_that_fits_nowhere_is_not_hidden() -> None:
    """It stands beside the form, with all that it says."""
    row = {"一级": "别的", "二级": "什么", "三级": "没有的指标", "完成值": "5"}
    _, found = laid_out({"年度": "2025", "指标": [row]})
    (loose,) = found["loose"]
    assert {each["at"] for each in loose["inputs"]} >= {
        "/指标/0/一级",
        "/指标/0/完成值",
    }


def test_english_keys_are_written_where_they_are() -> None:
    """A document posted with English keys keeps them."""
    document = {
        "year": "2025",
        "unit": "甲局",
        "indicators": [
            {
                "level1": "产出指标",
                "level2": "数量指标",
                "level3": "面积",
                "actual": "5",
            }
        ],
    }
    _, found = laid_out(document)
    assert {"/unit", "/indicators/0/actual", "/indicators/0/偏差原因"} <= set(
        inputs(found)
    )


def test_numbers_become_texts_of_their_digits() -> None:
    """What a script would round stays as it was written."""
    document = {"年度": 2025, "资金": {"全年预算数": "0.10"}, "数据": {"a": 10**30}}
    assert typed_document(document) == {
        "年度": "2025",
        "资金": [{"全年预算数": "0.10"}],
        "数据": {"a": "1" + "0" * 30},
    }


def test_a_derivation_is_of_the_line_that_was_asked_for() -> None:
    """The score in the table leads to its own working, the total to that of all."""
    document = {
        "年度": "2025",
        "资金": [{"名称": "合计", "全年预算数": "100", "全年执行数": "96.8"}],
    }
    made, found = laid_out(document)
    assert made.score is not None
    (cell,) = (each for each in found["cells"] if "line" in each)
    assert cell["text"] == "9.68"
    derived = sheet_derivation(made.score, cell["line"])
    assert derived is not None
    assert "预算执行率" in derived["children"][0]["lead"]
    assert sheet_derivation(made.score, 99) is None
    assert sheet_derivation(made.score, None) is not None
