"""Forms that nobody has seen are read from text without a wrong field in silence.

The forms are made up by chance, the same ones each time, and put into the layouts in
which text comes out of files. Fewer are read where nothing parts the cells.
"""

import pytest
from tests.forms.fields import printed_fields
from tests.forms.made_up import made_up
from tests.forms.measuring import measure
from tests.laying.published import paper_form
from tests.laying.text import TEXT_LAYOUTS

from perfscore.intake.text.reading import forms_in_text
from perfscore.source import Source

LIMITS = {
    "tabs": (100, 0),
    "P1": (97, 0),
    "P2": (98, 0),
    "P4": (98, 1),
    "N1": (98, 1),
    "S1": (91, 2),
    "S2": (97, 0),
    "G1": (30, 2),
    "G2": (60, 2),
    "G3": (30, 2),
    "D1": (57, 3),
}
"""Of each layout the least per cent of fields that are right, and the most of some
2,000 (of 500 where nothing parts the cells) that may be wrong without a diagnostic.
"""

FORMS = range(24)
FORMS_WITHOUT_BORDERS = range(100, 106)


@pytest.mark.parametrize("layout", LIMITS)
def test_made_up_forms_are_right_or_told(layout: str) -> None:
    right = printed = 0
    silent: list[str] = []
    is_glued = layout.startswith("G")
    for seed in FORMS_WITHOUT_BORDERS if is_glued else FORMS:
        table, own = made_up(seed)
        text = TEXT_LAYOUTS[layout](paper_form(table, own))
        outcome = forms_in_text(Source("form.txt", text))
        found = measure(printed_fields(table, own), outcome)
        right += found.right
        printed += found.printed
        silent += [f"{seed} {each}" for each in found.silent]
    least, most = LIMITS[layout]
    assert len(silent) <= most, "\n".join(silent)
    assert 100 * right >= least * printed
