"""What scoring can find in an assessment."""

from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.score import method_rules, outcome_rules, table_rules


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(zh, en))


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

MISSING_VALUE = _rule(
    "missing-value",
    _E,
    "评分要用的值没有填。没有填不等于 0：该指标不计分，总分不能确定。",
    "A value that scoring needs is not filled in. Missing is not zero: the line has no "
    "score, and the total is open.",
)
NOT_A_NUMBER = _rule(
    "not-a-number",
    _E,
    "此处需要一个数（可带单位），而填的是文字。例如目标是 `11个`，完成值填了 "
    "`建设中`。",
    "A number is needed and words are given: a target of 11 and an actual of "
    "“being built”.",
)
NUMBER_NOT_TAKEN = _rule(
    "number-not-taken",
    _E,
    "数的写法不能接受：科学计数（1e5）、超过 30 位，或千位分隔符位置不对。",
    "The number's form is not taken: an exponent, more than 30 digits, or misplaced "
    "thousands separators.",
)
NOT_A_DATE = _rule(
    "not-a-date",
    _E,
    "此处需要日期，如 `2021年12月31日`。",
    "A date is needed, such as 2021-12-31.",
)
NOT_YES_OR_NO = _rule(
    "not-yes-or-no",
    _E,
    "此处填“是”或“否”。",
    "yes or no is needed here.",
)
NOT_AMONG_CHOICES = _rule(
    "not-among-choices",
    _E,
    "填的内容不在规定的选项里。",
    "The value is not among the choices.",
)
UNITS_DIFFER = _rule(
    "units-differ",
    _E,
    "完成值与目标值（或数据与规定）的单位不同，不能相比。元、万元、"
    "亿元之间会精确换算。",
    "The actual value and its target (or a datum and its type) have different units. "
    "元, 万元 and 亿元 convert exactly.",
)
PERCENT_SIGN_MISSING = _rule(
    "percent-sign-missing",
    _E,
    "此处是百分率，填的数没有 `%`，且无法断定 `0.96` 指 0.96% 还是 96%。请写上 `%`。",
    "A rate is needed and the number has no %: 0.96 can be 0.96% or 96%.",
)
PERCENT_SIGN_ASSUMED = _rule(
    "percent-sign-assumed",
    _N,
    "目标值以 `%` 表示，完成值是大于 1 的数且没有单位，按 `%` 计。",
    "The target is in per cent, the actual value above 1 and without unit: taken as %.",
)
SIGN_IN_ACTUAL = _rule(
    "sign-in-actual",
    _N,
    "完成值带有比较符号（如 `≥266米`），通常是照抄了目标值；按其中的数计分，"
    "请核实实际数。",
    "The actual value carries a comparison sign, most likely copied from the target; "
    "its number is taken.",
)
NOT_APPLICABLE = _rule(
    "not-applicable",
    _E,
    "填报为“不适用”，而指标体系没有规定不适用时怎样计分；该指标不计分，总分不能确定。",
    "Reported as not applicable, and the set states no treatment for it.",
)
DIVIDED_BY_ZERO = _rule(
    "divided-by-zero",
    _E,
    "算式的除数为 0，没有结果。除以 0 不会按满分或 0 分处理。",
    "A divisor is zero, so there is no result; it is neither full marks nor none.",
)
ROOT_OF_NEGATIVE = _rule(
    "root-of-negative",
    _E,
    "负数不能开方，也没有带小数指数的乘方；几何平均的各数须不小于 0。",
    "A negative number has no root and no power with a broken exponent; a geometric "
    "mean is of numbers that are not negative.",
)
LOGARITHM_UNDEFINED = _rule(
    "logarithm-undefined",
    _E,
    "0 和负数没有对数。",
    "Zero and negative numbers have no logarithm.",
)
NUMBER_TOO_LARGE = _rule(
    "number-too-large",
    _E,
    "算出的数（或分数的分子、分母）超过 1200 位，不再计算。"
    "通常是 `定义` 里的乘方或连乘层层相套。",
    "A computed number, or one side of its fraction, has more than 1,200 digits and is "
    "not worked out. Powers or products in definitions build on one another.",
)
OUT_OF_RANGE = _rule(
    "value-out-of-range",
    _E,
    "填报的数不在指标体系规定的范围内（例如预算数为 0、金额为负）。",
    "The reported number lies outside the range that the set states.",
)
TARGET_NOT_POSITIVE = _rule(
    "target-not-positive",
    _E,
    "按比例计分时目标值必须大于 0，否则没有比例可言。",
    "Scoring by ratio needs a target above zero.",
)
NO_BAND = _rule(
    "no-band",
    _E,
    "指标值不在任何一档内。",
    "The value lies in none of the bands.",
)
NO_ROW_HOLDS = _rule(
    "no-row-holds",
    _E,
    "判定的各行条件都不成立，又没有“否则”。",
    "No row's condition holds, and there is no else.",
)
RATING_UNKNOWN = _rule(
    "rating-unknown",
    _E,
    "评级不是指标体系规定的等级之一。",
    "The rating is not one of the set's.",
)
RATING_INFERRED = _rule(
    "rating-inferred",
    _N,
    "没有写明评级，由自评得分占分值的比例推定其所在等级。",
    "No rating is stated; it follows from the share of the weight that was given.",
)
OUTSIDE_BAND = _rule(
    "score-outside-band",
    _E,
    "自评得分不在所选等级的范围内。",
    "The points given lie outside the band of the chosen rating.",
)
UNKNOWN_HEADING = _rule(
    "unknown-heading",
    _E,
    "一级指标的名称在指标体系里没有，因此不知道按什么分值和办法计分。",
    "The set has no such level-1 heading, so there is no rule to score by.",
)
HEADING_NOT_IN_SET = _rule(
    "heading-not-in-set",
    _W,
    "二级指标的名称在指标体系里没有；一级指标相符，仍按其办法计分。",
    "The set has no such level-2 heading; the line is scored by its level-1 rules.",
)
UNKNOWN_INDICATOR = _rule(
    "unknown-indicator",
    _E,
    "指标体系里没有这个指标，也没有由单位填报的位置。",
    "The set has no such indicator, nor a place where units declare their own.",
)
UNKNOWN_POINT = _rule(
    "unknown-point",
    _W,
    "填报的要点在指标体系里没有，没有用到它。要点按文字或序号对应。",
    "An answer is given to a point that the indicator does not have; it is not used. "
    "Points are matched by their text or their number.",
)
INDICATOR_TWICE = _rule(
    "indicator-twice",
    _E,
    "同一个指标填了两行。",
    "An indicator stands in two rows.",
)
UNKNOWN_DATUM = _rule(
    "unknown-datum",
    _W,
    "数据里有指标体系没有列出的名称，没有用到它。",
    "A datum is reported that the set does not list; it is not used.",
)
DATA_DISAGREE = _rule(
    "data-disagree",
    _E,
    "资金表合计行与数据里的同名数不一致。",
    "The total row of the funds and the datum of the same name differ.",
)
WEIGHTS_REPORTED_DO_NOT_SUM = _rule(
    "reported-weights-do-not-sum",
    _E,
    "单位填报的分值合计不等于指标体系规定的分值。得分照填报的分值计算，不作调整。",
    "The weights that the unit declares do not add up to the set's; nothing is "
    "re-weighted.",
)
WEIGHT_DIFFERS = _rule(
    "weight-differs",
    _W,
    "填报的分值与指标体系规定的不同，按指标体系计分。",
    "The reported weight differs from the set's; the set's is used.",
)
LINE_NOT_SCORED = _rule(
    "line-not-scored",
    _W,
    "这一行没有分值；同组其他行的分值已合计到规定数，因此这一行不计分。",
    "The line has no weight, and the others already add up to the set's: "
    "it carries no points.",
)
NO_RULE_FOR_FORM = _rule(
    "no-rule-for-form",
    _E,
    "指标体系的“填报指标评分”没有规定这种目标值怎样计分。",
    "The set's declared_scoring states no rule for this form of target.",
)
CLAIMED_DIFFERS = _rule(
    "claimed-score-differs",
    _W,
    "自评得分与按规则算出的得分不同。",
    "The claimed score differs from the one that the rules give.",
)
TOTAL_OPEN = _rule(
    "total-open",
    _E,
    "有指标未能计分，总分不能确定；已计分的合计另列。",
    "Some lines have no score, so the total is open; the sum of the others is shown.",
)
NO_GRADE = _rule(
    "no-grade",
    _E,
    "总分不在任何一个等级内。",
    "The total lies in no grade.",
)
VALIDATION_FAILS = _rule(
    "validation-fails",
    _W,
    "指标体系的校验不成立；严重程度由校验自己写明。",
    "A validation of the set does not hold; the set states how grave that is.",
)
NOT_IN_EFFECT = _rule(
    "set-not-in-effect",
    _W,
    "评价年度不在指标体系的适用期内。",
    "The year lies outside the period in which the set applies.",
)

RULES = (
    MISSING_VALUE,
    NOT_A_NUMBER,
    NUMBER_NOT_TAKEN,
    NOT_A_DATE,
    NOT_YES_OR_NO,
    NOT_AMONG_CHOICES,
    UNITS_DIFFER,
    PERCENT_SIGN_MISSING,
    PERCENT_SIGN_ASSUMED,
    SIGN_IN_ACTUAL,
    NOT_APPLICABLE,
    DIVIDED_BY_ZERO,
    ROOT_OF_NEGATIVE,
    LOGARITHM_UNDEFINED,
    NUMBER_TOO_LARGE,
    OUT_OF_RANGE,
    TARGET_NOT_POSITIVE,
    NO_BAND,
    NO_ROW_HOLDS,
    RATING_UNKNOWN,
    RATING_INFERRED,
    OUTSIDE_BAND,
    *method_rules.RULES,
    UNKNOWN_HEADING,
    HEADING_NOT_IN_SET,
    UNKNOWN_INDICATOR,
    UNKNOWN_POINT,
    INDICATOR_TWICE,
    UNKNOWN_DATUM,
    DATA_DISAGREE,
    WEIGHTS_REPORTED_DO_NOT_SUM,
    WEIGHT_DIFFERS,
    LINE_NOT_SCORED,
    NO_RULE_FOR_FORM,
    CLAIMED_DIFFERS,
    TOTAL_OPEN,
    NO_GRADE,
    VALIDATION_FAILS,
    NOT_IN_EFFECT,
    *outcome_rules.RULES,
    *table_rules.RULES,
)
BY_NAME = {rule.name: rule for rule in RULES}
