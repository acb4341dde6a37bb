"""Calls: which kind of function is meant, and what its arguments are."""

from collections.abc import Callable

from perfscore.diagnostics.model import Text
from perfscore.lower.functions import aggregates, parameters, peers
from perfscore.lower.functions import own as user_functions
from perfscore.lower.functions import registry as functions
from perfscore.lower.functions.arguments import wrong
from perfscore.lower.names import results
from perfscore.lower.names.as_written import TABLE_FUNCTIONS
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Expression
from perfscore.syntax import tree as t

Lower = Callable[[Scope, t.Expression], Expression | None]

BUILT_IN = frozenset(
    (*functions.NAMES, *TABLE_FUNCTIONS, *peers.NAMES, *results.SCORE_OF)
)
"""The names of the language's own functions."""


def lower_call(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    """Lower a call, its arguments by ``lower``; None if a fault was reported."""
    name = node.function.text
    if name in scope.names.functions:
        return user_functions.called(scope, node, lower)
    if name in scope.names.written:
        return parameters.called_parameter(scope, node, lower)
    if name in peers.NAMES:
        return peers.of_group(scope, node, lower)
    if aggregates.is_about_rows(scope, node):
        return aggregates.aggregated(scope, node, lower)
    return _single_values(scope, node, lower)


def _single_values(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    more = (*aggregates.ONLY_OF_TABLES, *peers.NAMES, *scope.names.functions)
    is_known = functions.is_known(scope.findings, node.function, more)
    plain = [each for each in node.arguments if not isinstance(each, t.Filtered)]
    arguments = [lower(scope, each) for each in plain]
    if is_known and len(plain) != len(node.arguments):
        what = Text("参数不能带条件", "takes no condition in an argument")
        wrong(scope.findings, node, what)
        return None
    fitted = [each for each in arguments if each is not None]
    if not is_known or len(fitted) != len(arguments):
        return None
    if aggregates.stands_for_itself(scope, node, fitted):
        return None
    return functions.call(scope, node, tuple(fitted))
