"""What can be wrong with the checks that a set states (复核)."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


UNKNOWN_CHECK = _error(
    "unknown-audit-check",
    "`复核` 一段里的名称不是任何一项检查。写检查的名称（如 `偏差原因必填`）、编号（如 "
    "`K8`），或发现的名称（如 `deviation-unexplained`）。\n\n"
    "错误：`偏差原因要填：不查`\n\n正确：`偏差原因必填：不查`",
    "A row under audit names no check. Write its title (`偏差原因必填`), its number "
    "(`K8`) or the name of its finding (`deviation-unexplained`).",
)
CHECK_TWICE = _error(
    "audit-check-twice",
    "同一项检查在 `复核` 里写了两次，以哪一次为准无法知道。名称、编号和发现的名称指"
    "同一项检查。\n\n"
    "错误：`偏差原因必填：不查` 之后又写 `K8：错误`",
    "A check stands twice under audit. Its title, its number and the name of its "
    "finding are the same check.",
)
TAKES_NO_RANGE = _error(
    "audit-check-takes-no-range",
    "这项检查没有界限可定，只能写 `不查`，或轻重 `错误`、`警告`、`提示`。可以定界限的有"
    "超额完成说明、低执行率说明、完成区间、得分与执行率相差和单项占满一级指标。\n\n"
    "错误：`总分重算：≥ 90%`\n\n正确：`总分重算：警告`",
    "The check has no threshold. It can be switched off, or be given a severity: "
    "error, warning or notice.",
)
RANGE_UNFIT = _error(
    "audit-range-unfit",
    "检查的界限是比率，写成百分数的区间或界限，里面至少有一个数：`≥ 130%`、`< 90%`、"
    "`[70%, 130%]`。界限写数，不写名称；要与别的数不同的，不用 `≠`。\n\n"
    "错误：`超额完成说明：≥ 130`，`完成区间：[130%, 70%]`\n\n"
    "正确：`超额完成说明：≥ 130%`，`完成区间：[70%, 130%]`",
    "The threshold of a check is a range of rates with something in it, written in per "
    "cent: `>= 130%`, `< 90%`, `[70%, 130%]`. Its ends are numbers, not names, and ≠ "
    "is no range.",
)

RULES = (UNKNOWN_CHECK, CHECK_TWICE, TAKES_NO_RANGE, RANGE_UNFIT)
