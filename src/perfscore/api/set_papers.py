"""What a checked set gives to hold in one's hands: a blank form, and a sample of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from perfscore.api.extras import missing_extra
from perfscore.api.rendering import paper_file
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language, Outcome
from perfscore.model.assessment import Assessment
from perfscore.report.filed_form import filed_form
from perfscore.report.paper import Paper
from perfscore.report.table import Table, TableCell
from perfscore.score.result import Score
from perfscore.wire.assessment_text import assessment_yaml

FormKind = Literal["xlsx", "docx", "yaml", "html"]
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sample:
    """An assessment that shows a set at work: the worked case of the set it is of."""

    title: str
    assessment: Assessment


def blank_of(checked: CheckedSet, *, to: FormKind) -> Outcome[bytes]:
    """Make the form of a set to fill in: Excel, Word, YAML, or a page to print."""
    missing = missing_extra(to, f"*.{to}")
    if missing is not None:
        return Outcome(None, (missing,))
    match to:
        case "yaml":
            from perfscore.wire.blank_assessment import blank_yaml  # noqa: PLC0415

            return Outcome(blank_yaml(checked.indicator_set).encode())
        case "html":
            from perfscore.render.html import html_paper  # noqa: PLC0415

            return Outcome(html_paper(_blank(checked)).encode())
        case _:
            return paper_file(_blank(checked), to)


def blank_as_json(checked: CheckedSet) -> list[Json]:
    """Give the tables of the blank form as cells, for a page to draw."""
    return _tables(_blank(checked))


def scored_as_json(score: Score, language: Language) -> list[Json]:
    """Give the tables of a filled and scored form as cells, for a page to draw."""
    return _tables(filed_form(score, language))


def samples_of(checked: CheckedSet) -> tuple[Sample, ...]:
    """Give the assessments of a set's 用例, as the set writes them."""
    cases = checked.indicator_set.cases
    return tuple(Sample(each.title, each.assessment) for each in cases)


def sample_yaml(sample: Sample) -> str:
    """Write a sample as an assessment file."""
    return assessment_yaml(sample.assessment)


def _blank(checked: CheckedSet) -> Paper:
    from perfscore.report.blank_form import (  # noqa: PLC0415 - it loads slowly
        blank_form,
    )

    return blank_form(checked)


def _tables(paper: Paper) -> list[Json]:
    return [_table(each) for each in paper.tables]


def _table(table: Table) -> Json:
    return {
        "title": table.title,
        "subtitle": table.subtitle,
        "rows": table.rows,
        "columns": table.columns,
        "cells": [_cell(each) for each in table.cells],
        "notes": list(table.notes),
    }


def _cell(cell: TableCell) -> Json:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "role": cell.role.value,
        "note": cell.note,
        "is_entry": cell.entry is not None,
        "is_undefined": cell.undefined,
    }
