"""Many assessments are scored at once, and any of them explained."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from perfscore.api.batch_inputs import find_inputs
from perfscore.api.batch_work import (
    FileRefusedError,
    Ready,
    Wishes,
    look_at,
    within,
)
from perfscore.api.loading import set_path, set_source
from perfscore.api.paths import is_folder
from perfscore.api.reading import about, reason_of
from perfscore.api.rules import CANNOT_WRITE
from perfscore.api.scoring import score_files
from perfscore.api.version import version
from perfscore.batch import rules
from perfscore.batch.output.delivery import (
    Kind,
    Target,
    TooManyRowsError,
    deliver,
)
from perfscore.batch.output.model import Rows, TableName
from perfscore.batch.output.summary import Counted, added
from perfscore.batch.output.twice import ids_twice
from perfscore.batch.run.journal import Journal, digest_of, digest_of_file
from perfscore.batch.run.running import Progress, run
from perfscore.diagnostics.model import Diagnostic, Outcome, Text
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
    ready = look_at(inputs.value, wishes)
    told = (*inputs.diagnostics, *ready.diagnostics)
    if ready.value is None:
        return Outcome(None, told)
    try:
        done = _run(ready.value, target.value, wishes, watch)
    except FileRefusedError as refused:
        return Outcome(None, (*told, refused.told))
    except TooManyRowsError:
        return Outcome(None, (*told, _too_many_rows(wishes.out)))
    except OSError as fault:
        return Outcome(None, (*told, _cannot_write(wishes.out, fault)))
    return Outcome(done, told)


def explain_row(wishes: Wishes, id_: str) -> Outcome[Score]:
    """Score one row exactly, with its trace: the first of that id, or ``#`` and number.

    A file of a folder is named by its path.
    """
    inputs = find_inputs(wishes.inputs)
    if inputs.value is None:
        return Outcome(None, inputs.diagnostics)
    for file in inputs.value.forms:
        if id_ in {file.name, file.path, str(file.within)}:
            for scored in score_files([file], set_name=wishes.set_name):
                return scored.outcome
    ready = look_at(inputs.value, wishes)
    if ready.value is None:
        return Outcome(None, ready.diagnostics)
    try:
        score = ready.value.find(id_)
    except FileRefusedError as refused:
        return Outcome(None, (refused.told,))
    if score is None:
        return Outcome(None, (_no_such_row(id_, wishes.inputs[0]),))
    return Outcome(score)


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
    return Outcome(Target(path.parent, path.stem, kind))


def _run(
    ready: Ready,
    target: Target,
    wishes: Wishes,
    watch: Callable[[Progress], None],
) -> Batch:
    place = target.path("scores")
    folder = place.with_name(f".{place.name}.unfinished")
    journal = Journal(folder, _digest(ready, wishes))
    journal.open()
    resumed = journal.done
    try:
        done = run(ready.work(), journal, watch)
    except FileRefusedError:  # the input has to be another one
        journal.remove()
        raise

    def tables(name: TableName) -> Iterator[Rows]:
        yield from journal.tables(name, done.blocks)
        if name == "findings":
            yield twice.table()

    twice = ids_twice(tables("scores"), tables("scores"), ready.shapes)
    summary = added(done.summary, {"findings": twice.count()})
    files = deliver(target, ready.shapes, tables, summary)
    journal.remove()
    return Batch(files, summary, resumed)


def _digest(ready: Ready, wishes: Wishes) -> str:
    """Give what tells this work from any other."""
    named: list[str] = []
    for each in (*ready.inputs.found, *ready.inputs.forms):
        with within(each.name):
            named += [each.name, digest_of_file(Path(each.path))]
    source = "" if wishes.set_name is None else _set_digest(wishes.set_name)
    return digest_of(version(), wishes.language, source, *named)


def _set_digest(name: str) -> str:
    source = set_source(name).value
    return f"{set_path(name)}\0{'' if source is None else source.text}"


def _too_many_rows(out: str) -> Diagnostic:
    return about(
        rules.TOO_MANY_ROWS,
        out,
        Text(
            f"“{out}”：结果超过一张工作表的 1048576 行",
            f"“{out}”: the results have more than the 1048576 rows of a worksheet",
        ),
        hint=Text("输出为 .parquet 或 .csv", "write .parquet or .csv"),
    )


def _cannot_write(out: str, fault: OSError) -> Diagnostic:
    reason = reason_of(fault)
    return about(
        CANNOT_WRITE,
        out,
        Text(
            f"写不了“{out}”：{reason.zh}。什么也没有写出；已经评完的部分留着",
            f"“{out}” cannot be written: {reason.en}. Nothing was written; what has "
            "been scored is kept",
        ),
        hint=Text(
            "腾出空间后再运行同一个命令，会接着做",
            "make room and run the same command again: it goes on from there",
        ),
    )


def _no_such_row(id_: str, name: str) -> Diagnostic:
    return about(
        rules.NO_SUCH_ROW,
        name,
        Text(f"没有编号是“{id_[:60]}”的行", f"no row has the id “{id_[:60]}”"),
        hint=Text("也可以写行号：#1024", "a row's number will do: #1024"),
    )
