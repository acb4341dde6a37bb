"""T12: a level-2 heading is printed several times under one level-1 heading."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.kinds import level1_of
from perfscore.audit.rows.wording import squeezed
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.model.assessment import Cell

RULE = Rule(
    "heading-repeated",
    Severity.NOTE,
    page(
        zh="""
        同一个一级指标下，同名的二级指标印了几次（如三个“质量指标”）。往往是套用模板时
        把“时效指标”“成本指标”写错了，应有的类别因此缺了。每行都重复印二级指标名称的排
        法不算，换页重印的也不算。

        改正：合并同名的二级指标，补上缺的类别。
        """,
        en="""
        A level-2 heading stands several times under one level-1 heading (three
        times 质量指标). Often 时效指标 or 成本指标 was meant, which is then missing.
        Forms that print the heading in every row are left alone, and so are new
        pages.

        Mended by joining them and adding the kind that is missing.
        """,
    ),
)
BASIS = (f"{CHECKLIST}I1–I5：数量、质量、时效、成本各有指标",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each heading that is repeated, once."""
    for _, group in groupby(
        case.rows, key=lambda each: each.level1.text if each.level1 else ""
    ):
        yield from _of_block(list(group), setting)


def _of_block(rows: Sequence[AuditRow], setting: Setting) -> Iterator[AuditFinding]:
    cells = _headings(rows)
    if len(cells) == len(rows):
        return
    for text in dict.fromkeys(squeezed(each.text) for each in cells):
        same = [each for each in cells if squeezed(each.text) == text]
        if len(same) > 1 and len({_page(each) for each in same}) == 1:
            yield _finding(rows[0], same, setting)


def _headings(rows: Sequence[AuditRow]) -> list[Cell]:
    """Give the headings in their order, each printed cell once."""
    found: dict[int, Cell] = {}
    for row in rows:
        for cell in row.level2:
            if cell.span is not None:
                found.setdefault(cell.span.start, cell)
    return [found[at] for at in sorted(found)]


def _page(cell: Cell) -> str:
    """Give the page that a cell stands on; empty where the file has none."""
    mark = "" if cell.span is None else cell.span.source.mark(cell.span.start)
    return mark.partition("页")[0] if "页" in mark else ""


def _finding(row: AuditRow, cells: Sequence[Cell], setting: Setting) -> AuditFinding:
    text, level1 = cells[0].text.strip(), level1_of(row)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"“{level1}”下“{text}”出现 {len(cells)} 次",
            f"under “{level1}” the heading “{text}” stands {len(cells)} times",
        ),
        at=cells[0].span,
        path=(level1, text),
        printed=text,
        basis=setting.basis,
        related=tuple(Label(each.span, alike(text)) for each in cells[1:] if each.span),
    )


CHECK = Check(RULE, BASIS, look)
