"""Whatever an expression says, it is lowered and worked out, or its faults are told."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.lower.sets import lowered, the_set, told, whole
from tests.unit.score.forms import filled
from tests.unit.score.recomputing import recomputed, steps

from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Severity
from perfscore.exact import MAX_DIGITS, exact_text
from perfscore.lower.document import lower
from perfscore.lower.ground.levels import MAX_LEVELS, levels_of, parts_of
from perfscore.model.expressions import Expression, Operation, Operator
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.units import MONEY, Kind, Quantity
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.syntax.parser import parse

F = Fraction
DATA = """
数据
  万：金额（万元）
  元数：金额（元），可为负
  人数：计数（人）
  率：比率
  数：数值
  日：日期
  有：是否
  类：选项（甲、乙）
"""
REPORTED = {
    "万": "1.5",
    "元数": "-20",
    "人数": "7",
    "率": "85.5%",
    "数": "-3",
    "日": "2021年5月1日",
    "有": "是",
    "类": "甲",
}
LEAVES = (
    *REPORTED,
    *(
        "0",
        "2",
        "80%",
        "5分",
        "3人",
        "1万元",
        "7个百分点",
        "是",
        '"甲"',
        "2021年5月1日",
    ),
)
FUNCTIONS = ("至多", "至少", "合计", "平均", "绝对值", "向下取整", "四舍五入", "没有")


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write expressions out of smaller ones, whether or not they fit together."""
    signs = st.sampled_from(
        ["+", "-", "×", "÷", "^", "≥", "=", "≠", "<", " 且 ", " 或 "]
    )
    return st.one_of(
        st.builds(lambda one, sign, two: f"({one} {sign} {two})", inner, signs, inner),
        st.builds(
            lambda name, parts: f"{name}({', '.join(parts)})",
            st.sampled_from(FUNCTIONS),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda one: f"(非 {one})", inner),
        st.builds(lambda one: f"(-{one})", inner),
        st.builds(
            lambda one, two, three: f"(若 {one} 则 {two} 否则 {three})",
            inner,
            inner,
            inner,
        ),
    )


def calculated(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write numbers without unit out of smaller ones: these always fit together."""
    pairs = st.tuples(inner, inner)
    condition = st.builds(
        lambda pair, sign, also: f"{pair[0]} {sign} {pair[1]}{also}",
        pairs,
        st.sampled_from(["<", "≤", "=", "≠", "≥", ">"]),
        st.sampled_from(["", " 且 有", ' 或 类 = "乙"', " 且 非 (日 > 2021年3月1日)"]),
    )
    return st.one_of(
        st.builds(
            lambda pair, sign: f"({pair[0]} {sign} {pair[1]})",
            pairs,
            st.sampled_from("+-×÷"),
        ),
        st.builds(lambda one, power: f"({one} ^ {power})", inner, st.integers(0, 3)),
        st.builds(
            lambda name, pair: f"{name}({pair[0]}, {pair[1]})",
            st.sampled_from(["至多", "至少", "合计", "平均"]),
            pairs,
        ),
        st.builds(
            lambda name, one: f"{name}({one})",
            st.sampled_from(
                ["绝对值", "向下取整", "向上取整", "四舍五入", "舍去", "-"]
            ),
            inner,
        ),
        st.builds(
            lambda if_, pair: f"(若 {if_} 则 {pair[0]} 否则 {pair[1]})",
            condition,
            pairs,
        ),
    )


rates = st.sampled_from(
    ["率", "80%", "0", "1", "(万 / 元数)", "(人数 / 3人)", "(1万元 / 万)", "5%"]
)
plain = st.recursive(rates, calculated, max_leaves=6)
expressions = st.recursive(st.sampled_from(LEAVES), combined, max_leaves=6)
amounts = st.builds(F, st.integers(-(10**9), 10**9), st.sampled_from([1, 10, 1000]))
positive = st.integers(1, 10**14).map(lambda cents: Fraction(cents, 100))
units = st.sampled_from(sorted(MONEY))


def is_of_its_type(value: object, expression: Expression) -> bool:
    kinds = {Kind.TRUTH: bool, Kind.TEXT: str, Kind.DATE: date}
    kind = expression.type
    wanted = Fraction if isinstance(kind, Quantity) else kinds[kind]
    return value is None or type(value) is wanted


@settings(max_examples=200)
@given(st.one_of(expressions, plain))
def test_an_expression_is_worked_out_or_its_faults_are_told(text: str) -> None:
    outcome = lowered(whole(f"{DATA}定义 求 = {text}\n"))
    made = outcome.value
    assert made is not None
    errors = [x for x in outcome.diagnostics if x.rule.severity is Severity.ERROR]
    assert bool(errors) == (not made.definitions)
    for definition in made.definitions:
        score = Scorer(CheckedSet(made)).score(filled(data=REPORTED))
        step = score.definitions[definition.name][1]
        for each in steps(step):
            assert each.value == recomputed(each)
            assert is_of_its_type(each.value, each.expression)


@settings(max_examples=100)
@given(plain)
def test_numbers_without_unit_fit_together(text: str) -> None:
    diagnostics = lowered(whole(f"{DATA}定义 求 = {text}\n")).diagnostics
    assert {each.rule.name for each in diagnostics} <= {"percent-for-percentage-points"}


@settings(max_examples=100)
@given(positive, units, positive, units)
def test_amounts_convert_exactly_whichever_stands_first(
    one: Fraction, unit: str, other: Fraction, other_unit: str
) -> None:
    left, right = f"{exact_text(one)}{unit}", f"{exact_text(other)}{other_unit}"
    text = f"""
定义 和 = {left} + {right}
定义 差 = {left} - {right}
定义 比 = {left} / {right}
定义 大 = 若 {left} > {right} 则 1 否则 0
定义 至多一 = 至多({left}, {right})
"""
    score = Scorer(CheckedSet(the_set(whole(text)))).score(filled())
    base, other_base = one * MONEY[unit].scale, other * MONEY[other_unit].scale
    scale = MONEY[unit].scale
    values = {name: step.value for name, (_, step) in score.definitions.items()}
    assert values == {
        "和": (base + other_base) / scale,
        "差": (base - other_base) / scale,
        "比": base / other_base,
        "大": int(base > other_base),
        "至多一": min(base, other_base) / scale,
    }


@settings(max_examples=60)
@given(st.lists(expressions, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_definitions_mean_the_same_in_any_order(
    texts: list[str], random: Random
) -> None:
    """Each may read the ones before it in the list, wherever it stands in the file."""
    lines = []
    for index, text in enumerate(texts):
        read = f" + 求{index - 1}" if index else ""
        lines.append(f"定义 求{index} = {text}{read}")
    shuffled = [*lines]
    random.shuffle(shuffled)
    one, other = (
        lowered(whole("\n".join([DATA, *each]))).value for each in (lines, shuffled)
    )
    assert one is not None
    assert other is not None
    assert sorted(_bodies(one), key=str) == sorted(_bodies(other), key=str)


def _bodies(made: IndicatorSet) -> Iterator[tuple[str, Expression]]:
    for definition in made.definitions:
        yield definition.name, definition.value


def test_definitions_are_told_of_alike_in_every_order() -> None:
    lines = [
        "定义 甲 = 乙 + 1人",
        "定义 乙 = 丙 × 2元",
        "定义 丙 = 没有",
        "定义 丁 = 2",
    ]
    found = {
        tuple(sorted(told(whole("\n".join(each))))) for each in permutations(lines)
    }
    assert found == {(("unknown-name", "没有"),)}


@settings(max_examples=100)
@given(st.text(alphabet="甲乙0123456789.%分万元人+-×÷^()=≥<若则否 且或,", max_size=60))
def test_any_text_of_an_expression_lowers_or_is_told(text: str) -> None:
    source = Source("set.perf", whole(f"{DATA}定义 求 = {text}\n校验 甲：{text}\n"))
    parsed = parse(source)
    assert parsed.value is not None
    outcome = lower(parsed.value)
    assert outcome.value is not None
    for definition in outcome.value.definitions:
        assert levels_of(definition.value, {}) <= MAX_LEVELS


@settings(max_examples=60)
@given(st.integers(0, 10 ** (MAX_DIGITS + 5)), st.integers(1, 12))
def test_a_number_is_taken_exactly_or_refused(digits: int, exponent: int) -> None:
    text = whole(f"定义 甲 = {digits} ^ {exponent}")
    if len(str(digits)) > MAX_DIGITS:
        assert [rule for rule, _ in told(text)] == ["number-too-long"]
        return
    (definition,) = the_set(text).definitions
    score = Scorer(CheckedSet(the_set(text))).score(filled())
    assert score.definitions["甲"][1].value == digits**exponent
    powers = [x for x in _walk(definition.value) if isinstance(x, Operation)]
    assert [each.operator for each in powers] == [Operator.POWER]


def _walk(expression: Expression) -> Iterator[Expression]:
    yield expression
    for part in parts_of(expression):
        yield from _walk(part)
