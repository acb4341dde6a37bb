"""A target and its actual value in one unit, exactly or not at all."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, found, one, rules_of

F = Fraction
COMPLETION = "评分 按完成比例"


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥50个", "40", 8),
        ("≥50", "40个", 8),
        ("5万", "40000", 8),
        ("50000", "4万", 8),
        ("5万个", "40000个", 8),
        ("200万元", "195.5万元", F("9.775")),
        ("200万元", "195.5", F("9.775")),
        ("200万元", "1955000元", F("9.775")),
        ("200万元", "195.5万", F("9.775")),
        ("200万", "195.5万元", F("9.775")),
        ("200万", "0.01955亿元", F("9.775")),
        ("2亿元", "1亿元", 5),
        ("5元/人·月", "4元/人*月", 8),
        ("30天", "24日", 8),
        ("50TB", "40 tb", 8),
        ("≥95%", "９５％", 10),
        ("≥5‰", "0.4%", 8),
        ("1,000人", "800", 8),
        ("12345678901234567890元", "6172839450617283945元", 5),
    ],
)
def test_both_are_brought_to_one_unit(
    target: str, actual: str, points: Fraction
) -> None:
    score = one(COMPLETION, actual, target=target)
    assert exact(score) == points
    assert rules_of(score) == []


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("50个", "40人"),
        ("50个", "40%"),
        ("95%", "95个"),
        ("95", "95%"),
        ("30天", "24个工作日"),
        ("5万元", "5人"),
        ("5人", "5万元"),
    ],
)
def test_other_units_are_not_compared(target: str, actual: str) -> None:
    score = one(COMPLETION, actual, target=target)
    assert rules_of(score) == ["units-differ", "total-open"]


@pytest.mark.parametrize(
    ("actual", "rules", "points"),
    [
        ("96", ["percent-sign-assumed"], F("9.6")),
        ("1.01", ["percent-sign-assumed"], F("0.101")),
        ("0", [], 0),
        ("1", ["percent-sign-missing", "total-open"], None),
        ("0.96", ["percent-sign-missing", "total-open"], None),
        ("-5", ["percent-sign-missing", "total-open"], None),
        ("≥96%", ["sign-in-actual"], F("9.6")),
        ("96%以上", ["sign-in-actual"], F("9.6")),
        ("＞96", ["sign-in-actual", "percent-sign-assumed"], F("9.6")),
    ],
)
def test_a_rate_without_per_cent_is_told_or_refused(
    actual: str, rules: list[str], points: Fraction | None
) -> None:
    score = one(f"目标 ≥100%\n{COMPLETION}", actual)
    assert rules_of(score) == rules
    assert exact(score) == points


def test_an_ambiguous_rate_is_told_with_both_readings() -> None:
    finding = found(one(f"目标 ≥95%\n{COMPLETION}", "0.96"), "percent-sign-missing")
    assert finding.hint is not None
    assert finding.hint.zh == "写作 0.96% 或 96%"


def test_a_sign_that_was_copied_is_kept_but_told() -> None:
    score = one(COMPLETION, "≥266米", target="≥266米")
    assert exact(score) == 10
    assert "按 266米 计" in found(score, "sign-in-actual").message.zh


@pytest.mark.parametrize(
    ("actual", "rule"),
    [
        (None, "missing-value"),
        ("", "missing-value"),
        ("  ", "missing-value"),
        ("建设中", "not-a-number"),
        ("1/2", "not-a-number"),
        ("2021年5月1日", "not-a-number"),
        ("不适用", "not-applicable"),
        ("1e5", "number-not-taken"),
        ("1" * 31, "number-not-taken"),
        ("1,00", "number-not-taken"),
    ],
)
def test_what_is_no_number_leaves_the_score_open(actual: str | None, rule: str) -> None:
    score = one(f"目标 11个\n{COMPLETION}", actual)
    assert exact(score) is None
    assert score.total is None
    assert rules_of(score) == [rule, "total-open"]


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        (None, "missing-value"),
        ("有所提高", "not-a-number"),
        ("2021年12月底前", "not-a-number"),
        ("不适用", "not-applicable"),
        ("1e5", "number-not-taken"),
    ],
)
def test_a_target_that_is_no_number_leaves_the_score_open(
    target: str | None, rule: str
) -> None:
    """The row states the target of an indicator whose method needs a number."""
    score = one(COMPLETION, "5", target=target)
    assert rules_of(score) == [rule, "total-open"]


def test_a_method_that_reads_no_actual_value_says_nothing_of_it() -> None:
    clauses = "评分 扣分\n每有 情形 满 1例：扣 1分"
    score = one(clauses, "≥三例", data="情形：计数（例）", reported={"情形": "3"})
    assert exact(score) == 7
    assert rules_of(score) == []
