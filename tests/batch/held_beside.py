"""Results of record batches held beside those of ``perfscore batch``."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch

OF_A_FILE = ("文件", "行号")
OF_A_BATCH = ("已评分", "问题", "指标得分")
Cells = dict[str, object]


def differences(
    got: pa.Table,
    given: pa.Table,
    set_: str,
    folder: Path,
    *,
    group_by: tuple[str, ...] = (),
) -> list[str]:
    """Score a table by the command too; say where the results of rows differ.

    ``got`` are the results of all rows of ``given``, in their order; ``set_`` is a
    shipped set, or the text of one.
    """
    source, out = folder / "given.parquet", folder / "by-the-command"
    pq.write_table(given, source)
    name = set_
    if "\n" in set_:
        name = str(folder / "set.perf")
        Path(name).write_text(set_, "utf-8")
    wishes = Wishes((str(source),), f"{out}/", name, group_by=group_by)
    made = run_batch(wishes)
    assert made.value is not None, made.diagnostics
    wanted = _scores(out)
    rows = got.to_pylist()
    scored = [each for each in rows if each["已评分"]]
    found = [
        f"{row.get('编号')} {key}: {row[key]!r}, not {value!r}"
        for row, want in zip(scored, wanted, strict=True)
        for key, value in want.items()
        if row[key] != value
    ]
    if scored and wanted:
        kept = set(scored[0]) - set(OF_A_BATCH)
        found += [f"{name}: not the same columns" for name in kept ^ set(wanted[0])]
    for table, column in (("findings", "问题"), ("lines", "指标得分")):
        path = out / f"{table}.parquet"
        if path.exists():
            own = [each for row in rows for each in row[column]]
            found += _unlike(own, _plain(path))
    return found


def _scores(out: Path) -> list[Cells]:
    return _plain(out / "scores.parquet")


def _plain(path: Path) -> list[Cells]:
    return [
        {key: value for key, value in each.items() if key not in OF_A_FILE}
        for each in pq.read_table(path).to_pylist()
    ]


def _unlike(own: list[Cells], wanted: list[Cells]) -> list[str]:
    """Say where rows below rows differ; those of the command also name the id."""
    short = [
        {key: value for key, value in each.items() if key != "编号"} for each in wanted
    ]
    if len(own) != len(short):
        return [f"{len(own)} rows, not {len(short)}: {own} {short}"]
    return [
        f"{one}, not {other}"
        for one, other in zip(own, short, strict=True)
        if one != other
    ]
