"""What ``import perfscore`` gives: few functions, each with an example that runs."""

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import perfscore


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize("name", perfscore.__all__)
def test_a_public_function_has_an_example_that_runs(name: str) -> None:
    function = getattr(perfscore, name)
    module = import_module(function.__module__)
    (example,) = doctest.DocTestFinder(recurse=False).find(
        function, name, module, module.__dict__
    )
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


def test_there_is_nothing_else() -> None:
    assert not hasattr(perfscore, "scorer")


def test_importing_it_costs_nothing() -> None:
    code = "import sys, perfscore; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    ours = {each for each in done.stdout.split() if each.startswith("perfscore")}
    assert ours == {"perfscore"}
