"""Assessments are read and scored by the set that each of them names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from perfscore.api.files import Found, assessment_files
from perfscore.api.handed_in import HandedIn, handed_in
from perfscore.api.loading import near_sets
from perfscore.api.named_sets import HERE, Scorers, Sets
from perfscore.api.paths import is_folder
from perfscore.api.reading import about
from perfscore.api.rules import (
    SET_NOT_NAMED,
    SETS_DIFFER,
    SEVERAL_FORMS,
)
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score.reported.roll_up import roll_up
from perfscore.score.result import Score
from perfscore.score.scorer import Peers, Scorer
from perfscore.wire import assessment as wire


def read_assessment(
    name: str | Path | Found, *, sets: Sets = HERE
) -> Outcome[Assessment]:
    """Read an assessment: a path, ``-`` for stdin, a shipped set's id for its example.

    A filled form is read too (.xlsx, .docx, .html, .pdf, .txt); ``forms.docx#2`` is
    the second one of a file. ``sets`` is where the set that it names is looked for.

    Example:
        >>> read_assessment("hunan/zhuzhou/department-2021").value.year
        2021
    """
    file = _found(name)
    one = _one_of(handed_in(file), file)
    if one.value is None:
        return Outcome(None, one.diagnostics)
    named = one.value.set_name
    year = one.value.year if sets.is_by_year else None
    checked = sets.load(named, year).value if named is not None else None
    settled = one.value.settle(None if checked is None else checked.indicator_set)
    return Outcome(settled.value, (*one.diagnostics, *settled.diagnostics))


def assessment_from_data(data: Mapping[str, object]) -> Outcome[Assessment]:
    """Read an assessment that a program holds: dicts, lists, texts, integers, truths.

    Numbers with decimals come as text, since a float is no longer what was written.

    Example:
        >>> assessment_from_data({"unit": "甲", "data": {"预算": "467.03"}}).value.unit
        '甲'
        >>> assessment_from_data({"data": {"预算": 467.03}}).diagnostics[0].rule.name
        'not-text'
    """
    return wire.assessment_from_data(data)


def score_assessment(
    assessment: Assessment,
    checked: CheckedSet,
    *,
    peers: Mapping[str, tuple[Fraction, ...]] | None = None,
) -> Score:
    """Score one assessment by a checked set.

    ``peers`` holds the values of the whole group, this one's included, by what the
    set asks of it (a datum's name …); needed for 名次 and 同组平均 only. Who scores
    many by one set makes a :class:`perfscore.score.scorer.Scorer` once.

    Example:
        >>> from perfscore.api.loading import load_set
        >>> checked = load_set("hunan/zhuzhou/department-2021").value
        >>> assessment = read_assessment("hunan/zhuzhou/department-2021").value
        >>> score_assessment(assessment, checked).grade.name
        '优'
    """
    return Scorer(checked).score(assessment, peers=peers)


def score_together(assessments: Sequence[Assessment], checked: CheckedSet) -> Score:
    """Score several units' assessments as one, made by the set's 多单位汇总.

    What could not be rolled up is among the findings, before those of the score.

    Example:
        >>> from perfscore.api.loading import load_set
        >>> checked = load_set("hunan/zhuzhou/department-2021").value
        >>> one = read_assessment("hunan/zhuzhou/department-2021").value
        >>> score_together([one], checked).total
        Fraction(100, 1)
    """
    return _scored_together(assessments, checked.indicator_set, Scorer(checked))


def score_file(
    name: str | Path | Found, *, set_name: str | None = None, sets: Sets = HERE
) -> Outcome[Score]:
    """Read an assessment and score it by ``set_name``, or by the set that it names.

    Example:
        >>> score_file("hunan/zhuzhou/department-2021").value.total
        Fraction(100, 1)
    """
    file = _found(name)
    one = _one_of(handed_in(file), file)
    if one.value is None:
        return Outcome(None, one.diagnostics)
    scored = _scored(one.value, set_name, Scorers(sets))
    return Outcome(scored.value, (*one.diagnostics, *scored.diagnostics))


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """What came of one assessment, or of a file in which there is none.

    ``set_name`` is the set as it was named, ``sha256`` that of the file's bytes; both
    are empty where several files were scored as one.
    """

    file: Found
    outcome: Outcome[Score]
    set_name: str = ""
    sha256: str = ""


def score_files(
    files: Iterable[Found],
    *,
    set_name: str | None = None,
    peers: Callable[[Found], Peers | None] = lambda _: None,
    sets: Sets = HERE,
) -> Iterator[ScoredFile]:
    """Score files one after the other; one that fails does not stop the others.

    A file with several forms gives as many results. Each set is loaded once, and its
    errors are told with the first file that needs it. ``peers`` gives what the group
    of an assessment brings, by its file.
    """
    scorers = Scorers(sets)
    for file in files:
        read = handed_in(file)
        if read.value is None:
            yield ScoredFile(file, Outcome(None, read.diagnostics))
            continue
        told = read.diagnostics
        for each in read.value:
            scored = _scored(each, set_name, scorers, peers(each.file))
            outcome = Outcome(scored.value, (*told, *scored.diagnostics))
            name = set_name or each.set_name or ""
            yield ScoredFile(each.file, outcome, name, each.sha256)
            told = ()


def _scored(
    one: HandedIn,
    set_name: str | None,
    scorers: "Scorers",
    peers: Peers | None = None,
) -> Outcome[Score]:
    wanted = set_name or one.set_name
    if wanted is None:
        return Outcome(None, (_set_not_named(one.file),))
    year = one.year if scorers.is_by_year else None
    found = scorers.get(wanted, one.file, year)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    settled = one.settle(found.value.indicator_set)
    if settled.value is None:
        return Outcome(None, settled.diagnostics)
    score = found.value.score(settled.value, peers=peers)
    return Outcome(score, settled.diagnostics)


def score_files_together(
    files: Sequence[Found], *, set_name: str | None = None, sets: Sets = HERE
) -> ScoredFile:
    """Read several units' assessments, roll them up into one, and score that.

    All of them have to be read; they name one set, or ``set_name`` does.
    """
    first = files[0]
    read = [handed_in(file) for file in files]
    told = tuple(each for outcome in read for each in outcome.diagnostics)
    if any(each.value is None for each in read):
        return ScoredFile(first, Outcome(None, told))
    parts = [one for outcome in read for one in outcome.value or ()]
    named = {set_name or one.set_name for one in parts}
    if len(named) > 1:
        return ScoredFile(first, Outcome(None, (*told, _sets_differ(first, parts))))
    (wanted,) = named
    if wanted is None:
        return ScoredFile(first, Outcome(None, (*told, _set_not_named(first))))
    year = parts[0].year if sets.is_by_year else None
    found = Scorers(sets).get(wanted, first, year)
    if found.value is None:
        return ScoredFile(first, Outcome(None, (*told, *found.diagnostics)))
    indicator_set = found.value.indicator_set
    settled = [one.settle(indicator_set) for one in parts]
    told = (*told, *(each for outcome in settled for each in outcome.diagnostics))
    assessments = [each.value for each in settled if each.value is not None]
    if len(assessments) < len(parts):
        return ScoredFile(first, Outcome(None, told))
    score = _scored_together(assessments, indicator_set, found.value)
    return ScoredFile(first, Outcome(score, told))


def _scored_together(
    assessments: Sequence[Assessment], indicator_set: IndicatorSet, scorer: Scorer
) -> Score:
    rolled = roll_up(indicator_set, assessments)
    score = scorer.score(rolled.assessment)
    return replace(score, findings=(*rolled.findings, *score.findings))


def _found(name: str | Path | Found) -> Found:
    if isinstance(name, Found):
        return name
    files = assessment_files([str(name)]).files if not is_folder(str(name)) else ()
    return files[0] if files else Found(str(name), str(name), Path(name))


def _one_of(read: Outcome[tuple[HandedIn, ...]], file: Found) -> Outcome[HandedIn]:
    """Give the only assessment of a file, or say how to name one of several."""
    if read.value is None or len(read.value) == 1:
        return Outcome(read.value[0] if read.value else None, read.diagnostics)
    names = "、".join(each.file.name for each in read.value)
    several = about(
        SEVERAL_FORMS,
        file.name,
        Text(
            f"“{file.name}”里有 {len(read.value)} 张自评表，这里要求一张",
            f"“{file.name}” holds {len(read.value)} forms, one is required here",
        ),
        hint=Text(f"写明其中一张：{names}", f"name one of them: {names}"),
    )
    return Outcome(None, (*read.diagnostics, several))


def _set_not_named(file: Found) -> Diagnostic:
    shipped = near_sets("")
    return about(
        SET_NOT_NAMED,
        file.name,
        Text(
            f"“{file.name}”没有写明按哪个指标体系评分",
            f"“{file.name}” does not say by which indicator set it is scored",
        ),
        hint=Text(
            f"在文件里写“指标体系: 编号”，或加上 --set 编号。{shipped.zh}",
            f"write “set: ID” in the file, or add --set ID; {shipped.en}",
        ),
    )


def _sets_differ(first: Found, parts: Sequence[HandedIn]) -> Diagnostic:
    named = "、".join(
        f"{each.file.name}（{each.set_name or '没有写明'}）" for each in parts
    )
    return about(
        SETS_DIFFER,
        first.name,
        Text(
            f"要汇总的自评表不是按同一个指标体系：{named}",
            f"the assessments to roll up name different sets: {named}",
        ),
        hint=Text("用 --set 写明按哪个评", "say by which to score with --set"),
    )
