"""K3: points of indicators are above zero."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.checks.claimed_weight_not_positive import CHECK
from perfscore.diagnostics.model import Severity


def _row(name: str, weight: str, actual: str = "10件") -> tuple[str, ...]:
    return ("产出指标", "数量指标", name, "≥10件", actual, weight, "")


def test_points_of_zero_are_a_warning() -> None:
    ((finding,), verified) = found_by(
        CHECK, page_case([_row("办件数", "50"), _row("接待数", "0")])
    )

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == "“接待数”的分值是 0，应当大于零"
    assert finding.path == ("产出指标", "数量指标", "接待数")
    assert verified == []


@pytest.mark.parametrize(
    "row",
    [
        _row("接待数", ""),
        _row("接待数", "—"),
        _row("接待数", "0", "不适用"),
        _row("扣分项：通报批评", "-5"),
        _row("接待数", "0.5"),
    ],
)
def test_blanks_and_rows_that_do_not_count_are_left(row: tuple[str, ...]) -> None:
    found, verified = found_by(CHECK, page_case([_row("办件数", "50"), row]))

    assert found == []
    assert len(verified) == 1
