"""What can be wrong with an evaluator's own scores."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


REVIEW_SCORE_UNREADABLE = _error(
    "review-score-unreadable",
    "复核得分要求是一个数，如 `8` 或 `8.5`。复核文件里空着的按自评计，"
    "网页上空着的按重算计。",
    "The evaluator's score is one number, as `8` or `8.5`. Rows left blank count as "
    "claimed in a file, as recomputed on the page of a review.",
)
REVIEW_SCORE_OUT_OF_RANGE = _error(
    "review-score-out-of-range",
    "复核得分要求不小于 0、不大于这一行的分值；减分项可以是负数。"
    "指标体系写明得分范围的，以得分范围为限。",
    "The evaluator's score is not below 0 and not above the row's points; that of a "
    "deduction (减分项) can be negative, and where the set states a score range, that "
    "is the limit.",
)
REVIEW_ROW_UNKNOWN = _error(
    "review-row-unknown",
    "复核文件里的这一行不在自评表里。指标一栏写法与 `perfscore review -o` "
    "做出的文件相同：各级标题和指标名称用 `/` 连接；名称不重复时只写名称也可以。",
    "The form has no such row. A row is named as in the file of `perfscore review -o`: "
    "headings and name joined by `/`, or the name alone where it is the only "
    "one.",
)
REVIEW_ROW_TWICE = _error(
    "review-row-twice",
    "自评表里的一行在复核文件里写了两次，取哪一个都可能取错，只能保留一个。",
    "One row of the form stands twice in the evaluator's file. Either could be the "
    "wrong one, so one must go.",
)
REVIEW_REASON_MISSING = _error(
    "review-reason-missing",
    "复核得分与自评得分不同，要求写明理由：被复核的单位要看得出为什么扣分或加分。"
    "在网页上复核的，没有填的行按重算得分计，所以与重算得分不同的也要写明理由。",
    "The evaluator's score differs from the claimed one, so a reason is required: the "
    "unit has to see why. On the page of a review, where blank rows count as "
    "recomputed, one that differs from the recomputed score needs a reason too.",
)
REVIEW_EMPTY = _error(
    "review-empty",
    "复核文件里没有一行指标。`perfscore review 自评表 -o 复核.xlsx` 做出要填的文件。",
    "The evaluator's file has no rows. `perfscore review FILE -o 复核.xlsx` makes the "
    "file to fill in.",
)
REVIEW_OF_ANOTHER = Rule(
    "review-of-another",
    Severity.WARNING,
    Text(
        "复核文件写明的单位或年度，与自评表上的不同，请核对是不是同一份表的复核。",
        "The unit or the year in the evaluator's file is not the form's. Is it the "
        "review of this form?",
    ),
)
REVIEW_ROW_OTHERWISE = Rule(
    "review-row-otherwise",
    Severity.WARNING,
    Text(
        "复核文件里照抄的分值或自评得分，与自评表上的不同：自评表可能在做复核文件以后改过，"
        "或者这一格误改了。复核表按自评表上的列。",
        "The points or the claimed score that the evaluator's file repeats are not the "
        "form's: the form was changed since, or the cell was by mistake. The review "
        "goes by the form.",
    ),
)
REVIEW_REASON_ALONE = Rule(
    "review-reason-alone",
    Severity.NOTE,
    Text(
        "这一行写了理由，没有填复核得分，按自评得分（网页上按重算得分）计。"
        "只是加一句话的，不用改；"
        "是漏填的，或者那一格的公式没有存结果，填上复核得分。",
        "The row has a reason and no score, so it counts as claimed, on the page of a "
        "review as recomputed. A remark may stay as it is; a score that was left out, "
        "or is a formula without a stored result, has to be filled in.",
    ),
)
REVIEW_SUM_OTHERWISE = Rule(
    "review-sum-otherwise",
    Severity.WARNING,
    Text(
        "复核文件里写的合计（总分、小计），与各行复核得分相加的不同；没有填复核得分的行按"
        "自评计。复核表按各行相加的列。",
        "A sum in the evaluator's file is not what the rows add up to. Rows left blank "
        "count as claimed; the review goes by the rows.",
    ),
)
REVIEW_SCORE_OVERRULED = Rule(
    "review-score-overruled",
    Severity.WARNING,
    Text(
        "这一行的复核得分不计：指标体系的否决定了这一行的得分，或者这一行不适用、"
        "否决以后不再评分。总分按指标体系算。",
        "The evaluator's score of this row does not count: a veto of the set decides "
        "it, the row does not apply, or nothing is scored after a veto. The total is "
        "what the set makes of it.",
    ),
)
REVIEW_SCORE_ROUNDED = Rule(
    "review-score-rounded",
    Severity.NOTE,
    Text(
        "复核得分的小数比指标体系保留的多，同算出的得分一样，按指标体系的规定取整。",
        "The evaluator's score has more decimals than the set keeps. It is rounded as "
        "the set says, as computed scores are.",
    ),
)
REVIEW_TOTAL_OPEN = Rule(
    "review-total-open",
    Severity.WARNING,
    Text(
        "按这些复核得分，指标体系得不出总分，所以还不能批准：例如有一行没有得分，"
        "或者总分的算式、否决的条件没有结果。",
        "With these scores the set gives no total, so the form cannot be approved yet: "
        "a row has no score, or the formula of the total or the condition of a veto "
        "has no result.",
    ),
)
REVIEW_ROW_CHANGED = Rule(
    "review-row-changed",
    Severity.WARNING,
    Text(
        "写下复核得分以后，单位改过这一行又提交，请核对得分和理由是否还成立。"
        "重新填写得分或理由，这条提示就不再出现。",
        "The unit changed the row and handed it in again after the evaluator's score "
        "was written: do score and reason still hold? Writing either anew ends this.",
    ),
)
NOTHING_TO_REVIEW = _error(
    "nothing-to-review",
    "自评表里没有指标行，没有可以复核的得分。",
    "The form has no indicator rows, so there is no score to review.",
)

RULES = (
    REVIEW_SCORE_UNREADABLE,
    REVIEW_SCORE_OUT_OF_RANGE,
    REVIEW_ROW_UNKNOWN,
    REVIEW_ROW_TWICE,
    REVIEW_REASON_MISSING,
    REVIEW_EMPTY,
    REVIEW_OF_ANOTHER,
    REVIEW_ROW_OTHERWISE,
    REVIEW_REASON_ALONE,
    REVIEW_SUM_OTHERWISE,
    REVIEW_SCORE_OVERRULED,
    REVIEW_SCORE_ROUNDED,
    REVIEW_TOTAL_OPEN,
    REVIEW_ROW_CHANGED,
    NOTHING_TO_REVIEW,
)
