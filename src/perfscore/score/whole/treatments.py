"""The score of an indicator that does not apply, and what is said of its treatment."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum, exact_text
from perfscore.model.expressions import Local, Operator, PeerFunction, Peers, Slot
from perfscore.model.outcomes import NotApplicable, Treatment
from perfscore.model.printing import formula
from perfscore.model.units import POINTS
from perfscore.score import outcome_rules
from perfscore.score.program.peers import of_group
from perfscore.score.program.worked import number, points, worked
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.lines import Line
from perfscore.score.result import Finding, Step
from perfscore.score.whole.applying import Subject
from perfscore.score.whole.moving import subject_name

_SAID = {
    Treatment.FULL_MARKS: Text("得满分", "full marks"),
    Treatment.RESCALE_TOTAL: Text(
        "剔除，总分按比例折算", "left out, the total is rescaled"
    ),
    Treatment.RESCALE_PARENT: Text(
        "剔除，分值按比例转入同一上级的其他指标",
        "left out, its weight goes to the others of its parent",
    ),
    Treatment.SPREAD_EQUALLY: Text(
        "剔除，分值平均分摊到其他指标", "left out, its weight is spread equally"
    ),
    Treatment.PEER_MEAN: Text("取同组平均分", "the mean of the group"),
}


def treated(  # noqa: PLR0913 - one line among all, and what 取 gives
    subject: Subject,
    index: int,
    lines: Sequence[Line],
    weights: Sequence[Fraction | None],
    *,
    environment: Environment,
    value: Run | None,
) -> Step | None:
    """Give the score of a line that keeps its weight; None for one left out.

    What 取 gives a group is shared by the weights of its lines.
    """
    clause, line, weight = subject.clause, lines[index], weights[index]
    span = clause.span
    known = weight or Fraction()
    match clause.treatment:
        case Treatment.FULL_MARKS:
            return Step(Local(span=span, type=POINTS, slot=Slot.WEIGHT), weight)
        case Treatment.PEER_MEAN:
            titles = [each.title for each in line.place.above]
            node = Peers(
                span=span,
                type=POINTS,
                function=PeerFunction.MEAN,
                key="/".join([*titles, line.name, "得分"]),
            )
            return of_group(node, (environment.peers or {}).get(node.key, ()))
        case Treatment.FIXED if value is not None:
            whole = exact_sum(weights[each] or Fraction() for each in subject.lines)
            environment.weight = points(span, whole)
            step = value(environment)
            if len(subject.lines) == 1:
                return step
            own = worked(Operator.MULTIPLY, step, number(span, known), span=span)
            return worked(Operator.DIVIDE, own, number(span, whole), span=span)
    return None


def treatment_text(clause: NotApplicable) -> Text:
    """Say what becomes of what does not apply."""
    if clause.treatment is Treatment.MERGE_INTO:
        into = "/".join(clause.into)
        return Text(f"剔除，分值并入“{into}”", f"left out, its weight goes to “{into}”")
    if clause.value is not None:
        zh, en = formula(clause.value, "zh"), formula(clause.value, "en")
        return Text(f"取 {zh}", f"{en}")
    return _SAID[clause.treatment]


def told(
    subject: Subject, lines: Sequence[Line], weights: Sequence[Fraction | None]
) -> Finding:
    """Say that something does not apply, why, and how it is treated."""
    clause, name = subject.clause, subject_name(subject, lines)
    why = Text("（由单位填报）", " (as the unit says)")
    if clause.condition is not None:
        zh, en = formula(clause.condition, "zh"), formula(clause.condition, "en")
        why = Text(f"（{zh}）", f" ({en})")
    weight = exact_sum(weights[each] or Fraction() for each in subject.lines)
    how, shown = treatment_text(clause), exact_text(weight)
    return Finding(
        outcome_rules.TREATED_AS_NOT_APPLICABLE,
        Text(
            f"“{name}”（{shown}分）不适用{why.zh}：{how.zh}",
            f"“{name}” ({shown} points) does not apply{why.en}: {how.en}",
        ),
        _path(subject, lines),
    )


def homeless(subject: Subject, lines: Sequence[Line]) -> Finding:
    """Say that no other indicator is there to take the weight."""
    name = subject_name(subject, lines)
    return Finding(
        outcome_rules.NOTHING_LEFT_TO_SCALE,
        Text(
            f"“{name}”不适用，没有其他适用的指标可以承接它的分值",
            f"“{name}” does not apply, and nothing else that applies can take its "
            "weight",
        ),
        _path(subject, lines),
    )


def _path(subject: Subject, lines: Sequence[Line]) -> tuple[str, ...]:
    line = lines[subject.lines[0]]
    if not subject.is_group:
        return line.path
    titles = [each.title for each in line.place.above]
    return tuple(titles[: titles.index(subject.node.title) + 1])
