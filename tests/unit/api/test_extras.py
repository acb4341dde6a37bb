import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from perfscore.api import extras

PROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_what_the_service_asks_for_is_what_its_extra_installs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def find_spec(name: str) -> str:
        asked.append(name)
        return name

    monkeypatch.setattr(extras, "find_spec", find_spec)
    extras.missing_service()
    listed = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    wanted = [
        line
        for extra in ("office", "pdf", "batch", "service")
        for line in listed["optional-dependencies"][extra]
    ]
    installed = {
        line.split(">")[0].split("[")[0].lower().replace("_", "-")
        for line in [*wanted, *listed["dependencies"]]
    }
    made_by = packages_distributions()
    for module in asked:
        names = {each.lower().replace("_", "-") for each in made_by[module]}
        assert names & installed, module
