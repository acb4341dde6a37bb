"""The api in the tests has a cache of its own."""

from pathlib import Path

import pytest
from tests.unit.api.derived_sets import BASE


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which checked sets are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.delenv("PERFSCORE_CACHE", raising=False)
    return tmp_path / "caches" / "perfscore"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base, in which the process is."""
    made = tmp_path / "sets"
    made.mkdir()
    monkeypatch.chdir(made)
    made.joinpath("base.perf").write_text(BASE, "utf-8")
    return made
