"""The reference page of the audit's checks: names, gravity, threshold, source."""

from perfscore.audit.check import Check
from perfscore.audit.registry import CHECKS
from perfscore.diagnostics.model import Severity
from perfscore.model.audit_names import AUDIT_NAMES, AuditName

_HEAD = """# 复核查什么

`perfscore audit` 的全部检查。编号、名称、规则名都可以写在 `--only`、`--without` 里，
也可以写在指标体系的 `复核` 里（[写法](language.md)）；
每项的说明见 `perfscore explain 规则名` 或[诊断](diagnostics.zh.md)。
“轻重”是最重的时候：能由四舍五入解释的、读法存疑的，只作提示。
怎样判断见[复核](audit.md)。

| 编号 | 名称 | 规则名 | 轻重 | 界限 | 依据 |
|---|---|---|---|---|---|
"""
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}


def checks_page() -> str:
    """Write the page."""
    checks = {each.rule.name: each for each in CHECKS}
    return _HEAD + "".join(_row(each, checks[each.rule]) for each in AUDIT_NAMES)


def _row(name: AuditName, check: Check) -> str:
    threshold = f"{name.threshold}：`{check.threshold}`" if name.threshold else ""
    cells = (
        name.number,
        name.title,
        f"`{name.rule}`",
        _WORDS[check.rule.severity],
        threshold,
        "；".join(check.basis),
    )
    return f"| {' | '.join(cells)} |\n"
