"""A study of sensitivity as JSON."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from perfscore.batch.sensitivity.counts import GroupCounts, Narrow
from perfscore.batch.sensitivity.effects import Effect
from perfscore.batch.sensitivity.margins import NearCut
from perfscore.batch.sensitivity.model import Sensitivity, Swing
from perfscore.diagnostics.model import Language
from perfscore.exact import decimal_places, exact_text

Json = dict[str, object]


def number(value: Fraction) -> str:
    """Write a number exactly: its digits, or a fraction where these never end."""
    if decimal_places(value) is None:
        return f"{value.numerator}/{value.denominator}"
    return exact_text(value)


def sensitivity_object(study: Sensitivity, language: Language) -> Json:
    """Give a study as the published schema has it."""
    counts, question = study.counts, study.question
    names = (*study.grades, *({""} & set(counts.grades)))
    return {
        "set": set_object(study.set_id, study.title, study.version),
        "files": list(study.files),
        "rows": counts.rows,
        "scored": counts.scored,
        "mean": number(study.mean),
        "grades": {name: counts.grades.get(name, 0) for name in names},
        "near": [number(each) for each in question.near],
        "cuts": [_cut(each) for each in counts.near],
        "whole": _group("", counts.whole),
        "groups": [
            {"column": name, "groups": [_group(*each) for each in groups.items()]}
            for name, groups in counts.groups.items()
        ],
        "swings": [swing_object(each) for each in study.swings],
        "not_moved": [
            {"path": list(each.path), "reason": each.reason.in_language(language)}
            for each in study.still
        ],
        "narrowest": [_narrow(each) for each in counts.narrow],
        "draws": _draws(question.draws, question.seed, counts.kept),
    }


def set_object(id_: str, title: str, version: str) -> Json:
    """Name a set."""
    return {"id": id_, "title": title, "version": version}


def swing_object(swing: Swing) -> Json:
    """Give a swing as the published schema has it."""
    cause = swing.cause
    return {
        "kind": cause.aspect.value,
        "path": list(cause.path),
        "points": None if cause.points is None else number(cause.points),
        "change": {
            "amount": number(cause.size.amount),
            "relative": cause.size.is_relative,
            "unit": "" if cause.size.is_relative else cause.unit,
        },
        "less": None if swing.less is None else _effect(swing.less),
        "more": None if swing.more is None else _effect(swing.more),
    }


def _effect(effect: Effect) -> Json:
    size = effect.size / effect.compared if effect.compared else Fraction()
    return {
        "compared": effect.compared,
        "moved": effect.moved,
        "risen": effect.risen,
        "fallen": effect.fallen,
        "lost": effect.lost,
        "held": effect.held,
        "mean": number(effect.mean),
        "mean_size": number(size),
        "largest": number(effect.most),
    }


def _cut(near: NearCut) -> Json:
    return {
        "at": number(near.cut.at),
        "below_grade": near.cut.below,
        "above_grade": near.cut.above,
        "below": list(near.below),
        "above": list(near.above),
    }


def _group(name: str, group: GroupCounts) -> Json:
    return {
        "name": name,
        "scored": group.scored,
        "near": list(group.near),
        "regraded_by_error": group.by_error,
        "regraded_by_weight": group.by_weight,
        "regraded_by_drop": group.by_drop,
    }


def _narrow(each: Narrow) -> Json:
    return {
        "file": each.file,
        "row": each.number,
        "id": each.id,
        "unit": each.unit,
        "total": number(each.total),
        "grade": each.grade,
        "distance": number(each.distance),
        "is_under": each.is_under,
        "errors": each.errors,
        "weights": each.weights,
        "kept": each.kept,
    }


def _draws(draws: int, seed: int, kept: Mapping[int, int]) -> Json | None:
    if not draws:
        return None
    times: Sequence[int] = sorted(kept)
    return {
        "draws": draws,
        "seed": seed,
        "kept": {str(each): kept[each] for each in times},
    }
