"""Routes of the unit's pages: its own assessments, and what others may see of them."""

from tests.web.people import Place
from tests.web.security.expecting import EVERYONE, OWN, TREE, Ask, Row, World, to
from tests.web.security.matrix.evaluator import assessment

from perfscore.web.security.rights import Right

_SEEING = {
    **to("unit", reach=OWN),
    **to("evaluator", "bureau", "auditor", reach=TREE),
}
_DOCUMENT = {"项目": "别的项目", "年度": "2025"}


def _typed(world: World, place: Place) -> Ask:
    made = assessment(world, place)
    return Ask(made.path, {"json": {"document": _DOCUMENT}}, made.secrets)


ROWS = (
    Row("GET", "/", Right.OWN, to(*EVERYONE), ok=(303,), is_page=True),
    Row(
        "GET",
        "/assessments",
        Right.ASSESSMENTS_READ,
        to("unit", "evaluator", "bureau", "auditor"),
        is_page=True,
    ),
    Row("GET", "/assessments/new", Right.ASSESSMENTS_WRITE, to("unit"), is_page=True),
    Row(
        "GET",
        "/assessments/{assessment_id}",
        Right.ASSESSMENTS_READ,
        _SEEING,
        ask=assessment,
        is_page=True,
    ),
    Row(
        "GET",
        "/v1/assessments/{assessment_id}/sheet",
        Right.ASSESSMENTS_READ,
        _SEEING,
        ask=assessment,
    ),
    Row(
        "POST",
        "/v1/assessments/{assessment_id}/sheet",
        Right.ASSESSMENTS_READ,
        _SEEING,
        ask=_typed,
    ),
    Row(
        "POST",
        "/v1/assessments/{assessment_id}/sheet/derivation",
        Right.ASSESSMENTS_READ,
        _SEEING,
        ask=_typed,
    ),
)
