"""What a unit changed in the rows of a form after a receipt of it was made."""

import json
from collections.abc import Iterator

from perfscore.api.working import Score
from perfscore.diagnostics.model import Diagnostic, Label, Text
from perfscore.exact import short_text
from perfscore.model.assessment import Cell
from perfscore.score.review_lines import ReviewLine, review_lines
from perfscore.score.review_rules import REVIEW_ROW_CHANGED
from perfscore.score.scorer import Scorer
from perfscore.source import Source, Span
from perfscore.wire.receipt_inputs import inputs_from_json

_LONGEST = 40
_NAMES = {
    "target": "目标值",
    "actual": "完成值",
    "rating": "评级",
    "weight": "分值",
    "claimed": "自评得分",
    "reason": "偏差原因",
    "recomputed": "重算得分",
}
_Row = dict[str, str]


def changes_since(receipt: bytes, score: Score) -> dict[int, Diagnostic]:
    """Say of each line that can be reviewed what is no longer as a receipt has it."""
    if score.checked is None:
        return {}
    inputs = json.loads(receipt)["inputs"]
    before = Scorer(score.checked).score(inputs_from_json(inputs))
    known: dict[tuple[str, ...], list[_Row]] = {}
    for line, row in _rows(before):
        known.setdefault(line.path, []).append(row)
    found = {}
    for number, (line, row) in enumerate(_rows(score)):
        rows = known.get(line.path, [])
        was = rows.pop(0) if rows else {}
        if was != row:
            found[number] = _told(was, row)
    return found


def _rows(score: Score) -> Iterator[tuple[ReviewLine, _Row]]:
    for line in review_lines(score.assessment, score):
        scored = None if line.index is None else score.lines[line.index]
        row = None if scored is None else scored.row
        made = {name: _text(getattr(row, name, None)) for name in _NAMES}
        made["points"] = (
            "" if row is None else str([(n, c.text) for n, c in row.points])
        )
        recomputed = line.recomputed
        made["recomputed"] = "" if recomputed is None else short_text(recomputed)
        yield line, made


def _text(value: Cell | str | None) -> str:
    text = value.text if isinstance(value, Cell) else value or ""
    return " ".join(text.split())


def _told(was: _Row, row: _Row) -> Diagnostic:
    parts = {
        name: f"{_cut(was.get(name, ''))} → {_cut(row[name])}"
        for name in _NAMES
        if was.get(name, "") != row[name]
    }
    zh = "；".join(f"{_NAMES[name]} {each}" for name, each in parts.items())
    en = "; ".join(f"{name} {each}" for name, each in parts.items())
    said = Text(
        "写下复核得分以后，单位改过这一行" + (f"：{zh}" if zh else ""),
        "the unit changed the row after the score was written"
        + (f": {en}" if en else ""),
    )
    return Diagnostic(REVIEW_ROW_CHANGED, said, Label(Span(Source("", ""), 0, 0)))


def _cut(text: str) -> str:
    return text if 0 < len(text) <= _LONGEST else f"{text[:_LONGEST]}…" if text else "—"
