"""Rows that may have been told apart wrongly although each cell suits its column."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from perfscore.intake.columns import Field
from perfscore.intake.text.fit import fit
from perfscore.intake.text.paths import Placed

_OF_REASONS = re.compile(
    r"^无|因|尚未|影响|加强|下一步|改进|整改|调整|推进|延[期后迟]|疫情|节约|结余|偏差"
)
_REASON = re.compile(
    r"^(?:受.{1,12}影响|因|由于|下一步|今后|无偏差|无$)|原因|尚未|顺延|延期|疫情|整改"
    r"|加[强快大].{0,8}[,，;；]"
)
_DIGIT = re.compile(r"[0-9]")
_RESULT = re.compile(r"[0-9]|完成|达|合格|实现|到位|落实|^[一-龥]?[—\-/无]")
_LONG = 4
_SIGN = re.compile(r"[><=≥≤≧≦＞＜]")
_UNUSUAL = 2
_MISFIT = 6
_LEVELS = (Field.LEVEL1, Field.LEVEL2)
_NAMES = (Field.LEVEL3, Field.NAME)
_WANTED = (Field.LEVEL3, Field.TARGET, Field.ACTUAL, Field.WEIGHT, Field.SCORE)


def below_doubts(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the names whose level headings are in doubt, by their first pieces.

    A heading is in doubt where it may stand elsewhere, is in no common use, or is
    missing below a level 1. ``texts`` are those of cells, by their first pieces.
    """
    doubts: dict[Field, bool] = {}
    found = set()
    for each in placed:
        column = columns[each.column]
        if column in _LEVELS:
            if column is Field.LEVEL1:
                doubts[Field.LEVEL2] = Field.LEVEL2 in columns
            is_unusual = fit(column, texts[each.first]) >= _UNUSUAL
            doubts[column] = bool(each.alternatives) or is_unusual
        elif column in _NAMES and any(doubts.values()):
            found.add(each.first)
    return found


def maybe_names(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the rows with a level's heading that may be a name: all is one off then.

    A heading in no common use that may stand elsewhere may be one.
    """
    return {
        each.row
        for each in placed
        if columns[each.column] in _LEVELS
        and each.alternatives
        and fit(columns[each.column], texts[each.first]) >= _UNUSUAL
    }


def misfits(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the rows with a cell that hardly suits its column."""
    return {
        each.row
        for each in placed
        if fit(columns[each.column], texts[each.first]) >= _MISFIT
    }


def maybe_reasons(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give results, by their first pieces, that may be the reason beside them.

    That is so where blank cells are lost and a text of reasons stands last in a row.
    """
    if (Field.ACTUAL, Field.REASON) not in pairwise(columns):
        return set()
    ends = {each.row: each for each in placed}
    return {
        each.first
        for each in ends.values()
        if columns[each.column] is Field.ACTUAL
        and _OF_REASONS.search(texts[each.first])
    }


def signed_results(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the rows whose result has a sign of comparison and whose target has none."""
    return {
        row
        for row, (target, actual) in _pairs(columns, placed, texts).items()
        if _SIGN.match(actual) and not _SIGN.match(target)
    }


def odd_pairs(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the rows that have no usual words for the result of a quantity.

    The row behind is given too: it may begin there.
    """
    return {
        at
        for row, (target, actual) in _pairs(columns, placed, texts).items()
        if _SIGN.match(target) and _DIGIT.search(target)
        if len(actual) >= _LONG and not _RESULT.search(actual)
        for at in (row, row + 1)
    }


def _pairs(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> dict[int, tuple[str, str]]:
    """Give the target and the result of each row, the target with its sign."""
    pairs: dict[int, tuple[str, str]] = {}
    for each in placed:
        target, actual = pairs.get(each.row, ("", ""))
        field, text = columns[each.column], texts[each.first]
        if field in (Field.SIGN, Field.TARGET):
            target += text
        elif field is Field.ACTUAL:
            actual = text
        pairs[each.row] = target, actual
    return pairs


def names_of_reasons(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the rows whose name reads as a reason of the row above, and that row."""
    return {
        row
        for each in placed
        if columns[each.column] in _NAMES and _REASON.search(texts[each.first])
        for row in (each.row - 1, each.row)
    }


def open_rows(columns: Sequence[Field], placed: Sequence[Placed]) -> set[int]:
    """Give the rows that lack a cell where blank ones are said, and those behind.

    A row behind that begins with a level's heading begins there in any case.
    """
    found = {each.row for each in placed if each.lacks}
    headed = {each.row for each in placed if columns[each.column] in _LEVELS}
    return found | ({row + 1 for row in found} - headed)


def short_rows(columns: Sequence[Field], placed: Sequence[Placed]) -> set[int]:
    """Give the rows that lack a cell that rows have: two may have run together."""
    wanted = {each for each in _WANTED if each in columns}
    found: dict[int, set[Field]] = {}
    for each in placed:
        found.setdefault(each.row, set()).add(columns[each.column])
    return {row for row, fields in found.items() if not wanted <= fields}


def beside_scores(columns: Sequence[Field], placed: Sequence[Placed]) -> set[int]:
    """Give rows without a score but with a number in a column of another name."""
    found: dict[int, set[Field]] = {}
    for each in placed:
        found.setdefault(each.row, set()).add(columns[each.column])
    return {
        row
        for row, fields in found.items()
        if Field.SCORE in columns
        and Field.SCORE not in fields
        and Field.OTHER in fields
    }
