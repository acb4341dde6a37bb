"""A derivation as JSON."""

import json

from perfscore.report.derivation_line import DerivationLine
from perfscore.wire.canonical import encodable


def derivation_json(derivation: DerivationLine) -> str:
    """Write ``derivation`` as an object.

    It has ``text``, ``value``, ``place`` and ``rule_text`` (texts), ``basis`` (a list
    of texts) and ``children`` (a list of the same objects).
    """
    return (
        json.dumps(derivation_object(derivation), ensure_ascii=False, indent=2) + "\n"
    )


def derivation_object(line: DerivationLine) -> dict[str, object]:
    """Give ``line`` with all below it, ready for JSON."""
    return {
        "text": line.text,
        "value": line.value,
        "basis": list(line.basis),
        "place": line.place,
        "rule_text": line.rule_text,
        "children": [derivation_object(each) for each in line.children],
    }


def derivation_shown(line: DerivationLine) -> dict[str, object]:
    """Give ``line`` with all below it as pages show it: ``lead`` and ``value``."""
    return {
        "lead": encodable(line.lead),
        "value": encodable(line.value),
        "basis": [encodable(each) for each in line.basis],
        "place": encodable(line.place),
        "rule_text": encodable(line.rule_text),
        "children": [derivation_shown(each) for each in line.children],
    }
