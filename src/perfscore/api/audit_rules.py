"""What there is to say of the papers that an audit is given."""

from perfscore.diagnostics.model import Rule, Severity, Text

ACCOUNTS_NOT_FOUND = Rule(
    "accounts-not-found",
    Severity.ERROR,
    Text(
        "`perfscore audit --accounts` 的文件里没有认识的决算公开表（公开01–09表）。",
        "The file of `perfscore audit --accounts` holds no published accounts table "
        "(公开01表 to 公开09表) that is known.",
    ),
)
ACCOUNTS_NOT_USED = Rule(
    "accounts-not-used",
    Severity.WARNING,
    Text(
        "`perfscore audit --accounts` 给出的决算没有用上：没有一张自评表的单位和年度"
        "与它相同。单位名称按“部门：”一栏取；名称写法不同的，一次只审一个单位。",
        "The accounts given by `perfscore audit --accounts` were not used: no form is "
        "of the same unit and year. The unit is the one printed after 部门：. Where "
        "its name is written otherwise, audit that unit alone.",
    ),
)
FORM_NOT_THERE = Rule(
    "audited-without-form",
    Severity.NOTE,
    Text(
        "文件里没有自评表，`perfscore audit` 只查了它的决算表和文字。",
        "The file holds no self-assessment form; `perfscore audit` looked at its "
        "accounts and its text alone.",
    ),
)
APPROVED_NOT_USED = Rule(
    "approved-form-not-used",
    Severity.WARNING,
    Text(
        "`perfscore audit --approved` 给出的批复的绩效目标表没有用上：没有一张自评表的"
        "单位和项目与它相同。",
        "The approved form given by `perfscore audit --approved` was not used: no form "
        "is of the same unit and project.",
    ),
)

RULES = (ACCOUNTS_NOT_FOUND, ACCOUNTS_NOT_USED, FORM_NOT_THERE, APPROVED_NOT_USED)
