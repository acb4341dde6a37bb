"""What counts as a figure, and what is a date, a number of a paper, a limit."""

import pytest

from perfscore.audit.narrative.figures import Kind, figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支出467.02万元，占99.9%", ["467.02万元", "99.9%"]),
        ("截至2021年12月31日，根据株编办【2010】297号，现有5人", ["5人"]),
        ("财预〔2020〕10号第3条，2010301科目3.5万元", ["3.5万元"]),
        ("单价50万元以上设备2台，约30万元，近5年，10-20个，3个月", ["2台"]),
        ("上升2.3个百分点，470人次，13.6亿元", ["2.3个百分点", "470人次", "13.6亿元"]),
        ("总分100分，得95分，101中学，761工场，OLED55", []),
        ("增长-3.5%，90%至95%之间，不低于80%", ["-3.5%"]),
    ],
)
def test_figures_are_amounts_rates_and_counts(text: str, found: list[str]) -> None:
    assert [each.number.text for each in figures(text)] == found


def test_amounts_are_compared_in_yuan_and_counts_are_exact() -> None:
    million, count = figures("1.25亿元，300人")

    assert million.kind is Kind.MONEY
    assert million.value == 125_000_000
    assert million.span.low == 124_500_000
    assert count.span.low == count.span.high == 300
