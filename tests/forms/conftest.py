"""What was measured is printed at the end of the run."""

from collections.abc import Callable

import pytest

Measured = Callable[[str, str, int, int], None]

_COUNTS = pytest.StashKey[dict[tuple[str, str], list[int]]]()


@pytest.fixture
def measured(pytestconfig: pytest.Config) -> Measured:
    """Take down, by format and manner, how many fields of how many were read."""
    counts = pytestconfig.stash.setdefault(_COUNTS, {})

    def take(format_: str, manner: str, right: int, printed: int) -> None:
        counted = counts.setdefault((format_, manner), [0, 0])
        counted[0] += right
        counted[1] += printed

    return take


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the measure, a line for each format and manner."""
    counts = config.stash.get(_COUNTS, {})
    if not counts:
        return
    terminalreporter.section("printed fields read")
    for (format_, manner), (right, printed) in sorted(counts.items()):
        share = f"{right * 10_000 // max(printed, 1) / 100:.2f} %"
        terminalreporter.write_line(
            f"{format_:8} {manner:18} {right:6} of {printed:6} {share:>9}"
        )
