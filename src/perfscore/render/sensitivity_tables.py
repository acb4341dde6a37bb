"""The tables of a study of sensitivity."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.batch.sensitivity.counts import Groups, Narrow
from perfscore.batch.sensitivity.model import Sensitivity, Swing
from perfscore.batch.sensitivity.question import Aspect
from perfscore.render.sensitivity_text import kept_classes
from perfscore.render.sensitivity_words import MEAN, TITLES, Words
from perfscore.report.charts.model import Caption, Heading, Part, Table
from perfscore.report.charts.numbers import COUNT, EXACT, POINTS

_MOST_ROWS = 200
_MOST_NARROW = 50


def swings_table(
    study: Sensitivity, aspect: Aspect, swings: tuple[Swing, ...], words: Words
) -> Table:
    """List what every cause of one kind does."""
    headings = [Heading(words.say("数" if aspect is Aspect.ERROR else "指标", "cause"))]
    is_drop = aspect is Aspect.DROP
    headings.append(Heading(words.say("分值", "points"), EXACT))
    if not is_drop:
        headings += [
            Heading(words.say("改动", "change")),
            Heading(words.say("减时平均变动", "mean, less"), MEAN),
            Heading(words.say("增时平均变动", "mean, more"), MEAN),
        ]
    else:
        headings.append(Heading(words.say("平均变动", "mean"), MEAN))
    most = max((each.regraded for each in swings), default=0)
    full = Fraction(most) if most else None
    headings += [
        Heading(words.say("总分最多变", "largest"), POINTS),
        Heading(words.say("总分变了的", "moved"), COUNT),
        Heading(words.say("升级", "up"), COUNT),
        Heading(words.say("降级", "down"), COUNT),
        Heading(words.say("换等级", "regraded"), COUNT, full),
    ]
    rows = []
    for each in swings[:_MOST_ROWS]:
        cause = each.cause
        means = [None if e is None else e.mean for e in (each.less, each.more)]
        rows.append(
            (
                words.path(cause.path),
                cause.points,
                *(() if is_drop else (words.of_cause(cause),)),
                *(means[:1] if is_drop else means),
                each.most,
                sum(e.moved for e in each.effects),
                sum(e.risen for e in each.effects),
                sum(e.fallen for e in each.effects),
                each.regraded,
            )
        )
    if aspect is Aspect.ERROR:
        del headings[1]
        rows = [(row[0], *row[2:]) for row in rows]
    rest = len(swings) - len(rows)
    note = words.what_was_done(study, aspect)
    if not is_drop:
        note += words.say(
            "升级、降级、变了的份数是两个方向合计。",
            " Counts are of both directions together.",
        )
    if not most:
        note += words.say("没有一份换等级。", " No grade is another.")
    if rest > 0:
        note += words.say(f" 另有 {rest} 项没有列出。", f" {rest} more are not listed.")
    name = {
        Aspect.ERROR: words.say("误差明细", "Errors"),
        Aspect.WEIGHT: words.say("分值明细", "Points"),
        Aspect.DROP: words.say("去掉明细", "Left out"),
    }[aspect]
    return Table(
        Caption(name, words.of(TITLES[aspect]), note), tuple(headings), tuple(rows)
    )


def groups_tables(study: Sensitivity, words: Words) -> Iterator[Part]:
    """Count by group, for each column asked for."""
    for by, groups in study.counts.groups.items():
        yield _groups_table(by, groups, study, words)


def _groups_table(by: str, found: Groups, study: Sensitivity, words: Words) -> Table:
    groups = sorted(found.items(), key=lambda pair: -pair[1].scored)
    headings = (
        Heading(by),
        Heading(words.say("份数", "scored"), COUNT),
        *(Heading(words.near(each), COUNT) for each in study.question.near),
        Heading(words.say("因误差换等级", "by an error"), COUNT),
        Heading(words.say("因分值换等级", "by points"), COUNT),
        Heading(words.say("因去掉换等级", "by leaving out"), COUNT),
    )
    width = len(study.question.near)
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            name or words.say("（空）", "(blank)"),
            each.scored,
            *(each.near or (0,) * width),
            each.by_error,
            each.by_weight,
            each.by_drop,
        )
        for name, each in groups[:_MOST_ROWS]
    )
    rest = len(groups) - len(rows)
    note = (
        words.say(f"另有 {rest} 组没有列出。", f"{rest} more groups.") if rest else ""
    )
    title = words.say(f"按{by}", f"By {by}")
    return Table(Caption(words.say(f"按{by}", f"By {by}"), title, note), headings, rows)


def draws_table(study: Sensitivity, words: Words) -> Iterator[Part]:
    """Count by how often grades hold by chance."""
    draws = study.question.draws
    if not draws or not study.counts.kept:
        return
    headings = (
        Heading(words.say("等级", "grade")),
        Heading(words.say("份数（占有等级的）", "assessments")),
    )
    title = words.drawn(study)
    note = words.say(
        "每个数在误差以内、每个分值在挪动的幅度以内均匀取值；同一个种子结果相同。",
        "Even chances within the errors and the points; equal seeds, equal results.",
    )
    rows = tuple(kept_classes(study, words))
    name = words.say("随机", "By chance")
    yield Table(Caption(name, title, note), headings, rows)


def narrow_table(study: Sensitivity, words: Words) -> Iterator[Part]:
    """List the assessments nearest to a cut."""
    found = study.counts.narrow[:_MOST_NARROW]
    if not found:
        return
    has_draws = bool(study.question.draws)
    headings = [
        Heading(words.say("编号", "id")),
        Heading(words.say("单位", "unit")),
        Heading(words.say("文件、行", "file, row")),
        Heading(words.say("总分", "total"), EXACT),
        Heading(words.say("等级", "grade")),
        Heading(words.say("离线", "distance"), EXACT),
        Heading(words.say("哪边", "side")),
        Heading(words.say("换等级的误差（种）", "errors"), COUNT),
        Heading(words.say("换等级的分值（种）", "points"), COUNT),
    ]
    if has_draws:
        headings.append(Heading(words.say("随机保住（次）", "kept"), COUNT))
    rows = tuple(_one(each, words, has_draws=has_draws) for each in found)
    title = words.say(
        f"离等级线最近的 {len(found)} 份", f"The {len(found)} nearest to a cut"
    )
    name = words.say("最近的", "Nearest")
    yield Table(Caption(name, title), tuple(headings), rows)


def _one(
    each: Narrow, words: Words, *, has_draws: bool
) -> tuple[str | int | Fraction | None, ...]:
    side = words.say("险失", "below") if each.is_under else words.say("险守", "above")
    row = (
        each.id,
        each.unit,
        f"{each.file} {each.number}".strip(),
        each.total,
        each.grade,
        each.distance,
        side,
        each.errors,
        each.weights,
    )
    return (*row, each.kept) if has_draws else row


def still_table(study: Sensitivity, words: Words) -> Iterator[Part]:
    """Say what was not moved, and why."""
    if not study.still:
        return
    rows = tuple(
        (words.path(each.path), words.of(each.reason))
        for each in study.still[:_MOST_ROWS]
    )
    headings = (
        Heading(words.say("指标", "indicator")),
        Heading(words.say("为什么没有挪", "why not")),
    )
    title = words.say("分值没有挪动的", "Points not moved")
    yield Table(Caption(words.say("没有挪的", "Not moved"), title), headings, rows)
