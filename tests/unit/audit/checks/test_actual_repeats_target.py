"""T15: actuals tell the figure reached."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.checks.actual_repeats_target import CHECK


def test_actuals_with_a_sign_are_told_once() -> None:
    # 中江 2022: ≥266米, ≥50厘米, ≥90% twice, ≥1000人, ≥95%
    ((finding,), _) = found_by(CHECK, case_of_table("009"))

    assert finding.message.zh == (
        "“安装坡面水标尺”、“水标尺宽度”、“及时(按期)开工率”等 6 项的完成值"
        "带比较符号（“≥266米”），没有写出实际达到的数"
    )
    assert len(finding.related) == 5


@pytest.mark.parametrize("actual", ["271米", "=266米", "完成", "12月底前", "270米以上"])
def test_figures_and_words_are_right(actual: str) -> None:
    row = ("产出指标", "数量指标", "水标尺", "≥266米", actual, "10", "10")

    assert found_by(CHECK, page_case([row]))[0] == []
