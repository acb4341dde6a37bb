"""The published forms, laid out on paper as their `layout` field says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import cast

import yaml
from tests.laying.layouts import LAYOUTS, Layout
from tests.laying.model import PaperForm
from tests.laying.rows import COVERED, Column, Piece, Row, columns_of, heads

FOLDER = Path(__file__).parents[1] / "data" / "tables"
_REMARK = re.compile(r"\s*\([^()]*[a-z]{3}[^()]*\)")
"""What the transcript says of a title or a name, and no form prints."""
_YEAR = re.compile(r"\s*(\(\s*20\d\d\s*年?度?\s*\))\s*")
_MERGED = ("level1", "level1#1", "level1#2", "level2")

Table = Mapping[str, object]
Written = Mapping[str, str | None]


@cache
def published() -> dict[str, Table]:
    """Read every form's transcript, by its number."""
    return {
        path.name.split("_")[0]: cast("Table", yaml.safe_load(path.read_text("utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    }


def with_rows() -> tuple[str, ...]:
    """Give the numbers of the forms whose indicators are known."""
    return tuple(number for number, table in published().items() if rows_of(table))


def rows_of(table: Table) -> Sequence[Written]:
    """Give the indicator rows."""
    return cast("list[Written]", table["indicators"])


def funds_of(table: Table) -> Sequence[Written]:
    """Give the fund rows."""
    return cast("list[Written]", table["funds"])


def layout_of(table: Table) -> Layout:
    """Give the layout that was taken from the table's `layout` field."""
    return next(
        LAYOUTS[number] for number, each in published().items() if each == table
    )


def title_lines(table: Table) -> tuple[str, ...]:
    """Give what stands above the table: the title, and the year if that has none."""
    title = _REMARK.sub("", str(table["title"]))
    lines = [each.strip() for each in _YEAR.split(title) if each.strip()]
    year = table["year"]
    if year and not any(str(year) in each for each in lines):
        lines.append(f"（{year}年度）")
    return tuple(lines)


def paper_form(table: Table, layout: Layout | None = None) -> PaperForm:
    """Lay a table out, by its own layout if it is published; only headings are new."""
    layout = layout or layout_of(table)
    blocks = _Blocks(table, layout)
    rows = [*_lines(layout.header, blocks), *blocks.funds(), *blocks.goals()]
    rows += [*blocks.management(), *blocks.indicators(), *blocks.total()]
    columns = max(len(each.pieces) for each in rows)
    cells = [cell for at, row in enumerate(rows) for cell in row.laid(at, columns)]
    return PaperForm(
        above=title_lines(table),
        rows=len(rows),
        columns=columns,
        cells=tuple(cells),
        below=tuple(cast("list[str]", table["notes"])),
    )


def _lines(header: str, blocks: "_Blocks") -> Iterator[Row]:
    for line in header.split("\n"):
        pairs = [each.split("=") for each in line.split(" / ")]
        pieces = [
            Piece(text) for label, key in pairs for text in (label, blocks.fact(key))
        ]
        yield Row(tuple(pieces), tuple(range(1, len(pieces), 2)))


@dataclass(frozen=True, slots=True)
class _Blocks:
    table: Table
    layout: Layout

    def fact(self, key: str) -> str:
        if key == "total":
            return self._total["score"] or ""
        name, _, part = key.partition("#")
        parts = str(self.table[name] or "").split(" / ")
        if not part:
            return " / ".join(parts)
        return parts[-1] if part == "2" else parts[0] if len(parts) > 1 else ""

    @property
    def _total(self) -> Written:
        return cast("Written", self.table["total"])

    def funds(self) -> Iterator[Row]:
        columns = columns_of(self.layout.funds, "funds")
        rows = funds_of(self.table)
        side = Piece(self.layout.funds_side, len(rows) + 1)
        if columns:
            headings = [Piece(each.heading) for each in columns]
            yield Row((side, Piece(""), *headings), (1,))
        for row in rows:
            name = "" if "name" in self.layout.printed_above else row["name"] or ""
            cells = [Piece(row.get(each.field) or "") for each in columns]
            yield Row((COVERED, Piece(name), *cells), (1,))

    def goals(self) -> Iterator[Row]:
        if not self.layout.goals:
            return
        side, expected, actual = self.layout.goals.split(" / ")
        goals = cast("Written", self.table["goals"])
        texts = (goals["expected"] or "", goals["actual"] or "")
        yield Row((Piece(side, 2), Piece(expected), Piece(actual)), (1, 2))
        yield Row((COVERED, *(Piece(each) for each in texts)), (1, 2))

    def management(self) -> Iterator[Row]:
        if not self.layout.management:
            return
        side, *labels = self.layout.management.split(" / ")
        pieces = [Piece(each) for each in ("", "情况说明", "存在问题和改进措施")]
        yield Row((Piece(side, len(labels) + 1), *pieces), (2, 3))
        for label in labels:
            blank = (Piece(label), Piece(""), Piece(""))
            yield Row((COVERED, *blank), (2, 3))

    def indicators(self) -> Iterator[Row]:
        rows = rows_of(self.table)
        if not self.layout.second:
            yield from self._block(self.layout.indicators, rows)
            return
        first = [each for each in rows if each["level3"] is None]
        second = [each for each in rows if each["level3"] is not None]
        yield from self._block(self.layout.indicators, first)
        yield from self._block(self.layout.second, second)

    def _block(self, text: str, rows: Sequence[Written]) -> Iterator[Row]:
        columns = columns_of(text, "indicators")
        if not columns:
            return
        headings = list(heads(columns))
        body = [
            [_shown(row, each.field, at) for each in columns]
            for at, row in enumerate(rows, start=1)
        ]
        reaches = [self._reaches(rows, each.field) for each in columns]
        side = [Piece(self.layout.side, len(headings) + len(rows))]
        wide = _wide(columns)
        for pieces, joined in headings:
            front = side if self.layout.side else []
            shifted = {at + len(front): many for at, many in joined.items()}
            yield Row((*front, *pieces), (wide + len(front),), shifted)
            side = [COVERED]
        front = side if self.layout.side else []
        for at, texts in enumerate(body):
            cells = [
                Piece(text, reach[at])
                for text, reach in zip(texts, reaches, strict=True)
            ]
            yield Row((*front, *cells), (wide + len(front),))

    def _reaches(self, rows: Sequence[Written], name: str) -> list[int]:
        """Say of every row how far its cell in a column reaches down, 0: covered."""
        if name == "score" and self.layout.merged_scores:
            keys = _score_runs(rows)
        elif name in _MERGED:
            keys = [(row["level1"], name == "level2" and row["level2"]) for row in rows]
        else:
            return [1] * len(rows)
        return [
            length if not at else 0
            for length in (len(list(run)) for _, run in groupby(keys))
            for at in range(length)
        ]

    def total(self) -> Iterator[Row]:
        weight, score, grade = (
            self._total[each] for each in ("weight", "score", "grade")
        )
        if not self.layout.total or "=total" in self.layout.header:
            return
        columns = columns_of(self.layout.second or self.layout.indicators, "indicators")
        fields = [each.field for each in columns]
        if weight and "weight" not in fields:
            pairs = ("总分值", weight, "自评得分", score, "自评等级", grade)
            shown = [each or "" for each in pairs if grade or each != "自评等级"]
            yield Row(tuple(Piece(each) for each in shown[: 6 if grade else 4]), (0,))
        elif weight or score:
            front = int(bool(self.layout.side))
            printed = {"weight": weight, "score": score, fields[-1]: grade}
            printed = {**printed, "score": score}
            texts = [printed.get(each) or "" for each in fields]
            first = min(at for at, each in enumerate(texts) if each)
            pieces = [
                Piece(self.layout.total),
                *map(Piece, [""] * (first + front - 1)),
            ]
            pieces += [Piece(each) for each in texts[first:]]
            wide = _wide(columns) + front
            yield Row(tuple(pieces), (wide,), {0: first + front})


def _wide(columns: Sequence[Column]) -> int:
    """Choose the column that takes what room there is to spare."""
    names = [each.field for each in columns]
    roomy = [each for each in ("level3", "评价标准及依据") if each in names]
    return names.index(roomy[0]) if roomy else 0


def _shown(row: Written, name: str, number: int) -> str:
    if name == "#":
        return str(number)
    name, _, part = name.partition("#")
    text = _REMARK.sub("", row.get(name) or "")
    if name == "指标值" and not text:
        text = row["target"] or ""
    if part:
        parts = text.split("/" if name.startswith("level") else None)
        text = parts[int(part) - 1]
    return text.replace("(", "\n(") if name == "level1" else text


def _score_runs(rows: Sequence[Written]) -> list[tuple[object, object]]:
    """Number the scores, a row without one taking part in that above it."""
    keys: list[tuple[object, object]] = []
    number = 0
    for row in rows:
        starts = row["score"] or not keys or keys[-1][0] != row["level1"]
        number += bool(starts)
        keys.append((row["level1"], number))
    return keys
