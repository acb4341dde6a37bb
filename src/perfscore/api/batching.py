"""Many assessments are scored at once, and any of them explained."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perfscore.api.batch_groups import GroupsAskedError
from perfscore.api.batch_inputs import Inputs, find_inputs
from perfscore.api.batch_places import places_told
from perfscore.api.batch_summary import pages_of
from perfscore.api.batch_told import (
    cannot_write,
    going_on,
    no_rows,
    no_such_roll_up,
    no_such_row,
    row_text,
    too_many_rows,
)
from perfscore.api.batch_work import (
    FileRefusedError,
    Ready,
    Wishes,
    look_at,
    within,
)
from perfscore.api.extras import missing_extra
from perfscore.api.files import Found
from perfscore.api.loading import set_path, set_source
from perfscore.api.paths import is_folder
from perfscore.api.reading import about
from perfscore.api.scoring import score_files
from perfscore.api.version import version
from perfscore.batch import rules
from perfscore.batch.output.delivery import (
    Kind,
    Target,
    TooManyRowsError,
    deliver,
    write_table,
)
from perfscore.batch.output.model import ID, Rows, TableName
from perfscore.batch.output.summary import Counted, added
from perfscore.batch.output.twice import ids_twice
from perfscore.batch.run.ahead import written_ahead
from perfscore.batch.run.hold import FolderHeldError, held
from perfscore.batch.run.journal import Journal, digest_of, digest_of_file
from perfscore.batch.run.running import Done, Progress, run
from perfscore.batch.tables.opening import parted
from perfscore.diagnostics.model import Outcome, Text
from perfscore.score.result import Score

_KINDS: dict[str, Kind] = {".parquet": "parquet", ".csv": "csv", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run has done: the files it wrote, what it counted, what it took over."""

    files: tuple[Path, ...]
    summary: Counted
    resumed: int = 0


def run_batch(
    wishes: Wishes, watch: Callable[[Progress], None] = lambda _: None
) -> Outcome[Batch]:
    """Score everything that the inputs hold, and write it to OUT.

    A run that was stopped goes on where it stopped, if inputs, set, version and wishes
    are the same; the results are those of a run that was not stopped. What is wrong
    with rows stands among the findings; what is wrong with a file as a whole is told
    here, and then nothing is written.
    """
    target = target_of(wishes.out)
    if target.value is None:
        return Outcome(None, target.diagnostics)
    inputs = find_inputs(wishes.inputs)
    if inputs.value is None:
        return Outcome(None, inputs.diagnostics)
    misplaced = places_told(inputs.value, target.value)
    if misplaced:
        return Outcome(None, (*inputs.diagnostics, *misplaced))
    ready = look_at(inputs.value, wishes)
    told = (*inputs.diagnostics, *ready.diagnostics)
    if ready.value is None:
        return Outcome(None, told)
    try:
        done = _run(ready.value, target.value, wishes, watch)
    except FileRefusedError as refused:
        return Outcome(None, (*told, refused.told))
    except FolderHeldError:
        return Outcome(None, (*told, going_on(wishes.out)))
    except TooManyRowsError:
        return Outcome(None, (*told, too_many_rows(wishes.out)))
    except OSError as fault:
        return Outcome(None, (*told, cannot_write(wishes.out, fault)))
    if not (done.summary["scored"] or done.summary["not_scored"]):
        told = (*told, no_rows(wishes.inputs[0]))
    return Outcome(done, told)


@dataclass(frozen=True, slots=True)
class Explained:
    """One row's score; ``parts`` says where it stands, or what was rolled up."""

    score: Score
    parts: Text | None = None


def explain_row(wishes: Wishes, id_: str) -> Outcome[Explained]:
    """Score one row exactly, with its trace: the first of that id, or ``#`` and number.

    A file of a folder is named by its path, a roll-up by its id or by what stands in
    the columns by which is rolled up (``主管部门=教育厅``).
    """
    inputs = find_inputs(wishes.inputs)
    if inputs.value is None:
        return Outcome(None, inputs.diagnostics)
    if wishes.roll_up_by:
        return _explain_roll_up(inputs.value, wishes, id_)
    for file in inputs.value.forms:
        if id_ in {file.name, file.path, str(file.within)}:
            return _explain_file(inputs.value, wishes, file)
    ready = look_at(inputs.value, wishes)
    if ready.value is None:
        return Outcome(None, ready.diagnostics)
    try:
        if ready.value.groups.is_asked:
            ready.value.groups.gather(lambda _: None)
        found = ready.value.find(id_)
    except FileRefusedError as refused:
        return Outcome(None, (refused.told,))
    if found is None:
        return Outcome(None, (no_such_row(id_, wishes.inputs[0]),))
    return Outcome(Explained(found.score, row_text(found.file, found.number)))


def _explain_file(inputs: Inputs, wishes: Wishes, file: Found) -> Outcome[Explained]:
    """Score a file's assessment with its group, if its set asks for one."""
    ready = look_at(inputs, wishes)
    if ready.value is None:
        return Outcome(None, ready.diagnostics)
    groups = ready.value.groups
    for is_again in (False, True):
        for each in score_files([file], set_name=wishes.set_name, peers=groups.peers):
            one, told = each.outcome.value, each.outcome.diagnostics
            if one is None:
                return Outcome(None, told)
            if is_again or not groups.is_asking(one):
                return Outcome(Explained(one), told)
            break
        try:
            groups.gather(lambda _: None)
        except FileRefusedError as refused:
            return Outcome(None, (refused.told,))
    return Outcome(None)


def _explain_roll_up(inputs: Inputs, wishes: Wishes, id_: str) -> Outcome[Explained]:
    ready = look_at(inputs, wishes)
    if ready.value is None or ready.value.rolling is None:
        return Outcome(None, ready.diagnostics)
    try:
        found = ready.value.rolling.find(id_)
    except FileRefusedError as refused:
        return Outcome(None, (refused.told,))
    if found is None:
        return Outcome(
            None, (no_such_roll_up(id_, wishes.inputs[0], wishes.roll_up_by),)
        )
    return Outcome(Explained(found.score, found.parts))


def target_of(out: str) -> Outcome[Target]:
    """Say where results go: a file by its ending, or a folder of Parquet files."""
    path = Path(out)
    if out.endswith("/") or is_folder(out) or not path.suffix:
        return Outcome(Target(path, None, "parquet"))
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        wrong = about(
            rules.OUTPUT_KIND_NOT_KNOWN,
            out,
            Text(
                f"“{path.suffix}”不是能写的格式，要求 .parquet、.csv、.xlsx 或文件夹",
                f"“{path.suffix}” is not written; .parquet, .csv, .xlsx or a folder",
            ),
        )
        return Outcome(None, (wrong,))
    missing = missing_extra(kind, out)
    if missing is not None:
        return Outcome(None, (missing,))
    return Outcome(Target(path.parent, path.stem, kind))


def _run(
    ready: Ready,
    target: Target,
    wishes: Wishes,
    watch: Callable[[Progress], None],
) -> Batch:
    place = target.path("scores")
    folder = place.with_name(f".{place.name}.unfinished")
    with held(folder):
        return _run_in(folder, ready, target, wishes, watch)


def _run_in(
    folder: Path,
    ready: Ready,
    target: Target,
    wishes: Wishes,
    watch: Callable[[Progress], None],
) -> Batch:
    journal = Journal(folder, _digest(ready, wishes))
    journal.open()
    resumed = journal.done
    shapes = ready.shapes
    names = () if target.kind == "xlsx" else shapes.scored
    written = {each: folder / f"written.{each}" for each in names}
    writes = {
        each: partial(write_table, target.kind, shapes, each, path)
        for each, path in written.items()
    }
    try:
        with written_ahead(journal, writes):
            done = _done(ready, journal, watch)
            journal.end(done.blocks)
    except FileRefusedError:  # the input has to be another one
        journal.remove()
        raise

    def tables(name: TableName) -> Iterator[Rows]:
        yield from journal.tables(name, done.blocks)
        if name == "findings":
            yield twice.table()

    column = shapes.scores.names.index(shapes.word(ID))
    ids = journal.tables("scores", done.blocks, [column])
    twice = ids_twice(ids, tables("scores"), shapes)
    summary = added(done.summary, {"findings": twice.count()})
    pages = pages_of(summary, wishes.language)
    files = deliver(target, shapes, tables, summary, pages, written=written)
    journal.remove()
    return Batch(files, summary, resumed)


def _done(ready: Ready, journal: Journal, watch: Callable[[Progress], None]) -> Done:
    """Score everything, what is asked of groups first."""
    if ready.groups.is_asked and ready.rolling is None:
        return run(ready.work(), journal, ready.groups.gather(watch))
    try:
        return run(ready.work(), journal, watch)
    except GroupsAskedError:  # by the set that a file names
        return run(ready.work(), journal, ready.groups.gather(watch))


def _digest(ready: Ready, wishes: Wishes) -> str:
    """Give what tells this work from any other."""
    named: list[str] = []
    for each in (*ready.inputs.found, *ready.inputs.forms):
        with within(each.name):
            named += [each.name, digest_of_file(Path(parted(each.path)[0]))]
    source = "" if wishes.set_name is None else _set_digest(wishes.set_name)
    named += [_set_digest(each) for each in ready.set_names]
    by = (str(len(wishes.roll_up_by)), *wishes.roll_up_by)
    by += (str(len(wishes.group_by)), *wishes.group_by)
    by += (str(len(wishes.by)), *wishes.by)
    return digest_of(version(), wishes.language, source, *by, *named)


def _set_digest(name: str) -> str:
    source = set_source(name).value
    return f"{set_path(name)}\0{'' if source is None else source.text}"
