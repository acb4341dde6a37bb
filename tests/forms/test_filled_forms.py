"""A blank form that a unit fills in scores as the assessment it stands for."""

import json
from pathlib import Path

import pytest
from tests.forms.filling import filled
from tests.forms.filling_docx import filled_docx
from tests.unit.cli.conftest import cache, command, plain_terminal
from tests.unit.cli.running import NATIONAL, Command

from perfscore.api.scoring import read_assessment
from perfscore.api.shipped import shipped_ids

__all__ = ["cache", "command", "plain_terminal"]


FILLED = {"xlsx": filled, "docx": filled_docx}


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize("name", shipped_ids())
def test_a_filled_form_has_the_total_of_the_assessment(
    command: Command, tmp_path: Path, name: str, kind: str
) -> None:
    path = tmp_path / f"form.{kind}"
    assessment = read_assessment(name).value
    assert assessment is not None
    assert command("new", name, "-o", path).code == 0
    path.write_bytes(FILLED[kind](path.read_bytes(), assessment))

    ran = command("score", path, "--format", "json")
    own = command("score", name, "--format", "json")

    (made,), (expected,) = json.loads(ran.out), json.loads(own.out)
    assert made["total"] == expected["total"]
    assert made["grade"] == expected["grade"]
    assert ran.code == own.code


@pytest.mark.parametrize("kind", FILLED)
def test_a_form_left_blank_is_read_and_has_no_total(
    command: Command, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"form.{kind}"
    command("new", NATIONAL, "-o", path)

    ran = command("score", path, "--format", "json")

    (made,) = json.loads(ran.out)
    assert made["total"] is None
    assert made["set"]["id"] == NATIONAL
    assert ran.code == 1
