"""What can be written into the cells of a form, and where the document keeps it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from perfscore.api.form_outline import inputs_of
from perfscore.api.sheet_lines import Plain, SheetLine, document_rows, text_at
from perfscore.exact import NumberFault
from perfscore.model.assessment import Cell
from perfscore.model.methods import Checklist, Rating, Scoring
from perfscore.model.targets import NotApplicableCell, TargetForm, target_form
from perfscore.score.reported.reading import written_value
from perfscore.score.reported.wanted import wanted_by
from perfscore.wire.document import escaped, key_of
from perfscore.wire.shapes import ASSESSMENT, INDICATOR_ROW

_NAMES = {
    "二级指标": "level2",
    "目标值": "target",
    "完成值": "actual",
    "评级": "rating",
    "分值": "weight",
    "自评得分": "claimed",
    "偏差原因": "reason",
}
YES_NO = ("是", "否")


def cell_input(
    at: str,
    label: str,
    *,
    kind: str = "text",
    choices: Sequence[str] = (),
    said: str = "",
) -> Plain:
    """Make what can be written into a cell: ``at`` is its JSON pointer."""
    made: Plain = {"at": at, "label": label, "kind": kind}
    if choices:
        made["choices"] = list(choices)
    if said:
        made["said"] = said
    return made


@dataclass(slots=True)
class Fields:
    """Makes the inputs of rows; ``rows`` collects those that have to be made first.

    A pointer such as ``/指标/-3/完成值`` is of a row that the document does not have:
    ``rows`` holds what it begins with, under ``-3``. ``declared`` is how the set scores
    rows that the unit names, by the form of their target.
    """

    document: Mapping[str, Any]
    rows: dict[str, Plain] = field(default_factory=dict)
    declared: Mapping[TargetForm, Scoring] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of the indicators, as a part of a pointer."""
        return escaped(key_of(self.document, ASSESSMENT, "indicators"))

    def pointer(self, name: str) -> str:
        """Give the pointer of a member of the whole."""
        return "/" + escaped(key_of(self.document, ASSESSMENT, name))

    def of_line(self, one: SheetLine) -> "LineFields":
        """Give the inputs of a line."""
        rows = document_rows(self.document)
        if one.row is not None:
            row = rows[one.row] if one.row < len(rows) else {}
            return LineFields(one, row, f"/{self.key}/{one.row}", self.declared)
        made = row_beginning(one)
        name = f"-{one.place + 1}"
        self.rows[name] = made
        return LineFields(one, made, f"/{self.key}/{name}", self.declared)


def row_beginning(one: SheetLine) -> Plain:
    """Give the headings, and the name, that a new row of a line has."""
    row: Plain = {
        key: "、".join(names)
        for key, names in zip(("一级", "二级", "三级"), one.line.headings, strict=False)
    }
    row["名称" if "三级" in row else "三级"] = one.line.name
    if one.is_declared:
        row |= dict.fromkeys(("目标值", "完成值", "分值", "偏差原因"), "")
    return row


@dataclass(frozen=True, slots=True)
class LineFields:
    """The inputs of one line, whose row of the document stands at ``at``."""

    one: SheetLine
    row: object
    at: str
    declared: Mapping[TargetForm, Scoring]

    @property
    def label(self) -> str:
        """What stands before the name of each cell."""
        line = self.one.line
        return line.name or "、".join(line.headings[-1] if line.headings else ())

    def name(self) -> Plain | None:
        """Give the input of the name, where the unit names it."""
        if not self.one.is_declared:
            return None
        is_deep = len(self.one.line.headings) > 2  # noqa: PLR2004 - 一级, 二级, 三级
        is_named = bool(text_at(self.row, "name").strip()) or is_deep
        field_name = "name" if is_named else "level3"
        return cell_input(self._at(field_name), "指标名称", kind="long")

    def heading(self, names: Sequence[str]) -> list[Plain]:
        """Give the choice among joint headings that a row can stand under."""
        if not self.one.is_declared or len(names) < 2:  # noqa: PLR2004 - joint ones
            return []
        choices = ["、".join(names), *names]
        return [self._one("二级指标", kind="heading", choices=choices)]

    def target(self) -> list[Plain]:
        """Give the input of 年度指标值."""
        return self._texts("目标值")

    def actual(self) -> list[Plain]:
        """Give the inputs of 实际完成值: a text, the points of a checklist, a band."""
        points = list(self._points())
        made = points or self._texts("完成值")
        method = None if self._scoring is None else self._scoring.method
        if isinstance(method, Rating):
            names = [each.name for each in method.rows]
            return [*made, self._one("评级", kind="choice", choices=names)]
        return [*made, *([self._one("评级")] if self._says("评级") else [])]

    def weight(self) -> list[Plain]:
        """Give the input of 分值, where the unit states it."""
        is_stated = self.one.is_declared and self.one.line.indicator.weight is None
        return [self._one("分值", kind="number")] if is_stated else []

    def claimed(self) -> list[Plain]:
        """Give the input of a score that a person gives, or that the form states."""
        scoring = self._scoring
        is_judged = scoring is not None and scoring.judged
        is_asked = is_judged or self._says("自评得分")
        return [self._one("自评得分", kind="number")] if is_asked else []

    def reason(self) -> Plain:
        """Give the input of 偏差原因."""
        return self._one("偏差原因", kind="long")

    @property
    def headings(self) -> list[str]:
        """The pointers of the headings that rows below may continue."""
        return [self._at("level1"), self._at("level2")]

    @property
    def _scoring(self) -> Scoring | None:
        """The way of scoring; that of the target's form where 分值 is still blank."""
        line = self.one.line
        if line.scoring is not None or not self.one.is_declared:
            return line.scoring or line.indicator.scoring
        value = written_value(Cell(text_at(self.row, "target")))
        if value is None or isinstance(value, NumberFault | NotApplicableCell):
            return None
        return self.declared.get(target_form(value))

    def _points(self) -> Iterator[Plain]:
        written = (
            self.row.get(key_of(self.row, INDICATOR_ROW, "actual"))
            if isinstance(self.row, Mapping)
            else None
        )
        method = None if self._scoring is None else self._scoring.method
        asked = (
            [each.text for each in method.rows] if isinstance(method, Checklist) else []
        )
        is_open = not isinstance(written, str) or not written.strip()
        if not isinstance(written, Mapping) and not (asked and is_open):
            return
        known = list(written) if isinstance(written, Mapping) else []
        for each in (*asked, *(e for e in known if e not in asked)):
            at = f"{self._at('actual')}/{escaped(str(each))}"
            yield cell_input(at, str(each), kind="point", choices=YES_NO)

    def _texts(self, shown: str) -> list[Plain]:
        asked = {*inputs_of(self.one.line.indicator), *self._wanted()}
        return (
            [self._one(shown, kind="short")]
            if shown in asked or self._says(shown)
            else []
        )

    def _wanted(self) -> Iterator[str]:
        scoring = self._scoring
        if scoring is None:
            return
        if wanted_by(scoring).actual is not None:
            yield "完成值"

    def _says(self, shown: str) -> bool:
        return bool(text_at(self.row, _NAMES[shown]).strip())

    def _one(
        self, shown: str, *, kind: str = "text", choices: Sequence[str] = ()
    ) -> Plain:
        label = f"{self.label}：{shown}" if self.label else shown
        return cell_input(self._at(_NAMES[shown]), label, kind=kind, choices=choices)

    def _at(self, name: str) -> str:
        return f"{self.at}/{escaped(key_of(self.row, INDICATOR_ROW, name))}"
