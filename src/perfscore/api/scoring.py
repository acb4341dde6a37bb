"""Assessments are read and scored by the set that each of them names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from perfscore.api.files import ASSESSMENT_ENDINGS, Found, assessment_files
from perfscore.api.loading import load_set, near_sets
from perfscore.api.paths import exists, is_folder
from perfscore.api.reading import about, read_source
from perfscore.api.rules import CANNOT_READ, SET_NOT_NAMED, SET_UNUSABLE, SETS_DIFFER
from perfscore.api.shipped import SET_ENDING, shipped_set
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity, Text
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score.reported.roll_up import roll_up
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer
from perfscore.wire import assessment as wire


def read_assessment(name: str | Path) -> Outcome[Assessment]:
    """Read an assessment: a path, ``-`` for stdin, a shipped set's id for its example.

    Example:
        >>> read_assessment("hunan/zhuzhou/department-2021").value.year
        2021
    """
    return _read(_found(name))


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
        >>> checked = load_set("hunan/zhuzhou/department-2021").value
        >>> one = read_assessment("hunan/zhuzhou/department-2021").value
        >>> score_together([one], checked).total
        Fraction(100, 1)
    """
    return _scored_together(assessments, checked.indicator_set, Scorer(checked))


def score_file(name: str | Path, *, set_name: str | None = None) -> Outcome[Score]:
    """Read an assessment and score it by ``set_name``, or by the set that it names.

    Example:
        >>> score_file("hunan/zhuzhou/department-2021").value.total
        Fraction(100, 1)
    """
    (scored,) = score_files([_found(name)], set_name=set_name)
    return scored.outcome


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """What came of one assessment file."""

    file: Found
    outcome: Outcome[Score]


def score_files(
    files: Iterable[Found], *, set_name: str | None = None
) -> Iterator[ScoredFile]:
    """Score files one after the other; one that fails does not stop the others.

    Each set is loaded once, and its errors are told with the first file that needs it.
    """
    scorers = _Scorers()
    for file in files:
        read = _read(file)
        if read.value is None:
            yield ScoredFile(file, Outcome(None, read.diagnostics))
            continue
        assessment = read.value
        wanted = set_name or _set_of(assessment, file)
        if wanted is None:
            yield ScoredFile(file, Outcome(None, (_set_not_named(file),)))
            continue
        found = scorers.get(wanted, file)
        result = None if found.value is None else found.value.score(assessment)
        yield ScoredFile(file, Outcome(result, (*read.diagnostics, *found.diagnostics)))


def score_files_together(
    files: Sequence[Found], *, set_name: str | None = None
) -> ScoredFile:
    """Read several units' assessments, roll them up into one, and score that.

    All of them have to be read; they name one set, or ``set_name`` does.
    """
    read = [_read(file) for file in files]
    told = tuple(each for outcome in read for each in outcome.diagnostics)
    first = files[0]
    assessments = [each.value for each in read if each.value is not None]
    if len(assessments) < len(files):
        return ScoredFile(first, Outcome(None, told))
    pairs = list(zip(assessments, files, strict=True))
    sets = {set_name or _set_of(assessment, file) for assessment, file in pairs}
    if len(sets) > 1:
        return ScoredFile(first, Outcome(None, (*told, _sets_differ(first, pairs))))
    (wanted,) = sets
    if wanted is None:
        return ScoredFile(first, Outcome(None, (*told, _set_not_named(first))))
    found = _Scorers().get(wanted, first)
    if found.value is None:
        return ScoredFile(first, Outcome(None, (*told, *found.diagnostics)))
    score = _scored_together(assessments, found.value.indicator_set, found.value)
    return ScoredFile(first, Outcome(score, (*told, *found.diagnostics)))


def _scored_together(
    assessments: Sequence[Assessment], indicator_set: IndicatorSet, scorer: Scorer
) -> Score:
    rolled = roll_up(indicator_set, assessments)
    score = scorer.score(rolled.assessment)
    return replace(score, findings=(*rolled.findings, *score.findings))


class _Scorers:
    """The sets that were needed so far, each loaded once."""

    def __init__(self) -> None:
        self._known: dict[str, Scorer | None] = {}

    def get(self, name: str, file: Found) -> Outcome[Scorer]:
        """Give the scorer, or why there is none; at length the first time only."""
        told: tuple[Diagnostic, ...] = ()
        if name not in self._known:
            loaded = load_set(name)
            value = loaded.value
            self._known[name] = None if value is None else Scorer(value)
            told = tuple(
                each
                for each in loaded.diagnostics
                if each.rule.severity is Severity.ERROR
            )
        scorer = self._known[name]
        if scorer is not None:
            return Outcome(scorer)
        return Outcome(None, (*told, _set_unusable(name, file)))


def _found(name: str | Path) -> Found:
    files = assessment_files([str(name)]).files if not is_folder(str(name)) else ()
    return files[0] if files else Found(str(name), str(name), Path(name))


def _read(file: Found) -> Outcome[Assessment]:
    source = read_source(file.path, name=file.name)
    if source.value is not None:
        return wire.read_assessment(source.value)
    is_perhaps_id = not file.name.endswith(ASSESSMENT_ENDINGS)
    if is_perhaps_id and not exists(file.path):
        hint = near_sets(file.name)
        told = tuple(
            replace(each, hint=hint) if each.rule is CANNOT_READ else each
            for each in source.diagnostics
        )
        return Outcome(None, told)
    return Outcome(None, source.diagnostics)


def _set_of(assessment: Assessment, file: Found) -> str | None:
    """Give the set that an assessment names; a file's path counts from its folder."""
    name = assessment.set_id
    if name is None or shipped_set(name) is not None:
        return name
    beside = Path(file.path).parent / name
    return str(beside) if name.endswith(SET_ENDING) and beside.is_file() else name


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


def _sets_differ(first: Found, pairs: Sequence[tuple[Assessment, Found]]) -> Diagnostic:
    named = "、".join(
        f"{file.name}（{each.set_id or '没有写明'}）" for each, file in pairs
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


def _set_unusable(name: str, file: Found) -> Diagnostic:
    return about(
        SET_UNUSABLE,
        file.name,
        Text(
            f"“{file.name}”没有评分：指标体系“{name}”不能用",
            f"“{file.name}” was not scored: the set “{name}” cannot be used",
        ),
        hint=Text(f"perfscore check {name}", f"perfscore check {name}"),
    )
