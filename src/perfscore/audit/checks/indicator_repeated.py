"""Check K15: no indicator stands on the form twice."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.rows.kinds import is_scoring_text
from perfscore.audit.rows.merges import is_same_cell
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.intake.names import is_placeholder
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

RULE = Rule(
    "indicator-repeated",
    Severity.WARNING,
    page(
        zh="""
        同一个三级指标在一张表里只应当有一次：同一个二级指标下同名，或者同名而且目标值
        也相同，同一件事就算了两次分。空格、全角半角的不同不算不同；几行合用的一格是
        一个指标。同名而目标值不同的，只提示须能分辨；一个项目列几条评分标准的不算。

        复核时看：是重复填报，还是名称没有写全（例如少了对象、地点）。

        改法：合并重复的指标；确是两个指标的，名称写得能够分辨。
        """,
        en="""
        An indicator should stand on a form once: where one name is repeated under a
        level-2 heading, or with the same target, one thing earns points twice. Blanks
        and width make no difference; a cell that several rows share is one indicator.
        Equal names with other targets are told as a note; several scoring standards
        of one item are left alone.

        To look at: whether it is repeated, or the name lacks what tells it apart.

        To mend: merge what is repeated, or tell the names apart.
        """,
    ),
)
_ORDINAL = re.compile(
    r"^(指标|目标)?(\d{1,2}[:.、．）)]|[①-⑳]|[(（]\d{1,2}[)）])|^(指标|目标)\d{1,2}"
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare each indicator with those above it."""
    seen = _Seen()
    count, repeated = 0, False
    for row in case.rows:
        if not _name(row):
            continue
        earlier = seen.earlier(row)
        if earlier is not None and not _are_standards(earlier, row):
            repeated = True
            yield _finding(earlier, row, setting)
        seen.add(count, row)
        count += 1
    if count > 1 and not repeated:
        yield Verified(
            RULE,
            f"{count} 个指标",
            Text("没有重复的名称", "no name is repeated"),
        )


class _Seen:
    """The rows above by what makes them equal: a heading, or a target, and a name.

    Of rows that share one cell of the name the first is kept, and the first that does
    not share it; more are never needed.
    """

    def __init__(self) -> None:
        """Begin with no rows."""
        self._rows: dict[tuple[str, ...], list[tuple[int, AuditRow]]] = {}

    def add(self, at: int, row: AuditRow) -> None:
        """Keep a row, the one numbered ``at``."""
        for key in _keys(row):
            kept = self._rows.setdefault(key, [])
            if not kept or (len(kept) == 1 and not _is_one_cell(kept[0][1], row)):
                kept.append((at, row))

    def earlier(self, row: AuditRow) -> AuditRow | None:
        """Give the first row above that this one repeats."""
        found = (
            (at, each)
            for key in _keys(row)
            for at, each in self._rows.get(key, ())
            if not _is_one_cell(each, row)
        )
        return min(found, key=lambda each: each[0], default=(0, None))[1]


def _keys(row: AuditRow) -> Iterator[tuple[str, ...]]:
    yield ("heading", _name(row), *_heading(row))
    if _target(row):
        yield ("target", _name(row), _target(row))


def _are_standards(one: AuditRow, other: AuditRow) -> bool:
    """Whether two rows are scoring standards of one item, not two targets."""
    is_text = is_scoring_text(one) and is_scoring_text(other)
    return is_text and _target(one) != _target(other)


def _is_one_cell(one: AuditRow, other: AuditRow) -> bool:
    return is_same_cell(one.printed.name, other.printed.name)


def _finding(earlier: AuditRow, row: AuditRow, setting: Setting) -> AuditFinding:
    cell = row.printed.name
    name = cell.text if cell else ""
    zh, en = f"指标“{name}”在表里有两次", f"the indicator “{name}” stands here twice"
    severity = setting.severity
    if _target(earlier) == _target(row):
        zh += "，目标值也相同" if _target(row) else ""
        en += ", with the same target" if _target(row) else ""
    else:
        severity = at_most(severity, Severity.NOTE)
        zh += "，目标值不同；名称须能分辨"
        en += ", with other targets; the names need to tell them apart"
    first = earlier.printed.name
    place = first.span if first else None
    return AuditFinding(
        RULE,
        severity,
        Text(zh, en),
        at=cell.span if cell else None,
        path=row.path,
        printed=name,
        basis=setting.basis,
        related=(Label(place, Text("前一处", "the first one")),) if place else (),
    )


def _name(row: AuditRow) -> str:
    cell = row.printed.name
    if cell is None or is_placeholder(cell.text):
        return ""
    return _ORDINAL.sub("", plain(cell.text)).strip(":、.")


def _heading(row: AuditRow) -> tuple[str, ...]:
    level3 = row.printed.level3
    return (_plain(row.level1), *map(_plain, row.level2), _plain(level3))


def _target(row: AuditRow) -> str:
    return _plain(row.printed.target)


def _plain(cell: Cell | None) -> str:
    return plain(cell.text) if cell is not None else ""


CHECK = Check(
    RULE,
    basis=(f"{PROVINCIAL_SYSTEM}的结果校验：三级指标不得同名",),
    look=look,
    needs=lambda case: len(case.rows) > 1,
    lacking=Text("没有两个以上的指标", "there are not two indicators"),
)
