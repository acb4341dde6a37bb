"""Stateless scores a second of the service, beside OpenFisca's web API.

``python -m tests.benchmarks.bench_service`` prints a table; OpenFisca needs the extra
``bench``, and is left out where it is not installed.

Both serve on loopback from processes of their own: perfscore as ``perfscore serve``
does, from one, OpenFisca under gunicorn with one worker, and with two. A client
process asks over 1, 10 and 50 connections that stay open, each again once it is
answered; every answer has to be a 200. The work is that of most project forms, see
``bench_batch``: an execution rate and 13 capped ratios, total, grade; each request is
another assessment, and asks for all lines. perfscore takes a token, checks the
document, scores in fractions and answers the whole score with its trace of findings;
OpenFisca takes what its documentation asks for. The other row is the real form of 2021
as the command line scores it. A run's figure is the median of its rounds, the ratio
that of one round, its two runs one after the other, the median of all.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml
from tests.batch.capped_ratios import LINES, Floats, amounts
from tests.benchmarks.load import Load, request, run
from tests.benchmarks.served import process, service_process

from perfscore.api.loading import shipped_text

CONNECTIONS = (1, 10, 50)
_REAL = "hunan/zhuzhou/department-2021"
_DIFFERENT = 64


class Target(NamedTuple):
    """A server and what it is asked, in turn."""

    name: str
    address: str
    asked: Sequence[bytes]


def documents(done: Floats, targets: Floats) -> Iterator[dict[str, object]]:
    """Give the work as assessments."""
    for one in range(done.shape[1]):
        data = {}
        for at in range(LINES):
            data[f"目标{at}"] = f"{targets[at, one] / 100:.2f}"
            data[f"完成{at}"] = f"{done[at, one] / 100:.2f}"
        yield {"指标体系": "speed/one@1", "单位": "甲", "年度": "2021", "数据": data}


def situations(done: Floats, targets: Floats) -> Iterator[dict[str, object]]:
    """Give the work as OpenFisca's web API takes it."""
    for one in range(done.shape[1]):
        values: dict[str, object] = {"total": {"2021": None}, "grade": {"2021": None}}
        for at in range(LINES):
            values[f"target{at}"] = {"2021": float(targets[at, one]) / 100}
            values[f"done{at}"] = {"2021": float(done[at, one]) / 100}
            values[f"score{at}"] = {"2021": None}
        yield {"projects": {"one": values}}


def real_form() -> dict[str, object]:
    """Give the form of 2021 as JSON."""
    text = shipped_text(_REAL, example=True).value or ""
    made: dict[str, object] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return made


def targets_of(stack: ExitStack, folder: Path) -> list[Target]:
    """Start the servers."""
    work = amounts(_DIFFERENT)
    address, token = stack.enter_context(service_process(folder))
    headers = {"Authorization": f"Bearer {token}"}

    def scored(document: dict[str, object]) -> bytes:
        body = json.dumps(document, ensure_ascii=False).encode()
        return request("POST", "/v1/score", body, headers)

    made = [
        Target("perfscore, same work", address, [scored(x) for x in documents(*work)]),
        Target("perfscore, form of 2021", address, [scored(real_form())]),
    ]
    if find_spec("openfisca_web_api") is None or find_spec("gunicorn") is None:
        return made
    asked = [
        request("POST", "/calculate", json.dumps(each).encode())
        for each in situations(*work)
    ]
    for workers in (1, 2):
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.openfisca_served",
            str(workers),
        ]
        there = stack.enter_context(process(command))
        plural = "s" if workers > 1 else ""
        made.append(Target(f"OpenFisca, {workers} worker{plural}", there, asked))
    return made


def main() -> None:
    """Measure and print."""
    wishes = argparse.ArgumentParser()
    wishes.add_argument("--quick", action="store_true")
    wishes.add_argument("--rounds", type=int, default=3)
    wishes.add_argument("--requests", type=int, default=1_000)
    asked = wishes.parse_args()
    rounds, count = (1, 60) if asked.quick else (asked.rounds, asked.requests)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        targets = targets_of(stack, Path(folder))
        for each in targets:
            run(each.address, each.asked, 4, min(count, 200))
        for connections in CONNECTIONS:
            _print(connections, targets, rounds, count)


def _print(
    connections: int, targets: Sequence[Target], rounds: int, count: int
) -> None:
    found: dict[str, list[Load]] = {each.name: [] for each in targets}
    for _ in range(rounds):
        for each in targets:
            load = run(each.address, each.asked, connections, count)
            found[each.name].append(load)
    first = found[targets[0].name]
    for name, loads in found.items():
        rate = median(x.rate for x in loads)
        middle, worst = median(x.median for x in loads), median(x.worst for x in loads)
        ratio = median(a.rate / b.rate for a, b in zip(first, loads, strict=True))
        print(  # noqa: T201
            f"{connections:3} connections  {name:24} {rate:8,.0f} a second   "
            f"p50 {middle * 1000:7.1f} ms   p99 {worst * 1000:7.1f} ms   "
            f"ratio {ratio:5.2f}"
        )


if __name__ == "__main__":
    main()
