"""The work as variables of OpenFisca: inputs, a score for each line, total, grade."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.variables import Variable

_PROJECT = build_entity(
    key="project", plural="projects", label="A project", is_person=True
)


def entities() -> list[Any]:
    """Give what the variables are of."""
    return [_PROJECT]


def variables(
    cents: Sequence[int], edges: Sequence[tuple[int, int]]
) -> list[type[Variable]]:
    """Give the variables, inputs first."""
    made = []
    for at, weight in enumerate(cents):
        made += [_variable(f"done{at}"), _variable(f"target{at}")]
        made.append(_variable(f"score{at}", _score_of(at, weight)))
    names = [f"score{at}" for at in range(len(cents))]

    def total(project: Any, period: Any) -> Any:  # noqa: ANN401 - theirs
        return sum(project(name, period) for name in names)

    def grade(project: Any, period: Any) -> Any:  # noqa: ANN401 - theirs
        points = project("total", period)
        conditions = [points >= edge for edge, _ in edges]
        return np.select(conditions, [index for _, index in edges], len(edges))

    return [*made, _variable("total", total), _variable("grade", grade)]


def _score_of(at: int, weight: int) -> Any:  # noqa: ANN401 - a formula
    def formula(project: Any, period: Any) -> Any:  # noqa: ANN401 - theirs
        ratio = project(f"done{at}", period) / project(f"target{at}", period)
        return np.floor(np.minimum(ratio, 1) * weight + 0.5)

    return formula


def _variable(name: str, formula: Any = None) -> type[Variable]:  # noqa: ANN401
    members = {
        "value_type": float,
        "entity": _PROJECT,
        "definition_period": periods.YEAR,
        "label": name,
    }
    if formula is not None:
        members["formula"] = formula
    return type(name, (Variable,), members)
