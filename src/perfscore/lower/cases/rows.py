"""Rows of the form in a case: 培训人数：完成 48人; and rows of tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from perfscore.diagnostics.model import Text
from perfscore.lower import case_rules
from perfscore.lower.cases.commas import swallowed
from perfscore.lower.cases.names import (
    Place,
    Places,
    declared_place,
    only,
    plain,
    unknown,
)
from perfscore.lower.cases.parts import Part, parts_of, split_path
from perfscore.lower.ground.findings import Findings
from perfscore.model.assessment import Cell, IndicatorRow
from perfscore.model.data import Table
from perfscore.model.indicator_set import Indicator
from perfscore.model.methods import Checklist
from perfscore.syntax import tree as t
from perfscore.syntax.normal import half_width

_WORDS = {
    "完成": "actual",
    "完成值": "actual",
    "actual": "actual",
    "目标": "target",
    "target": "target",
    "评级": "rating",
    "rating": "rating",
    "得分": "claimed",
    "自评得分": "claimed",
    "score": "claimed",
    "分值": "weight",
    "weight": "weight",
    "理由": "reason",
    "reason": "reason",
    "要点": "points",
    "checklist": "points",
    "不适用": "not applicable",
    "not_applicable": "not applicable",
}
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_KEYWORD = re.compile(rf"({_LONGEST_FIRST})(?![^\W\d])")
_POINTS = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:分|points?)")
_BETWEEN_ANSWERS = re.compile(r"[、;；/\s]+")
_NOT_APPLICABLE = "不适用"
_NO_ROWS = {"无", "none"}
_KNOWN_PARTS = Text(
    "可写：完成、目标、评级、得分、分值（或 10分）、理由、要点 是、否，不适用",
    "parts: actual, target, rating, score, weight (or 10 points), reason, "
    "checklist yes/no, not_applicable",
)


@dataclass(slots=True)
class Rows:
    """The rows of one case as they are read; ``own`` are those it declares.

    ``faulty`` are names of tables and columns whose faults are told already.
    """

    findings: Findings
    places: Places
    tables: tuple[Table, ...]
    faulty: frozenset[str]
    kept: list[IndicatorRow] = field(default_factory=list)
    of_tables: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    own: dict[str, list[Place]] = field(default_factory=dict)
    filled: set[tuple[str, ...]] = field(default_factory=set)

    def read(self, line: t.CaseLine) -> None:
        """Read a row; whatever cannot be understood of it is reported."""
        table = next((x for x in self.tables if x.name == line.name.text), None)
        if table is not None:
            self._of_table(line, table)
            return
        if line.name.text in self.faulty:
            return
        parts = parts_of(line.text)
        path: Part | None = None
        if parts and not _is_known(parts[0]):
            path, *parts = parts
        place = self._place(line, path)
        if place is None:
            return
        if place.titles in self.filled:
            twice = Text("这一行已经填过了", "this row is filled in already")
            self._unclear(Part(line.name.text, line.name.span), twice, None)
            return
        self.filled.add(place.titles)
        if place.indicator is None:
            self.own.setdefault(plain(place.titles[-1]), []).append(place)
        row = self._headed(line, place)
        for part in parts:
            row = self._with_part(row, part, place)
        self.kept.append(row)

    def _place(self, line: t.CaseLine, path: Part | None) -> Place | None:
        name = line.name.text
        titles = [] if path is None else split_path(path.text)
        fixed = [
            each
            for each in self.places.find([*titles, *split_path(name)])
            if each.is_line and each.indicator is not None
        ]
        if len(fixed) == 1:
            return fixed[0]
        if path is not None and not fixed:
            return self._declared(line, path, titles)
        found = fixed or self.places.find(split_path(name))
        if not found:
            self._no_path(line)
            return None
        place = only(found, name, line.name.span, self.findings)
        if place is None or place.is_line:
            return place
        why = Text(
            f"“{name}”是分组，由下面的指标得分",
            f"“{name}” is a group, scored by what is below it",
        )
        self._unclear(Part(name, line.name.span), why, None)
        return None

    def _declared(
        self, line: t.CaseLine, path: Part, titles: Sequence[str]
    ) -> Place | None:
        """Give the place of a row that the unit declares under a path of headings."""
        above = [plain(each) for each in titles]
        for nodes in self.places.declared:
            if len(above) >= len(nodes) and all(
                _is_heading(each, node)
                for each, node in zip(titles, nodes, strict=False)
            ):
                return declared_place((*titles, line.name.text))
        headings = [
            "/".join(node.title for node in nodes) for nodes in self.places.declared
        ]
        is_path = "/" in half_width(path.text) or any(
            above[0] in {plain(x) for x in nodes[0].names}
            for nodes in self.places.declared
            if nodes
        )
        if headings and is_path:
            shown = "；".join(headings[:5])
            self._unclear(
                path,
                Text(
                    f"“{path.text}”下没有由单位填报的指标",
                    f"units declare no indicators under “{path.text}”",
                ),
                Text(f"由单位填报的有：{shown}", f"units declare under: {shown}"),
            )
        else:
            self._unclear(path, None, _KNOWN_PARTS)
        return None

    def _no_path(self, line: t.CaseLine) -> None:
        name = line.name.text
        known = [*self.places.titles, *(table.name for table in self.tables)]
        unknown(self.findings, line.name.span, name, known)

    def _headed(self, line: t.CaseLine, place: Place) -> IndicatorRow:
        titles, name = place.titles, place.titles[-1]
        # A fixed indicator of level 1 to 3 is its own heading at that level, so that
        # the headings of the row above do not go on.
        headings = titles if place.indicator is not None else titles[:-1]
        above = [node.names for node in place.above]
        second = headings[1:2]
        if place.indicator is None:
            joint = tuple(each for x in second for each in x.split("、"))
        else:
            joint = above[1] if len(above) > 1 else second
        return IndicatorRow(
            level1=above[0][0] if above else headings[0],
            level2=joint,
            level3=headings[2] if len(headings) > 2 else None,  # noqa: PLR2004 - level 3
            name=name,
            span=line.span,
        )

    def _with_part(self, row: IndicatorRow, part: Part, place: Place) -> IndicatorRow:
        plain_text = half_width(part.text)
        points = _POINTS.fullmatch(plain_text)
        if points is not None:
            return replace(row, weight=Cell(points[1], part.span))
        match = _KEYWORD.match(plain_text)
        kind = _WORDS[match[1]] if match else ""
        if match is None or (kind == "not applicable" and part.rest(match.end()).text):
            self._unclear(part, None, _KNOWN_PARTS)
            return row
        said = part.rest(match.end())
        if kind not in {"reason", "points"}:
            self._whole(said, is_name=kind == "rating")
        cell = Cell(said.text, said.span)
        match kind:
            case "actual":
                return replace(row, actual=cell)
            case "target":
                return replace(row, target=cell)
            case "rating":
                return replace(row, rating=cell)
            case "reason":
                return replace(row, reason=said.text)
            case "points":
                return replace(row, points=self._answers(said, place))
            case "not applicable":
                return replace(row, actual=Cell(_NOT_APPLICABLE, part.span))
        number = _POINTS.fullmatch(half_width(said.text))
        if number is not None:
            cell = Cell(number[1], said.span)
        if kind == "weight":
            return replace(row, weight=cell)
        return replace(row, claimed=cell)

    def _whole(self, said: Part, *, is_name: bool) -> None:
        """Report a part that has swallowed the next one."""
        word = swallowed(said.text, is_name=is_name)
        if word:
            why = Text(f"“{word}”前面少一个逗号", f"a comma is missing before “{word}”")
            self._unclear(said, why, None)

    def _answers(self, said: Part, place: Place) -> tuple[tuple[str, Cell], ...]:
        """Give the answers to a checklist's points, in the order of its rows."""
        answers = [each for each in _BETWEEN_ANSWERS.split(said.text) if each]
        scoring = place.indicator.scoring if place.indicator else None
        if scoring is not None and not isinstance(scoring.method, Checklist):
            none = Text("这个指标没有要点", "the indicator has no checklist")
            self._unclear(said, none, None)
        elif scoring is not None and isinstance(scoring.method, Checklist):
            count = len(scoring.method.rows)
            if len(answers) != count:
                self._unclear(
                    said,
                    Text(
                        f"填了 {len(answers)} 个要点，指标有 {count} 个",
                        f"{len(answers)} answers stand for {count} points",
                    ),
                    None,
                )
        return tuple(
            (str(number), Cell(answer, said.span))
            for number, answer in enumerate(answers, start=1)
        )

    def _of_table(self, line: t.CaseLine, table: Table) -> None:
        """Read a row of a table: columns, each with its value behind it; or 无."""
        rows = self.of_tables.get(table.name)
        if line.text.text in _NO_ROWS and rows is None:
            self.of_tables[table.name] = []
            return
        if rows == []:
            why = Text("前面写了“无”", "it is said to have no rows")
            self._unclear(Part(line.text.text, line.text.span), why, None)
            return
        names = sorted((each.name for each in table.columns), key=len, reverse=True)
        cells: dict[str, Cell] = {}
        for part in parts_of(line.text):
            name = next((each for each in names if part.text.startswith(each)), None)
            if name is None and part.text.startswith(tuple(self.faulty)):
                continue
            if name is None or name in cells:
                shown = "、".join(each.name for each in table.columns)
                self._unclear(
                    part, None, Text(f"可填的列：{shown}", f"columns: {shown}")
                )
                continue
            said = part.rest(len(name))
            cells[name] = Cell(said.text, said.span)
        self.of_tables.setdefault(table.name, []).append(cells)

    def _unclear(self, part: Part, message: Text | None, hint: Text | None) -> None:
        shown = part.text if len(part.text) <= 40 else f"{part.text[:40]}…"  # noqa: PLR2004 - a glance
        self.findings.add(
            case_rules.CASE_PART_UNCLEAR,
            part.span,
            message
            or Text(
                f"“{shown}”不是用例能填的内容", f"“{shown}” is no part of a case's row"
            ),
            hint=hint,
        )


def _is_known(part: Part) -> bool:
    """Whether a part says by a word, or by its points, what it is."""
    text = half_width(part.text)
    return bool(_KEYWORD.match(text) or _POINTS.fullmatch(text))


def _is_heading(titles: str, node: Indicator) -> bool:
    """Whether ``titles``, perhaps several joined by 、, are headings of ``node``."""
    known = {plain(each) for each in (node.title, *node.names)}
    return known.issuperset(map(plain, titles.split("、"))) or plain(titles) in known
