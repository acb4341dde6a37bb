"""Why a value could not be computed."""

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import (
    Defined,
    Input,
    Local,
    Operation,
    Operator,
    Undefined,
)
from perfscore.model.printing import Named, formula
from perfscore.report.computed import leaf_name
from perfscore.score.result import Step


def reason(step: Step) -> Text:
    """Name the first thing below an undefined ``step`` that has no value itself."""
    at = step
    while True:
        inner = next((each for each in at.inputs if each.value is None), None)
        if inner is None:
            return _reason(at)
        at = inner


def _reason(step: Step) -> Text:
    expression = step.expression
    match expression:
        case Undefined(reason=text):
            return text
        case Input() | Local() | Defined() if not step.cell:
            return _about(expression, "没有填报", "is not reported")
        case Input() | Local() | Defined():
            return _about(
                expression,
                f"填报为“{step.cell}”，不能用来计算",
                f"is reported as “{step.cell}”, which cannot be used",
            )
        case Operation(operator=Operator.DIVIDE, operands=(_, divisor)):
            chinese, english = formula(divisor, "zh"), formula(divisor, "en")
            return Text(f"除数“{chinese}”为 0", f"the divisor “{english}” is 0")
    return Text("没有值", "no value")


def _about(named: Named, chinese: str, english: str) -> Text:
    zh, en = (_quoted(leaf_name(named, each)) for each in ("zh", "en"))
    return Text(zh + chinese, f"{en} {english}")


def _quoted(name: str) -> str:
    return name if "“" in name else f"“{name}”"
