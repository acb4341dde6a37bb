"""The rows that were chosen, and why a value is undefined."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.report.building import (
    NOWHERE,
    apply,
    datum,
    local,
    number,
)
from tests.unit.report.explaining import (
    ONE,
    bands,
    explained,
    known,
    row,
    step,
)

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import (
    Branch,
    Expression,
    Literal,
    Operator,
    Slot,
    Undefined,
)
from perfscore.model.units import POINTS, RATIO, Kind
from perfscore.score.result import Step

RATE = datum("调整率", RATIO)
TENTH, HALF = number(Fraction(1, 10), RATIO), number(Fraction(1, 2), RATIO)
LOW = apply(Operator.LESS_OR_EQUAL, RATE, TENTH, kind=Kind.TRUTH)
HIGH = apply(Operator.GREATER, RATE, HALF, kind=Kind.TRUTH)


def tried(condition: Expression, rate: Fraction, *, holds: bool) -> Step:
    limit = TENTH if condition is LOW else HALF
    return step(condition, holds, Step(RATE, rate, cell="5%"), known(limit))


def test_the_row_that_was_taken_is_shown_and_not_those_before_it() -> None:
    choice = bands(row(HIGH, 0, "在档 > 50% 内"), row(LOW, 3, "在档 ≤ 10% 内"))
    rate = Fraction(1, 20)
    conditions = (tried(HIGH, rate, holds=False), tried(LOW, rate, holds=True))
    trace = step(choice, Fraction(3), *conditions, known(number(3)))
    assert explained(trace) == [
        "得分 = 3分",
        "  在档 ≤ 10% 内：调整率 5% ≤ 10% → 成立",
        "    调整率 = 5%",
    ]


def test_where_no_row_holds_all_that_failed_are_shown() -> None:
    choice = bands(row(HIGH, 3), row(LOW, 2))
    rate = Fraction(1, 5)
    conditions = (tried(HIGH, rate, holds=False), tried(LOW, rate, holds=False))
    trace = step(choice, Fraction(0), *conditions, known(number(0)))
    assert explained(trace) == [
        "得分 = 0分",
        "  条件：调整率 20% > 50% → 不成立",
        "    调整率（填报“5%”） = 20%",
        "  条件：调整率 20% ≤ 10% → 不成立",
    ]


def test_an_undefined_condition_says_why() -> None:
    choice = bands(row(HIGH, 3))
    condition = step(HIGH, None, Step(RATE, None), known(HALF))
    assert explained(step(choice, None, condition)) == [
        "得分 = 无法得出（“调整率”没有填报）",
        "  条件：调整率 > 50% → 无法得出（“调整率”没有填报）",
        "    调整率 = 无法得出（“调整率”没有填报）",
    ]


def test_an_undecided_choice_inside_a_formula_is_not_guessed() -> None:
    choice = bands(row(HIGH, 3))
    open_ = step(choice, None, step(HIGH, None, Step(RATE, None, cell="约三成")))
    weight = local(Slot.WEIGHT)
    left = apply(Operator.SUBTRACT, weight, choice, kind=POINTS)
    first = explained(step(left, None, step(weight, Fraction(10)), open_))[0]
    assert first == (
        "得分 = 分值 10 - 无法得出 = 无法得出（“调整率”填报为“约三成”，不能用来计算）"
    )


def test_a_guard_is_only_told_of_where_it_holds() -> None:
    guard = Branch(
        condition=LOW,
        value=Undefined(
            span=NOWHERE, type=POINTS, rule="x", reason=Text("目标值不大于 0", "none")
        ),
    )
    choice = replace(bands(guard), otherwise=number(3))
    passed = tried(LOW, Fraction(1, 5), holds=False)
    assert explained(step(choice, Fraction(3), passed, known(number(3)))) == [
        "得分 = 3分"
    ]
    stopped = tried(LOW, Fraction(1, 20), holds=True)
    lines = explained(step(choice, None, stopped, Step(guard.value, None)))
    assert lines[0] == "得分 = 无法得出（目标值不大于 0）"


def test_a_zero_divisor_is_named() -> None:
    share = apply(Operator.DIVIDE, datum("甲"), datum("编制数"))
    inputs = (Step(datum("甲"), ONE), Step(datum("编制数"), Fraction(0)))
    assert explained(step(share, None, *inputs))[0] == (
        "得分 = 甲 1 ÷ 编制数 0 = 无法得出（除数“编制数”为 0）"
    )


def test_points_of_a_checklist_are_their_texts() -> None:
    label = Text("要点“有制度”", "point “有制度”")
    met = replace(local(Slot.POINT, Kind.TRUTH), label=label)
    choice = bands(Branch(condition=met, value=number(3), label=label))
    total = apply(
        Operator.ADD, choice, choice, kind=POINTS, label=Text("要点合计", "points met")
    )
    yes = step(choice, Fraction(3), Step(met, value=True), known(number(3)))
    no = step(choice, Fraction(0), Step(met, value=False), known(number(0)))
    assert explained(step(total, Fraction(3), yes, no)) == [
        "得分 = 要点合计 3 = 3分",
        "  要点合计 = 3分 + 0分 = 3分",
        "    要点“有制度” → 是",
        "    要点“有制度” → 否",
    ]
    missing = step(choice, None, Step(met, None))
    assert explained(step(total, None, missing, no))[0] == (
        "得分 = 要点合计 = 无法得出（要点“有制度”没有填报）"
    )


def test_a_rating_needs_no_comparison_to_be_understood() -> None:
    rating = local(Slot.RATING, Kind.TEXT)
    good = Literal(span=NOWHERE, type=Kind.TEXT, value="好")
    chosen = apply(Operator.EQUAL, rating, good, kind=Kind.TRUTH)
    judged = local(Slot.JUDGED)
    choice = replace(
        bands(Branch(condition=chosen, value=judged, label=Text("评级“好”", "")))
    )
    condition = step(chosen, True, Step(rating, "好", cell="好"), known(good))  # noqa: FBT003 - the condition holds
    trace = step(choice, Fraction(9), condition, Step(judged, Fraction(9), cell="9"))
    assert explained(trace) == [
        "得分 = 自评得分 9 = 9分",
        "  评级“好” → 成立",
        "    评级 = 好",
        "  自评得分（填报“9”） = 9分",
    ]
