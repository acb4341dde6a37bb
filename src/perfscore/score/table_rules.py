"""What scoring can find in the tables (明细表) of an assessment."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(zh, en))


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

NO_PARAMETER_ROW = _rule(
    "no-parameter-row",
    _E,
    "参数表没有适用于该单位的行（例如没有这个年度的值），又没有“否则”，所以没有值。"
    "不按相近的行推算。",
    "A parameter has no row for the unit (for its year, say) and no else, so it has no "
    "value; nothing is inferred from the rows there are.",
)
UNKNOWN_TABLE = _rule(
    "unknown-table",
    _W,
    "自评表里有指标体系没有的明细表，没有用到它。",
    "A table is reported that the set does not have; it is not used.",
)
UNKNOWN_COLUMN = _rule(
    "unknown-column",
    _W,
    "明细表里有指标体系没有列出的一列，没有用到它；多半是列名写错了。",
    "A table has a column that the set does not list; it is not used. Most often its "
    "name is misspelt.",
)
NOT_A_TABLE = _rule(
    "not-a-table",
    _E,
    "明细表要逐行填报，这里填的是一个值。\n\n"
    "正确：\n\n```yaml\n明细表:\n  表彰:\n    - 事项: 甲\n      级别: 中央\n```",
    "A table is reported row by row; here is one value.",
)
TOO_MANY_ROWS = _rule(
    "too-many-rows",
    _E,
    "一张明细表最多 10000 行；行数更多的表没有读，用到它的指标不计分。",
    "A table has 10,000 rows at most; one with more is not read, and what needs it has "
    "no score.",
)
TABLE_FAULTS_LEFT_OUT = _rule(
    "table-faults-left-out",
    _N,
    "一张明细表最多列出 50 处问题，其余的只报数目。",
    "At most 50 faults of a table are listed; of the rest only the number is told.",
)
TOO_FEW_ROWS = _rule(
    "too-few-rows",
    _E,
    "明细表里没有可以计算的行：平均、最高、最低至少要 1 行，去掉最高最低至少要 3 行。"
    "没有行不等于 0。",
    "No row is left to work with: mean, highest and lowest take one row at least, "
    "trimmed_mean three. No rows is not zero.",
)

RULES = (
    NO_PARAMETER_ROW,
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    NOT_A_TABLE,
    TOO_MANY_ROWS,
    TABLE_FAULTS_LEFT_OUT,
    TOO_FEW_ROWS,
)
