"""Figures over many stored assessments are counted and written for people."""

from collections.abc import Callable, Iterable
from typing import Any

from perfscore.batch.dashboard.counting import (
    COUNTED,
    STATES,
    Counts,
    Figure,
    counted,
)
from perfscore.batch.dashboard.figures import line_figures
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.model.indicator_set import IndicatorSet
from perfscore.render.charts.book import charts_book
from perfscore.render.charts.page import charts_body, charts_page
from perfscore.render.dashboard_json import dashboard_object
from perfscore.render.dashboard_report import Scope, dashboard_report
from perfscore.report.charts.model import Report

__all__ = [
    "COUNTED",
    "STATES",
    "Counts",
    "Figure",
    "Report",
    "Scope",
    "dashboard_counts",
    "dashboard_json",
    "dashboard_report",
    "line_figures",
    "report_body",
    "report_book",
    "report_page",
]


def dashboard_counts(
    figures: Iterable[Figure],
    load: Callable[[str], CheckedSet | None],
    *,
    least: int = 10,
) -> Counts:
    """Count stored assessments; ``load`` gives a set by ``id@version``.

    Memory grows with the different names of groups and lines, not with how many are
    counted. Indicators count where ``least`` assessments or more have them.
    """

    def find(name: str) -> IndicatorSet | None:
        checked = load(name)
        return None if checked is None else checked.indicator_set

    return counted(figures, find, least=least)


def dashboard_json(counts: Counts) -> dict[str, Any]:
    """Give the figures as data for machines; numbers are exact texts."""
    return dashboard_object(counts)


def report_page(report: Report, language: Language) -> str:
    """Write a report as a page of its own, with all that it needs."""
    return charts_page(report, language)


def report_body(report: Report, language: Language) -> str:
    """Write a report as a piece of a page that has the charts' style already."""
    return charts_body(report, language)


def report_book(report: Report, language: Language) -> bytes:
    """Write a report as a workbook, a sheet for each part."""
    return charts_book(report, language)
