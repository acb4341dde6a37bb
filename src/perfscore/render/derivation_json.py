"""A derivation as JSON."""

import json

from perfscore.report.derivation_line import DerivationLine


def derivation_json(derivation: DerivationLine) -> str:
    """Write ``derivation`` as an object.

    It has ``text``, ``value`` and ``place`` (texts), ``basis`` (a list of texts) and
    ``children`` (a list of the same objects).
    """
    return json.dumps(_object(derivation), ensure_ascii=False, indent=2) + "\n"


def _object(line: DerivationLine) -> dict[str, object]:
    return {
        "text": line.text,
        "value": line.value,
        "basis": list(line.basis),
        "place": line.place,
        "children": [_object(each) for each in line.children],
    }
