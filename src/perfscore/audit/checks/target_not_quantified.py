"""T1: the target of an output is words, so that nobody can tell how much was wanted."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import is_blank
from perfscore.audit.rows.kinds import is_scoring_text, level1_of, level2_of
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    name_of,
    names_of,
)
from perfscore.audit.rows.wording import squeezed
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST, TARGET_RULES
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.lower.ground.cells import cell_value
from perfscore.model.targets import WordsCell

_FEW = 3
_COUNTED = re.compile(
    r"[0-9０-９]|[一二两三四五六七八九十百千万][年月日个次项家户人份套台辆期批部场座处所件篇名]"
    r"|全部|全覆盖|全额|全员|全年|全天|足额|年底|年末|年内|月底|季度|当年|当月|[日月底节期]前|前完成"
    r"|^(?:是|否|有|无|零)$|预算|概算|日产日清"
)
_COUNT = re.compile(r"(?<!\d)\d+(?:\.\d+)?\s*[人户家个名辆台套件次场处所座亩只头]")
_QUANTITATIVE = ("数量", "时效", "成本", "经济成本")

RULE = Rule(
    "target-not-quantified",
    Severity.NOTE,
    page(
        zh="""
        数量、时效、成本指标的指标值只有文字（“及时”“符合相关规定”），没有数、日期或比
        例，完成与否无从衡量。名称里已写明数量或期限的不算。质量和效益指标写文字很常见，
        不逐项指出；全表的指标值都是文字的，提示一次。

        数量指标把几个数写在名称里（“慰问甲 50 人、乙 6 户”）、指标值只写 100% 的，也提
        示：各做了多少看不出来。

        改正：写成“≥50个”“12月31日前”“≤30万元”这样的指标值。
        """,
        en="""
        The target of a quantity, time or cost indicator is words only, so
        nothing can be measured. Names that state the number or day are left
        alone. Words are common for quality and effects; they are told once
        where all targets of the form are words. A quantity indicator that
        packs several counts into its name, with a target of 100%, is told too.

        Mended by a target such as ≥50个, 12月31日前, ≤30万元.
        """,
    ),
)
BASIS = (
    f"{TARGET_RULES}：绩效目标要细化、量化",
    f"{CHECKLIST}I1：产出指标须量化",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report all such targets of a form at once."""
    stated = [
        each
        for each in case.rows
        if not is_blank(each.printed.target) and not is_scoring_text(each)
    ]
    words = [each for each in stated if _is_words(case, each)]
    if len(stated) >= _FEW and len(words) == len(stated):
        yield _finding(
            words,
            setting,
            Text(
                f"全表 {len(words)} 个指标值都是文字，没有一个是数量、日期或比例",
                f"all {len(words)} targets of the form are words; none is a number, a "
                "day or a rate",
            ),
        )
        return
    rows = [each for each in words if _is_quantitative(each)]
    if rows:
        yield _finding(
            rows,
            setting,
            Text(
                f"{names_of(rows)}的指标值只有文字，没有量化",
                f"the target is words only: {english_names_of(rows)}",
            ),
        )
    for row in case.rows:
        counts = _counts_in_name(row)
        if counts:
            shown = "、".join(counts)
            yield _finding(
                [row],
                setting,
                Text(
                    f"“{name_of(row)}”把数量（{shown}）写在名称里，指标值只写 100%",
                    f"“{name_of(row)}” has its counts ({shown}) in its name, and a "
                    "target of 100%",
                ),
            )


def _counts_in_name(row: AuditRow) -> list[str]:
    """Give the counts that the name of a quantity indicator with target 100% packs."""
    name, target = row.printed.name, row.printed.target
    if name is None or target is None or squeezed(target.text) != "100%":
        return []
    if not any(each.startswith("数量") for each in level2_of(row)):
        return []
    found = _COUNT.findall(normalize("NFKC", name.text))
    return found if len(found) >= _FEW else []


def _is_words(case: AuditCase, row: AuditRow) -> bool:
    target, name = row.printed.target, row.printed.name
    if target is None:
        return False
    value = cell_value(target.text, year=case.year)
    if not isinstance(value, WordsCell) or _COUNTED.search(target.text.strip()):
        return False
    return name is None or not _COUNTED.search(name.text)


def _is_quantitative(row: AuditRow) -> bool:
    if any(each.startswith(_QUANTITATIVE) for each in level2_of(row)):
        return True
    return level1_of(row).startswith("成本")


def _finding(rows: list[AuditRow], setting: Setting, message: Text) -> AuditFinding:
    cells = [each.printed.target for each in rows]
    return finding_of_rows((RULE, setting), message, rows, cells)


CHECK = Check(RULE, BASIS, look)
