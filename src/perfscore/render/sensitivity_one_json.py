"""A study of one assessment as JSON."""

from fractions import Fraction

from perfscore.batch.sensitivity.margins import Cut
from perfscore.batch.sensitivity.one import OneCell, OneStudy, Standing, Turn
from perfscore.batch.sensitivity.question import Aspect
from perfscore.render.sensitivity_json import Json, number, set_object, swing_object


def one_object(study: OneStudy) -> Json:
    """Give a study as the published schema has it."""
    whole = study.weights
    return {
        "set": set_object(whole.set_id, whole.title, whole.version),
        "unit": study.unit,
        "total": number(study.total),
        "grade": study.grade,
        "to_lower": _apart(study.lower, study.total),
        "to_higher": _apart(study.higher, study.total),
        "cells": [_cell(each) for each in study.cells],
        "swings": [
            swing_object(each)
            for each in whole.swings
            if each.cause.aspect is not Aspect.ERROR
        ],
    }


def _apart(cut: Cut | None, total: Fraction) -> str | None:
    return None if cut is None else number(abs(total - cut.at))


def _cell(cell: OneCell) -> Json:
    return {
        "path": list(cell.path),
        "reported": cell.text,
        "change": {
            "amount": number(cell.size.amount),
            "relative": cell.size.is_relative,
            "unit": "" if cell.size.is_relative else cell.unit,
        },
        "less": _standing(cell.less),
        "more": _standing(cell.more),
        "falls_to": None if cell.down is None else cell.down.text,
        "falls_to_grade": _grade(cell.down),
        "rises_to": None if cell.up is None else cell.up.text,
        "rises_to_grade": _grade(cell.up),
    }


def _standing(found: Standing) -> list[str | None]:
    return [None if found.total is None else number(found.total), found.grade]


def _grade(turn: Turn | None) -> str | None:
    return None if turn is None else turn.standing.grade
