"""Ray Data gives what ``perfscore batch`` gives, where it is installed."""

import os
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.batch.held_beside import differences
from tests.distributed.engines import run
from tests.distributed.sets import ratios
from tests.unit.batch.sets import WIDE

NEEDED = "PERFSCORE_NEEDS_RAY"
"""Set where a machine without Ray is to fail: it is in no extra of this package."""


@pytest.fixture
def ray() -> Iterator[None]:
    """Start Ray with two workers, on the loopback network."""
    if find_spec("ray") is None:
        if os.environ.get(NEEDED):
            pytest.fail("ray is not installed, and asked for")
        pytest.skip("Ray is not installed (pip install 'ray[data]')")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ray as engine  # noqa: PLC0415 - only where it is installed

        engine.init(
            num_cpus=2,
            include_dashboard=False,
            log_to_driver=False,
            _node_ip_address="127.0.0.1",
        )
        yield
        engine.shutdown()


@pytest.mark.usefixtures("ray")
def test_a_row_for_each_assessment(tmp_path: Path) -> None:
    table = ratios(600, poison=range(200, 300))
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    for at in range(3):
        pq.write_table(table.slice(at * 200, 200), source / f"{at}.parquet")
    (tmp_path / "省厅.perf").write_text(WIDE, "utf-8")
    score = run("forms on ray", {})["score_forms"]
    score(str(source), str(out), str(tmp_path / "省厅.perf"))
    got = pq.read_table(out / "scores").sort_by("编号")
    assert differences(got, table, WIDE, tmp_path) == []
    below = pq.read_table(out / "findings")
    assert below.num_rows == pc.sum(pc.list_value_length(got.column("问题"))).as_py()
