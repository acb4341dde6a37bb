"""What can be wrong with what follows the scores: groups, vetoes, 总分, classes."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


RESULT_NOT_KNOWN = _error(
    "result-not-known",
    "写在这里的表达式要用的评分结果，此时还没有算出。计分的次序是：指标得分，上级汇总，"
    "基本分、加分、减分，总分，否决，等级，分级和校验。定义和不适用的条件在计分之前，"
    "不能用评分结果；`汇总 =` 和上级指标的否决只能用下级的得分；`总分 =` 里不能用总分和"
    "等级。\n\n"
    "错误：`总分 = 至多(总分, 100分)`\n\n正确：`总分 = 至多(基本分 + 加分, 100分)`",
    "An expression reads a result that is not worked out yet where it stands. The "
    "order is: scores of indicators, of groups, base score, bonus and penalty, the "
    "total, vetoes, the grade, classes and validations. Definitions and conditions of "
    "not_applicable come before all scores; a group reads the scores below it; the "
    "formula of the total reads neither the total nor the grade.",
)
UNKNOWN_INDICATOR = _error(
    "unknown-title",
    "没有这个名称的指标。写指标的名称，或用 `/` 连接各级名称，如 "
    "`得分(“产出指标/数量指标”)`。",
    "There is no indicator of this title. Write its title, or the titles of the levels "
    "joined by `/`.",
)
AMBIGUOUS_INDICATOR = _error(
    "ambiguous-indicator",
    "几个指标同名，不能确定指哪一个。用 `/` 连接上级的名称来区分。",
    "Several indicators have this title. Name those above it too, joined by `/`.",
)
UNKNOWN_GRADE = _error(
    "unknown-grade",
    "`等级` 一段里没有这个等级。否决和条件里写的等级，要与 `等级` 里的一行同名。",
    "There is no such grade under grades. A veto or a condition names one of them.",
)
EQUAL_WEIGHTS_DO_NOT_DIVIDE = _error(
    "equal-weights-do-not-divide",
    "上级的分值不能平均分给下级：除不尽，或在保留的小数位内除不尽。写明保留几位小数，以及"
    "余数归哪一项。\n\n"
    "错误：10分 下有三项，只写 `均分`\n\n"
    "正确：`均分，保留 2 位小数，余数归末项`，三项为 3.33、3.33、3.34",
    "The weight cannot be shared out equally: the division does not end, or not within "
    "the decimals that are kept. State the decimals and where the remainder goes: "
    "`equal_weights, keep 2 decimals, remainder_to_last` makes 3.33, 3.33 and 3.34 of "
    "10 points.",
)
NOTHING_TO_SHARE = _error(
    "nothing-to-share",
    "`均分` 把上级的分值平均分给没有写分值的下级。上级要写分值，减去下级写明的分值之后"
    "要有剩余，下级至少有一项没有写分值。",
    "equal_weights shares out the heading's weight among those below that state none. "
    "The heading states a weight, something of it is left, and one below states none.",
)
CLASS_ROW_MISFIT = _error(
    "class-row-misfit",
    "`分级 名称 = 算式` 的各行写区间或界限；没有算式的 `分级 名称` 各行写 `若 条件`。"
    "两种不能混用，最后都可以写 `否则`。",
    "Rows of `classes NAME = …` are intervals or bounds; rows of `classes NAME` are "
    "conditions. The two are not mixed; either may end with else.",
)
STOP_NEEDS_DATA = _error(
    "stop-needs-data",
    "`不再评分` 在计分之前决定，它的条件只能看数据和由数据得出的定义，不能看得分。要在"
    "计分之后限制结果，用 `总分 =` 或 `等级 =`。",
    "stop_scoring is decided before anything is scored: its condition reads data and "
    "definitions, no scores. To limit the result afterwards set the total or the "
    "grade.",
)

RULES = (
    RESULT_NOT_KNOWN,
    UNKNOWN_INDICATOR,
    AMBIGUOUS_INDICATOR,
    UNKNOWN_GRADE,
    EQUAL_WEIGHTS_DO_NOT_DIVIDE,
    NOTHING_TO_SHARE,
    CLASS_ROW_MISFIT,
    STOP_NEEDS_DATA,
)
