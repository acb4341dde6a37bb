"""What can be wrong with the changes that a derived set makes to its base."""

from perfscore.diagnostics.model import Rule, Severity, Text

CHANGE_WITHOUT_BASE = Rule(
    "change-without-base",
    Severity.ERROR,
    Text(
        "`修改`、`新增`、`删除` 针对所沿用的指标体系，开头没有写 `沿用` "
        "时无从改起。\n\n"
        "正确：在开头写 `沿用 national/project-2020@2020.1`；或去掉 `修改`、`新增` "
        "二字，作为本体系自己的内容。",
        "modify, insert and remove change the set that is taken over; without `reuse` "
        "in the head there is nothing to change.",
    ),
)
CHANGE_TARGET_MISSING = Rule(
    "change-target-missing",
    Severity.ERROR,
    Text(
        "`修改` 或 `删除` 的内容、`新增` 指标的上级，在所沿用的指标体系里找不到。"
        "指标按层级和名称找，名称相同的几个要写出上级："
        "`修改 三级指标 产出指标/数量指标/培训人数 8分`。",
        "What is modified or removed, or the heading that an indicator is inserted "
        "below, is not in the set that is taken over. Indicators are found by level "
        "and name, or path.",
    ),
)
CHANGE_TARGET_AMBIGUOUS = Rule(
    "change-target-ambiguous",
    Severity.ERROR,
    Text(
        "所沿用的指标体系里有几个同名的内容，不知道改的是哪一个。指标在名称前写出上级，"
        "用 `/` 隔开：`产出指标/数量指标/培训人数`。",
        "The set that is taken over has several things of this name. Write an "
        "indicator's headings before its name, with `/` between.",
    ),
)
CHANGED_TWICE = Rule(
    "changed-twice",
    Severity.ERROR,
    Text(
        "同一个内容修改了两次、删除了两次，或删除以后又修改。各处改动合写成一段。",
        "A thing is modified or removed twice, or modified after it was removed. "
        "Write its changes in one section.",
    ),
)
ADDITION_EXISTS = Rule(
    "addition-exists",
    Severity.ERROR,
    Text(
        "新增的内容在所沿用的指标体系里已经有了。要改它，在前面写 `修改`；"
        "两者其实不同，就换一个名称。",
        "What is added is in the set that is taken over already. Write `modify` to "
        "change it, or give the new one another name.",
    ),
)

RULES = (
    CHANGE_WITHOUT_BASE,
    CHANGE_TARGET_MISSING,
    CHANGE_TARGET_AMBIGUOUS,
    CHANGED_TWICE,
    ADDITION_EXISTS,
)
