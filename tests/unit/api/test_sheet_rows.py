"""The form's rows: of one name, added to funds and goals, stated by a form read in."""

from typing import Any

from tests.unit.api.test_sheets import inputs, laid_out

from perfscore.api.loading import load_set_text
from perfscore.api.sheets import sheet, sheet_derivation
from perfscore.api.working import worked, working_json
from perfscore.score.scorer import Scorer

Plain = dict[str, Any]
TOP = {"一级": "产出指标", "二级": "数量指标"}


def cell_of(found: Plain, pointer: str) -> Plain:
    """Give the cell of the form in which a pointer is written."""
    return inputs(found)[pointer]


def test_rows_of_one_name_each_have_their_own_derivation() -> None:
    """30 of 30 for the one that was met, 4/5 of 20 for the other."""
    row = {**TOP, "三级": "维修面积", "目标值": "≥5平方米"}
    rows = [
        {**row, "完成值": "5平方米", "分值": "30"},
        {**row, "完成值": "4平方米", "分值": "20"},
    ]
    made, found = laid_out({"年度": "2025", "指标": rows})
    assert made.score is not None
    for number, points in ((0, "30"), (1, "16")):
        name = cell_of(found, f"/指标/{number}/三级")
        score = next(
            each
            for each in found["cells"]
            if each["row"] == name["row"] and "line" in each
        )
        assert score["text"] == points
        derived = sheet_derivation(made.score, score["line"])
        assert derived is not None
        lines = [each for each in derived["children"] if "维修面积" in each["lead"]]
        assert [each["value"] for each in lines[:1]] == [f"{points}.00分"]
        assert not any("数量指标 / 维修面积" in each["lead"] for each in lines[1:])


def test_funds_and_goals_take_more_rows_and_lose_all_but_the_first() -> None:
    """The total of the funds stays; a new row begins with the keys of its part."""
    funds = [{"名称": name} for name in ("年度资金总额", "其中：财政拨款", "其他")]
    goals = [{"预期目标": "修好"}, {"预期目标": "添置"}]
    _, found = laid_out({"年度": "2025", "资金": funds, "目标": goals})
    cells = found["cells"]
    adding = {e["text"]: e["add"] for e in cells if e.get("heading") and "add" in e}
    assert adding["项目资金（万元）"] == {"place": "funds", "after": "/资金/2"}
    assert adding["年度总体目标"] == {"place": "goals", "after": "/目标/1"}
    going = {each["remove"]["at"] for each in cells if "remove" in each}
    assert going == {"/资金/1", "/资金/2", "/目标/1"}
    assert found["places"]["funds"]["全年执行数"] == ""
    assert found["places"]["goals"]["预期目标"] == ""


def test_the_title_of_the_form_can_be_written() -> None:
    """It stands where the document keeps it, and is what the form prints."""
    _, found = laid_out({"年度": "2025", "标题": "校舍维修自评表"})
    assert found["heading"]["at"] == "/标题"
    assert found["title"] == "校舍维修自评表"


def test_what_a_form_that_was_read_states_can_be_put_right() -> None:
    """自评得分, the funds' 得分, 总分 and 备注 are not hidden in the draft."""
    row = {**TOP, "三级": "面积", "目标值": "≥5", "完成值": "5", "自评得分": "7"}
    fund = {"名称": "合计", "全年预算数": "100", "全年执行数": "90", "得分": "10"}
    document = {
        "年度": "2025",
        "资金": [fund],
        "指标": [{**row, "分值": "10"}],
        "总分": "98",
        "备注": ["见附件"],
    }
    _, found = laid_out(document)
    score = cell_of(found, "/指标/0/自评得分")
    assert score["text"] == "10"
    stated = {each["at"]: each["label"] for each in found["claimed"]}
    assert stated == {
        "/总分": "总分",
        "/资金/0/得分": "合计：得分",
        "/备注/0": "备注 1",
    }
    made, _ = laid_out(document)
    english = sheet(made, "en")
    assert english is not None
    assert {each["label"] for each in english["claimed"]} == {
        "total",
        "合计：score",
        "remark 1",
    }


def test_a_row_that_is_not_there_yet_keeps_its_name() -> None:
    """Once one of them is filled in, pointers into the others still hold."""
    _, before = laid_out({"年度": "2025", "指标": []})
    names = {row["二级"]: name for name, row in before["rows"].items()}
    row = {**TOP, "三级": "面积", "完成值": "5"}
    _, after = laid_out({"年度": "2025", "指标": [row]})
    left = {row["二级"]: name for name, row in after["rows"].items()}
    assert "数量指标" in names
    assert "数量指标" not in left
    assert left.items() <= names.items()


def test_a_blank_cell_of_a_table_is_told_at_that_cell() -> None:
    """The second row of the 明细表 has no 金额; the first is complete."""
    text = (
        "指标体系 “差旅”\n  编号 test/travel\n  版本 1\n  依据 “例”\n  满分 10\n"
        "  保留 2 位小数，四舍五入\n  合计 按已取整得分\n"
        "明细表 出差\n  事由：文本，必填\n  金额：金额（元），必填\n"
        "一级指标 差旅费 10分\n  得分 = 若 合计(出差.金额) ≤ 1000元 则 10分 否则 0分\n"
    )
    checked = load_set_text(text, name="差旅.perf").value
    assert checked is not None
    rows = [{"事由": "培训", "金额": "400"}, {"事由": "调研", "金额": ""}]
    used = Scorer(checked)
    made = worked({"年度": "2025", "明细表": {"出差": rows}}, used)
    told = working_json(made, used, "zh")["findings"]
    missing = [each for each in told if each["rule"] == "missing-value"]
    assert [each["pointer"] for each in missing] == ["/明细表/出差/1/金额"]


def test_a_row_under_joint_headings_says_which_of_them_is_its() -> None:
    """One of the three, or all; a row that is added stands under the same one."""
    joint = ["经济成本指标", "社会成本指标", "生态环境成本指标"]
    row = {"一级": "成本指标", "三级": "单位成本", "目标值": "≤4万元", "分值": "20"}
    rows = [
        {**row, "二级": "经济成本指标"},
        {**row, "二级": "社会成本指标", "三级": "排放"},
    ]
    document = {"年度": "2022", "指标": rows}
    _, found = laid_out(document, "national/core-indicators-2021")
    for number in (0, 1):
        (wish,) = (
            each
            for each in cell_of(found, f"/指标/{number}/二级")["inputs"]
            if each["at"].endswith("二级")
        )
        assert wish["choices"] == ["、".join(joint), *joint]
    adding = {e["text"]: e["add"] for e in found["cells"] if "add" in e}
    for name in joint[:2]:
        begun = found["places"][adding[name]["place"]]
        assert (begun["一级"], begun["二级"]) == ("成本指标", name)


def test_a_rating_can_be_chosen_before_the_weight_is_known() -> None:
    """A target in words asks for one, named or not, with a 分值 or without."""
    row = {**TOP, "三级": "成效", "目标值": "效果明显", "分值": ""}
    rows = [row, {**row, "二级": "质量指标", "三级": ""}]
    _, found = laid_out({"年度": "2025", "指标": rows})
    for number in (0, 1):
        asked = cell_of(found, f"/指标/{number}/完成值")["inputs"]
        rating = {each["at"]: each for each in asked}[f"/指标/{number}/评级"]
        assert rating["choices"][0] == "达成年度指标"
