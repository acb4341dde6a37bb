"""``perfscore sets``, ``schema``, ``demo`` and the first screen."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import NATIONAL, ZHUZHOU, Command
from wcwidth import wcswidth


def test_the_shipped_sets_are_listed_with_their_source(command: Command) -> None:
    ran = command("sets")
    assert ran.code == 0
    for text in (ZHUZHOU, "版本 2021.1", "2021-01-01 – 2021-12-31", "财预〔2020〕10号"):
        assert text in ran.out
    assert all(each.isprintable() for each in ran.out.splitlines())


def test_programs_get_them_as_json(command: Command) -> None:
    listed = {
        each["id"]: each for each in json.loads(command("sets", "--format", "json").out)
    }
    assert listed[ZHUZHOU]["effective_to"] == "2021-12-31"
    assert listed[NATIONAL]["effective_to"] is None
    assert listed[NATIONAL]["basis"] == ["财预〔2020〕10号"]


@pytest.mark.parametrize("name", ["score", "assessment", "diagnostic", "derivation"])
def test_a_schema_is_printed(command: Command, name: str) -> None:
    ran = command("schema", name)
    assert ran.code == 0
    Draft202012Validator.check_schema(json.loads(ran.out))


def test_an_unknown_schema_is_told_with_those_there_are(command: Command) -> None:
    ran = command("schema", "scores")
    assert (ran.code, ran.out) == (2, "")
    assert "score" in ran.err


def test_the_demo_scores_explains_and_leads_on(command: Command) -> None:
    ran = command("demo")
    assert (ran.code, ran.err) == (0, "")
    form, derivation, leads = (
        ran.out.index("绩效自评表"),
        ran.out.index("怎样得来"),
        ran.out.index("接下来可以试"),
    )
    assert form < derivation < leads
    assert max(map(wcswidth, ran.out.splitlines())) <= 80


def test_bare_perfscore_says_what_to_type(command: Command) -> None:
    ran = command()
    assert (ran.code, ran.err) == (0, "")
    for typed in ("perfscore demo", "perfscore check", "perfscore explain", ZHUZHOU):
        assert typed in ran.out


def test_the_version_is_that_of_the_package(command: Command) -> None:
    ran = command("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "perfscore")


def test_a_shipped_set_and_its_example_are_shown_to_be_copied(
    command: Command, tmp_path: Path
) -> None:
    shown = command("sets", ZHUZHOU)
    assert (shown.code, shown.err) == (0, "")
    assert "\n一级指标 预算执行率 10分\n" in shown.out
    example = command("sets", ZHUZHOU, "--example")
    copied = tmp_path / "自评.yaml"
    copied.write_text(example.out, "utf-8")
    total = json.loads(command("score", str(copied), "--format", "json").out)
    assert total[0]["total"] == "100"


def test_a_set_that_is_not_shipped_is_told_with_those_that_are(
    command: Command,
) -> None:
    ran = command("sets", "hunan/zuzhou")
    assert (ran.code, ran.out) == (2, "")
    assert "unknown-set" in ran.err
    assert ZHUZHOU in ran.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_screen_names_the_main_jobs_within_a_line(
    command: Command, language: str
) -> None:
    out = command("--lang", language).out
    for name in ("score", "new-set", "check", "test", "diff", "fmt", "sets", "explain"):
        assert f"\n  perfscore {name}" in out
    assert max(map(wcswidth, out.splitlines())) <= 88


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_commands_says_one_sentence_of_each(
    command: Command, language: str
) -> None:
    out = command("--lang", language, "--help").out
    assert "--example" not in out
    for name in ("new-set", "diff", "test", "schema"):
        assert f"\n  {name} " in out
