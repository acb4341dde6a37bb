"""What vetoes (否决) do to a score, to the total and to the grade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, Result
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import Effect, EffectKind, Veto
from perfscore.model.printing import formula
from perfscore.score import outcome_rules
from perfscore.score.program.compile import compile_expression
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.result import Finding, Step, TriggeredVeto

_EFFECTS = {
    EffectKind.SCORE_IS: Text("得分 = ", "score = "),
    EffectKind.STOP: Text("不再评分", "nothing further is scored"),
    EffectKind.TOTAL_IS: Text("总分 = ", "total = "),
    EffectKind.GRADE_IS: Text("等级 = ", "grade = "),
    EffectKind.GRADE_AT_MOST: Text("等级至多 ", "grade at most "),
}


@dataclass(slots=True)
class Verdict:
    """What the vetoes of an assessment come to, while they are looked at.

    ``totals``, ``grades`` and ``ceilings`` are what they set; ``is_open`` says that
    of one of them it cannot be told whether it applies, and ``undefined`` are the
    conditions of the whole that leave it open.
    """

    triggered: list[TriggeredVeto] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    totals: list[Step] = field(default_factory=list)
    grades: list[Effect] = field(default_factory=list)
    ceilings: list[Effect] = field(default_factory=list)
    stops: bool = False
    is_open: bool = False
    undefined: list[Step] = field(default_factory=list)


class Vetoes:
    """The vetoes of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self.of_total = indicator_set.total.vetoes if indicator_set.total else ()
        own = [each for node in indicator_set.walk() for each in node.vetoes]
        self._conditions: dict[int, Run] = {}
        self._values: dict[int, Run] = {}
        for veto in (*own, *self.of_total):
            self._conditions[id(veto)] = compile_expression(veto.condition, bodies)
            for each in veto.effects:
                if each.value is not None:
                    self._values[id(each)] = compile_expression(each.value, bodies)
        self._stopping = tuple(_stopping(indicator_set.indicators, ()))
        self._stopping += tuple((each, ()) for each in self.of_total if _stops(each))

    def stop_before(self, environment: Environment, verdict: Verdict) -> None:
        """Apply the vetoes of groups and of the whole that stop scoring by data alone.

        Those of the whole are only heeded: they are told once the total is known.
        """
        for veto, path in self._stopping:
            if self._conditions[id(veto)](environment).value is not True:
                continue
            verdict.stops = True
            if path:
                self.apply((veto,), path, environment, verdict)

    def apply(
        self,
        vetoes: Sequence[Veto],
        path: tuple[str, ...],
        environment: Environment,
        verdict: Verdict,
    ) -> Step | None:
        """Look at ``vetoes``; give the lowest score that those which apply set.

        It is undefined where it cannot be told whether one that sets a score applies.
        """
        lowest: Step | None = None
        for veto in vetoes:
            step = self._conditions[id(veto)](environment)
            if step.value is None:
                verdict.is_open = True
                verdict.findings.append(_open(veto, path))
                if not path:
                    verdict.undefined.append(step)
                if any(each.kind is EffectKind.SCORE_IS for each in veto.effects):
                    lowest = step
            elif step.value is True:
                verdict.triggered.append(TriggeredVeto(veto, path, step))
                verdict.findings.append(applies(veto, path))
                for effect in veto.effects:
                    made = self._effect(effect, environment, verdict)
                    if made is not None:
                        lowest = made if lowest is None else _lower(lowest, made)
        return lowest

    def _effect(
        self, effect: Effect, environment: Environment, verdict: Verdict
    ) -> Step | None:
        """Note what an effect sets; give the score, if it sets that."""
        run = self._values.get(id(effect))
        step = run(environment) if run is not None else None
        match effect.kind:
            case EffectKind.SCORE_IS:
                return step
            case EffectKind.TOTAL_IS if step is not None:
                verdict.totals.append(step)
            case EffectKind.GRADE_IS:
                verdict.grades.append(effect)
            case EffectKind.GRADE_AT_MOST:
                verdict.ceilings.append(effect)
            case EffectKind.STOP:
                verdict.stops = True
        return None


def has_stop(node: Indicator) -> bool:
    """Whether a veto of this indicator stops scoring."""
    return any(_stops(each) for each in node.vetoes)


def lowest_of(steps: Sequence[Step]) -> Step:
    """Give the lowest; one that is undefined before any that is known."""
    made = steps[0]
    for each in steps[1:]:
        made = _lower(made, each)
    return made


def effects_text(veto: Veto) -> Text:
    """Say what a veto does: ``总分 = 59分，等级 = 差``."""
    texts = [_effect_text(each) for each in veto.effects]
    return Text(
        "，".join(each.zh for each in texts), ", ".join(each.en for each in texts)
    )


def _effect_text(effect: Effect) -> Text:
    said = _EFFECTS[effect.kind]
    zh = en = effect.grade
    if effect.value is not None:
        zh, en = formula(effect.value, "zh"), formula(effect.value, "en")
    return Text(said.zh + zh, said.en + en)


def _stopping(
    nodes: Sequence[Indicator], above: tuple[str, ...]
) -> Iterator[tuple[Veto, tuple[str, ...]]]:
    """Give the vetoes of groups that stop scoring, with the groups' paths."""
    for node in nodes:
        path = (*above, node.title)
        if node.children:
            yield from ((each, path) for each in node.vetoes if _stops(each))
            yield from _stopping(node.children, path)


def _stops(veto: Veto) -> bool:
    is_stop = any(each.kind is EffectKind.STOP for each in veto.effects)
    return is_stop and not reads_results(veto.condition)


def reads_results(condition: Expression) -> bool:
    """Whether an expression reads what is known only once indicators are scored."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Result):
            return True
        waiting.extend(parts_of(node))
    return False


def _lower(one: Step, other: Step) -> Step:
    if not isinstance(one.value, Fraction):
        return one
    if not isinstance(other.value, Fraction):
        return other
    return other if other.value < one.value else one


def is_ceiling(veto: Veto) -> bool:
    """Whether a veto does nothing but bound the grade from above."""
    return all(each.kind is EffectKind.GRADE_AT_MOST for each in veto.effects)


def applies(veto: Veto, path: tuple[str, ...]) -> Finding:
    """Say that a veto applies, and what it does."""
    does = effects_text(veto)
    zh, en = f"否决“{veto.said.zh}”成立：{does.zh}", f"veto “{veto.said.en}”: {does.en}"
    if veto.basis:
        basis = "；".join(veto.basis)
        zh, en = f"{zh}（依据：{basis}）", f"{en} (basis: {basis})"
    return Finding(outcome_rules.VETO_APPLIES, Text(zh, en), path)


def _open(veto: Veto, path: tuple[str, ...]) -> Finding:
    return Finding(
        outcome_rules.VETO_OPEN,
        Text(
            f"否决“{veto.said.zh}”是否成立不能确定，总分和等级不能确定",
            f"whether the veto “{veto.said.en}” applies cannot be told; the total and "
            "the grade are open",
        ),
        path,
    )
