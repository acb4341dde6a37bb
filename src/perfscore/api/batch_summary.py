"""The summary of a run for people, and the columns by which it groups."""

from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import find_spec

from perfscore.api import rules as api
from perfscore.batch import rules as batch
from perfscore.batch.groups import rules as groups
from perfscore.batch.output.delivery import Pages
from perfscore.batch.output.summary import Counted
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.rolling import rules as rolling
from perfscore.diagnostics.model import Language, Rule
from perfscore.intake import file_rules as file
from perfscore.intake import rules as intake
from perfscore.render.batch_summary import summary_report
from perfscore.render.charts.page import charts_page
from perfscore.score import rules as score
from perfscore.score.result import Score
from perfscore.wire import rules as wire


def pages_of(summary: Counted, language: Language) -> Pages:
    """Write the summary as a page, and as a workbook where one can be written."""
    report = summary_report(summary, _rules_of(summary), language)
    page = charts_page(report, language).encode()
    if find_spec("xlsxwriter") is None:
        return Pages(page, None, lambda _: None)
    from perfscore.render.charts.book import add_charts, charts_book  # noqa: PLC0415 - of an extra

    book = charts_book(report, language)
    return Pages(page, book, partial(add_charts, report=report, language=language))


def _rules_of(summary: Counted) -> Mapping[str, Rule]:
    """Give the rules of what was found; loading those of the audit too takes long."""
    found = {name for rules in summary["findings"].values() for name in rules}
    near = (api, wire, file, intake, score, batch, groups, rolling)
    known = {each.name: each for module in near for each in module.RULES}
    if found.union(summary["unscored"]) <= known.keys():
        return known
    from perfscore.api.explaining import rules_by_name  # noqa: PLC0415 - slow

    return rules_by_name()


def groups_of(by: Sequence[str], made: Score) -> Mapping[str, str]:
    """Give the names by which the summary groups an assessment of its own file."""
    return dict(zip(by, KeyColumns(by).of_file(made.assessment), strict=True))
