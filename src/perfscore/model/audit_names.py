"""The names of the audit's checks: what a set's 复核 section can state."""

from dataclasses import dataclass
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class AuditName:
    """A check of the audit, as people and sets name it.

    ``rule`` is the stable name of what it finds, ``number`` its number in the list of
    checks that evaluators work by (``K9``; checks of targets count from ``T1``, of
    accounts from ``A1``, of texts from ``N1``). ``title`` is how a set names it.
    ``threshold`` says what a set's interval means for it; empty: it takes none.
    """

    number: str
    rule: str
    title: str
    threshold: str = ""


AUDIT_NAMES = (
    AuditName("K1", "claimed-weights-do-not-sum", "下级分值合计"),
    AuditName("K2", "claimed-weights-miss-full-marks", "分值总计"),
    AuditName("K3", "claimed-weight-not-positive", "分值大于零"),
    AuditName("K4", "score-above-weight", "得分不超过分值"),
    AuditName("K5", "claimed-points-differ", "指标得分重算"),
    AuditName("K6", "claimed-fund-score-differs", "预算执行得分重算"),
    AuditName("K7", "claimed-total-differs", "总分重算"),
    AuditName("K8", "deviation-unexplained", "偏差原因必填"),
    AuditName(
        "K9", "over-achievement-unexplained", "超额完成说明", "完成值 ÷ 目标值，须说明"
    ),
    AuditName(
        "K10", "under-execution-unexplained", "低执行率说明", "执行率，须逐项说明"
    ),
    AuditName(
        "K11", "completion-out-of-window", "完成区间", "完成值 ÷ 目标值，不须分析的区间"
    ),
    AuditName("K12", "rating-band-missed", "定性得分档内"),
    AuditName(
        "K13",
        "scores-and-execution-apart",
        "得分与执行率相差",
        "得分率减执行率，再比得分率",
    ),
    AuditName("K14", "funds-differ-from-accounts", "资金与决算一致"),
    AuditName("K15", "indicator-repeated", "指标重复"),
    AuditName("K16", "not-applicable-not-rescaled", "不适用折算"),
    AuditName("K17", "indicators-changed", "指标调整"),
    AuditName("K18", "indicator-kinds-missing", "指标覆盖"),
    AuditName("K19", "full-marks-without-evidence", "满分依据"),
    AuditName("K20", "filed-late", "填报日期"),
    AuditName("K21", "text-contradicts-score", "文字与得分一致"),
    AuditName("K22", "fund-rows-do-not-sum", "资金合计"),
    AuditName("K23", "claimed-rate-differs", "执行率重算"),
    AuditName("K24", "claimed-grade-differs", "等级重算"),
    AuditName("T1", "target-not-quantified", "目标量化"),
    AuditName("T2", "target-always-met", "目标恒成立"),
    AuditName("T3", "target-copies-goal", "照抄总体目标"),
    AuditName(
        "T4", "one-indicator-carries-level", "单项占满一级指标", "占一级指标分值的比例"
    ),
    AuditName("T5", "all-targets-full", "目标全为100%"),
    AuditName("T6", "target-lowered", "目标调低"),
    AuditName("T7", "budget-cut-to-executed", "预算调至执行数"),
    AuditName("T8", "target-not-stated", "没有目标值"),
    AuditName("T9", "goal-result-not-described", "总体目标完成情况"),
    AuditName("T10", "units-of-target-and-actual-differ", "目标和完成值单位"),
    AuditName("T11", "points-in-value-cells", "分数填进指标值"),
    AuditName("T12", "heading-repeated", "二级指标重复"),
    AuditName("T13", "indicator-under-wrong-heading", "二级指标归类"),
    AuditName("T14", "names-and-years-differ", "名称和年度"),
    AuditName("T15", "actual-repeats-target", "完成值照抄目标值"),
    AuditName("T16", "goal-and-targets-differ", "总体目标与指标值一致"),
    AuditName("T17", "actual-not-stated", "完成值和得分漏填"),
    AuditName("A1", "accounts-do-not-sum", "决算表合计"),
    AuditName("A2", "accounts-disagree", "决算表之间一致"),
    AuditName("A3", "carry-over-not-in-form", "结转和其他资金"),
    AuditName("N1", "narrative-arithmetic-wrong", "文字中的计算"),
    AuditName("N2", "narrative-differs-from-accounts", "文字与决算表一致"),
    AuditName("N3", "told-twice-differently", "前后两处一致"),
)


def find_audit_name(written: str) -> AuditName | None:
    """Find the check of a title, a number or a rule's name; width and case are one."""
    wanted = _plain(written)
    for each in AUDIT_NAMES:
        if wanted in map(_plain, (each.title, each.number, each.rule)):
            return each
    return None


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).casefold().split())
