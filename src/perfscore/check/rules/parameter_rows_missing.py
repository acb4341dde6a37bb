"""Rule: a parameter has a row for every choice that can be reported."""

from collections.abc import Iterator, Mapping
from itertools import islice, product

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.lower.functions.parameters import NO_ROW
from perfscore.model.expressions import (
    Choice,
    Expression,
    Input,
    Literal,
    Operation,
    Operator,
    Undefined,
)
from perfscore.model.indicator_set import Definition, IndicatorSet

RULE = Rule(
    "parameter-rows-missing",
    Severity.ERROR,
    page(
        zh="""
        参数表按选项取值，而有的选项没有一行，又没有写“否则”：填了该选项的单位得不出分。
        给每个选项写一行，或者加一行“否则”。
        """,
        en="""
        A parameter goes by a choice, some choice has no row, and there is no 否则
        (else): units that report it have no score. Every choice has a row, or 否则
        gives the value of the rest.
        """,
        failing="""
        数据
          区域：选项（东部、中部、西部），必填
          配套比例：比率，必填，≥ 0%
        参数 最低比例 按 区域
          东部：50%
          中部：20%
        一级指标 资金配套 5分
          得分 = 若 配套比例 ≥ 最低比例 则 分值 否则 0分
        """,
        mended="""
        数据
          区域：选项（东部、中部、西部），必填
          配套比例：比率，必填，≥ 0%
        参数 最低比例 按 区域
          东部：50%
          中部：20%
          西部：15%
        一级指标 资金配套 5分
          得分 = 若 配套比例 ≥ 最低比例 则 分值 否则 0分
        """,
    ),
)

_SHOWN = 5
_MOST_CASES = 10_000


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report parameters that leave choices without a row."""
    choices = {each.name: each.choices for each in indicator_set.data if each.choices}
    for definition in indicator_set.definitions:
        value = definition.value
        if not definition.is_parameter or not isinstance(value, Choice):
            continue
        rest = value.otherwise
        if isinstance(rest, Undefined) and rest.rule == NO_ROW:
            yield from _missing(definition, value, choices)


def _missing(
    definition: Definition, value: Choice, choices: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    rows = [_asked(each.condition, choices) for each in value.branches]
    names = list(dict.fromkeys(name for row in rows for name in row))
    given = {tuple(row.get(name, "") for name in names) for row in rows}
    cases = product(*(choices[name] for name in names))
    open_ = (each for each in islice(cases, _MOST_CASES) if each not in given)
    missing = ["、".join(each) for each in islice(open_, _SHOWN + 1)]
    if not names or not missing:
        return
    shown = "，".join(f"“{each}”" for each in missing[:_SHOWN])
    more = Text("等", " and others") if len(missing) > _SHOWN else Text("", "")
    hint = Text(f"加一行：{missing[0]}：…", f"add a row: {missing[0]}: …")
    if any(_has_other_keys(each.condition, len(names)) for each in value.branches):
        hint = Text(
            "补上缺的行，或加一行：否则：…", "add the rows, or a last row else: …"
        )
    yield Diagnostic(
        RULE,
        Text(
            f"参数“{definition.name}”没有{shown}{more.zh}的行，也没有“否则”",
            f"the parameter “{definition.name}” has no row for {shown}{more.en}, "
            "and no else",
        ),
        Label(definition.span),
        hint=hint,
    )


def _has_other_keys(condition: Expression, choices: int) -> bool:
    """Whether a row asks for more than choices: a year, a number."""
    match condition:
        case Operation(operator=Operator.AND, operands=parts):
            return len(parts) > choices
    return False


def _asked(
    condition: Expression, choices: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Give the choice that a row asks for, of each datum of choices."""
    match condition:
        case Operation(operator=Operator.AND, operands=parts):
            return {
                name: text
                for each in parts
                for name, text in _asked(each, choices).items()
            }
        case Operation(
            operator=Operator.EQUAL,
            operands=(Input(name=name), Literal(value=str() as text)),
        ) if name in choices:
            return {name: text}
    return {}
