"""What is told of rows by column, held against what the exact scorer tells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from perfscore.batch.columns import Wide
from perfscore.batch.headings.reading import Headings
from perfscore.batch.kernel import Kernel
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.long import LongReader
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import Block
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.model.assessment import IndicatorRow
from perfscore.score.result import Finding
from perfscore.score.scorer import Scorer

Said = tuple[str | None, str, str, str, str | None]
"""Where, how grave, by which rule, what, and what would put it right."""
LANGUAGES: tuple[Language, Language] = ("zh", "en")


@dataclass(slots=True)
class Compared:
    """How many rows were told of something, by column and one by one."""

    by_column: int = 0
    one_by_one: int = 0
    rules: frozenset[str] = frozenset()


def named(wide: Wide) -> Named:
    """Call the rows of a wide table by their numbers."""
    numbers = np.arange(1, wide.size + 1)
    years = np.zeros(wide.size, np.int16) if wide.years is None else wide.years
    return Named(wide, numbers, None, None, None, years, {})


def compare(kernel: Kernel, scorer: Scorer, given: Named) -> tuple[list[str], Compared]:
    """Say where what is told of a row is not what the exact scorer tells."""
    rows = None
    heads = given.wide if given.below is None else given.below.long.heads
    if given.below is None:
        result = kernel.score(given.wide, findings=False, native=False)
    else:
        rows = kernel.score_long(given.below.long, findings=False, native=False)
        result = rows.heads
    wrong, counted = [], Compared()
    truth = {
        row: scorer.score(heads.assessment(row), peers=heads.peers_of(row)).findings
        for row in range(result.size)
    }
    for language in LANGUAGES:
        told = kernel.telling(language).of_block(given, result, rows)
        found: dict[int, list[Said]] = {}
        made = told.findings
        if made is not None:
            columns = (made.path, made.severity, made.rule, made.message, made.hint)
            cells = zip(*(each.to_pylist() for each in columns), strict=True)
            for row, said in zip(made.owner.tolist(), cells, strict=True):
                found.setdefault(row, []).append(said)
        left = {*told.left.tolist(), *result.exact}
        counted.one_by_one, counted.by_column = len(left), len(found)
        wrong += [f"row {row}: told twice" for row in left & found.keys()]
        for row in set(range(result.size)) - left:
            wanted = [as_said(each, language) for each in truth[row]]
            got = found.get(row, [])
            if wanted != got:
                wrong.append(f"row {row}: told {got}, not {wanted}")
        rules = {each.rule.name for row in found for each in truth[row]}
        counted.rules = counted.rules | rules
    return wrong, counted


def as_said(finding: Finding, language: Language) -> Said:
    """Give a finding as the table of findings shows it."""
    hint = finding.hint
    return (
        "/".join(finding.path) or None,
        SEVERITY_WORDS[finding.rule.severity].in_language(language),
        finding.rule.name,
        finding.message.in_language(language),
        None if hint is None else hint.in_language(language),
    )


_HEADINGS = (
    *("编号", "年度", "一级指标", "二级指标", "三级指标", "指标值", "完成值"),
    *("分值", "自评得分", "评级", "偏差原因"),
)


def long_table(
    checked: CheckedSet,
    rows: Sequence[Sequence[IndicatorRow]],
    data: Sequence[dict[str, str | None]],
    years: Sequence[int],
) -> list[Named]:
    """Read assessments with rows of their own, as a table of them would be read."""
    names = list(dict.fromkeys(name for each in data for name in each))
    columns: dict[str, list[object]] = {name: [] for name in (*_HEADINGS, *names)}
    for at, own in enumerate(rows):
        for row in own:
            cells = (row.target, row.actual, row.weight, row.claimed, row.rating)
            texts = [None if each is None else each.text for each in cells]
            values = (
                *(f"P{at}", str(years[at]), row.level1, "、".join(row.level2)),
                *(row.name, *texts, row.reason or None),
            )
            for name, value in zip(_HEADINGS, values, strict=True):
                columns[name].append(value)
            for name in names:
                columns[name].append(data[at].get(name))
    headings = Headings(BatchLayout(checked))
    laid = headings.laid(list(columns))
    arrays = [pa.array(each, pa.string()) for each in columns.values()]
    kept = LongReader(checked, laid)
    cells = pa.RecordBatch.from_arrays(
        [arrays[at] for at in kept.wanted], [str(at) for at in kept.wanted]
    )
    block = Block(cells, np.arange(1, cells.num_rows + 1))
    return list(kept.read(iter([block])))
