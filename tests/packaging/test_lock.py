"""``requirements.lock`` fits ``pyproject.toml``; if not, ``bash .ci/lock`` mends it."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = ROOT.joinpath("requirements.lock").read_text("utf-8")
ASKED_BY_US = "perfscore (pyproject.toml)"


def declared() -> list[Requirement]:
    """Give what is declared for others; an extra that takes in our own is left out."""
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    every = [Requirement(each) for group in groups for each in group]
    return [each for each in every if each.name != project["name"]]


def pins() -> list[Requirement]:
    lines = LOCK.splitlines()
    return [Requirement(each) for each in lines if each and each[0] not in " #"]


def asked_by_us() -> set[str]:
    names, latest = set(), ""
    for line in LOCK.splitlines():
        if line and line[0] not in " #":
            latest = canonicalize_name(Requirement(line).name)
        elif ASKED_BY_US in line:
            names.add(latest)
    return names


def test_the_lock_pins_for_us_what_is_declared_and_nothing_else() -> None:
    assert asked_by_us() == {canonicalize_name(each.name) for each in declared()}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize(
    ("system", "platform"), [("posix", "linux"), ("posix", "darwin"), ("nt", "win32")]
)
def test_every_python_and_system_gets_one_version_within_the_bounds(
    python: str, system: str, platform: str
) -> None:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "os_name": system,
        "sys_platform": platform,
    }
    pinned: dict[str, str] = {}
    for pin in pins():
        if pin.marker is None or pin.marker.evaluate(environment):
            (exactly,) = pin.specifier
            assert exactly.operator == "=="
            assert canonicalize_name(pin.name) not in pinned
            pinned[canonicalize_name(pin.name)] = exactly.version
    for each in declared():
        assert each.specifier.contains(pinned[canonicalize_name(each.name)]), each


def test_the_lock_names_no_place_to_download_from() -> None:
    assert "://" not in LOCK
    assert not [line for line in LOCK.splitlines() if line.startswith("-")]
