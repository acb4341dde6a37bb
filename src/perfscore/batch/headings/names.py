"""The names under which a set's data and indicators can stand above columns."""

import re
from collections.abc import Iterator
from typing import TypeVar

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.diagnostics.suggest import nearest
from perfscore.model.data import YEAR_NAMES
from perfscore.model.methods import Checklist
from perfscore.score.reported.names import plain
from perfscore.wire.shapes import FUND_ROW, INDICATOR_ROW

T = TypeVar("T")

_PARTING = re.compile(r"[/\\._\-:：>→·|、，,]+")
_FIELDS = {
    Field.TARGET: "target",
    Field.ACTUAL: "actual",
    Field.RATING: "rating",
    Field.WEIGHT: "weight",
    Field.CLAIMED: "claimed",
    Field.REASON: "reason",
}


def joined(name: str) -> str:
    """Give a name as names are compared: without blanks and what parts its pieces."""
    return _PARTING.sub("", plain(name))


class SetNames:
    """Finds the datum or the cell that a heading names.

    An indicator is named alone, or with the headings above it; its cells by what
    forms call them (``办文数量/完成值``, ``产出指标_办文数量_actual``), its 完成值 by
    the indicator alone.
    """

    def __init__(self, layout: BatchLayout) -> None:
        self._data = {
            joined(each.name): Key(Field.DATUM, name=each.name)
            for each in layout.indicator_set.data
            if each.name not in YEAR_NAMES  # the assessment's own
        }
        for each in FUND_ROW.keys:
            datum = self._data.get(joined(each.form_name))
            if datum is not None:
                for name in each.spellings:
                    self._data.setdefault(joined(name), datum)
        self._lines: dict[str, int | None] = {}
        self._points: dict[str, Key | None] = {}
        for index, place in enumerate(layout.places):
            indicator = place.indicator
            if indicator.declared:
                continue
            above = ["、".join(each) for each in place.headings]
            path = [*above, indicator.title]
            names = {joined("".join(path[at:])) for at in range(len(path))}
            names.add(joined(f"{path[0]}{path[-1]}"))
            scoring = indicator.scoring
            for name in names:
                _enter(self._lines, name, index)
                if scoring is not None and isinstance(scoring.method, Checklist):
                    for number, row in enumerate(scoring.method.rows, 1):
                        key = Key(Field.POINT, index, row.text)
                        _enter(self._points, f"{name}要点{number}", key)
                        _enter(self._points, name + joined(row.text), key)
                        _enter(self._points, joined(row.text), key)
        self._fields = dict(_field_words())
        self.all = (
            *(each.name for each in layout.indicator_set.data),
            *(
                place.indicator.title
                for place in layout.places
                if not place.indicator.declared
            ),
        )

    def find(self, heading: str) -> Key | None:
        """Give what a heading names; None for nothing, or for several things."""
        name = joined(heading)
        datum = self._data.get(name)
        if datum is not None:
            return datum
        line = self._lines.get(name)
        if line is not None:
            return Key(Field.ACTUAL, line)
        for word, field in self._fields.items():
            if name.endswith(word) and len(word) < len(name):
                line = self._lines.get(name.removesuffix(word))
                if line is not None:
                    return Key(field, line)
        return self._points.get(name)

    def near(self, heading: str) -> tuple[str, ...]:
        """Give the names that may be meant."""
        return nearest(heading, self.all)


def _field_words() -> Iterator[tuple[str, Field]]:
    """Give what cells of a row are called, the longest first."""
    words: list[tuple[str, Field]] = []
    for field, name in _FIELDS.items():
        key = next(each for each in INDICATOR_ROW.keys if each.name == name)
        words.extend((joined(each), field) for each in (field.value, *key.spellings))
    yield from sorted(words, key=lambda each: -len(each[0]))


def _enter(table: dict[str, T | None], name: str, value: T) -> None:
    """Enter a name; one that stands for several things stands for none."""
    table[name] = value if table.get(name, value) == value else None
