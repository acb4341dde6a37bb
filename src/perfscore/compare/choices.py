"""Two formulas in words: of two tables of choices only the rows that differ."""

from collections.abc import Hashable

from perfscore.compare.meaning import meaning
from perfscore.compare.wording import formula_of, in_both
from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import Choice, Expression
from perfscore.model.printing import formula

_Rows = dict[Hashable, tuple[Expression | None, Expression]]
"""The rows by the meaning of their conditions; the last has none."""


def changed_formulas(
    before: Expression | None, after: Expression | None
) -> tuple[Text | None, Text | None]:
    """Write two formulas that differ; None for one that is not there.

    Where both choose by conditions, rows that both have alike are left out, as long
    as the rows stand in the same order and each has some of its own.
    """
    if isinstance(before, Choice) and isinstance(after, Choice):
        lefts, rights = _rows(before), _rows(after)
        ours = [each for each in lefts if each in rights]
        theirs = [each for each in rights if each in lefts]
        alike = {
            each for each in ours if meaning(lefts[each][1]) == meaning(rights[each][1])
        }
        if ours == theirs and alike and len(alike) < min(len(lefts), len(rights)):
            return _shown(lefts, alike), _shown(rights, alike)
    return formula_of(before), formula_of(after)


def _rows(choice: Choice) -> _Rows:
    rows: _Rows = {
        meaning(each.condition): (each.condition, each.value)
        for each in choice.branches
    }
    rows[None] = (None, choice.otherwise)
    return rows


def _shown(rows: _Rows, alike: set[Hashable]) -> Text:
    left = [row for key, row in rows.items() if key not in alike]
    return in_both(lambda language: _text(left, language))


def _text(rows: list[tuple[Expression | None, Expression]], language: Language) -> str:
    words = ("若 ", " 则 ", "否则 ", "；")
    if language == "en":
        words = ("if ", " then ", "else ", "; ")
    if_, then, otherwise, stop = words
    texts = []
    for condition, value in rows:
        begin = otherwise
        if condition is not None:
            begin = f"{if_}{formula(condition, language)}{then}"
        texts.append(begin + formula(value, language))
    return stop.join(texts)
