"""A document that is being filled in is scored, and told where something is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from perfscore.api.form_outline import grades_of
from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Language, Severity
from perfscore.exact import exact_sum, exact_text
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.next_grade import next_grade
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.result import Finding, GroupScore, IndicatorScore, Score
from perfscore.score.scorer import Scorer
from perfscore.wire.document import (
    ReadDocument,
    document_text,
    escaped,
    field_pointer,
    key_of,
    read_document,
)
from perfscore.wire.score import finding_to_json, score_to_json
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, INDICATOR_ROW

__all__ = ["NAME", "Score", "Worked", "document_text", "worked", "working_json"]

Plain = dict[str, Any]

NAME = "自评表.json"
"""What places in a document call it."""

_BLANK_CELL = re.compile(r"第 (\d+) 行没有填“(.+)”$")
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_FIELDS = {
    "完成值": "actual",
    "目标值": "target",
    "评级": "rating",
    "分值": "weight",
    "自评得分": "claimed",
}


@dataclass(frozen=True, slots=True)
class Worked:
    """A document that was read and scored; ``score`` is None where nothing was read."""

    document: Mapping[str, Any]
    read: ReadDocument
    score: Score | None

    def count(self, severity: Severity) -> int:
        """Count what is told of the document with a severity."""
        findings = () if self.score is None else self.score.findings
        rules = [each.rule for each in self.read.diagnostics]
        rules += [each.rule for each in findings]
        return sum(each.severity is severity for each in rules)

    @property
    def can_be_submitted(self) -> bool:
        """Whether everything was read, there is a total, and nothing is an error."""
        return (
            self.score is not None
            and self.score.total is not None
            and self.count(Severity.ERROR) == 0
        )


def worked(document: Mapping[str, Any], scorer: Scorer) -> Worked:
    """Read a document as far as it can be read, and score it.

    Example:
        >>> from perfscore.api.loading import load_set
        >>> scorer = Scorer(load_set("hunan/zhuzhou/department-2021").value)
        >>> worked({"年度": "2021"}, scorer).can_be_submitted
        False
    """
    read = read_document(document, NAME)
    score = None if read.assessment is None else scorer.score(read.assessment)
    return Worked(document, read, score)


def working_json(made: Worked, scorer: Scorer, language: Language) -> Plain:
    """Give the score with its rows, findings at their cells, and the next grade."""
    score = made.score
    told = sorted(_told(made, language), key=lambda each: each[0])
    return {
        "score": None if score is None else score_to_json(score, language),
        "rows": [] if score is None else _rows(made, score),
        "findings": [each for _, each in told],
        "next_grade": [] if score is None else _next_grade(score, language),
        "level1": [] if score is None else _level1(score),
        "grades": grades_of(scorer.indicator_set),
        "can_submit": made.can_be_submitted,
    }


def _rows(made: Worked, score: Score) -> list[Plain]:
    return [_row(made, number, line) for number, line in enumerate(score.lines)]


def _row(made: Worked, number: int, line: IndicatorScore) -> Plain:
    row = line.row
    return {
        "line": number,
        "path": list(line.path),
        "row": None if row is None else made.read.row_of(row.span),
        "weight": None if line.weight is None else exact_text(line.weight),
        "score": None if line.score is None else exact_text(line.score),
        "claimed": None if row is None or row.claimed is None else row.claimed.text,
        "applicable": line.not_applicable is None,
    }


def _level1(score: Score) -> list[Plain]:
    """Add up what each level 1 heading has, and what it lost."""
    groups: dict[str, list[IndicatorScore | GroupScore]] = {}
    for line in score.lines:
        groups.setdefault(line.path[0], []).append(line)
    groups |= {each.path[0]: [each] for each in score.groups if len(each.path) == 1}
    return [_lost(name, parts) for name, parts in groups.items()]


def _lost(name: str, parts: list[IndicatorScore | GroupScore]) -> Plain:
    weights = [each.weight for each in parts if each.weight is not None]
    scores = [each.score for each in parts if each.score is not None]
    weight = exact_sum(weights)
    score = exact_sum(scores) if len(scores) == len(parts) else None
    return {
        "name": name,
        "weight": exact_text(weight),
        "score": None if score is None else exact_text(score),
        "lost": None if score is None else exact_text(weight - score),
    }


# ---- findings at their cells


def _told(made: Worked, language: Language) -> Iterator[tuple[int, Plain]]:
    for diagnostic in made.read.diagnostics:
        plain = to_json(diagnostic, language)
        pointer = made.read.pointer(diagnostic.at.span)
        yield _finding(diagnostic.rule.severity, plain, [], pointer)
    rows = _rows_by_path(made)
    for each in () if made.score is None else made.score.findings:
        plain = finding_to_json(each, language)
        plain["hint"] = None if each.hint is None else each.hint.in_language(language)
        pointer = _pointer(made, each, rows)
        yield _finding(each.rule.severity, plain, list(each.path), pointer)


def _finding(
    severity: Severity, plain: Plain, path: list[str], pointer: str | None
) -> tuple[int, Plain]:
    return _GRAVITY[severity], {
        "rule": plain["rule"],
        "severity": plain["severity"],
        "message": plain["message"],
        "hint": plain["hint"],
        "path": path,
        "pointer": pointer,
        "blocks": severity is Severity.ERROR,
    }


def _pointer(
    made: Worked, finding: Finding, rows: Mapping[tuple[str, ...], int | None]
) -> str | None:
    """Give the cell that a finding is about; None where it is of no one place."""
    row = made.read.row_of(finding.span)
    if row is None and finding.span is None:
        row = rows.get(finding.path)
    if row is not None:
        name = _field(finding)
        if name:
            return field_pointer(made.document, row, name)
        point = _point(made, row, finding)
        if point:
            actual = field_pointer(made.document, row, "actual")
            return f"{actual}/{escaped(point)}"
        return f"/{escaped(key_of(made.document, ASSESSMENT, 'indicators'))}/{row}"
    if finding.span is not None and not finding.span.is_whole:
        return made.read.pointer(finding.span)
    if len(finding.path) == 1 and made.score is not None:
        name = finding.path[0]
        return _of_datum(made, name) or _of_table(made, name, finding.message.zh)
    return None


def _field(finding: Finding) -> str | None:
    if finding.rule.name == "missing-reason":
        return "reason"
    text = finding.message.zh
    return next((name for shown, name in _FIELDS.items() if shown in text), None)


def _point(made: Worked, row: int, finding: Finding) -> str | None:
    """Give the point of a checklist that a finding names."""
    rows = made.document.get(key_of(made.document, ASSESSMENT, "indicators"))
    one = rows[row] if isinstance(rows, list) and row < len(rows) else rows
    points = one.get(key_of(one, INDICATOR_ROW, "actual")) if one else None
    if not isinstance(points, Mapping):
        return None
    return next((each for each in points if f"“{each}”" in finding.message.zh), None)


def _rows_by_path(made: Worked) -> dict[tuple[str, ...], int | None]:
    """Number the rows of the lines; of several with one path the first counts."""
    rows: dict[tuple[str, ...], int | None] = {}
    for line in () if made.score is None else made.score.lines:
        if line.row is not None:
            rows.setdefault(line.path, made.read.row_of(line.row.span))
    return rows


def _of_datum(made: Worked, name: str) -> str | None:
    score = made.score
    if score is None or name not in score.data:
        return None
    document = made.document
    funds = key_of(document, ASSESSMENT, "funds")
    rows = document.get(funds)
    if name in FUND_NAMES and isinstance(rows, list) and rows:
        field = ("initial_budget", "annual_budget", "executed")[FUND_NAMES.index(name)]
        return f"/{escaped(funds)}/0/{escaped(key_of(rows[0], FUND_ROW, field))}"
    if name == "年度":
        return f"/{escaped(key_of(document, ASSESSMENT, 'year'))}"
    return f"/{escaped(key_of(document, ASSESSMENT, 'data'))}/{escaped(name)}"


def _of_table(made: Worked, name: str, said: str) -> str | None:
    """Give the cell of a 明细表 that is said to be blank."""
    blank = _BLANK_CELL.search(said)
    for each in ("tables", "data"):
        key = key_of(made.document, ASSESSMENT, each)
        tables = made.document.get(key)
        rows = tables.get(name) if isinstance(tables, Mapping) else None
        if blank is not None and isinstance(rows, list):
            row, column = int(blank[1]) - 1, escaped(blank[2])
            return f"/{escaped(key)}/{escaped(name)}/{row}/{column}"
    return None


def _next_grade(score: Score, language: Language) -> list[str]:
    return list(_lines(next_grade(score, score.lines, language)))


def _lines(derivations: tuple[DerivationLine, ...]) -> Iterator[str]:
    for each in derivations:
        yield each.lead + ("" if not each.value else each.value)
        yield from _lines(each.children)
