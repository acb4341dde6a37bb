"""Units are taken over from a CSV file, all of them or none."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from perfscore.api.told import Language, Text
from perfscore.store import units
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.units import Unit, UnitKind
from perfscore.web.administering.reaching import invalid
from perfscore.web.administering.units import KIND_WORDS, UnitWish, make_unit
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal

MOST_LINES = 2_000
_MOST_TOLD = 200
_HEADINGS: Mapping[str, str] = {
    "名称": "name",
    "单位名称": "name",
    "name": "name",
    "类别": "kind",
    "级次": "kind",
    "kind": "kind",
    "上级": "parent",
    "上级单位": "parent",
    "parent": "parent",
    "代码": "code",
    "单位代码": "code",
    "code": "code",
}
_KINDS: Mapping[str, UnitKind] = {
    word: kind for kind, text in KIND_WORDS.items() for word in (text.zh, text.en)
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file; ``number`` counts the lines from 1, the heading too."""

    number: int
    name: str
    kind: str
    parent: str
    code: str


@dataclass(slots=True)
class _Import:
    """What was found and made on the way through the file."""

    asking: Principal
    by: By
    known: dict[str, list[Unit]] = field(default_factory=dict)
    made: list[Unit] = field(default_factory=list)
    faults: list[tuple[int, Text]] = field(default_factory=list)

    def learn(self, unit: Unit) -> None:
        """Let later lines name a unit as the one above them."""
        for each in {unit.name, unit.code} - {None, ""}:
            self.known.setdefault(str(each), []).append(unit)


def import_units(
    connection: Connection, asking: Principal, content: bytes, by: By
) -> tuple[Unit, ...]:
    """Make the units of a file, below the ones that the administrator reaches.

    A line names the unit above it by its code or its name: one that is there, or one
    of an earlier line. Without it, that is the administrator's own unit.

    Raises:
        ProblemError: ``invalid``, with the faults of all lines; nothing is to be kept.
    """
    going = _Import(asking, by)
    for each in units.units_below(connection, asking.unit_path):
        going.learn(each)
    for line in _lines(content):
        _take(connection, going, line)
    if going.faults:
        raise _refused(going.faults)
    return tuple(going.made)


def faults_in(problem: ProblemError, language: Language) -> ProblemError:
    """Give the problem with its faults in one language."""
    found: Sequence[tuple[int, Text]] = problem.more.get("found", ())
    told = [
        {"place": f"body/file/{number}", "message": text.in_language(language)}
        for number, text in found[:_MOST_TOLD]
    ]
    if "found" not in problem.more:
        return problem
    return ProblemError(problem.kind, problem.detail, more={"faults": told})


def _take(connection: Connection, going: _Import, line: Line) -> None:
    kind = _KINDS.get(line.kind)
    if kind is None:
        words = "、".join(text.zh for text in KIND_WORDS.values())
        fault = Text(
            f"类别“{line.kind}”不认识，要求是 {words}",
            f"the kind “{line.kind}” is not known, province, city, county or unit is"
            " required",
        )
        going.faults.append((line.number, fault))
        return
    above = _above(going, line)
    if isinstance(above, Text):
        going.faults.append((line.number, above))
        return
    wish = UnitWish(line.name, kind, above, line.code or None)
    try:
        unit = make_unit(connection, going.asking, wish, going.by)
    except ProblemError as problem:
        going.faults.append((line.number, problem.detail))
        return
    going.made.append(unit)
    going.learn(unit)


def _above(going: _Import, line: Line) -> str | Text:
    if not line.parent:
        return going.asking.unit_id
    found = {each.id for each in going.known.get(line.parent, ())}
    if len(found) == 1:
        return found.pop()
    if found:
        return Text(
            f"上级“{line.parent}”有 {len(found)} 个同名单位，要求写代码",
            f"{len(found)} units are named “{line.parent}”, a code is required",
        )
    return Text(
        f"没有上级“{line.parent}”，要求是已有的单位或前面的行",
        f"there is no unit “{line.parent}”, one that stands or an earlier line is"
        " required",
    )


def _lines(content: bytes) -> Iterator[Line]:
    try:
        rows = list(csv.reader(io.StringIO(_decoded(content), newline="")))
    except csv.Error:
        raise invalid(Text("不是 CSV 文件", "this is no CSV file")) from None
    heading = [_HEADINGS.get(each.strip(), "") for each in rows[0]] if rows else []
    if "name" not in heading or "kind" not in heading:
        raise invalid(
            Text(
                "第一行缺少“名称”“类别”，要求有（另可有“上级”“代码”）",
                "the first line lacks “name” and “kind”, both are required (“parent”"
                " and “code” are welcome)",
            )
        )
    if len(rows) - 1 > MOST_LINES:
        raise invalid(
            Text(
                f"有 {len(rows) - 1} 行，最多 {MOST_LINES} 行",
                f"there are {len(rows) - 1} lines, {MOST_LINES} are the most",
            )
        )
    for number, row in enumerate(rows[1:], start=2):
        cells = {
            key: cell.strip() for key, cell in zip(heading, row, strict=False) if key
        }
        if any(cells.values()):
            yield Line(
                number,
                cells.get("name", ""),
                cells.get("kind", ""),
                cells.get("parent", ""),
                cells.get("code", ""),
            )


def _decoded(content: bytes) -> str:
    # Excel and WPS write CSV in the encoding of the system, with Chinese ones GB18030.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise invalid(
        Text(
            "文件的编码不认识，要求是 UTF-8 或 GB18030",
            "the file's encoding is not known, UTF-8 or GB18030 is required",
        )
    )


def _refused(faults: list[tuple[int, Text]]) -> ProblemError:
    count = len(faults)
    detail = Text(
        f"文件里有 {count} 处错误，什么也没有导入",
        f"the file has {count} {'fault' if count == 1 else 'faults'}, nothing is kept",
    )
    return ProblemError(INVALID, detail, more={"found": faults})
