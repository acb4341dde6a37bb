"""Find a step in a trace."""

from collections.abc import Iterator

from perfscore.model.expressions import Defined, Expression
from perfscore.score.result import Step


def walk(trace: Step, *, into_definitions: bool = True) -> Iterator[Step]:
    """Give ``trace`` and all it rests on, each step once though many may share it.

    ``into_definitions`` says whether that takes in how definitions came about.
    """
    waiting, seen = [trace], {id(trace)}
    while waiting:
        step = waiting.pop()
        yield step
        if not into_definitions and isinstance(step.expression, Defined):
            continue
        fresh = [each for each in step.inputs if id(each) not in seen]
        seen.update(id(each) for each in fresh)
        waiting += reversed(fresh)


def step_of(trace: Step | None, expression: Expression | None) -> Step | None:
    """Find the step that computed ``expression``, whatever its place."""
    if trace is None or expression is None:
        return None
    found = (each for each in walk(trace) if each.expression == expression)
    return next(found, None)
