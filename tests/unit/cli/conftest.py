"""Commands in the tests have a cache of their own and the plainest terminal."""

import io
import sys
from pathlib import Path

import pytest
from tests.unit.cli.running import Command, Ran

from perfscore.cli.main import run


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in ("PERFSCORE_LANG", "PERFSCORE_DEBUG", "PERFSCORE_CACHE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    def run_here(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = run([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here
