"""A cold ``perfscore score`` of the 2021 form, beside the bare import of its libraries.

Run: ``python tests/benchmarks/bench_cold_start.py``. Both are whole processes, started
in turn; the figure to quote is the median of the paired ratios (aim: at most 1.3).
The compiled-set cache is filled by a first, uncounted run, as it is for a user from
the second command on; that first run is printed too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter

IMPORTS = (sys.executable, "-c", "import typer, pydantic, lark")
SCORE = (sys.executable, "-m", "perfscore", "score", "hunan/zhuzhou/department-2021")


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Time one process from start to end; its output is read and thrown away."""
    start = perf_counter()
    subprocess.run(  # noqa: S603 - our own command lines
        command, env=environment, check=True, capture_output=True
    )
    return perf_counter() - start


def main(arguments: Sequence[str]) -> int:
    """Print both medians and the median ratio."""
    rounds = 2 if "--quick" in arguments else 21
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        first = seconds(SCORE, environment)
        seconds(IMPORTS, environment)
        pairs = [
            (seconds(SCORE, environment), seconds(IMPORTS, environment))
            for _ in range(rounds)
        ]
    score, imports = (median(each) for each in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    print(f"first run, nothing cached: {first * 1000:.0f} ms")  # noqa: T201 - a script
    print(f"perfscore score, later runs: {score * 1000:.0f} ms")  # noqa: T201
    print(f"import typer, pydantic, lark: {imports * 1000:.0f} ms")  # noqa: T201
    print(f"ratio: {ratio:.2f}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
