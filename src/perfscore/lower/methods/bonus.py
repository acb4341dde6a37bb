"""加分 as a clause: points on top of what the way of scoring gives."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.methods import point_rows
from perfscore.lower.methods.ground import Ground
from perfscore.model.methods import Scoring
from perfscore.syntax import tree as t


def with_bonus(
    ground: Ground, scoring: Scoring | None, clauses: Sequence[t.Bonus]
) -> Scoring | None:
    """Add what the 加分 clauses give to ``scoring``, which may then exceed 分值.

    The clauses are lowered in any case, so that faults in them are told.
    """
    made = [point_rows.of_one_sign(ground, each.row, adds=True) for each in clauses]
    parts = [each for each in made if each is not None]
    if scoring is None or len(parts) < len(made):
        return None
    if not parts:
        return scoring
    score = core.add(scoring.span, scoring.score, *parts)
    said = scoring.description
    description = Text(
        f"{said.zh}，加分后可超过分值",
        f"{said.en}, with points added beyond the weight",
    )
    return replace(scoring, score=score, description=description, may_exceed=True)
