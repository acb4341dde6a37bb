"""A study of sensitivity as text for a terminal."""

from collections.abc import Iterator, Sequence

from perfscore.batch.sensitivity.counts import Groups
from perfscore.batch.sensitivity.model import Sensitivity, Swing
from perfscore.batch.sensitivity.question import Aspect
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.width import head, printable
from perfscore.exact import short_text
from perfscore.render.sensitivity_words import MEAN, TITLES, Words
from perfscore.render.wrapping import wrap
from perfscore.report.charts.numbers import COUNT, POINTS

MOST = 20
"""Causes of one kind, and groups, that are shown; the other formats have them all."""
_WIDEST = 40


def sensitivity_text(
    study: Sensitivity, *, width: int = 80, language: Language = "zh"
) -> str:
    """Write what was found: what is near a cut, then what changes how many grades."""
    words = Words(language)
    blocks = [
        "\n".join(_head(study, words, width)),
        _cuts(study, words),
        *(
            "\n".join(_aspect(study, each, words, width))
            for each in Aspect
            if study.of(each)
        ),
        "\n".join(still_lines(study, words, width)),
        _groups(study, words),
        _draws(study, words),
    ]
    return "\n\n".join(each for each in blocks if each) + "\n"


def _head(study: Sensitivity, words: Words, width: int) -> Iterator[str]:
    yield printable(words.title(study))
    yield printable(words.set_line(study))
    yield from wrap(printable(words.read_line(study)), width)
    yield ""
    for each in headlines(study, words):
        yield from wrap(each, width)


def headlines(study: Sensitivity, words: Words) -> Iterator[str]:
    """Say how many grades hang on any one change."""
    whole, scored = study.counts.whole, study.counts.scored
    if study.of(Aspect.ERROR):
        shown = words.counted(whole.by_error, scored)
        yield words.say(
            f"只要有一个数错了误差那么多就换等级的：{shown}",
            f"Another grade if any one number is wrong by its error: {shown}",
        )
    if study.of(Aspect.WEIGHT):
        shown = words.counted(whole.by_weight, scored)
        yield words.say(
            f"只要有一个指标的分值挪动就换等级的：{shown}",
            f"Another grade if the points of any one indicator are moved: {shown}",
        )
    if study.of(Aspect.DROP):
        shown = words.counted(whole.by_drop, scored)
        yield words.say(
            f"只要去掉某一个指标就换等级的：{shown}",
            f"Another grade if some one indicator is left out: {shown}",
        )


def _cuts(study: Sensitivity, words: Words) -> str:
    near, sizes = study.counts.near, study.question.near
    if not near:
        return ""
    sides = words.say("线下 线上", "below above").split()
    below = [f"≤{short_text(each)}" for each in reversed(sizes)]
    above = [f"≤{short_text(each)}" for each in sizes]
    below[0], above[0] = (
        f"{side} {each[0]}" for side, each in zip(sides, (below, above), strict=True)
    )
    rows = [
        [
            words.cut(each.cut),
            *(COUNT.text(count) for count in reversed(each.below)),
            *(COUNT.text(count) for count in each.above),
        ]
        for each in reversed(near)
    ]
    title = words.say(
        "离等级线多近：线下、线上各多少分之内有几份",
        "How near to a cut: how many within so many points below and above",
    )
    headings = [words.say("等级线", "cut"), *below, *above]
    return f"{title}\n{table_text(headings, rows)}"


def _aspect(
    study: Sensitivity, aspect: Aspect, words: Words, width: int
) -> Iterator[str]:
    swings = study.of(aspect)
    yield words.of(TITLES[aspect])
    yield from wrap(words.what_was_done(study, aspect), width)
    is_drop = aspect is Aspect.DROP
    headings = [
        words.say("数", "number")
        if aspect is Aspect.ERROR
        else words.say("指标", "indicator")
    ]
    if aspect is not Aspect.ERROR:
        headings.append(words.say("分值", "points"))
    if is_drop:
        headings += words.say("平均变动 最多 升级 降级", "mean most up down").split()
    else:
        headings.append(words.say("改动", "change"))
        headings += words.say(
            "减时平均 增时平均 最多 升级 降级", "less more most up down"
        ).split()
    moving = [each for each in swings if any(e.moved for e in each.effects)]
    idle = len(swings) - len(moving)
    if moving:
        yield table_text(headings, [_row(each, words) for each in moving[:MOST]])
    if idle:
        yield words.say(
            f"没有一份总分变的：{idle} 项",
            f"without any change of a total: {idle}",
        )
    rest = len(moving) - MOST
    if rest > 0:
        yield words.say(
            f"另有 {rest} 项影响更小，见 --format json、html、xlsx",
            f"{rest} more matter less: see --format json, html, xlsx",
        )
    yield from _held(swings, words, width)


def _row(swing: Swing, words: Words) -> list[str]:
    cause = swing.cause
    cells = [head(printable(words.path(cause.path)), _WIDEST)]
    if cause.aspect is not Aspect.ERROR:
        cells.append(words.points(cause.points))
    if cause.aspect is not Aspect.DROP:
        cells.append(words.of_cause(cause))
        cells += [
            "—" if each is None else MEAN.text(each.mean)
            for each in (swing.less, swing.more)
        ]
    elif swing.less is not None:
        cells.append(MEAN.text(swing.less.mean))
    cells.append(POINTS.text(swing.most))
    cells.append(COUNT.text(sum(each.risen for each in swing.effects)))
    cells.append(COUNT.text(sum(each.fallen for each in swing.effects)))
    return cells


def _held(swings: Sequence[Swing], words: Words, width: int) -> Iterator[str]:
    """Tell of numbers that stopped at a bound, and of totals that were lost."""
    held = sum(each.held for swing in swings for each in swing.effects)
    if held:
        yield from wrap(
            words.say(
                f"{COUNT.text(held)} 次改动会超出指标体系允许填报的范围，"
                "改到范围的边上为止",
                f"{COUNT.text(held)} changes stopped at a bound of what can be "
                "reported",
            ),
            width,
        )
    lost = sum(each.lost for swing in swings for each in swing.effects)
    if lost:
        yield from wrap(
            words.say(
                f"{COUNT.text(lost)} 次改动使总分无法得出，没有比较",
                f"{COUNT.text(lost)} changes left no total, and were not compared",
            ),
            width,
        )


def still_lines(study: Sensitivity, words: Words, width: int) -> Iterator[str]:
    """Say what was not moved, and why."""
    if not study.still:
        return
    yield words.say("分值没有挪动的", "Points not moved")
    for each in study.still:
        line = f"{words.path(each.path)}：{words.of(each.reason)}"
        yield from wrap(printable(line), width)


def _groups(study: Sensitivity, words: Words) -> str:
    return "\n\n".join(
        _of_column(by, groups, study, words)
        for by, groups in study.counts.groups.items()
    )


def _of_column(by: str, groups: Groups, study: Sensitivity, words: Words) -> str:
    one = study.question.near[1:2]
    middle = 1 if one else 0
    size = short_text(study.question.near[middle])
    headings = words.say(
        f"{by}\n份数\n离线≤{size}\n因误差\n因分值\n因去掉",
        f"{by}\nscored\nwithin {size}\nby error\nby points\nleft out",
    ).split("\n")
    rows = [
        [
            head(printable(name or words.say("（空）", "(blank)")), _WIDEST),
            COUNT.text(each.scored),
            COUNT.text(each.near[middle]) if each.near else "—",
            words.counted(each.by_error, each.scored),
            words.counted(each.by_weight, each.scored),
            words.counted(each.by_drop, each.scored),
        ]
        for name, each in sorted(groups.items(), key=lambda pair: -pair[1].scored)[
            :MOST
        ]
    ]
    title = words.say(
        f"按{by}：离等级线多近，有几份一改就换等级",
        f"By {by}: who is near a cut, and whose grade a change moves",
    )
    text = f"{title}\n{table_text(headings, rows)}"
    rest = len(groups) - len(rows)
    if rest > 0:
        text += words.say(
            f"\n另有 {COUNT.text(rest)} 组，见 --format json",
            f"\n{COUNT.text(rest)} more groups: see --format json",
        )
    return text


def _draws(study: Sensitivity, words: Words) -> str:
    draws = study.question.draws
    if not draws or not study.counts.kept:
        return ""
    lines = [
        words.drawn(study),
        *(
            words.say(f"等级{name}：{shown}", f"{name}: {shown}")
            for name, shown in kept_classes(study, words)
        ),
    ]
    return "\n".join(lines)


def kept_classes(study: Sensitivity, words: Words) -> list[tuple[str, str]]:
    """Count the assessments by the share of draws in which they keep their grade."""
    draws, kept = study.question.draws, study.counts.kept
    whole = sum(kept.values())
    bounds = ((100, 100), (95, 100), (80, 95), (50, 80), (0, 50))
    names = (
        words.say("每次都不变", "always the same"),
        words.say("95% 以上的次数不变", "the same in 95% or more"),
        words.say("80%–95% 的次数不变", "the same in 80% to 95%"),
        words.say("50%–80% 的次数不变", "the same in 50% to 80%"),
        words.say("不到一半的次数不变", "the same in less than half"),
    )
    made = []
    for name, (low, high) in zip(names, bounds, strict=True):
        count = sum(
            number
            for times, number in kept.items()
            if low * draws <= times * 100
            and (times == draws if low == high else times * 100 < high * draws)
        )
        made.append((name, words.counted(count, whole)))
    return made


def table_text(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table; names to the left, numbers to the right."""
    from tabulate import tabulate  # noqa: PLC0415 - it loads slowly

    return tabulate(
        rows,
        headers=headings,
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", *["right"] * (len(headings) - 1)),
    )
