"""Forms whose numbers are right are not accused; a wrong number is found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.audit.tables import case_of_form, form_of

from perfscore.audit.auditor import audited
from perfscore.audit.checks import (
    claimed_fund_score_differs,
    claimed_points_differ,
    claimed_rate_differs,
    claimed_total_differs,
)
from perfscore.audit.finding import AuditFinding
from perfscore.audit.settings import settings_of
from perfscore.diagnostics.model import Severity
from perfscore.intake.claimed import ClaimedForm

CHECKS = [
    each.CHECK
    for each in (
        claimed_points_differ,
        claimed_fund_score_differs,
        claimed_total_differs,
        claimed_rate_differs,
    )
]


def _rounded(value: Fraction, places: int) -> str:
    """Write a number rounded half up, by hand."""
    scale = 10**places
    whole = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    if not places:
        return str(whole)
    return f"{whole // scale}.{whole % scale:0{places}d}"


@dataclass(frozen=True)
class Filled:
    """The numbers of a form, before anything is rounded for print."""

    budget: Fraction
    executed: Fraction
    rows: Sequence[tuple[int, int, int]]
    places: int
    rate_places: int

    def form(self) -> ClaimedForm:
        """Print the form as its unit would, each number rounded by itself."""
        rate = min(self.executed / self.budget, Fraction(1))
        scores = [10 * rate]
        rows = []
        for at, (weight, target, actual) in enumerate(self.rows):
            score = weight * min(Fraction(actual, target), Fraction(1))
            shown = _rounded(score, self.places)
            rows.append(
                (
                    "数量指标",
                    f"第{at}项",
                    f"≥{target}个",
                    f"{actual}个",
                    f"{weight}",
                    shown,
                )
            )
            scores.append(score)
        fund = (
            "年度资金总额",
            "",
            _rounded(self.budget, 2),
            _rounded(self.executed, 2),
            "10",
            f"{_rounded(self.executed / self.budget * 100, self.rate_places)}%",
            _rounded(10 * rate, self.places),
        )
        total = _rounded(sum(scores, Fraction()), self.places)
        return form_of(rows, [fund], total=total)


@st.composite
def filled(draw: st.DrawFn) -> Filled:
    """Make a form of 100 points whose targets are mostly reached."""
    parts = draw(st.lists(st.integers(5, 30), min_size=3, max_size=5))
    weights = [*parts, 90 - sum(parts)] if sum(parts) < 90 else [30, 30, 30]
    targets = [draw(st.integers(2, 400)) for _ in weights]
    actuals = [draw(st.integers(1, each * 2)) for each in targets]
    budget = Fraction(draw(st.integers(10**6, 10**10)), 10**4)
    share = Fraction(draw(st.integers(0, 1000)), 1000)
    return Filled(
        budget,
        budget * share,
        list(zip(weights, targets, actuals, strict=True)),
        places=draw(st.sampled_from([2, 3])),
        rate_places=draw(st.integers(0, 2)),
    )


def _found(form: ClaimedForm) -> list[AuditFinding]:
    made = audited("表", case_of_form(form), settings_of(CHECKS), CHECKS)
    return [each for each in made.findings if each.severity is not Severity.NOTE]


@given(filled())
def test_right_numbers_are_not_accused_however_they_were_rounded(made: Filled) -> None:
    assert _found(made.form()) == []


@given(filled(), st.integers(1, 40))
def test_a_total_that_is_off_by_more_than_rounding_is_found(
    made: Filled, tenths: int
) -> None:
    form = made.form()
    cell = form.total_score
    assert cell is not None
    wrong = Fraction(cell.text) + Fraction(tenths, 10)
    changed = replace(cell, text=_rounded(wrong, made.places))

    found = _found(replace(form, total_score=changed))

    assert "claimed-total-differs" in {each.rule.name for each in found}


@given(filled())
def test_a_rate_that_is_off_by_a_tenth_is_found(made: Filled) -> None:
    form = made.form()
    (fund,) = form.funds
    rate = made.executed / made.budget * 100 + 10
    cell = fund.execution_rate
    assert cell is not None
    changed = replace(cell, text=f"{_rounded(rate, 2)}%")

    found = _found(replace(form, funds=(replace(fund, execution_rate=changed),)))

    assert "claimed-rate-differs" in {each.rule.name for each in found}
