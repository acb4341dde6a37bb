"""A score as the paper that is filed: the form, its annexes, and what was asked for."""

from perfscore.diagnostics.model import Language
from perfscore.model.identity import SET_ID, SET_VERSION
from perfscore.report.annexes import annexes
from perfscore.report.derivation import derivation
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.report.picture import picture
from perfscore.score.result import Score


def filed_form(
    score: Score,
    language: Language = "zh",
    *,
    with_trace: bool = False,
    with_picture: bool = False,
) -> Paper:
    """Put together what goes into a file: the official form first, then its annexes."""
    return Paper(
        tables=(official_form(score, language), *annexes(score)),
        derivation=derivation(score, language) if with_trace else None,
        picture=picture(score) if with_picture else None,
        identity={SET_ID: score.set.id, SET_VERSION: score.set.version},
    )
