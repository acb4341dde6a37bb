"""An impact is written in the forms that people and machines read."""

import json
from typing import Literal

from perfscore.api.extras import missing_extra
from perfscore.batch.impact.result import Impact
from perfscore.diagnostics.model import Language, Outcome

__all__ = [
    "Form",
    "Impact",
    "TextForm",
    "impact_as_body",
    "impact_as_text",
    "impact_as_workbook",
]

TextForm = Literal["table", "json", "html"]
Form = Literal[TextForm, "xlsx"]


def impact_as_text(
    impact: Impact,
    *,
    to: TextForm = "table",
    width: int = 80,
    language: Language = "zh",
) -> str:
    """Write an impact for a terminal, as a JSON object, or as a page with charts."""
    # Only the writer that is asked for is loaded.
    if to == "json":
        from perfscore.render.impact_json import impact_object  # noqa: PLC0415

        made = impact_object(impact, language)
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if to == "table":
        from perfscore.render.impact_text import impact_text  # noqa: PLC0415

        return impact_text(impact, width=width, language=language)
    from perfscore.render.charts.page import charts_page  # noqa: PLC0415
    from perfscore.render.impact_report import impact_report  # noqa: PLC0415

    return charts_page(impact_report(impact, language), language)


def impact_as_body(impact: Impact, *, language: Language = "zh") -> str:
    """Write an impact as a piece of a page that has the charts' style already."""
    from perfscore.render.charts.page import charts_body  # noqa: PLC0415 - as above
    from perfscore.render.impact_report import impact_report  # noqa: PLC0415 - as above

    return charts_body(impact_report(impact, language), language)


def impact_as_workbook(impact: Impact, *, language: Language = "zh") -> Outcome[bytes]:
    """Write an impact as a workbook, a sheet for each question."""
    missing = missing_extra("xlsx", "*.xlsx")
    if missing is not None:
        return Outcome(None, (missing,))
    from perfscore.render.charts.book import charts_book  # noqa: PLC0415
    from perfscore.render.impact_report import impact_report  # noqa: PLC0415

    return Outcome(charts_book(impact_report(impact, language), language))
