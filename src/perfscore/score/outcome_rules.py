"""What scoring can find beyond single lines: 不适用, vetoes, groups, roll-ups."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(zh, en))


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

TREATED_AS_NOT_APPLICABLE = _rule(
    "treated-as-not-applicable",
    _N,
    "指标不适用，按指标体系规定的办法处理：得满分，或剔除后分值折算、分摊、并入。",
    "The indicator does not apply and is treated as the set says: full marks, or left "
    "out and its weight moved.",
)
NOTHING_LEFT_TO_SCALE = _rule(
    "nothing-left-to-scale",
    _E,
    "不适用的指标剔除后，没有其他适用的指标可以承接其分值；得分、总分不能确定。",
    "What does not apply is left out, and no other indicator that applies is there to "
    "take its weight: the total is open.",
)
VETO_APPLIES = _rule(
    "veto-applies",
    _W,
    "否决的条件成立，按指标体系的规定改变得分、总分或等级。",
    "The condition of a veto holds; a score, the total or the grade is set by it.",
)
VETO_OPEN = _rule(
    "veto-open",
    _E,
    "否决的条件不能确定是否成立（通常是数据没有填），总分和等级因此不能确定。",
    "Whether a veto's condition holds cannot be told, mostly because a datum is "
    "missing; the total and the grade are open.",
)
MISSING_REASON = _rule(
    "missing-reason",
    _E,
    "指标体系要求说明偏差原因，此行没有填。",
    "The set requires a reason for the deviation, and none is given.",
)
NEEDS_THE_GROUP = _rule(
    "needs-the-group",
    _E,
    "名次、同组平均等要有整组单位的数才能确定；单独评一份自评表时没有结果。",
    "Ranks, means of the group and the like need the values of the whole group; an "
    "assessment scored alone has none.",
)
PEERS_LACK_OWN_VALUE = _rule(
    "peers-lack-own-value",
    _E,
    "同组各数里没有本单位的数，名次不能确定。",
    "The group's values do not include the unit's own: it has no rank.",
)
ROLL_UP_DIFFERS = _rule(
    "roll-up-differs",
    _E,
    "各单位填的不同，而指标体系的“多单位汇总”没有规定怎样合为一个；汇总表里留空。",
    "The units differ, and the set's roll_up states no rule to make one of them; it is "
    "left blank.",
)
ROLL_UP_INCOMPLETE = _rule(
    "roll-up-incomplete",
    _E,
    "汇总要用的数有的单位没有填；没有填不等于 0，汇总表里留空。",
    "A value that is rolled up is missing in a unit; missing is not zero, so it is "
    "left blank.",
)

RULES = (
    TREATED_AS_NOT_APPLICABLE,
    NOTHING_LEFT_TO_SCALE,
    VETO_APPLIES,
    VETO_OPEN,
    MISSING_REASON,
    NEEDS_THE_GROUP,
    PEERS_LACK_OWN_VALUE,
    ROLL_UP_DIFFERS,
    ROLL_UP_INCOMPLETE,
)
