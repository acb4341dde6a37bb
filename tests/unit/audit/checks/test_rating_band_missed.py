"""K12: points for a rating lie within its band."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.rating_band_missed import CHECK
from perfscore.diagnostics.model import Severity

NOTE = (
    "备注：定性指标分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果"
    "较差三档，分别按照100%-80%（含80%）、80%-50%（含50%）、50%-0%合理确定分值。"
)


def _case(actual: str, score: str, note: str = NOTE) -> AuditCase:
    row = ("效益指标", "社会效益指标", "便民", "效果明显", actual, "10", score)
    return page_case([row], total=("100", score), notes=(note,))


@pytest.mark.parametrize(
    ("rating", "score"),
    [
        ("达成预期指标", "10"),
        ("达成预期指标", "8"),
        ("部分达成预期指标并具有一定效果", "7.9"),
        ("部分达成年度指标", "5"),
        ("未达成预期指标且效果较差", "4.9"),
        ("未达成预期指标且效果较差", "0"),
    ],
)
def test_points_within_the_band_are_verified(rating: str, score: str) -> None:
    found, verified = found_by(CHECK, _case(rating, score))

    assert found == []
    assert len(verified) == 1


@pytest.mark.parametrize(
    ("rating", "score", "band"),
    [
        ("达成预期指标", "7", "[80%, 100%]"),
        ("部分达成预期指标", "8", "[50%, 80%)"),
        ("部分达成预期指标", "4", "[50%, 80%)"),
        ("未达成预期指标", "5", "[0%, 50%)"),
    ],
)
def test_points_beside_the_band_of_a_note_are_a_warning(
    rating: str, score: str, band: str
) -> None:
    ((finding,), _) = found_by(CHECK, _case(rating, score))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh.endswith(f"该档是 {band}")


@pytest.mark.parametrize("actual", ["效果明显", "完成", "基本达到", "10件"])
def test_cells_that_state_no_rating_are_left(actual: str) -> None:
    assert CHECK.needs is not None
    assert not CHECK.needs(_case(actual, "3"))


def test_without_bands_nothing_is_judged() -> None:
    case = _case("达成预期指标", "3", "备注：满分为100分。")

    assert found_by(CHECK, case) == ([], [])
