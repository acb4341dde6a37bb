"""Why a value could not be computed."""

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import (
    Aggregate,
    Column,
    Defined,
    Input,
    Local,
    Operation,
    Result,
    ResultKind,
    Undefined,
)
from perfscore.model.printing import Named
from perfscore.report.computed import leaf_name
from perfscore.score.program.aggregate_causes import why_no_value
from perfscore.score.program.undefined import why_undefined
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
        case Column(name=name, label=Text() as row):
            return Text(f"{row.zh}没有填“{name}”", f"{row.en} has no “{name}”")
        case Column(name=name):
            return Text(
                f"“{name}”填报为“{step.cell}”，不能用来计算",
                f"“{name}” is reported as “{step.cell}”, which cannot be used",
            )
        case Result(kind=ResultKind.SCORE, path=path):
            name = "/".join(path)
            return Text(f"“{name}”没有得分", f"“{name}” has no score")
        case Aggregate():
            return why_no_value(step, expression).message
        case Operation() if step.inputs:
            return why_undefined(step, expression).message
    return Text("没有值", "no value")


def _about(named: Named, chinese: str, english: str) -> Text:
    zh, en = (_quoted(leaf_name(named, each)) for each in ("zh", "en"))
    return Text(zh + chinese, f"{en} {english}")


def _quoted(name: str) -> str:
    return name if "“" in name else f"“{name}”"
