"""Studies of sensitivity are made, and written for people and for programs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from perfscore.api.extras import missing_extra
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.sensitivity import study_data
from perfscore.api.sensitivity_one import study_one
from perfscore.api.sensitivity_wishes import SensitivityWishes
from perfscore.batch.run.running import Progress
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.one import OneStudy
from perfscore.diagnostics.model import Diagnostic, Language
from perfscore.report.charts.model import Report

StudyForm = Literal["table", "json", "html", "xlsx"]


@dataclass(frozen=True, slots=True)
class StudyOutput:
    """How a study is written; ``width`` counts columns of the terminal."""

    to: StudyForm = "table"
    width: int = 80
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Studied:
    """What was written, None where there is no result, and what is to be told."""

    written: str | bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


def sensitivity(
    wishes: SensitivityWishes,
    output: StudyOutput,
    watch: Callable[[Progress], None] = lambda _: None,
    sets: Sets = HERE,
) -> Studied:
    """Study the inputs by the set that is named; without inputs, one assessment.

    ``sets`` is where the set of the one is looked for.
    """
    if output.to == "xlsx":
        missing = missing_extra("xlsx", "*.xlsx")
        if missing is not None:
            return Studied(None, (missing,))
    if wishes.file is not None:
        one = study_one(wishes, sets)
        made = None if one.value is None else written_one(one.value, output)
        return Studied(made, one.diagnostics)
    many = study_data(wishes, watch)
    made = None if many.value is None else written_study(many.value, output)
    return Studied(made, many.diagnostics)


def written_study(study: Sensitivity, output: StudyOutput) -> str | bytes:
    """Write a study of many assessments."""
    language = output.language
    match output.to:
        case "table":
            from perfscore.render.sensitivity_text import (  # noqa: PLC0415 - slow
                sensitivity_text,
            )

            return sensitivity_text(study, width=output.width, language=language)
        case "json":
            from perfscore.render.sensitivity_json import (  # noqa: PLC0415 - as above
                sensitivity_object,
            )

            return _json(sensitivity_object(study, language))
    from perfscore.render.sensitivity_report import (  # noqa: PLC0415 - as above
        sensitivity_report,
    )

    return _drawn(sensitivity_report(study, language), output)


def written_one(study: OneStudy, output: StudyOutput) -> str | bytes:
    """Write a study of one assessment."""
    language = output.language
    match output.to:
        case "table":
            from perfscore.render.sensitivity_one_text import (  # noqa: PLC0415 - slow
                one_text,
            )

            return one_text(study, width=output.width, language=language)
        case "json":
            from perfscore.render.sensitivity_one_json import (  # noqa: PLC0415
                one_object,
            )

            return _json(one_object(study))
    from perfscore.render.sensitivity_one_report import (  # noqa: PLC0415 - as above
        one_report,
    )

    return _drawn(one_report(study, language), output)


def _drawn(report: Report, output: StudyOutput) -> str | bytes:
    if output.to == "html":
        from perfscore.render.charts.page import charts_page  # noqa: PLC0415 - slow

        return charts_page(report, language=output.language)
    from perfscore.render.charts.book import charts_book  # noqa: PLC0415 - needs extra

    return charts_book(report, language=output.language)


def _json(made: dict[str, object]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
