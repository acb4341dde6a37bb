"""What stands below the official form."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.model.indicator_set import Footing
from perfscore.report.indicator_rows import carries_no_points
from perfscore.report.part import points_text
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.whole.totals import is_open
from perfscore.score.whole.vetoes import effects_text


def remarks(score: Score, language: Language) -> tuple[str, ...]:
    """Give the set's remarks as it numbers them, then what a reader must know.

    Unnumbered remarks say which lines leave the total without a value, that the
    printed lines do not add up to the total where the set adds exact scores, and
    which vetoes apply.
    Other findings are told beside the form, not on it.
    """
    own = (_missing(score), _footing(score), *_vetoes(score))
    return (
        *score.set.notes,
        *(each.in_language(language) for each in own if each is not None),
    )


def counted_lines(score: Score) -> tuple[IndicatorScore, ...]:
    """Give the lines that count: all but those that carry no points."""
    return tuple(line for line in score.lines if not carries_no_points(score, line))


def _missing(score: Score) -> Text | None:
    lines = [line for line in counted_lines(score) if is_open(line)]
    if score.total is not None or not lines:
        return None
    names = [" / ".join(line.path) for line in lines]
    return Text(
        f"总分未得出，因下列指标没有得分：{'；'.join(names)}。",
        f"There is no total, because these indicators have no score: "
        f"{'; '.join(names)}.",
    )


def _footing(score: Score) -> Text | None:
    if score.total is None or score.set.footing is not Footing.EXACT:
        return None
    if score.total_trace is not None or score.vetoes:
        return None
    printed = sum((line.score or Fraction() for line in score.lines), Fraction())
    if printed == score.total:
        return None
    total, lines = points_text(score.total), points_text(printed)
    return Text(
        f"总分按未取整得分合计为{total}分，各行所列得分相加为{lines}分。",
        f"The total adds up the scores before rounding: {total} points; "
        f"the scores as listed add up to {lines}.",
    )


def _vetoes(score: Score) -> Iterator[Text]:
    for each in score.vetoes:
        where, does = " / ".join(each.path), effects_text(each.veto)
        basis = "；".join(each.veto.basis)
        said = each.veto.said
        yield Text(
            f"否决{f'（{where}）' if where else ''}：{said.zh}，{does.zh}"
            f"{f'（依据：{basis}）' if basis else ''}。",
            f"Veto{f' ({where})' if where else ''}: {said.en}: {does.en}"
            f"{f' (basis: {basis})' if basis else ''}.",
        )
