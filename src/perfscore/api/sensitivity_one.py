"""How the total and the grade of one assessment react to errors and to weights."""

from perfscore.api.files import Found
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.reading import about
from perfscore.api.scoring import score_file
from perfscore.api.sensitivity_wishes import SensitivityWishes, question_of
from perfscore.batch.layout import BatchLayout
from perfscore.batch.program.asking import asked_in
from perfscore.batch.sensitivity.one import OneStudy, study_score
from perfscore.batch.sensitivity.rules import GROUP_NEEDED_HERE, NOTHING_TO_STUDY
from perfscore.diagnostics.model import Diagnostic, Outcome, Text


def study_one(wishes: SensitivityWishes, sets: Sets = HERE) -> Outcome[OneStudy]:
    """Score an assessment, and again with each of its numbers and points changed."""
    file = wishes.file or ""
    name = file.name if isinstance(file, Found) else file
    scored = score_file(file, set_name=wishes.set_name, sets=sets)
    score = scored.value
    if score is None or score.checked is None:
        return Outcome(None, scored.diagnostics)
    question = question_of(wishes, BatchLayout(score.checked))
    told = (*scored.diagnostics, *question.diagnostics)
    if question.value is None:
        return Outcome(None, told)
    if asked_in(score.set):
        return Outcome(None, (*told, _group_needed(name)))
    if score.total is None:
        return Outcome(None, (*told, _nothing(name)))
    return Outcome(study_score(score, score.checked, question.value), told)


def _group_needed(name: str) -> Diagnostic:
    return about(
        GROUP_NEEDED_HERE,
        name,
        Text(
            f"“{name}”的指标体系用到名次、同组平均一类的函数，单独一份分析不了",
            f"the set of “{name}” asks for ranks or means of a group, which one "
            "assessment alone does not give",
        ),
    )


def _nothing(name: str) -> Diagnostic:
    return about(
        NOTHING_TO_STUDY,
        name,
        Text(
            f"“{name}”的总分无法得出，没有可以比较的",
            f"“{name}” has no total: there is nothing to compare",
        ),
        hint=Text(f"perfscore score {name}", f"perfscore score {name}"),
    )
