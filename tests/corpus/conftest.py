"""What tests of the corpus have to say beside passing, shown at the end of the run."""

import pytest

_SAID = pytest.StashKey[list[str]]()


@pytest.fixture
def summary(pytestconfig: pytest.Config) -> list[str]:
    """Lines to print below the results."""
    return pytestconfig.stash.setdefault(_SAID, [])


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    said = config.stash.get(_SAID, [])
    if said:
        terminalreporter.section("published tables")
        for line in said:
            terminalreporter.line(line)
