"""A changed set is tried on real assessments, beside the set that it is to replace."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from perfscore.api.batch_files import FileRefusedError, Shares, within
from perfscore.api.batch_groups import in_a_circle
from perfscore.api.batch_inputs import Inputs, find_inputs
from perfscore.api.batch_opening import AllOpened, lacks_columns, open_all
from perfscore.api.cache import code_folder
from perfscore.api.impact_inputs import (
    Document,
    OpenedForBoth,
    documents_for_both,
    opened_for_both,
    read_for_both,
)
from perfscore.api.loading import load_set
from perfscore.batch.groups.rules import BY_COLUMN_MISSING, GROUP_COLUMN_MISSING
from perfscore.batch.impact.gathered import Gathered, Given, TwoBlock
from perfscore.batch.impact.movers import Mover
from perfscore.batch.impact.result import Impact, Moved
from perfscore.batch.impact.scoring import TwoScorer
from perfscore.batch.impact.unread import Unread, both_unread
from perfscore.batch.run.running import Progress, read_ahead
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.compare.scores import compare_scores
from perfscore.diagnostics.model import Diagnostic, Outcome

__all__ = ["Document", "Progress", "Trial", "try_documents", "try_sets"]

_FILES_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Trial:
    """What to try: an earlier and a later set, and the inputs, as people name them.

    ``by`` are columns by which changes are counted, ``group_by`` those that say who is
    compared with whom (名次, 同组平均); ``most`` is how many of those that move most
    are shown, up and down.
    """

    before: str
    after: str
    inputs: tuple[str, ...]
    by: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    most: int = 10


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some rows, of a table or of files; ``share`` is of all the input."""

    rows: int
    share: float
    block: TwoBlock | None
    files: tuple[Given | Unread, ...] = ()


def try_sets(
    trial: Trial, watch: Callable[[Progress], None] = lambda _: None
) -> Outcome[Impact]:
    """Score everything that the inputs hold by both sets, and say what changes.

    Memory does not grow with the rows, except where a set asks for groups. There is no
    result if a set has errors, or if a table cannot be read to its end.
    """
    loaded = load_set(trial.before), load_set(trial.after)
    first, second = (each.value for each in loaded)
    if first is None or second is None:
        wrong = dict.fromkeys(x for each in loaded for x in each.diagnostics)
        return Outcome(None, tuple(wrong))
    inputs = find_inputs(trial.inputs)
    if inputs.value is None:
        return Outcome(None, inputs.diagnostics)
    tried = _tried((first, second), inputs.value, trial, watch)
    return Outcome(tried.value, (*inputs.diagnostics, *tried.diagnostics))


def try_documents(  # noqa: PLR0913 - what is tried, on what, how it is told
    sets: tuple[CheckedSet, CheckedSet],
    documents: Callable[[], Iterable[Document]],
    *,
    count: int,
    name: str,
    by: tuple[str, ...] = (),
    most: int = 10,
    watch: Callable[[Progress], None] = lambda _: None,
) -> Outcome[Impact]:
    """Score assessments that a program keeps by two sets, and say what changes.

    ``documents`` gives them anew for each pass; there are about ``count``, and ``name``
    is what all of them together are called. ``by`` and ``most`` are those of
    :class:`Trial`. What ``watch`` raises breaks the run off.
    """
    trial = Trial("", "", (), by=by, most=most)
    scorer = _scorer(sets, trial)
    circles = tuple(_circles(scorer))
    if circles:
        return Outcome(None, circles)
    pieces = partial(_kept_pieces, documents, count)
    gathered = _gathered(pieces, scorer, watch)
    return Outcome(_impact(scorer, gathered, trial, (name,)))


def _scorer(sets: tuple[CheckedSet, CheckedSet], trial: Trial) -> TwoScorer:
    return TwoScorer(
        sets,
        by=trial.by,
        group_by=trial.group_by,
        most=trial.most,
        folder=code_folder(),
    )


def _tried(
    sets: tuple[CheckedSet, CheckedSet],
    inputs: Inputs,
    trial: Trial,
    watch: Callable[[Progress], None],
) -> Outcome[Impact]:
    scorer = _scorer(sets, trial)
    ready = _opened(inputs, scorer)
    told = ready.diagnostics
    if ready.value is None:
        return Outcome(None, told)
    try:
        gathered = _gathered(partial(_pieces, ready.value, scorer), scorer, watch)
    except FileRefusedError as refused:
        return Outcome(None, (*told, refused.told))
    found = ready.value.inputs
    files = tuple(each.name for each in (*found.found, *found.forms))
    return Outcome(_impact(scorer, gathered, trial, files), told)


def _opened(inputs: Inputs, scorer: TwoScorer) -> Outcome[AllOpened[OpenedForBoth]]:
    """Open the tables; none where something keeps them from being compared."""
    headings = scorer.headings
    made = open_all(inputs, headings.sides, partial(opened_for_both, headings=headings))
    if made.value is None:
        return made
    wanted = (
        (scorer.by, BY_COLUMN_MISSING),
        (scorer.groups.columns, GROUP_COLUMN_MISSING),
    )
    wrong = [
        fault
        for each in made.value.tables
        for columns, rule in wanted
        for fault in lacks_columns(each.found, each.laid.sides[0], columns, rule)
    ]
    wrong += _circles(scorer)
    return Outcome(None if wrong else made.value, (*made.diagnostics, *wrong))


def _circles(scorer: TwoScorer) -> Iterator[Diagnostic]:
    for checked, passes in zip(scorer.sets, scorer.groups.sides, strict=True):
        if passes is not None and passes.needs.circle:
            yield in_a_circle(passes, checked.indicator_set.id)


def _gathered(
    pieces: Callable[[], Iterator[_Piece]],
    scorer: TwoScorer,
    watch: Callable[[Progress], None],
) -> Gathered:
    """Gather the groups, pass by pass, then score."""
    gathered, rows, levels = Gathered(), 0, scorer.groups.levels
    for level in range(levels + 1):
        for each in read_ahead(pieces()):
            if level < levels:
                _gather(each, scorer, level)
            else:
                gathered = _taken(each, scorer, gathered)
            rows += each.rows
            watch(Progress(rows, (level + each.share) / (levels + 1)))
        if level < levels:
            scorer.groups.settle(level)
    return gathered


def _gather(piece: _Piece, scorer: TwoScorer, level: int) -> None:
    if piece.block is not None:
        scorer.groups.gather(piece.block.laid, piece.block.two, level)
    for each in piece.files:
        if not isinstance(each, Unread):
            known, given = each
            scorer.groups.gather_file(known.file, given, level)


def _taken(piece: _Piece, scorer: TwoScorer, so_far: Gathered) -> Gathered:
    if piece.block is not None:
        return scorer.take(piece.block, so_far)
    given: list[Given] = []
    for each in piece.files:
        if isinstance(each, Unread):
            so_far = replace(so_far, unread=both_unread(so_far.unread, each))
        else:
            given.append(each)
    return scorer.take_files(given, so_far) if given else so_far


def _pieces(opened: AllOpened[OpenedForBoth], scorer: TwoScorer) -> Iterator[_Piece]:
    forms = opened.inputs.forms
    shares = Shares([each.found for each in opened.tables], len(forms))
    for index, each in enumerate(opened.tables):
        name = each.found.name
        with within(name):
            table = open_table(each.found.path, name, scorer.headings.is_head)
            for block in scorer.blocks(name, each.laid, table):
                share = shares.of_table(index, table.share())
                yield _Piece(block.rows, share, block)
    sets = scorer.sets[0].indicator_set, scorer.sets[1].indicator_set
    for at in range(0, len(forms), _FILES_AT_A_TIME):
        some = forms[at : at + _FILES_AT_A_TIME]
        share = shares.of_forms(at + len(some))
        yield _Piece(len(some), share, None, tuple(read_for_both(some, sets)))


def _kept_pieces(
    documents: Callable[[], Iterable[Document]], count: int
) -> Iterator[_Piece]:
    done, rest = 0, iter(documents())
    while some := tuple(islice(rest, _FILES_AT_A_TIME)):
        done += len(some)
        share = min(done / max(count, 1), 1.0)
        yield _Piece(len(some), share, None, tuple(documents_for_both(some)))


def _impact(
    scorer: TwoScorer, gathered: Gathered, trial: Trial, files: tuple[str, ...]
) -> Impact:
    def moved(mover: Mover) -> Moved:
        scores = scorer.rescored(mover)
        change = compare_scores(*scores, scorer.comparison.matching)
        return Moved(mover.known, change)

    return Impact(
        comparison=scorer.comparison,
        grades=scorer.grades,
        unit=scorer.unit,
        counted=gathered.counted,
        unread=gathered.unread,
        reasons=gathered.reasons,
        lines=scorer.lines,
        by=trial.by,
        up=tuple(moved(each) for each in gathered.movers.up),
        down=tuple(moved(each) for each in gathered.movers.down),
        files=files,
    )
