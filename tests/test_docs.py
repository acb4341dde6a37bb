"""The generated pages of ``docs/`` are up to date, or ``--update-docs`` mends them."""

import json
import pkgutil
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path

import pytest
from tests.checks_page import checks_page
from tests.criteria_page import criteria_page
from tests.grammar_page import grammar_page
from tests.methods_page import methods_page

import perfscore
from perfscore.diagnostics.model import Language, Rule, Severity
from perfscore.wire.schemas import SCHEMAS, schema

DOCS = Path(__file__).parents[1] / "docs"
# Modules that are run, and not imported: the program, and what Alembic runs.
RUN = (".__main__", ".migrations.env")
TITLES: dict[Language, str] = {"zh": "诊断", "en": "Diagnostics"}
WORDS: dict[Language, dict[Severity, str]] = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
    "en": {each: each.value for each in Severity},
}


def rules() -> list[Rule]:
    """Every rule that a module of the package defines, by name."""
    walk = pkgutil.walk_packages(perfscore.__path__, "perfscore.")
    modules = [import_module(each.name) for each in walk if not each.name.endswith(RUN)]
    values = [value for module in modules for value in vars(module).values()]
    found = {id(each): each for each in values if isinstance(each, Rule)}
    return sorted(found.values(), key=lambda rule: rule.name)


def diagnostics_page(language: Language) -> str:
    parts = [f"# {TITLES[language]}"]
    for rule in rules():
        parts.append(f"## {rule.name}")
        parts.append(f"*{WORDS[language][rule.severity]}*")
        parts.append(rule.explanation.in_language(language))
    return "\n\n".join(parts) + "\n"


def schema_page(name: str) -> str:
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "criteria.md": criteria_page,
    **{f"grammar.{each}.md": partial(grammar_page, each) for each in TITLES},
    **{f"methods.{each}.md": partial(methods_page, each) for each in TITLES},
    **{f"diagnostics.{each}.md": partial(diagnostics_page, each) for each in TITLES},
    **{f"schemas/{each}.json": partial(schema_page, each) for each in SCHEMAS},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_says_what_the_code_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    path, page = DOCS / name, PAGES[name]()
    if request.config.getoption("--update-docs"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8", newline="\n")
    assert path.read_text("utf-8") == page


def test_no_schema_is_published_that_the_code_no_longer_knows() -> None:
    published = {path.stem for path in DOCS.joinpath("schemas").iterdir()}
    assert published == set(SCHEMAS)


def test_a_rule_has_a_name_of_its_own_and_explains_itself_in_both_languages() -> None:
    for name, same in groupby(rules(), key=lambda rule: rule.name):
        (rule,) = same
        assert rule.explanation.zh.strip(), name
        assert rule.explanation.en.strip(), name
