"""Why the rows of a table come to no value, though each has one."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Aggregate, AggregateFunction
from perfscore.model.printing import formula
from perfscore.score import rules, table_rules
from perfscore.score.program.aggregates import FEWEST_TO_TRIM
from perfscore.score.program.undefined import NoValue
from perfscore.score.result import Step

_SHOWN = 60


def why_no_value(step: Step, node: Aggregate) -> NoValue:
    """Say why ``step``, which works out ``node`` of defined rows, has no value."""
    is_trimmed = node.function is AggregateFunction.TRIMMED_MEAN
    fewest = FEWEST_TO_TRIM if is_trimmed else 1
    zh, en = (formula(node, each)[:_SHOWN] for each in ("zh", "en"))
    if len(step.inputs) < fewest:
        count = len(step.inputs)
        return NoValue(
            table_rules.TOO_FEW_ROWS,
            Text(
                f"“{zh}”至少要 {fewest} 行，明细表“{node.table}”符合的有 {count} 行",
                f"“{en}” takes {fewest} rows at least, the table “{node.table}” "
                f"has {count}",
            ),
        )
    if node.function is AggregateFunction.WEIGHTED_MEAN and _weighs_nothing(step):
        return NoValue(
            rules.DIVIDED_BY_ZERO,
            Text(f"“{zh}”的权数之和为 0", f"the weights of “{en}” add up to zero"),
        )
    return NoValue(
        rules.NUMBER_TOO_LARGE,
        Text(
            f"“{zh}”算出的数过长，没有计算",
            f"what “{en}” comes to is too long to be worked out",
        ),
    )


def _weighs_nothing(step: Step) -> bool:
    weights = [row.inputs[-1].value for row in step.inputs]
    return not sum(each for each in weights if isinstance(each, Fraction))
