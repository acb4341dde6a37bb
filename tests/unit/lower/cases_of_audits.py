"""Rules of 复核: what breaks them and what mends them."""

from tests.unit.lower.case import Case


def row(rule: str, wrong: str, right: str, at: str = "") -> Case:
    """Make a case of one row of a section that has another."""
    return Case(rule, "参数 线 = 90%\n复核\n指标覆盖：提示\n{}\n", wrong, right, at)


CASES_OF_AUDITS = (
    row(
        "unknown-audit-check",
        "偏差原因要填：不查",
        "偏差原因必填：不查",
        "偏差原因要填",
    ),
    row("unknown-audit-check", "K99：不查", "K9：不查", "K99"),
    row("audit-check-twice", "K18：不查", "K17：不查", "K18"),
    row("audit-check-twice", "指标覆盖：不查", "指标调整：不查", "指标覆盖"),
    row("audit-check-takes-no-range", "K7：≥ 90%", "K10：≥ 90%", "≥ 90%"),
    row("audit-range-unfit", "K9：≥ 130", "K9：≥ 130%", "130"),
    row("audit-range-unfit", "K9：≥ 5分", "K9：≥ 5%", "5分"),
    row("audit-range-unfit", "K10：< 线", "K10：< 90%", "线"),
    row("audit-range-unfit", "K10：≠ 90%", "K10：< 90%", "≠ 90%"),
    row("audit-range-unfit", "K11：[9%, 7%]", "K11：[7%, 9%]", "[9%, 7%]"),
    row("audit-range-unfit", "K11：(9%, 9%]", "K11：[9%, 9%]", "(9%, 9%]"),
)
