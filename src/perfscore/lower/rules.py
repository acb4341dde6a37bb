"""What can be wrong with the names, types and clauses of a set."""

from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.lower import audit_rules, case_rules, method_rules, outcome_rules


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


UNKNOWN_NAME = _error(
    "unknown-name",
    "表达式里用到的名称没有在 `数据`、`定义`、`参数` 中出现，也不是 `分值`、`目标`、"
    "`完成值`、`指标值`。\n\n"
    "错误：`定义 执行率 = 全年执行 / 全年预算数`\n\n正确：`定义 执行率 = 全年执行数 "
    "/ 全年预算数`",
    "An expression uses a name that is neither under data nor defined, "
    "nor one of weight, target, actual, value.",
)
DEFINED_TWICE = _error(
    "defined-twice",
    "同一个名称在 `数据`、`定义`、`参数`、`函数`、`明细表` 中出现两次，或一张明细表里"
    "两列同名，读者无法知道指哪一个。",
    "A name stands twice among data, definitions, parameters, functions and tables, or "
    "among the columns of a table.",
)
RESERVED_NAME = _error(
    "reserved-name",
    "`分值`、`目标`、`完成值`、`指标值` 指正在评分的指标，`总分`、`等级` 等指评分的"
    "结果，不能再用作数据或定义的名称；函数不能与规则语言已有的函数同名。",
    "weight, target, actual and value mean the indicator being scored, total_score, "
    "grade and the like the results; they cannot name a datum or a definition. "
    "A function does not take the name of one of the language's own.",
)
CIRCULAR_DEFINITION = _error(
    "circular-definition",
    "几个定义、明细表的列或函数互相引用成环，算不出值。每个定义只能引用不依赖它自己的"
    "名称，函数不能调用自己。",
    "Definitions, columns of a table or functions refer to one another in a circle, so "
    "none has a value. A function cannot call itself.",
)
UNIT_MISMATCH = _error(
    "unit-mismatch",
    "相加、比较或作为得分的两边单位不同，例如 `全年预算数 + 在职人员数`（万元 + 人），"
    "或得分处写 `5` 而不是 `5分`。元、万元、亿元之间会精确换算，不在此列。",
    "What is added, compared or given as points has different units: money and heads, "
    "or `5` where `5 points` is meant. 元, 万元 and 亿元 convert exactly.",
)
WRONG_TYPE = _error(
    "wrong-type",
    "此处需要的是另一类值：条件处需要 是/否，运算处需要数，不能拿文字或日期去算。",
    "A value of another type is needed: a condition, a number, a text or a date.",
)
PERCENT_FOR_PERCENTAGE_POINTS = Rule(
    "percent-for-percentage-points",
    Severity.WARNING,
    Text(
        "两个百分率之差以“个百分点”计：从 80% 到 85% 是 5个百分点，也是增长 6.25%。"
        "这里把两者混用了，请写明是哪一种。",
        "The difference of two rates is in percentage points: from 80% to 85% is five "
        "points, and a rise of 6.25%. Here the two are mixed.",
    ),
)
UNKNOWN_UNIT = _error(
    "unknown-unit",
    "金额的单位是 元、千元、万元、百万元、亿元 之一。",
    "Amounts are in 元, 千元, 万元, 百万元 or 亿元.",
)
UNKNOWN_FUNCTION = _error(
    "unknown-function",
    "没有这个函数。可用：至多、至少、合计、平均、几何平均、调和平均、加权平均、"
    "去掉最高最低、绝对值、向下取整、向上取整、四舍五入、四舍六入五成双、舍去、进位、"
    "开方、乘方、ln、天数、逾期天数、已填、定级、序号、降几档，以及明细表和同组的函数。",
    "There is no such function. There are min, max, sum, mean, geometric_mean, "
    "harmonic_mean, weighted_mean, trimmed_mean, abs, floor, ceil, half_up, half_even, "
    "round_down, round_up, sqrt, pow, ln, days, days_late, reported, grade_of, "
    "place_of, places_down, and the functions of tables and groups.",
)
WRONG_ARGUMENTS = _error(
    "wrong-arguments",
    "函数的参数个数或写法不对，例如 `四舍五入(执行率, 2)` 的第二个参数必须是 0 到 12 "
    "的整数。",
    "A function has the wrong number or kind of arguments.",
)
NUMBER_TOO_LONG = _error(
    "number-too-long",
    "一个数最多 30 位数字。",
    "A number has 30 digits at most.",
)
EXPRESSION_TOO_LONG = _error(
    "expression-too-long",
    "一个表达式的运算太多：超过 100 项，或连同它引用的定义超过 150 层，"
    "或算出的数可能有上万位。"
    "请用 `定义` 拆开，并减少乘方和层层相套，读者也更容易核对。",
    "An expression has more than 100 terms, or with the definitions it reads more than "
    "150 levels, or can come to numbers of tens of thousands of digits. Split it by "
    "definitions, with fewer powers and less nesting.",
)
NOT_CONSTANT = _error(
    "not-constant",
    "此处的值必须在体系里就确定（数字或参数），不能随单位填报而变。",
    "The value must be fixed in the set; it cannot vary with what units report.",
)
CLAUSE_MISSING = _error(
    "clause-missing",
    "指标体系开头必须有 `编号`、`版本`、`满分`。",
    "The head of a set has id, version and full_score.",
)
CLAUSE_TWICE = _error(
    "clause-twice",
    "同一条写了两次，以哪一条为准无法知道。",
    "A clause that can stand once stands twice.",
)
INVALID_DATE = _error(
    "invalid-date",
    "日历上没有这一天。",
    "The calendar has no such day.",
)
HEADING_SKIPS_LEVEL = _error(
    "heading-skips-level",
    "标题从一级开始逐级往下：三级指标前面要有它所属的二级指标。",
    "Headings go down one level at a time; a level-3 heading belongs to a level-2 one.",
)
CLAUSE_OUT_OF_PLACE = _error(
    "clause-out-of-place",
    "这一条不能写在这里：分组标题下面还有指标时不能直接评分；由单位填报的指标在 "
    "`填报指标评分` 里写评分办法；`汇总`、`均分`、`封顶`、`保底` 用于下面有指标的标题；"
    "`权重` 用于上级按权重平均的指标。",
    "The clause does not belong here: a heading with indicators below it is not scored "
    "itself, and indicators that units declare are scored by declared_scoring; "
    "aggregate, equal_weights, cap and floor are for headings with indicators below "
    "them, share is for what stands below a mean.",
)
STEP_WITHOUT_READING = _error(
    "step-without-reading",
    "“每高出1个百分点扣0.5分”有三种读法：不足一步不扣、不足一步按一步扣、按比例扣。"
    "规则文件必须写明是哪一种。\n\n"
    "整步才扣：`每高于 100% 满 1个百分点：扣 0.5分`\n\n"
    "不足按一步：`每高于 100% 达 1个百分点，不足按一步：扣 0.5分`\n\n"
    "按比例：`每高于 100% 达 1个百分点，按比例：扣 0.5分`",
    "“0.5 points off for each percentage point above” has three readings: whole steps "
    "only (full_step), a part counts as a step (part_counts), in proportion "
    "(pro_rata). "
    "The file says which.",
)
PERCENT_STEP_OF_WHAT = _error(
    "percent-step-of-what",
    "指标值本身是百分率时，“每高1%”可以指1个百分点，也可以指基准的1%。请写 "
    "`1个百分点` 或 `基准的 1%`。",
    "Where the value is a rate, a step of 1% can mean one percentage point or 1% of "
    "the "
    "base. Write percentage_points or of_base.",
)
STEP_NOT_POSITIVE = _error(
    "step-not-positive",
    "扣分、加分的一步必须大于 0。",
    "The step of a row that deducts or adds is above zero.",
)
TARGET_MISSING = _error(
    "target-missing",
    "这种评分办法要与目标比较，而指标写了 `指标值` 却没有 `目标`。请加一行，如 `目标 "
    "≥100%`。",
    "The method compares with a target; the indicator states a value and no target.",
)
ROWS_MISSING = _error(
    "rows-missing",
    "分档、判定、要点、扣分、加分、评级、按名次、等级下面至少要有一行，插值至少要有两行。",
    "A method with rows, or grades, has at least one row; interpolation has two.",
)
NOT_A_CHOICE = _error(
    "not-a-choice",
    "比较的文字不在该数据的选项里，条件永远不会成立。",
    "The text is not among the choices of the datum, so the condition never holds.",
)
FORM_NEEDS_SIGN = _error(
    "form-needs-sign",
    "定性目标没有数值，不能按比例计分；请用 `评级`。",
    "A qualitative target has no number to take a ratio of; use rating.",
)
COLUMN_WITHOUT_ROW = _error(
    "column-without-row",
    "明细表的一列每行有一个值。在明细表的函数之外用它，不知道指哪一行；"
    "先用 `合计`、`平均`、`最高`、`最低`、`计数`、`任一`、`所有` 等函数求出一个值。\n\n"
    "错误：`得分 = 表彰.级别分`\n\n正确：`得分 = 至多(合计(表彰.级别分), 3分)`",
    "A column of a table has a value in each row. Outside the table functions nothing "
    "says which row is meant: bring it to one value by sum, mean, highest, lowest, "
    "count, any or all.",
)
PARAMETER_ROW_TWICE = _error(
    "parameter-row-twice",
    "参数表里两行说的是同一种情形，或者范围相交，取哪一行无法知道。每种情形只能有一行。",
    "Two rows of a parameter stand for the same case, or their ranges overlap. Each "
    "case has one row.",
)
PARAMETER_KEY_UNREADABLE = _error(
    "parameter-key-unreadable",
    "参数表一行的开头，要按 `按` 后面名称的次序写出各个值，用 `、` 隔开。"
    "选项和文字照写；数可以写一个数，`≥ 2016`、`2014 至 2016` 或 `[2014, 2016]`。\n\n"
    "例如 `参数 下降目标 按 区域、年度` 的一行：`东部、2014：10%`",
    "A row of a parameter begins with a value for each name behind by, in that order, "
    "joined by `、`. Choices and texts stand as they are; a number can be one number, "
    "`≥ 2016`, `2014 until 2016` or `[2014, 2016]`.",
)
ROW_AFTER_OTHERWISE = _error(
    "row-after-otherwise",
    "`否则` 之后的行永远不会用到；`否则` 必须是最后一行，且只有一行。",
    "Rows behind else never apply; else stands last, and once.",
)

RULES = (
    UNKNOWN_NAME,
    DEFINED_TWICE,
    RESERVED_NAME,
    CIRCULAR_DEFINITION,
    UNIT_MISMATCH,
    WRONG_TYPE,
    PERCENT_FOR_PERCENTAGE_POINTS,
    UNKNOWN_UNIT,
    UNKNOWN_FUNCTION,
    WRONG_ARGUMENTS,
    NUMBER_TOO_LONG,
    EXPRESSION_TOO_LONG,
    NOT_CONSTANT,
    CLAUSE_MISSING,
    CLAUSE_TWICE,
    INVALID_DATE,
    HEADING_SKIPS_LEVEL,
    CLAUSE_OUT_OF_PLACE,
    STEP_WITHOUT_READING,
    PERCENT_STEP_OF_WHAT,
    STEP_NOT_POSITIVE,
    TARGET_MISSING,
    ROWS_MISSING,
    NOT_A_CHOICE,
    FORM_NEEDS_SIGN,
    COLUMN_WITHOUT_ROW,
    PARAMETER_ROW_TWICE,
    PARAMETER_KEY_UNREADABLE,
    ROW_AFTER_OTHERWISE,
    *method_rules.RULES,
    *outcome_rules.RULES,
    *case_rules.RULES,
    *audit_rules.RULES,
)
