"""The summary of a run as a report of charts and tables."""

from perfscore.diagnostics.model import Language
from perfscore.render.batch_summary_findings import (
    Rules,
    findings_part,
    unscored_part,
)
from perfscore.render.batch_summary_groups import grades_part, group_parts
from perfscore.render.batch_summary_lines import lines_part
from perfscore.render.batch_summary_rates import rates_part
from perfscore.render.batch_summary_totals import facts_of, histogram_of
from perfscore.render.batch_summary_words import Counted, Words, grades_of
from perfscore.report.charts.model import Part, Report

_MOST_SETS = 5


def summary_report(summary: Counted, rules: Rules, language: Language) -> Report:
    """Put together what people look at; ``rules`` say what findings are about.

    Parts for which nothing was counted are left out: grades of sets without grades,
    execution rates that no set has.
    """
    words = Words(language)
    parts: list[Part | None] = [
        facts_of(summary, words),
        histogram_of(summary, words),
        grades_part(summary, words) if grades_of(summary) else None,
        *group_parts(summary, words),
        lines_part(summary, words),
        rates_part(summary, words),
        findings_part(summary, rules, words),
        unscored_part(summary, rules, words),
    ]
    return Report(
        words("评分汇总", "Summary of scores"),
        _lead(summary, words),
        tuple(each for each in parts if each is not None),
    )


def _lead(summary: Counted, words: Words) -> tuple[str, ...]:
    """Say by which sets was scored."""
    sets = summary["sets"]
    if not sets:
        return ()
    listed = [
        name if len(sets) == 1 else words(f"{name} {count} 份", f"{name}: {count}")
        for name, count in sorted(sets.items(), key=lambda each: (-each[1], each[0]))
    ]
    shown = words("；", "; ").join(listed[:_MOST_SETS])
    if len(listed) > _MOST_SETS:
        shown += words(
            f"；等 {len(listed)} 个", f" and {len(listed) - _MOST_SETS} more"
        )
    return (words(f"指标体系：{shown}", f"By the indicator set {shown}"),)
