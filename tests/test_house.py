"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "perfscore"
TESTS = ROOT / "tests"
GRAMMARS = sorted(ROOT.joinpath("grammars").glob("*.lark"))

EXACT = (
    *("source", "exact", "diagnostics", "syntax", "model", "lower"),
    *("check", "score", "compare", "report"),
)
"""What computes or carries numbers; one rounded by a machine would go unnoticed."""

EXACT_IN_MATH = {"ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "prod"}

HEAVY = {
    *("docx", "lark", "lxml", "openpyxl", "pydantic", "pypdfium2", "rich"),
    *("tabulate", "typst", "xlsxwriter", "yaml"),
}
"""Imported by the function that needs it, so that a command starts at once."""

LONG_FOR_A_REASON: dict[str, str] = {}
"""Modules of more than 300 lines: path from the root -> why it is one module."""


def modules(*folders: Path) -> list[Path]:
    return sorted(chain.from_iterable(folder.rglob("*.py") for folder in folders))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name_of(path))


def exact_modules() -> list[Path]:
    return [
        path
        for path in modules(PACKAGE)
        if path.relative_to(PACKAGE).parts[0].removesuffix(".py") in EXACT
    ]


def machine_numbers(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and kind of whatever makes, takes or could make a machine number."""
    found = ((node, written(node) or computed(node)) for node in ast.walk(tree))
    return [(getattr(node, "lineno", 0), kind) for node, kind in found if kind]


def written(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=float() | complex()):
            return "literal"
        case ast.Name(id="float" | "complex" | "round" as name):
            return name
        case ast.Attribute(value=ast.Name(id="math"), attr=name):
            return name if name not in EXACT_IN_MATH else None
        case ast.ImportFrom(module="math", names=names):
            return " ".join({each.name for each in names} - EXACT_IN_MATH) or None
    return None


def computed(node: ast.AST) -> str | None:
    match node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return "int / int" if is_int(left) and is_int(right) else None
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            return "int ** -int" if is_int(left) else None
    return None


def is_int(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int()):
            return True
        case ast.Call(func=ast.Name(id="int" | "len")):
            return True
        case ast.Attribute(attr="numerator" | "denominator"):
            return True
        case ast.BinOp(left=left, right=right):
            return is_int(left) and is_int(right)
    return False


def rules_of(grammar: str) -> Iterator[tuple[str, str]]:
    """Name and body, without comments, of each rule (not terminal) of a grammar."""
    plain = re.sub(r"//.*", "", grammar)
    for statement in re.split(r"\n(?=[\w?!%])", plain):
        if match := re.match(r"[?!]*(?P<name>_?[a-z][a-z0-9_]*)[^:\n]*:", statement):
            yield match["name"], statement[match.end() :]


@pytest.mark.parametrize("path", exact_modules(), ids=name_of)
def test_no_number_is_left_to_the_machine(path: Path) -> None:
    assert machine_numbers(tree_of(path)) == []


@pytest.mark.parametrize(
    "code",
    [
        "x = 0.5",
        "x = 1e3",
        "x: float",
        "x = round(y, 2)",
        "x = math.sqrt(y)",
        "from math import log",
        "x = 10 ** -places",
        "x = 1 / 3",
        "x = y.numerator / y.denominator",
        "x = (2 * len(y)) / 3",
    ],
)
def test_a_machine_number_would_be_found(code: str) -> None:
    assert machine_numbers(ast.parse(code))


@pytest.mark.parametrize("path", modules(PACKAGE), ids=name_of)
def test_a_module_says_in_one_sentence_what_it_is(path: Path) -> None:
    sentence = " ".join((ast.get_docstring(tree_of(path)) or "").split())
    assert re.fullmatch(r"(?:[^.!?。]|\.(?! ))+\.", sentence), sentence


@pytest.mark.parametrize("path", modules(PACKAGE, TESTS), ids=name_of)
def test_a_module_is_short_or_says_why_not(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    limit = 500 if name_of(path) in LONG_FOR_A_REASON else 300
    assert lines <= limit


def test_a_reason_is_given_only_for_a_module_that_is_long() -> None:
    for name in LONG_FOR_A_REASON:
        assert len(ROOT.joinpath(name).read_text("utf-8").splitlines()) > 300


def test_a_child_never_imports_the_package_it_is_in() -> None:
    graph = grimp.build_graph("perfscore", cache_dir=None)
    pairs = [
        (child, parent)
        for parent in graph.modules
        for child in graph.find_descendants(parent)
        if graph.direct_import_exists(importer=child, imported=parent)
    ]
    assert pairs == []


@pytest.mark.parametrize("module", ["perfscore", "perfscore.__main__", "perfscore.cli"])
def test_a_command_starts_without_heavy_libraries(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    assert HEAVY.isdisjoint(loaded.stdout.split())


@pytest.mark.parametrize("path", GRAMMARS, ids=name_of)
def test_a_grammar_names_every_terminal(path: Path) -> None:
    quoted = [
        name
        for name, body in rules_of(path.read_text("utf-8"))
        if '"' in body or re.search(r"/.+/", body)
    ]
    assert quoted == []


@pytest.mark.parametrize("path", GRAMMARS, ids=name_of)
def test_a_grammar_takes_only_the_ten_ascii_digits(path: Path) -> None:
    assert r"\d" not in path.read_text("utf-8").replace(r"[^\W\d]", "")
