"""The JSON Schema of an assessment file, from the table of its keys."""

from perfscore.wire.shapes import ASSESSMENT, Key, Kind, Shape

Schema = dict[str, object]

_VALUE: Schema = {
    "type": ["string", "number", "boolean", "null"],
    "description": "As the form has it; a number keeps the digits written.",
}
_NAMED: Schema = {"type": "object", "additionalProperties": {"$ref": "#/$defs/value"}}
_ROWS: Schema = {
    "type": "array",
    "items": {"anyOf": [{"$ref": "#/$defs/named_values"}, {"type": "null"}]},
}


def assessment_schema() -> Schema:
    """Give the schema: each key under its English name and all its Chinese names."""
    rows = [key.rows for key in ASSESSMENT.keys if key.rows]
    definitions = {shape.name: _object(shape) for shape in rows}
    return {
        "title": "Assessment",
        "description": "One filled self-assessment (绩效自评表). Keys that are said to "
        "be the same as another are alternatives: one of them may be used.",
        **_object(ASSESSMENT),
        "$defs": {"value": _VALUE, "named_values": _NAMED, **definitions},
    }


def _object(shape: Shape) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            spelling: _property(key, spelling)
            for key in shape.keys
            for spelling in key.spellings
        },
    }


def _property(key: Key, spelling: str) -> Schema:
    meaning = key.meaning if spelling == key.name else f"The same as {key.name}."
    return {"description": meaning, **_content(key)}


def _content(key: Key) -> Schema:
    value: Schema = {"$ref": "#/$defs/value"}
    named: Schema = {"$ref": "#/$defs/named_values"}
    match key.kind:
        case Kind.TEXT:
            return value
        case Kind.TEXTS:
            return {"anyOf": [value, _list(value)]}
        case Kind.VALUES:
            entries = _entries({"anyOf": [value, _ROWS]})
            return {"anyOf": [entries, {"type": "null"}]}
        case Kind.TABLES:
            rows: Schema = {"anyOf": [named, _ROWS, {"type": "null"}]}
            return {"anyOf": [_entries(rows), {"type": "null"}]}
        case Kind.ANSWERS:
            return {"anyOf": [value, named, _list({"anyOf": [value, named]})]}
        case Kind.ROWS:
            row: Schema = {"$ref": f"#/$defs/{key.rows.name}" if key.rows else "#"}
            return {
                "anyOf": [
                    row,
                    _list({"anyOf": [row, {"type": "null"}]}),
                    {"type": "null"},
                ]
            }


def _entries(content: Schema) -> Schema:
    return {"type": "object", "additionalProperties": content}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
