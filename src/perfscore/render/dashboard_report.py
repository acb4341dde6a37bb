"""Figures over many stored assessments, as charts and tables in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.batch.dashboard.counting import STATES, Counts
from perfscore.batch.output.summary_classes import classes, quantile
from perfscore.diagnostics.model import Language
from perfscore.render.batch_summary_groups import grades_part, group_parts
from perfscore.render.batch_summary_lines import lines_part
from perfscore.render.batch_summary_rates import rates_part
from perfscore.render.batch_summary_totals import histogram_of
from perfscore.render.batch_summary_words import Words, full_marks, grades_of
from perfscore.render.dashboard_days import days_part
from perfscore.render.dashboard_deviations import deviations_part
from perfscore.report.charts.groups import largest
from perfscore.report.charts.model import (
    Bar,
    Bars,
    Caption,
    Fact,
    Facts,
    Group,
    Part,
    Report,
    StackedBars,
)
from perfscore.report.charts.numbers import COUNT, EXACT, POINTS, SHARE

_MOST_SETS = 5
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the figures are of: the unit that heads them, and when they were counted.

    ``titled`` says what people call sets, by their names.
    """

    unit: str
    year: int | None = None
    at: str = ""
    titled: Mapping[str, str] = field(default_factory=dict)


def dashboard_report(counts: Counts, scope: Scope, language: Language = "zh") -> Report:
    """Put together what a bureau looks at.

    Parts for which nothing was counted are left out: grades of sets without grades,
    execution rates that no set has.
    """
    words = Words(language)
    summary = counts.summary
    parts: list[Part | None] = [_facts(counts, words)]
    if summary["scored"]:
        parts += [
            histogram_of(summary, words),
            grades_part(summary, words) if grades_of(summary) else None,
            *group_parts(summary, words),
            lines_part(summary, words),
            rates_part(summary, words),
            deviations_part(counts, words),
        ]
    parts += [*_states(counts, words)]
    if any(counts.days):
        parts.append(days_part(counts, words))
    year = "" if scope.year is None else words(f"{scope.year} 年度", f" {scope.year}")
    title = words(
        f"{scope.unit}：{year}自评得分", f"{scope.unit}: self-assessments{year}"
    )
    return Report(
        title, _lead(counts, scope, words), tuple(x for x in parts if x is not None)
    )


def state_names(words: Words) -> dict[str, str]:
    """Give what the states are called."""
    return {
        "approved": words("已批准", "approved"),
        "under-review": words("复核中", "under review"),
        "submitted": words("已提交", "submitted"),
        "returned": words("已退回", "returned"),
    }


def _lead(counts: Counts, scope: Scope, words: Words) -> tuple[str, ...]:
    told = [
        words(
            "只数提交以后的自评；退回的只计入各状态的份数。得分、平均由精确的数算出，"
            "只在显示时四舍五入。",
            "Of what was submitted; what was returned counts among the states alone. "
            "Scores and means are exact and rounded only where they are shown.",
        )
    ]
    sets = counts.summary["sets"]
    if sets:
        ordered = sorted(sets.items(), key=lambda each: (-each[1], each[0]))
        called = [(scope.titled.get(x, x), count) for x, count in ordered[:_MOST_SETS]]
        listed = [
            name if len(sets) == 1 else words(f"{name} {count} 份", f"{name}: {count}")
            for name, count in called
        ]
        shown = words("；", "; ").join(listed)
        rest = len(sets) - _MOST_SETS
        if rest > 0:
            shown += words(f"；另有 {rest} 个", f" and {rest} more")
        told.append(words(f"指标体系：{shown}。", f"By the indicator set {shown}."))
    if scope.at:
        told.append(words(f"统计时间：{scope.at}。", f"Counted at {scope.at}."))
    return tuple(told)


def _facts(counts: Counts, words: Words) -> Facts:
    return Facts(
        Caption(words("概况", "overview"), words("概况", "Overview")),
        tuple(_each_fact(counts, words)),
    )


def _each_fact(counts: Counts, words: Words) -> Iterator[Fact]:
    summary = counts.summary
    scored, open_, total = summary["scored"], summary["open"], summary["total"]
    yield Fact(
        words("提交的自评", "submitted"),
        COUNT.text(scored) + words(" 份", ""),
        words(f"其中 {COUNT.text(open_)} 份没有总分", f"{open_} without total")
        if open_
        else "",
    )
    if not total["count"]:
        return
    full = full_marks(summary)
    yield Fact(
        words("平均总分", "mean total"),
        POINTS.text(Fraction(total["sum"]) / total["count"]),
        words(f"满分 {EXACT.text(full)}", f"of {EXACT.text(full)}") if full else "",
    )
    least, most = (EXACT.text(Fraction(total[each])) for each in ("least", "most"))
    yield Fact(
        words("中位数", "median"),
        EXACT.text(quantile(classes(summary["classes"]), _HALF)),
        words(f"最低 {least}，最高 {most}", f"from {least} to {most}"),
    )
    names = grades_of(summary)
    if names:
        best = summary["grades"].get(names[0], 0)
        yield Fact(
            words(f"等级为“{names[0]}”", f"graded “{names[0]}”"),
            SHARE.text(Fraction(best, scored)),
            words(f"{COUNT.text(best)} 份", COUNT.text(best)),
        )
    compared, differ = counts.claims
    if compared:
        yield Fact(
            words("自报总分与得分不同", "claimed another total"),
            COUNT.text(differ) + words(" 份", ""),
            words(
                f"{COUNT.text(compared)} 份有自报总分",
                f"of {COUNT.text(compared)} with a claimed total",
            ),
        )


def _states(counts: Counts, words: Words) -> Iterator[Bars | StackedBars]:
    names = state_names(words)
    whole = sum(counts.states.values())
    if not whole:
        return
    yield Bars(
        Caption(
            words("各状态", "states"),
            words("各状态多少", "States"),
            across=words("份数", "assessments"),
            up=words("状态", "state"),
        ),
        tuple(
            Bar(
                names[each],
                counts.states.get(each, 0),
                SHARE.text(Fraction(counts.states.get(each, 0), whole)),
            )
            for each in STATES
        ),
    )
    for heading, groups in counts.states_by.items():
        yield _states_by(heading, groups, words)


def _states_by(
    heading: str, groups: Mapping[str, Mapping[str, int]], words: Words
) -> StackedBars:
    named = (
        Group(name or words("（没有填）", "(blank)"), _by_state(found))
        for name, found in sorted(groups.items())
    )
    return StackedBars(
        Caption(
            words(f"按{heading}看状态", f"states by {heading}"),
            words(f"按“{heading}”看状态", f"States by “{heading}”"),
            across=words("占比", "share"),
            up=heading,
        ),
        tuple(state_names(words)[each] for each in STATES),
        largest(named, rest=words("其余 {} 个", "{} others")),
    )


def _by_state(found: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(found.get(each, 0) for each in STATES)
