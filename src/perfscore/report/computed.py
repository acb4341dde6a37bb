"""An expression as it was computed: branches chosen, values beside the names."""

from dataclasses import replace

from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    Rounded,
    Slot,
    Undefined,
)
from perfscore.model.printing import Named, brief_text, formula, name_text
from perfscore.score.result import Step

_BOUNDS = {Operator.AT_MOST, Operator.AT_LEAST}


def taken(step: Step) -> Step | None:
    """Give the value that a choice took; None if a condition is undefined."""
    choice = step.expression
    if not isinstance(choice, Choice) or not step.inputs:
        return None
    tried = len(step.inputs) - 1
    decided = tried > 0 and step.inputs[-2].value is True
    return step.inputs[-1] if decided or tried == len(choice.branches) else None


def is_bound(step: Step) -> bool:
    """Whether a method brought this limit along (封顶 100%（默认）).

    What it limits is its last operand.
    """
    expression = step.expression
    return (
        isinstance(expression, Operation)
        and expression.label is not None
        and expression.operator in _BOUNDS
        and bool(step.inputs)
    )


def is_piece(step: Step) -> bool:
    """Whether a formula names this part, which then has a line of its own."""
    expression = step.expression
    return (
        isinstance(expression, Operation)
        and expression.label is not None
        and not is_bound(step)
    )


def piece_name(label: Text, language: Language) -> str:
    """Give a labelled part's name without the remark in brackets."""
    text = label.in_language(language)
    return text.split("（", 1)[0].split(" (", 1)[0]


def computed_text(step: Step, language: Language, *, whole: bool = False) -> str:
    """Write ``step`` with its values: ``全年执行数 467.03 ÷ 全年预算数 467.03``.

    A choice shows what it took. A limit that changed nothing is left out, and a
    labelled part is its name and value; ``whole`` writes out ``step`` if it is one.
    """
    if isinstance(step.expression, Aggregate):
        return formula(step.expression, language)
    # By identity: two parts of a formula can have one name and two values.
    values: dict[int, Step] = {}
    expression = _computed(step, language, values, is_top=whole)

    def name_of(named: Named) -> str:
        return _with_value(named, values.get(id(named)), language)

    return formula(expression, language, name_of=name_of)


def leaf_name(named: Named, language: Language) -> str:
    """Name what is read; a checklist's point by its text."""
    if isinstance(named, Local) and named.slot is Slot.POINT and named.label:
        return named.label.in_language(language)
    return name_text(named, language)


def _with_value(named: Named, step: Step | None, language: Language) -> str:
    name = leaf_name(named, language)
    if step is None or step.value is None or isinstance(step.value, bool):
        return name
    value = brief_text(step.value, step.expression.type, language)
    quoted = f"“{value}”" if isinstance(step.value, str) else value
    return f"{name} {quoted}"


def _computed(
    step: Step, language: Language, values: dict[int, Step], *, is_top: bool
) -> Expression:
    expression = step.expression
    if isinstance(expression, Named):
        values[id(expression)] = step
        return expression
    if isinstance(expression, Result | Column | Aggregate | Peers):
        return _stood_in(step, formula(expression, language), values)
    if not is_top and is_piece(step):
        return _piece(step, language, values)
    if not is_top and is_bound(step) and step.inputs[-1].value == step.value:
        return _computed(step.inputs[-1], language, values, is_top=False)
    inner = [_computed(each, language, values, is_top=False) for each in step.inputs]
    if isinstance(expression, Choice):
        expression = _open(expression) if taken(step) is None else inner[-1]
    elif isinstance(expression, Rounded) and inner:
        expression = replace(expression, value=inner[0])
    elif isinstance(expression, Operation) and inner:
        expression = replace(expression, operands=tuple(inner))
    return expression


def _open(choice: Choice) -> Undefined:
    """Stand for a choice that was not made, since a condition is undefined."""
    nothing = Text("", "")
    return Undefined(span=choice.span, type=choice.type, rule="", reason=nothing)


def _piece(step: Step, language: Language, values: dict[int, Step]) -> Expression:
    """Stand a labelled part's name in its place."""
    label = step.expression.label or Text("", "")
    return _stood_in(step, piece_name(label, language), values)


def _stood_in(step: Step, text: str, values: dict[int, Step]) -> Expression:
    name = Defined(span=step.expression.span, type=step.expression.type, name=text)
    values[id(name)] = step
    return name
