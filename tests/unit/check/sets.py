"""Short ways to make indicators and indicator sets by hand."""

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.check.building import (
    ACTUAL,
    TARGET,
    WEIGHT,
    Number,
    at_most,
    by_completion,
    by_inverse,
    defined,
    formula,
    fraction,
    given,
    grade,
    interval,
    lit,
    op,
    part,
    points,
    rated,
    rating_row,
    span,
    when,
)

from perfscore.exact import Rounding, RoundingMode
from perfscore.model.data import Datum
from perfscore.model.expressions import (
    Expression,
)
from perfscore.model.indicator_set import (
    Basis,
    DeclaredScoring,
    Definition,
    Footing,
    FormKind,
    Indicator,
    IndicatorSet,
)
from perfscore.model.methods import (
    Scoring,
)
from perfscore.model.targets import TargetForm
from perfscore.model.units import NUMBER, RATIO, Quantity

FULL_MARKS = formula(WEIGHT)


def indicator(  # noqa: PLR0913 - the model's own fields
    name: str,
    weight: Number | None = None,
    *children: Indicator,
    scoring: Scoring | None = None,
    level: int = 1,
    declared: bool = False,
    basis: tuple[Basis, ...] = (),
) -> Indicator:
    """Make a node; a leaf without scoring gets full marks unless it is declared."""
    heading = span(name if weight is None else f"{name} {weight}分")
    if not children and not declared and scoring is None:
        scoring = FULL_MARKS
    return Indicator(
        span=heading,
        level=level,
        names=tuple(name.split("、")),
        weight=None if weight is None else fraction(weight),
        weight_span=None if weight is None else part(heading, f"{weight}分"),
        children=children,
        declared=declared,
        scoring=scoring,
        target=None,
        target_text="",
        basis=basis,
        note="",
    )


def by_unit() -> Indicator:
    return indicator("由单位填报", level=3, declared=True)


def datum(name: str, where: str | None = "≥ 0", unit: Quantity = NUMBER) -> Datum:
    row = span(f"{name}：数值" + (f"，{where}" if where else ""))
    return Datum(
        span=row,
        name=name,
        type=unit,
        type_name="数值",
        required=True,
        interval=interval(where, row) if where else None,
    )


def definition(
    name: str, value: Expression, *, is_parameter: bool = False
) -> Definition:
    word = "参数" if is_parameter else "定义"
    written = span(f"{word} {name} = {value.span.text}")
    return Definition(written, name, value, is_parameter, ())


def declared(forms: Sequence[TargetForm], scoring: Scoring) -> DeclaredScoring:
    words = "、".join(each.value for each in forms)
    row = span(f"目标 {words}：{scoring.name}")
    return DeclaredScoring(row, tuple(forms), scoring)


GRADES = (
    grade("优", "[90, 100]"),
    grade("良", "[80, 90)"),
    grade("中", "[60, 80)"),
    grade("差", "[0, 60)"),
)

QUALITATIVE = rated(
    rating_row("达成年度指标", "[80%, 100%]"),
    rating_row("部分达成年度指标并具有一定效果", "[60%, 80%)"),
    rating_row("未达成年度指标且效果较差", "[0%, 60%)"),
)

ATTAINED = formula(when((op("=", ACTUAL, TARGET), WEIGHT), otherwise=points(0)))

DECLARED_SCORING = (
    declared(
        (TargetForm.AT_LEAST, TargetForm.MORE_THAN, TargetForm.NUMBER),
        by_completion(),
    ),
    declared((TargetForm.AT_MOST, TargetForm.LESS_THAN), by_inverse()),
    declared((TargetForm.EQUAL, TargetForm.DATE), ATTAINED),
    declared((TargetForm.WORDS,), QUALITATIVE),
)


def plain_set(*indicators: Indicator, full: Number = 100) -> IndicatorSet:
    """Make a set with a complete head, no grades, and these indicators."""
    head = span('指标体系 "测试"')
    full_row = span(f"满分 {full}")
    rounding = span("保留 2 位小数，四舍五入")
    return IndicatorSet(
        source=head.source,
        span=head,
        title="测试",
        id="test",
        version="1",
        basis=(Basis(span('依据 "测试"'), "测试"),),
        effective_from=None,
        effective_to=None,
        effective_span=None,
        full=fraction(full),
        full_span=part(full_row, str(full)),
        rounding=Rounding(RoundingMode.HALF_UP, 2),
        rounding_span=rounding,
        footing=Footing.ROUNDED,
        form=FormKind.DEPARTMENT,
        notes=(),
        grades=(),
        data=(),
        definitions=(),
        validations=(),
        indicators=indicators,
        declared_scoring=(),
    )


def zhuzhou_set() -> IndicatorSet:
    """Make the set of the 2021 department form: 10 + 50 + 30 + 10, four grades."""
    rate = op("÷", given("全年执行数"), given("全年预算数"))
    share = at_most(defined("执行率"), lit("100%", RATIO))
    indicators = (
        indicator("预算执行率", 10, scoring=formula(op("×", WEIGHT, share))),
        indicator(
            "产出指标",
            50,
            indicator("数量指标", None, by_unit(), level=2),
            indicator("质量指标", None, by_unit(), level=2),
        ),
        indicator(
            "效益指标",
            30,
            indicator(
                "经济效益指标、社会效益指标、生态效益指标", None, by_unit(), level=2
            ),
        ),
        indicator(
            "满意度指标",
            10,
            indicator("服务对象满意度指标", None, by_unit(), level=2),
        ),
    )
    return replace(
        plain_set(*indicators),
        grades=GRADES,
        data=(
            datum("年初预算数"),
            datum("全年预算数", "> 0"),
            datum("全年执行数"),
        ),
        definitions=(definition("执行率", rate),),
        declared_scoring=DECLARED_SCORING,
    )
