"""K16: 实得分 ÷ (100 − 不适分) × 100 where an indicator does not apply."""

from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.not_applicable_not_rescaled import CHECK
from perfscore.diagnostics.model import Severity


def _case(total: str, *, given: str = "") -> AuditCase:
    rows = [
        ("产出指标", "数量指标", "办件数", "≥10件", "8件", "50", "40"),
        ("效益指标", "社会效益指标", "便民", "提升", "不适用", "20", given),
        ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "95%", "20", "20"),
    ]
    funds = [("年度资金总额", "10", "10", "10", "10", "100%", "10")]
    return page_case(rows, funds, total=("100", total))


def test_a_total_that_is_scaled_up_is_verified() -> None:
    # (40 + 20 + 10) ÷ (100 − 20) × 100 = 87.5
    found, (verified,) = found_by(CHECK, _case("87.5"))

    assert found == []
    assert verified.working.zh == "70 ÷ (100 − 20) × 100 = 87.5"


def test_full_marks_for_what_does_not_apply_are_a_warning() -> None:
    # 70 + 20 = 90 where 87.5 are due
    ((finding,), _) = found_by(CHECK, _case("90", given="20"))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == (
        "“便民”不适用（共 20 分），仍计了 20 分，总分印 90，按其余指标折算应为 87.5；"
        "各地可以另有规定"
    )


def test_a_total_that_is_not_scaled_is_a_warning() -> None:
    ((finding,), _) = found_by(CHECK, _case("70"))

    assert finding.expected is not None
    assert finding.expected.zh == "87.5"


def test_forms_in_which_all_applies_are_not_looked_at() -> None:
    row = ("产出指标", "数量指标", "办件数", "≥10件", "12件", "90", "90")

    assert CHECK.needs is not None
    assert not CHECK.needs(page_case([row], total=("100", "100")))
