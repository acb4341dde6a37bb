"""How properties are tried, and when generated files are rewritten."""

import os

import pytest
from hypothesis import settings

IN_CI = "CI" in os.environ

# No time limit for an example: on a shared machine any example is slow now and then.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-docs",
        action="store_true",
        help="rewrite the generated pages of docs/ (refused when CI is set)",
    )
    parser.addoption(
        "--update-spec",
        action="store_true",
        help="rewrite what the pages of spec/ expect (refused when CI is set)",
    )


def pytest_configure(config: pytest.Config) -> None:
    for option in ("--update-docs", "--update-spec"):
        if IN_CI and config.getoption(option):
            msg = f"{option} is for people; here the pages must be right already"
            raise pytest.UsageError(msg)
