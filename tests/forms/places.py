"""Where the fields of a form were read, by the paths of `fields`."""

from collections.abc import Iterable, Mapping

from tests.forms.fields import same

from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.model.assessment import Cell, FundRow
from perfscore.source import Span

Places = dict[str, tuple[Span, ...]]

_HEADS = ("title", "year", "unit", "project", "supervisor")
_TOTALS = ("total_weight", "total_score", "grade")


def claimed_places(form: ClaimedForm) -> Mapping[str, tuple[Span, ...]]:
    """Give the spans of each field; of a whole row (``indicators/3``) those of all."""
    found: Places = {}
    for name in (*_HEADS, *_TOTALS):
        found[name] = _spans([getattr(form, name)])
    found["total"] = tuple(span for name in _TOTALS for span in found[name])
    for at, fund in enumerate(form.funds):
        found |= _fund(fund, f"funds/{at}")
    found["goals/expected"] = _spans(each.expected for each in form.goals)
    found["goals/actual"] = _spans(each.actual for each in form.goals)
    found["goals"] = found["goals/expected"] + found["goals/actual"]
    for at, row in enumerate(form.indicators):
        found |= _indicator(row, f"indicators/{at}")
    found["notes"] = _spans(form.notes)
    return found


def _fund(fund: FundRow, path: str) -> Places:
    cells = {
        "年初预算数": fund.initial_budget,
        "全年预算数": fund.annual_budget,
        "全年执行数": fund.executed,
        "分值": fund.weight,
        "执行率": fund.execution_rate,
        "得分": fund.score,
    }
    found = {f"{path}/{name}": _spans([cell]) for name, cell in cells.items()}
    whole = tuple(span for spans in found.values() for span in spans)
    return {**found, f"{path}/name": whole, path: whole}


def _indicator(row: ClaimedIndicator, path: str) -> Places:
    own = {
        name: _spans([getattr(row, name)])
        for name in ("target", "actual", "weight", "score", "reason")
    }
    for title, cell in row.extras:
        word = same(title).partition("(")[0]
        word = f"单项指标{word}" if word == "完成情况" else word
        own[f"extras/{word}"] = _spans([cell])
    name = _spans([row.name])
    found = {f"{path}/{key}": spans for key, spans in own.items()}
    found[f"{path}/path"] = _spans([row.level1, *row.level2, row.level3, row.name])
    found[f"{path}/level1_weight"] = _spans([row.level1_weight])
    whole = (*name, *(span for spans in own.values() for span in spans))
    return {**found, path: whole}


def _spans(cells: Iterable[Cell | None]) -> tuple[Span, ...]:
    return tuple(each.span for each in cells if each and each.span)
