"""K15: an indicator stands on a form once."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.indicator_repeated import CHECK
from perfscore.diagnostics.model import Severity


def _case(*rows: tuple[str, str, str]) -> AuditCase:
    return page_case(
        [
            ("产出指标", level2, name, target, target, "10", "10")
            for level2, name, target in rows
        ]
    )


@pytest.mark.parametrize("name", ["办 件 数", "２．办件数", "办件数"])
def test_a_repeated_name_below_one_heading_is_a_warning(name: str) -> None:
    case = _case(("数量指标", "1.办件数", "≥10件"), ("数量指标", name, "≥10件"))

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.WARNING
    assert "在表里有两次，目标值也相同" in finding.message.zh
    assert [each.span.text for each in finding.related] == ["1.办件数"]


def test_a_repeated_name_with_another_target_is_a_note() -> None:
    case = _case(("数量指标", "办件数", "≥10件"), ("数量指标", "办件数", "≥20件"))

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.NOTE


def test_one_name_elsewhere_counts_with_the_same_target_alone() -> None:
    same = _case(("数量指标", "完成率", "100%"), ("质量指标", "完成率", "100%"))
    other = _case(("数量指标", "完成率", "100%"), ("质量指标", "完成率", "95%"))

    assert len(found_by(CHECK, same)[0]) == 1
    assert found_by(CHECK, other)[0] == []


def test_what_stands_in_brackets_tells_names_apart() -> None:
    case = _case(
        ("数量指标", "发放人数（城市）", "10人"),
        ("数量指标", "发放人数（农村）", "10人"),
    )

    found, (verified,) = found_by(CHECK, case)

    assert found == []
    assert verified.text == "2 个指标"


def test_of_many_equal_names_each_is_told_with_the_first_one() -> None:
    rows = [("数量指标", "办件数", f"≥{at}件", "", "1", "1") for at in range(1, 201)]

    found, _ = found_by(CHECK, case_of_form(form_of(rows)))

    assert len(found) == 199
    assert len({each.span.start for found in found for each in found.related}) == 1


def test_scoring_standards_of_one_item_are_no_repetition() -> None:
    # 铜陵郊区 2021: 账务管理 with two standards of 2 and 1 points
    assert found_by(CHECK, case_of_table("040"))[0] == []
