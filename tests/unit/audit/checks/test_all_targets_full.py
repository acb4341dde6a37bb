"""T5: not all targets are 100%."""

from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.all_targets_full import CHECK


def _case(*pairs: tuple[str, str]) -> AuditCase:
    rows = [
        ("产出指标", "数量指标", f"工作{at}", target, actual, "10", "10")
        for at, (target, actual) in enumerate(pairs)
    ]
    return page_case(rows)


def test_a_form_of_100_percent_is_told_once() -> None:
    pairs = [("100%", "100.0%"), ("100.0%", "100%"), ("≥100%", "100%")]
    ((finding,), _) = found_by(CHECK, _case(*pairs, ("100%", "100%")))

    assert finding.message.zh == "全部 4 个指标的指标值和完成值都是 100%"
    assert len(finding.related) == 3


def test_nine_of_ten_are_told_with_their_count() -> None:
    ((finding,), _) = found_by(CHECK, _case(*[("100%", "100%")] * 9, ("9件", "9件")))

    assert finding.message.zh == "10 个指标里 9 个的指标值和完成值都是 100%"


def test_fewer_or_other_targets_are_right() -> None:
    assert found_by(CHECK, _case(*[("100%", "100%")] * 3))[0] == []
    assert found_by(CHECK, _case(*[("100%", "100%")] * 4, ("9件", "9件")))[0] == []
    assert found_by(CHECK, _case(*[("≥95%", "100%")] * 5))[0] == []
    assert found_by(CHECK, case_of_table("017"))[0] == []
