"""The YAML form to fill in: what it asks for, and that it scores once filled."""

from fractions import Fraction

import pytest

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_assessment
from perfscore.api.shipped import shipped_ids
from perfscore.model.assessment import Assessment
from perfscore.source import Source
from perfscore.wire.assessment import read_assessment
from perfscore.wire.blank_assessment import blank_yaml


def blank(set_id: str) -> str:
    checked = load_set(set_id).value
    assert checked is not None
    return blank_yaml(checked.indicator_set)


def read(text: str) -> Assessment:
    outcome = read_assessment(Source("form.yaml", text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("set_id", shipped_ids())
def test_each_shipped_set_gives_a_file_that_can_be_read(set_id: str) -> None:
    form = read(blank(set_id))
    assert form.set_id == set_id
    assert form.data == {}


def test_each_datum_says_its_unit_its_bounds_and_whether_it_is_needed() -> None:
    text = blank("hunan/zhuzhou/department-2021")
    assert "  # 金额（万元），选填，不小于 0\n  年初预算数:\n" in text
    assert "  # 金额（万元），必填，大于 0\n  全年预算数:\n" in text


def test_an_answer_that_is_yes_or_no_and_a_bounded_share_are_explained() -> None:
    text = blank("national/core-indicators-2021")
    assert "  # 是否，必填，填 是 或 否\n  需要满意度指标:\n" in text
    bounds = "不小于 0%，不大于 100%"
    assert f"  # 比率（%），选填，写上 %，如 95%，{bounds}\n  满意度:\n" in text


def test_a_row_has_the_fields_that_its_scoring_reads() -> None:
    text = blank("national/department-2013")
    assert (
        "  - 一级: 过程\n"
        "    二级: 资产管理\n"
        "    三级: 资产管理制度健全性\n"
        "    完成值:  # 逐条填 是 或 否\n"
        "      已制定资产管理制度:\n"
        "      资产管理制度合法、合规、完整:\n"
        "      资产管理制度得到有效执行:\n"
        "    偏差原因:\n"
    ) in text
    assert (
        "    三级: 经济效益\n"
        "    评级:  # 在 达成年度目标、部分达成年度目标、未达成年度目标 中选一个\n"
        "    自评得分:\n"
    ) in text
    assert (
        "  # 预算完成率：分值 4，按公式计分；由填报数据得出，这里不填\n"
        "  # 依据：附件2：预算完成数 ÷ 预算数 × 100%\n"
    ) in text


FILLED = {
    "年初预算数": "100",
    "全年预算数": "200",
    "全年执行数": "100",
}


def test_filled_in_it_scores() -> None:
    """Half of the budget is spent: 5 of 10 points; four rows reach their targets."""
    text = blank("hunan/zhuzhou/department-2021")
    for name, value in FILLED.items():
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {value}\n")
    weights = iter(("20", "30", "30", "10"))
    lines = []
    for line in text.splitlines():
        shown = line.replace("  # ", "  ", 1) if _is_sample(line) else line
        if shown.strip() == "分值: 10":
            shown = shown.replace("10", next(weights))
        lines.append(shown)
    checked = load_set("hunan/zhuzhou/department-2021").value
    assert checked is not None
    score = score_assessment(read("\n".join(lines)), checked)
    assert [line.score for line in score.lines] == [
        Fraction(5),
        Fraction(20),
        Fraction(30),
        Fraction(30),
        Fraction(10),
    ]
    assert score.total == Fraction(95)
    assert score.grade is not None
    assert score.grade.name == "优"


def _is_sample(line: str) -> bool:
    return line.startswith(("  # - ", "  #   "))
