"""不适用 settles the weights of all lines, and the scores of those it treats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.outcomes import NotApplicable
from perfscore.score.program.compile import compile_expression
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.lines import Line
from perfscore.score.result import Finding, Step
from perfscore.score.whole.applying import Applicability
from perfscore.score.whole.moving import moved
from perfscore.score.whole.treatments import homeless, told, treated


@dataclass(slots=True)
class Settled:
    """The weights as they are scored by, and what does not apply.

    ``traces`` say how the weights that moved came about, ``clauses`` by what lines do
    not apply, ``scores`` what those of them that keep their weight get; all by the
    line's index. ``open`` are the conditions without a value. ``groups`` are the
    weights of groups by id, ``rescaled`` the weights taken out of 满分.
    """

    weights: Sequence[Fraction | None]
    traces: Mapping[int, Step] = field(default_factory=dict)
    clauses: dict[int, NotApplicable] = field(default_factory=dict)
    scores: dict[int, Step] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    open: Mapping[int, Step] = field(default_factory=dict)
    groups: Mapping[int, Step] = field(default_factory=dict)
    rescaled: Sequence[Step] = ()
    findings: list[Finding] = field(default_factory=list)
    is_homeless: bool = False


class Settlement:
    """The 不适用 clauses of a set with what they give, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._clauses = Applicability(indicator_set, bodies)
        stated = [node.not_applicable for node in indicator_set.walk()]
        stated.append(indicator_set.declared_not_applicable)
        self._values = {
            id(each): compile_expression(each.value, bodies)
            for each in stated
            if each is not None and each.value is not None
        }

    @property
    def is_needed(self) -> bool:
        """Whether the set has any such clause."""
        return self._clauses.is_needed

    def settle(
        self,
        lines: list[Line],
        weights: list[Fraction | None],
        environment: Environment,
        read: Callable[[int], None],
    ) -> Settled:
        """Settle what does not apply; ``read`` puts a line's cells where it is asked.

        All weights move at once, by what they were before.
        """
        applying = self._clauses.find(lines, environment, read)
        made = moved(applying.subjects, lines, weights)
        settled = Settled(
            weights=[
                _value(made.weights[index]) if index in made.weights else weight
                for index, weight in enumerate(weights)
            ],
            traces=made.weights,
            left_out=made.left_out,
            open=applying.open,
            groups=made.groups,
            rescaled=made.rescaled,
            is_homeless=bool(made.homeless),
        )
        settled.findings.extend(homeless(each, lines) for each in made.homeless)
        for subject in applying.subjects:
            settled.findings.append(told(subject, lines, weights))
            run = self._values.get(id(subject.clause))
            for index in subject.lines:
                settled.clauses[index] = subject.clause
                if weights[index] is None:
                    continue
                step = treated(
                    subject,
                    index,
                    lines,
                    weights,
                    environment=environment,
                    value=run,
                )
                if step is not None:
                    settled.scores[index] = step
        return settled


def _value(step: Step) -> Fraction | None:
    return step.value if isinstance(step.value, Fraction) else None
