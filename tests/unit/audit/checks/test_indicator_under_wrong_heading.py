"""T13: level-2 headings stand where they belong."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.checks.indicator_under_wrong_heading import CHECK


def test_an_effect_among_the_outputs_is_told() -> None:
    # 南华: 经济效益指标 within 产出指标(50分)
    ((finding,), _) = found_by(CHECK, case_of_table("024"))

    assert finding.message.zh == "“经济效益指标”放在“产出指标”下，不属于这一类"
    assert finding.path[-1] == "奖补资金兑付率(%)"


@pytest.mark.parametrize(
    ("level1", "level2", "count"),
    [
        ("效益指标", "数量指标", 1),
        ("满意度指标", "时效指标", 1),
        ("产出指标", "成本指标", 0),
        ("效益指标", "服务对象满意度指标", 0),
        ("产出效益指标", "社会效益指标", 0),
        ("成本指标", "社会成本指标", 0),
        ("履职效能", "数量指标", 0),
    ],
)
def test_where_headings_belong(level1: str, level2: str, count: int) -> None:
    case = page_case([(level1, level2, "甲", "≥1", "1", "10", "10")])

    assert len(found_by(CHECK, case)[0]) == count
