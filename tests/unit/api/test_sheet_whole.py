"""Nothing of what was handed in is hidden from who fills the form in further."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.test_spec import PAGES, SPEC, cases

from perfscore.api.loading import load_set_text
from perfscore.api.sheet_asking import typed_document
from perfscore.api.sheets import sheet
from perfscore.api.working import worked
from perfscore.score.scorer import Scorer
from perfscore.wire.assessment_document import assessment_document

Plain = dict[str, Any]
EVERY = 8
"""One page of so many, the first worked cases of each set: the whole takes longer."""
PRINTED = {"一级", "二级", "三级", "名称"}
"""Headings, and names of the set's own indicators, stand in cells of their own."""


def values(node: Any, pointer: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever a document holds
    """Give every text of a document with its pointer."""
    if isinstance(node, str):
        yield pointer, node
    inside = dict(enumerate(node)) if isinstance(node, list) else node
    for key, inner in inside.items() if isinstance(inside, dict) else ():
        yield from values(inner, f"{pointer}/{str(key).replace('/', '~1')}")


def written_in(found: Plain) -> dict[str, Plain]:
    """Give every cell that can be written in, within the table and beside it."""
    cells = [each for cell in found["cells"] for each in cell.get("inputs", ())]
    cells += [each["input"] for each in found["data"]]
    cells += [each for row in found["loose"] for each in row["inputs"]]
    cells += [e for each in found["tables"] for row in each["rows"] for e in row]
    cells += [*found["claimed"], found["year"], found["heading"]]
    return {each["at"]: each for each in cells}


@pytest.mark.parametrize("page", PAGES[::EVERY], ids=str)
def test_every_value_of_a_worked_case_can_be_seen_and_changed(page: Path) -> None:
    """A 评级 is a choice among the set's own; all else stands in some cell."""
    for case in cases((SPEC / page).read_text("utf-8")):
        checked = load_set_text(case.source.text, name="set.perf").value
        for each in () if checked is None else checked.indicator_set.cases[:2]:
            assert checked is not None
            document = typed_document(assessment_document(each.assessment))
            found = sheet(worked(document, Scorer(checked)))
            assert found is not None
            known = written_in(found)
            for pointer, text in values(document):
                name = pointer.rpartition("/")[2]
                if not text or name in PRINTED or pointer == "/指标体系":
                    continue
                if pointer.startswith("/指标/") and pointer.split("/")[3] in PRINTED:
                    continue
                assert pointer in known, (pointer, text)
                if name == "评级":
                    assert text in known[pointer]["choices"]
