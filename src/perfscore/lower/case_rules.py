"""What can be wrong with worked cases."""

from perfscore.diagnostics.model import Rule, Severity, Text

CASE_PART_UNCLEAR = Rule(
    "case-part-unclear",
    Severity.ERROR,
    Text(
        "用例的一行里有一处不知道指什么，或不是那里能填的内容。指标的一行由逗号隔开的"
        "几项组成：`完成`、`目标`、`评级`、`得分`、`分值`（或 `10分`）、`理由`、"
        "`要点 是、否`、`不适用`；由单位填报的指标先写它所在的栏目，如 "
        "`产出指标/数量指标`。期望的值要与它的单位相配。\n\n"
        "错误：`培训人数：48人`\n\n正确：`培训人数：完成 48人`",
        "A part of a case's row stands for nothing, or for more than one thing. A row "
        "of an indicator holds parts between commas: actual, target, rating, score, "
        "weight (or 10 points), reason, checklist, not_applicable; a unit's own "
        "indicator first names the headings it stands under. What is expected fits the "
        "subject's unit.",
    ),
)

RULES = (CASE_PART_UNCLEAR,)
