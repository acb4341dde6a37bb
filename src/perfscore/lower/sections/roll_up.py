"""多单位汇总: how the reports of several units become one."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Label, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import rules
from perfscore.lower.ground.fitting import type_words
from perfscore.lower.names.scope import Scope
from perfscore.model.data import Datum
from perfscore.model.indicator_set import RollUp, RollUpKind
from perfscore.model.units import Quantity
from perfscore.source import Span
from perfscore.syntax import tree as t

ABSOLUTE, RELATIVE = "绝对值", "相对值"
_ALL_OF_A_KIND = {
    "绝对值": ABSOLUTE,
    "absolute": ABSOLUTE,
    "相对值": RELATIVE,
    "relative": RELATIVE,
}
_KINDS = {"SUM": RollUpKind.SUM, "WEIGHTED_MEAN": RollUpKind.WEIGHTED_MEAN}


def lower_roll_ups(scope: Scope, nodes: Sequence[t.RollUp]) -> tuple[RollUp, ...]:
    """Lower the rows; one that names no number, or one twice, is reported."""
    made: dict[str, RollUp] = {}
    for row in (each for node in nodes for each in node.rows):
        lowered = _row(scope, row)
        if lowered is None:
            continue
        first = made.setdefault(lowered.name, lowered)
        if first is not lowered:
            scope.findings.add(
                rules.CLAUSE_TWICE,
                row.name.span,
                Text(
                    f"“{lowered.name}”的汇总写了两次",
                    f"the roll-up of “{lowered.name}” stands twice",
                ),
                related=(Label(first.span, Text("第一次在这里", "first here")),),
            )
    return tuple(made.values())


def _row(scope: Scope, row: t.RollUpRow) -> RollUp | None:
    name = _ALL_OF_A_KIND.get(row.name.text)
    is_sound = True
    if name is None:
        name = row.name.text
        is_sound = _is_number(scope, name, row.name.span)
    if row.weight is not None:
        weight = row.weight
        is_sound = _is_number(scope, weight.text, weight.span) and is_sound
    if not is_sound:
        return None
    kind = _KINDS[row.kind.kind]
    return RollUp(row.span, name, kind, row.weight.text if row.weight else "")


def _is_number(scope: Scope, name: str, span: Span) -> bool:
    """Whether ``name`` is a datum that is a number; report it if not."""
    datum = scope.names.data.get(name)
    if datum is not None:
        return _is_summable(scope, datum, span)
    if name in scope.names.faulty:
        return False
    near = nearest(name, (*scope.names.data, ABSOLUTE, RELATIVE))
    shown = "、".join(f"“{each}”" for each in near)
    scope.findings.add(
        rules.UNKNOWN_NAME,
        span,
        Text(
            f"“{name}”不是数据，汇总的是单位填报的数",
            f"“{name}” is no datum; what units report is rolled up",
        ),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}")
        if near
        else Text(
            f"写数据的名称，或 {ABSOLUTE}、{RELATIVE}",
            "name a datum, or write absolute or relative",
        ),
    )
    return False


def _is_summable(scope: Scope, datum: Datum, span: Span) -> bool:
    if isinstance(datum.type, Quantity):
        return True
    name, words = datum.name, type_words(datum.type)
    scope.findings.add(
        rules.WRONG_TYPE,
        span,
        Text(
            f"“{name}”是{words.zh}，汇总和加权要用数",
            f"“{name}” is {words.en}, rolling up needs numbers",
        ),
    )
    return False
