"""Engines are started on this machine alone, or the test says why there is none."""

import os
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

NEEDED = "PERFSCORE_NEEDS_SPARK"
"""Set where a machine without Spark is to fail."""

PAGE = Path(__file__).parents[2] / "docs" / "batch-engines.md"


def has_spark() -> bool:
    """Whether Spark can be started; without it the test is left out, or fails."""
    lacks = [] if find_spec("pyspark") else ["pyspark"]
    if shutil.which("java") is None:
        lacks.append("java")
    if lacks and os.environ.get(NEEDED):
        pytest.fail(f"{' and '.join(lacks)} not installed, and asked for")
    return not lacks


def started(folder: Path) -> Any:  # noqa: ANN401 - pyspark comes without types
    """Start Spark with two workers, on the loopback network."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is installed

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "3",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "local"),
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def program(name: str) -> str:
    """Give the program of the page that follows the line ``<!-- program: name -->``."""
    after = PAGE.read_text("utf-8").split(f"<!-- program: {name} -->\n```python\n")
    assert len(after) == 2, f"{PAGE.name} has {len(after) - 1} programs {name}"
    return after[1].split("```")[0]


def run(name: str, known: Mapping[str, object]) -> dict[str, Any]:
    """Run a program of the page, with the names that it is given; give all names."""
    names = dict(known)
    exec(compile(program(name), f"{PAGE.name}: {name}", "exec"), names)  # noqa: S102
    return names
