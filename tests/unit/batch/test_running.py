"""A run gives whole results or none, and goes on where it was stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.batch.sets import WIDE

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch
from perfscore.batch.output import delivery
from perfscore.batch.output.model import Scored
from perfscore.batch.run.journal import Journal
from perfscore.batch.run.running import Progress, read_ahead
from perfscore.batch.tables import block

ROWS = 1_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A table of rows of which every hundredth is bad, and the set that scores it."""
    (tmp_path / "wide.perf").write_text(WIDE, "utf-8")
    path = tmp_path / "in.csv"
    path.write_text(text(ROWS), "utf-8")
    return path


def text(rows: int) -> str:
    lines = [
        f"P{at},{at + 1}.5,{at},{at % 60},{at % 13},"
        + ("1,1" if at % 100 == 9 else f"{at % 90}%")
        for at in range(rows)
    ]
    head = "编号,全年预算数,全年执行数,培训人数,检查次数,群众满意度"
    return "\n".join([head, *lines])


def wishes(source: Path, out: Path) -> Wishes:
    return Wishes((str(source),), str(out), str(source.parent / "wide.perf"))


def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", 100)


def stop_after(blocks: int) -> object:
    left = [blocks]

    def watch(_progress: Progress) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt

    return watch


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


@pytest.mark.parametrize("ending", ["/", ".csv", ".xlsx"])
def test_a_run_that_was_stopped_gives_the_same_bytes(
    ending: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_blocks(monkeypatch)
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    out = "" if ending == "/" else f"out{ending}"
    assert run_batch(wishes(source, whole / out)).value is not None
    for blocks in (3, 5):
        with pytest.raises(KeyboardInterrupt):
            run_batch(wishes(source, stopped / out), stop_after(blocks))  # type: ignore[arg-type]
        assert [x for x in stopped.iterdir() if not x.name.startswith(".")] == []
    made = run_batch(wishes(source, stopped / out))
    assert made.value is not None
    assert made.value.resumed == 5
    assert contents(stopped) == contents(whole)


def test_what_a_stop_cut_off_is_scored_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_blocks(monkeypatch)
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    run_batch(wishes(source, whole))
    with pytest.raises(KeyboardInterrupt):
        run_batch(wishes(source, stopped), stop_after(4))  # type: ignore[arg-type]
    (folder,) = stopped.iterdir()
    part = folder / "000001.scores"
    part.write_bytes(part.read_bytes()[:-10])
    journal = folder / "journal"
    journal.write_bytes(journal.read_bytes()[:-7])
    made = run_batch(wishes(source, stopped)).value
    assert made is not None
    assert made.resumed == 2
    assert contents(stopped) == contents(whole)


def test_other_work_begins_anew(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_blocks(monkeypatch)
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run_batch(wishes(source, out), stop_after(4))  # type: ignore[arg-type]
    source.write_text(text(ROWS + 1), "utf-8")
    made = run_batch(wishes(source, out)).value
    assert made is not None
    assert made.resumed == 0
    assert made.summary["scored"] == (ROWS + 1) - ROWS // 100


def test_few_rows_do_not_load_the_compiler(source: Path, tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-X", "importtime", "-m", "perfscore", "batch"),
            *(str(source), "--set", str(tmp_path / "wide.perf")),
            *("-o", f"{tmp_path / 'out'}/"),
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == 1  # bad rows
    loaded = {each.rpartition("|")[2].strip() for each in ran.stderr.splitlines()}
    assert "pyarrow.parquet" in loaded
    assert not loaded & {"numba", "llvmlite"}


def test_what_is_written_ahead_is_taken_back_where_the_disk_is_full(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scores are written while later blocks are scored; a fault waits for them."""
    small_blocks(monkeypatch)
    whole, full = tmp_path / "whole", tmp_path / "full"
    assert run_batch(wishes(source, whole)).value is not None
    real = pq.ParquetWriter.write_table

    def write(writer: object, table: pa.Table, *rest: object) -> None:
        if "总分" in table.column_names:
            raise OSError(ENOSPC, "no space")
        real(writer, table, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(pq.ParquetWriter, "write_table", write)
        made = run_batch(wishes(source, full))
    assert made.value is None
    assert [each.rule.name for each in made.diagnostics] == ["cannot-write"]
    assert [each.name for each in full.iterdir()] == [".scores.parquet.unfinished"]
    again = run_batch(wishes(source, full)).value
    assert again is not None
    assert again.resumed == 10
    assert contents(full) == contents(whole)


def test_kill_9_leaves_nothing_half_written(source: Path, tmp_path: Path) -> None:
    source.write_text(text(140_000), "utf-8")
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    command = [sys.executable, "-m", "perfscore", "batch", str(source)]
    command += ["--set", str(tmp_path / "wide.perf"), "-o"]
    run = subprocess.Popen(  # noqa: S603 - our own program
        [*command, f"{killed}/"], stderr=subprocess.DEVNULL
    )
    journal = killed / ".scores.parquet.unfinished" / "journal"
    for _ in range(3_000):
        if journal.exists() and journal.read_bytes().count(b"\n") > 1:
            break
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert [each.name for each in killed.iterdir()] == [journal.parent.name]
    for out in (killed, whole):
        ran = subprocess.run(  # noqa: S603 - our own program
            [*command, f"{out}/"], check=False, capture_output=True, text=True
        )
        assert ran.returncode == 1  # bad rows
    assert contents(killed) == contents(whole)


def test_a_full_disk_is_told_and_leaves_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from perfscore.__main__ import main\n"
        "sys.exit(main())\n"
    )
    arguments = ["batch", str(source), "--set", str(tmp_path / "wide.perf"), "-o"]
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *arguments, f"{out}/"],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PERFSCORE_LANG": "zh"},
    )
    assert ran.returncode == 2
    assert "错误[cannot-write]" in ran.stderr
    assert [x for x in out.glob("*") if not x.name.startswith(".")] == []


def test_the_old_results_stay_where_new_ones_cannot_be_written(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run_batch(wishes(source, out))
    before = contents(out)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivery, "_settle", full)
    source.write_text(text(10), "utf-8")
    made = run_batch(wishes(source, out))
    assert made.value is None
    assert "磁盘已满" in made.diagnostics[-1].message.zh
    after = contents_of_files(out)
    assert after == before


def contents_of_files(folder: Path) -> dict[str, bytes]:
    return {x.name: x.read_bytes() for x in sorted(folder.iterdir()) if x.is_file()}


def test_a_corrupt_input_leaves_nothing_at_all(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    table = pa.table({"编号": ["a"] * 100, "培训人数": list(range(100))})
    pq.write_table(table, path, compression="none", use_dictionary=False)
    data = bytearray(path.read_bytes())
    data[60:400] = b"\xff" * 340
    path.write_bytes(bytes(data))
    out = tmp_path / "out"
    made = run_batch(Wishes((str(path),), str(out), str(source.parent / "wide.perf")))
    assert made.value is None
    assert made.diagnostics[-1].rule.name == "table-damaged"
    assert not out.exists()


def test_a_journal_keeps_tables_and_summaries(tmp_path: Path) -> None:
    schema = pa.schema([("x", pa.int64())])
    first = Journal(tmp_path / "j", "work")
    first.open()
    first.keep(0, Scored({"scores": pa.table({"x": [1]}, schema)}, {"scored": 1}))
    again = Journal(tmp_path / "j", "work")
    again.open()
    assert again.done == 1
    assert again.kept(0) == {"scored": 1}
    assert again.kept(1) is None
    assert [each.to_pylist() for each in again.tables("scores", 1)] == [[{"x": 1}]]
    lines = (tmp_path / "j" / "journal").read_text("utf-8").splitlines()
    assert json.loads(lines[0]) == {"work": "work"}


def test_faults_of_the_reader_are_raised_to_who_asks() -> None:
    def items() -> Iterator[int]:
        yield 1
        yield 2
        msg = "broken"
        raise ValueError(msg)

    found: list[int] = []
    with pytest.raises(ValueError, match="broken"):
        found.extend(read_ahead(items()))
    assert found == [1, 2]
    given = read_ahead(iter(range(1_000)))
    assert next(given) == 0
    given.close()  # type: ignore[attr-defined]
