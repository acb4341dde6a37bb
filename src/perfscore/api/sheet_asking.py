"""What a form asks for beside its table: the head, the data, 明细表, the remarks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from perfscore.api.form_outline import form_outline
from perfscore.api.sheet_fields import YES_NO, Fields, cell_input
from perfscore.api.sheet_lines import Plain, document_rows, text_at
from perfscore.api.working import Worked
from perfscore.diagnostics.model import Language, Text
from perfscore.model.data import YEAR_NAMES
from perfscore.model.indicator_set import FormKind
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.result import Score
from perfscore.wire.document import escaped, key_of
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, INDICATOR_ROW

_CLAIMS = (
    ("claimed_total", Text("总分", "total")),
    ("claimed_grade", Text("等级", "grade")),
)
_FUND_CLAIMS = (
    ("weight", Text("分值", "weight")),
    ("execution_rate", Text("执行率", "rate of execution")),
    ("score", Text("得分", "score")),
)
_NOTE = Text("备注", "remark")
_UNKNOWN = Text("指标体系没有这一项，未使用", "the set has no such datum: not used")
_LOOSE = ("一级", "二级", "三级", "名称", "目标值", "完成值", "分值", "偏差原因")
_LOOSE_NAMES = (
    "level1",
    "level2",
    "level3",
    "name",
    "target",
    "actual",
    "weight",
    "reason",
)


def typed_document(document: Mapping[str, Any]) -> Plain:
    """Write every value of a document as a text, which no script rounds.

    A row that stands alone becomes a list of one: forms know rows by their number.
    """
    made = {key: _typed(value) for key, value in document.items()}
    for name in ("indicators", "funds", "goals"):
        key = key_of(made, ASSESSMENT, name)
        if isinstance(made.get(key), dict):
            made[key] = [made[key]]
    return made


def _typed(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    if isinstance(value, bool):
        return YES_NO[0] if value else YES_NO[1]
    return "" if value is None else str(value)


def head_inputs(
    kind: FormKind, levels: int, fields: Fields
) -> Iterator[tuple[tuple[int, int], Plain]]:
    """Give what is written into the head, each with its row and column."""
    if kind is FormKind.DEPARTMENT:
        yield (0, 1), cell_input(fields.pointer("unit"), "部门名称")
        return
    yield (0, 1), cell_input(fields.pointer("project"), "项目名称")
    yield (1, 1), cell_input(fields.pointer("supervisor"), "主管部门")
    yield (1, levels + 3), cell_input(fields.pointer("unit"), "实施单位")


def asked_beside(
    made: Worked, score: Score, loose: Sequence[int], language: Language
) -> Plain:
    """Give the data, the tables, rows that fit nowhere, what the form stated."""
    fields = Fields(made.document)
    outline = form_outline(score.set, language)
    tables = [_table(each, made.document) for each in outline["tables"]]
    names = {each["name"] for each in tables}
    return {
        "data": list(_data(outline, made.document, names, language)),
        "tables": tables,
        "loose": [_loose(each, made.document, fields) for each in loose],
        "claimed": list(_claimed(made.document, fields, language)),
    }


def _data(
    outline: Plain, document: Mapping[str, Any], tables: set[str], language: Language
) -> Iterator[Plain]:
    key = key_of(document, ASSESSMENT, "data")
    found = document.get(key)
    written = found if isinstance(found, Mapping) else {}
    known = {each["name"] for each in outline["data"]}
    for each in outline["data"]:
        yield _datum(each, f"/{escaped(key)}/{escaped(each['name'])}")
    on_the_form = set(FUND_NAMES) if outline["funds"] else set()
    for name in written:
        if name in known or name in tables or name in {*on_the_form, *YEAR_NAMES}:
            continue
        if isinstance(written[name], Mapping | list):
            continue
        at = f"/{escaped(key)}/{escaped(str(name))}"
        made = cell_input(at, str(name), said=_UNKNOWN.in_language(language))
        yield {"name": str(name), "unit": "", "required": False, "input": made}


def _datum(each: Plain, at: str) -> Plain:
    kinds = {"number": "number", "truth": "choice", "choice": "choice"}
    choices = YES_NO if each["type"] == "truth" else tuple(each["choices"])
    kind = kinds.get(each["type"], "text")
    made = cell_input(at, each["name"], kind=kind, choices=choices, said=each["said"])
    return {
        "name": each["name"],
        "unit": each["unit"] if each["unit"] != "%" else "",
        "required": each["required"],
        "input": made,
    }


def _table(outline: Plain, document: Mapping[str, Any]) -> Plain:
    """Give a 明细表 with a row of inputs for each of its rows."""
    name = outline["name"]
    own = f"/{escaped(key_of(document, ASSESSMENT, 'tables'))}/{escaped(name)}"
    data_key = key_of(document, ASSESSMENT, "data")
    data, tables = (
        document.get(data_key),
        document.get(key_of(document, ASSESSMENT, "tables")),
    )
    rows = tables.get(name) if isinstance(tables, Mapping) else None
    if rows is None and isinstance(data, Mapping) and isinstance(data.get(name), list):
        rows, own = data[name], f"/{escaped(data_key)}/{escaped(name)}"
    columns = outline["columns"]
    count = len(rows) if isinstance(rows, list) else 0
    return {
        "name": name,
        "at": own,
        "columns": [
            {"name": each["name"], "unit": each["unit"], "said": each["said"]}
            for each in columns
        ],
        "rows": [
            [
                _datum(each, f"{own}/{at}/{escaped(each['name'])}")["input"]
                for each in columns
            ]
            for at in range(count)
        ],
        "beginning": {each["name"]: "" for each in columns},
    }


def _loose(number: int, document: Mapping[str, Any], fields: Fields) -> Plain:
    """Give the cells of a row of 指标 that the set has no place for."""
    row = document_rows(document)[number]
    own = f"/{fields.key}/{number}"
    return {
        "at": own,
        "inputs": [
            cell_input(f"{own}/{escaped(key_of(row, INDICATOR_ROW, name))}", shown)
            for shown, name in zip(_LOOSE, _LOOSE_NAMES, strict=True)
            if text_at(row, name).strip() or name in {"level1", "level2", "level3"}
        ],
    }


def _claimed(
    document: Mapping[str, Any], fields: Fields, language: Language
) -> Iterator[Plain]:
    """Give what a form that was read states besides, for it to be put right."""
    for name, shown in _CLAIMS:
        value = document.get(key_of(document, ASSESSMENT, name))
        if value not in (None, ""):
            yield cell_input(fields.pointer(name), shown.in_language(language))
    own = fields.pointer("funds")
    rows = document.get(key_of(document, ASSESSMENT, "funds"))
    for at, row in enumerate(rows if isinstance(rows, list) else ()):
        for name, shown in _FUND_CLAIMS:
            key = key_of(row, FUND_ROW, name)
            if isinstance(row, Mapping) and row.get(key) not in (None, ""):
                whose = row.get(key_of(row, FUND_ROW, "name")) or "资金"
                label = f"{whose}：{shown.in_language(language)}"
                yield cell_input(f"{own}/{at}/{escaped(key)}", label)
    notes = document.get(key_of(document, ASSESSMENT, "notes"))
    own, label = fields.pointer("notes"), _NOTE.in_language(language)
    if isinstance(notes, str) and notes.strip():
        yield cell_input(own, label, kind="long")
    for at, note in enumerate(notes if isinstance(notes, list) else ()):
        if isinstance(note, str) and note.strip():
            yield cell_input(f"{own}/{at}", f"{label} {at + 1}", kind="long")
