"""T13: a level-2 heading stands under a level-1 heading that it does not belong to."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.kinds import (
    is_effect_heading,
    is_output_heading,
    level1_of,
    level2_of,
)
from perfscore.audit.rows.naming import place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM, NOTICE_2020
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "indicator-under-wrong-heading",
    Severity.NOTE,
    page(
        zh="""
        二级指标放错了地方：经济、社会、生态效益和可持续影响放进了“产出指标”，或者数量、
        质量、时效放进了“效益指标”“满意度指标”。分值因此算到了别的一级指标里。成本指标
        放在产出、效益下的做法各地都有，不算。

        改正：移到所属的一级指标下，并核对一级指标的分值。
        """,
        en="""
        A level-2 heading stands in the wrong block: an effect (经济效益, 社会效益 …)
        among the outputs, or a quantity, quality or time among effects or
        satisfaction, so that its points count elsewhere. Costs are placed
        differently from place to place and left alone.

        Mended by moving it, and looking at the points of both blocks.
        """,
    ),
)
BASIS = (f"{NOTICE_2020}附件{FORM}的一级、二级指标",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such heading once."""
    told: set[tuple[str, str]] = set()
    for row in case.rows:
        level1 = level1_of(row)
        for heading in level2_of(row):
            if _is_misplaced(level1, heading) and (level1, heading) not in told:
                told.add((level1, heading))
                yield _finding(row, level1, heading, setting)


def _is_misplaced(level1: str, heading: str) -> bool:
    is_output = "产出" in level1 and "效" not in level1
    if is_output:
        return is_effect_heading(heading)
    is_effect = ("效益" in level1 or "满意" in level1) and "产出" not in level1
    return is_effect and is_output_heading(heading)


def _finding(
    row: AuditRow, level1: str, heading: str, setting: Setting
) -> AuditFinding:
    cell = next((each for each in row.level2 if heading in each.text), None)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"“{heading}”放在“{level1}”下，不属于这一类",
            f"“{heading}” stands under “{level1}”, where it does not belong",
        ),
        at=place_of(row, cell),
        path=row.path,
        printed=heading,
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look)
