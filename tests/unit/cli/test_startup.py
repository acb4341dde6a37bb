"""What a command loads: nothing that it does not need."""

import subprocess
import sys

import pytest
from tests.unit.cli.running import ZHUZHOU, typed

LOADED = """
import sys
from perfscore.__main__ import main
sys.argv = ["perfscore", *sys.argv[1:]]
main()
print(*sys.modules, file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        check=True,
        timeout=60,
        text=True,
    )
    return set(done.stderr.split())


def test_a_set_that_is_kept_needs_no_parser() -> None:
    typed("score", ZHUZHOU)
    modules = loaded("score", ZHUZHOU)
    for name in (
        *("lark", "pydantic", "rich"),
        *("perfscore.syntax.parser", "perfscore.syntax.tree"),
        *("perfscore.lower.document", "perfscore.lower.names.scope"),
        *("perfscore.check.checker", "perfscore.compare", "perfscore.render.html"),
    ):
        assert name not in modules


@pytest.mark.parametrize("arguments", [(), ("--version",), ("score", "--help")])
def test_what_only_says_something_loads_no_library(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert {"lark", "pydantic", "rich", "yaml", "tabulate"}.isdisjoint(modules)


def test_json_needs_no_table() -> None:
    assert "tabulate" not in loaded("score", ZHUZHOU, "--format", "json")
