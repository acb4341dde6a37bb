"""How a score came about, why it is not full marks, and what the next grade needs."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Language
from perfscore.report.derivation import derivation, line_derivation, matching
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.derivation_whole import PARTS
from perfscore.report.next_grade import next_grade
from perfscore.report.shortfall import shortfall
from perfscore.score.result import IndicatorScore, Score

_WHOLE = {"", "总分", "total"}
_GRADE = {"等级", "grade"}


def explanation(
    score: Score, language: Language = "zh", *, wanted: str = ""
) -> DerivationLine:
    """Give the derivation, and behind it what is missing to full marks and next grade.

    ``wanted`` picks lines as :func:`perfscore.report.derivation.derivation` takes it;
    what is missing is then said of these alone.
    """
    wanted = wanted.strip()
    made = derivation(score, language, wanted=wanted)
    if not made.children:
        return made
    if wanted in _GRADE:
        return _with(made, next_grade(score, score.lines, language))
    lines = _lines(score, wanted)
    if not lines:
        return made
    short = shortfall(score, lines, language)
    return _with(made, (*short, *next_grade(score, lines, language)))


def whole_explanation(score: Score, language: Language = "zh") -> DerivationLine:
    """Explain what no line is: headings with a rule, total, grade, 分级."""
    made = explanation(score, language)
    return replace(made, children=made.children[len(score.lines) :])


def line_explanation(
    score: Score, line: IndicatorScore, language: Language = "zh"
) -> DerivationLine:
    """Explain one line, and no other of its name."""
    own = line_derivation(score, line, language)
    short = shortfall(score, (line,), language)
    missing = (*short, *next_grade(score, (line,), language))
    whole = derivation(score, language, wanted="总分")
    return replace(whole, children=(own, *missing))


def _lines(score: Score, wanted: str) -> Sequence[IndicatorScore]:
    """Give the lines that are asked for; none where something else has that name."""
    if wanted in _WHOLE:
        return score.lines
    if wanted in {*score.definitions, *score.classifications, *PARTS}:
        return ()
    return matching(score, wanted)


def _with(made: DerivationLine, more: tuple[DerivationLine, ...]) -> DerivationLine:
    return replace(made, children=(*made.children, *more))
