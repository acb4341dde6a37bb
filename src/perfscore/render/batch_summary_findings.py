"""Findings of a run by rule, and what was not scored and why."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from perfscore.diagnostics.model import Rule, Severity
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.render.batch_summary_words import Counted, Words
from perfscore.report.charts.model import Bar, Bars, Caption, Heading, Table
from perfscore.report.charts.numbers import COUNT, SHARE

Rules = Mapping[str, Rule]
"""Rules by their names."""
_ENDS = "。：；:;\n"
_ORDER = tuple(each.value for each in Severity)


def findings_part(summary: Counted, rules: Rules, words: Words) -> Bars:
    """Give how often each thing was found: errors first, then by number."""
    return Bars(
        Caption(
            words("各种问题", "findings by rule"),
            words("各种问题多少", "Findings by rule"),
            words(
                "每一处都列在“问题”表里；写在数后面的是规则的名称，"
                "perfscore explain 加规则名称有详细说明。",
                "Each is listed in the table of findings; after the numbers stand the "
                "rules, which perfscore explain tells more of.",
            ),
            words("处数", "number"),
            words("问题", "finding"),
        ),
        tuple(_bars(summary, rules, words)),
    )


def _bars(summary: Counted, rules: Rules, words: Words) -> Iterator[Bar]:
    found = summary["findings"]
    for severity in (each for each in _ORDER if each in found):
        called = SEVERITY_WORDS[Severity(severity)].in_language(words.language)
        counts = sorted(found[severity].items(), key=lambda each: (-each[1], each[0]))
        for rule, count in counts:
            yield Bar(f"{called}：{said_of(rule, rules, words)}", count, rule)


def unscored_part(summary: Counted, rules: Rules, words: Words) -> Table | None:
    """Give what was not scored, by the reason; None where all was."""
    lost = summary["not_scored"]
    if not lost:
        return None
    counts = sorted(summary["unscored"].items(), key=lambda each: (-each[1], each[0]))
    rows = tuple(
        (said_of(rule, rules, words), rule, count, Fraction(count, lost))
        for rule, count in counts
    )
    return Table(
        Caption(
            words("没有评成的行", "rows not scored"),
            words("没有评成的行，为什么", "Rows not scored, and why"),
        ),
        (
            Heading(words("原因", "reason")),
            Heading(words("规则", "rule")),
            Heading(words("行数", "rows"), COUNT),
            Heading(words("占比", "share"), SHARE, Fraction(1)),
        ),
        rows,
    )


def said_of(name: str, rules: Rules, words: Words) -> str:
    """Say in a few words what a rule tells of: how its page begins."""
    rule = rules.get(name)
    if rule is None:
        return name
    page = rule.explanation.in_language(words.language)
    end = min((at for at in map(page.find, _ENDS) if at > 0), default=len(page))
    if words.language == "en":
        end = min(end, page.find(". ") if ". " in page else end)
    return " ".join(page[:end].split()).removesuffix(".")
