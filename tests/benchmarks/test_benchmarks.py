"""The benchmarks run, on little work, so that they cannot rot."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@pytest.mark.parametrize(
    "script", sorted(FOLDER.glob("bench_*.py")), ids=lambda x: x.name
)
def test_a_benchmark_runs_and_prints_its_figures(script: Path) -> None:
    ran = subprocess.run(  # noqa: S603 - our own scripts
        [sys.executable, "-m", f"tests.benchmarks.{script.stem}", "--quick"],
        capture_output=True,
        check=False,
        cwd=FOLDER.parents[1],
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert "a second" in ran.stdout or "ratio" in ran.stdout
