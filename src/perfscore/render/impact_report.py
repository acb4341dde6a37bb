"""What a changed set does, as charts and tables in reading order."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.impact.result import (
    MEDIAN,
    QUARTER,
    THREE_QUARTERS,
    Impact,
)
from perfscore.batch.impact.spread import Spread
from perfscore.diagnostics.model import Language
from perfscore.render.impact_groups import group_parts
from perfscore.render.impact_movers import mover_tables
from perfscore.render.impact_sources import source_parts
from perfscore.render.impact_unscored import unscored_tables
from perfscore.render.impact_words import ImpactWords
from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.model import (
    Caption,
    Fact,
    Facts,
    Heading,
    Histogram,
    Mark,
    Matrix,
    Part,
    Report,
    Table,
)
from perfscore.report.charts.numbers import CHANGE, COUNT, POINTS

_MOST_FILES = 3
_FINE = 60
"""Points over which bins of one point each are few enough."""


def impact_report(impact: Impact, language: Language = "zh") -> Report:
    """Put together what is told of an impact, the most important first."""
    words = ImpactWords(impact, language)
    parts: list[Part] = [_facts(words), *_differences(words)]
    if impact.counted.compared:
        parts += [_matrix(words), *_histogram(words), _totals(words)]
        parts += source_parts(words)
        parts += group_parts(words)
        parts += mover_tables(words)
    parts += unscored_tables(words)
    return Report(_title(words), tuple(_lead(words)), tuple(parts))


def _title(words: ImpactWords) -> str:
    after = words.impact.comparison.after
    return words.say(
        f"规则改动试评：{after.title}", f"Impact of a change: {after.title}"
    )


def _lead(words: ImpactWords) -> Iterator[str]:
    impact = words.impact
    both = impact.comparison.before, impact.comparison.after
    before, after = (
        f"{each.id} {each.version}{words.beside(each.source.name)}" for each in both
    )
    yield words.say(
        f"原体系：{before}；新体系：{after}。",
        f"Earlier set: {before}; later set: {after}.",
    )
    shown = "、".join(impact.files[:_MOST_FILES])
    count = len(impact.files)
    if count > _MOST_FILES:
        shown += words.say(f" 等 {count} 个文件", f" and others, {count} files")
    yield words.say(f"数据：{shown}。", f"Data: {shown}.")
    yield words.say(
        "总分、平均和分组只比较两个体系都评出总分的自评；差和平均由精确的数算出，只在显示时四舍五入。",
        "Totals, means and groups compare what has a total by both sets; they are "
        "worked out exactly and rounded only where they are shown.",
    )


def _facts(words: ImpactWords) -> Facts:
    impact = words.impact
    counted = impact.counted
    up, down = grade_moves(words)
    moved = sum(count for *_, count in impact.grade_moves())
    mean = words.mean_of(counted.change.sum, counted.compared)
    means = [
        words.points(words.mean_of(each.sum, each.count))
        for each in (counted.before, counted.after)
    ]
    say = words.say
    left = counted.lost + counted.gained + counted.neither + impact.unread.rows
    facts = [
        Fact(
            say("两个体系都评出总分", "total by both sets"),
            COUNT.text(counted.compared),
            say(f"共 {COUNT.text(impact.rows)} 份", f"of {COUNT.text(impact.rows)}"),
        ),
        Fact(
            say("等级变化", "grade changes"),
            COUNT.text(moved),
            say(
                f"升 {COUNT.text(up)}，降 {COUNT.text(down)}",
                f"up {COUNT.text(up)}, down {COUNT.text(down)}",
            ),
        ),
        Fact(
            say("平均总分的变化", "mean change of totals"),
            CHANGE.text(mean),
            f"{means[0]} → {means[1]}",
        ),
        Fact(
            say("变化的中位数", "median change"),
            CHANGE.text(quantile(impact, counted.change, MEDIAN)),
            say(
                f"提高 {COUNT.text(counted.up)}，降低 {COUNT.text(counted.down)}，"
                f"不变 {COUNT.text(counted.same)}",
                f"up {COUNT.text(counted.up)}, down {COUNT.text(counted.down)}, "
                f"same {COUNT.text(counted.same)}",
            ),
        ),
    ]
    if left:
        facts.append(
            Fact(
                say("没有比成", "not compared"),
                COUNT.text(left),
                say("见“没有比成的”", "see “not compared”"),
            )
        )
    return Facts(
        Caption(say("概况", "overview"), say("概况", "Overview")), tuple(facts)
    )


def grade_moves(words: ImpactWords) -> tuple[int, int]:
    """Count rows that rise and fall among grades that both sets know."""
    impact = words.impact
    first, second = impact.grade_names()
    ranks = {name: at for at, name in enumerate(second) if name}
    up = down = 0
    for one, other, count in impact.grade_moves():
        before, after = ranks.get(first[one] or ""), ranks.get(second[other] or "")
        if before is not None and after is not None:
            up += count * (after < before)
            down += count * (after > before)
    return up, down


def quantile(impact: Impact, spread: Spread, share: Fraction) -> Fraction | None:
    """Give a quantile in points."""
    found = spread.quantile(share)
    return None if found is None else impact.points(found)


def _differences(words: ImpactWords) -> Iterator[Table]:
    found = words.impact.comparison.differences
    say = words.say
    name = say("规则的改动", "rules")
    note = "" if found else say("两个体系没有不同。", "The sets do not differ.")
    headings = say("位置 改动 原 新", "where what before after").split()
    yield Table(
        Caption(name, say("规则的改动", "What differs between the sets"), note),
        tuple(Heading(each) for each in headings),
        tuple(words.difference(each) for each in found),
    )


def _matrix(words: ImpactWords) -> Matrix:
    say = words.say
    rows, columns = words.grades()
    return Matrix(
        Caption(
            say("等级变化", "grades"),
            say("等级怎样变化", "How grades change"),
            say(
                "一行是原等级，一列是新等级；只数两个体系都有总分的。",
                "Rows: before; columns: after; of those with a total by both sets.",
            ),
            across=say("新等级", "after"),
            up=say("原等级", "before"),
        ),
        rows,
        columns,
        words.matrix(),
    )


def _histogram(words: ImpactWords) -> Iterator[Histogram]:
    impact = words.impact
    counted, say = impact.counted, words.say
    grades = impact.grades[1]
    marks = tuple(
        Mark(each.interval.low, each.name)
        for each in reversed(grades[:-1])
        if each.interval.low is not None
    )
    spreads = (counted.before, counted.after)
    is_coarse = any(each.values is None for each in spreads)
    ends = [point for each in spreads for point in each.floors]
    bins = histogram_bins(
        [_counts(each, impact) for each in spreads],
        cuts=[each.at for each in marks],
        step=Fraction(1) if is_coarse and max(ends) - min(ends) < _FINE else None,
    )
    if bins:
        yield Histogram(
            Caption(
                say("总分分布", "totals"),
                say("总分的分布，改动前后", "Totals before and after"),
                say(
                    "标出的是新体系的等级线。", "The marks are the later set's grades."
                ),
                across=say("总分", "total"),
                up=say("份数", "assessments"),
            ),
            bins,
            (say("原体系", "earlier set"), say("新体系", "later set")),
            marks,
        )


def _totals(words: ImpactWords) -> Table:
    impact, say = words.impact, words.say
    counted = impact.counted
    spreads = (counted.before, counted.after, counted.change)
    named: list[tuple[str, list[Fraction | None]]] = [
        (say("平均", "mean"), [impact.mean(each.sum, each.count) for each in spreads]),
        (
            say("最低", "lowest"),
            [None if x.least is None else impact.points(x.least) for x in spreads],
        ),
        *(
            (name, [quantile(impact, each, share) for each in spreads])
            for name, share in (
                (say("下四分位", "lower quartile"), QUARTER),
                (say("中位数", "median"), MEDIAN),
                (say("上四分位", "upper quartile"), THREE_QUARTERS),
            )
        ),
        (
            say("最高", "highest"),
            [None if x.most is None else impact.points(x.most) for x in spreads],
        ),
    ]
    note = say(
        "最后一列是每一份的变化的平均、中位数……，不是前两列的差。"
        "中位数、四分位数：从低到高排在第 ⌈n/2⌉、⌈n/4⌉、⌈3n/4⌉ 位的，不取平均。",
        "The last column is of each assessment's change, not the difference of the "
        "others. Median and quartiles: places ⌈n/2⌉, ⌈n/4⌉ and ⌈3n/4⌉ from the lowest.",
    )
    if any(each.values is None for each in spreads):
        note += say(
            "不同的值太多，没有算分位数。", " Too many different values for quantiles."
        )
    return Table(
        Caption(
            say("总分", "total"), say("总分的平均和分位数", "Means and quantiles"), note
        ),
        (
            Heading(""),
            Heading(say("原体系", "before"), POINTS),
            Heading(say("新体系", "after"), POINTS),
            Heading(say("每份的变化", "change of each"), CHANGE),
        ),
        tuple((name, *values) for name, values in named),
    )


def _counts(spread: Spread, impact: Impact) -> dict[Fraction, int]:
    """Count by value, or by whole points where there are too many values."""
    if spread.values is None:
        return {Fraction(point): count for point, count in spread.floors.items()}
    return {impact.points(value): count for value, count in spread.values.items()}
