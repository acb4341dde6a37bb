"""Filled forms are turned into assessment files, to be looked through and mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perfscore.api.files import Found
from perfscore.api.handed_in import HandedIn, handed_in
from perfscore.api.named_sets import HERE, Sets
from perfscore.diagnostics.model import Diagnostic, Outcome
from perfscore.wire.assessment_text import assessment_yaml


@dataclass(frozen=True, slots=True)
class ConvertedFile:
    """What came of one form: the assessment file's text, and what is doubtful."""

    file: Found
    outcome: Outcome[str]


def convert_files(
    files: Iterable[Found], *, set_name: str | None = None, sets: Sets = HERE
) -> Iterator[ConvertedFile]:
    """Convert files one after the other; one that fails does not stop the others.

    A file with several forms gives as many results. What is doubtful stands in the
    text too, at its place. The set, where one is named and usable, helps to tell
    ratings from values.
    """
    for file in files:
        read = handed_in(file)
        if read.value is None:
            yield ConvertedFile(file, Outcome(None, read.diagnostics))
            continue
        told = read.diagnostics
        for each in read.value:
            yield ConvertedFile(each.file, _converted(each, set_name, told, sets))
            told = ()


def _converted(
    one: HandedIn,
    set_name: str | None,
    told: tuple[Diagnostic, ...],
    sets: Sets,
) -> Outcome[str]:
    wanted = set_name or one.set_name
    year = one.year if sets.is_by_year else None
    checked = None if wanted is None else sets.load(wanted, year).value
    settled = one.settle(None if checked is None else checked.indicator_set)
    told = (*told, *settled.diagnostics)
    if settled.value is None:
        return Outcome(None, told)
    assessment = replace(settled.value, set_id=wanted)
    return Outcome(assessment_yaml(assessment, told), told)
