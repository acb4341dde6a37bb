"""加分 as a method: rows add to 基本分 or take off it, within two limits."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.methods import point_rows
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.rows import stated_once
from perfscore.model.expressions import Expression, Operator
from perfscore.model.methods import Other, Scoring
from perfscore.source import Span
from perfscore.syntax import tree as t

_BASE = Text("基本分", "base_points")
_LIMIT = Text("最多", "limit")
_FLOOR = Text("至少", "at_least")
_FULL = Text("加满为止（默认）", "until the weight is reached (default)")
_NOTHING = Text("不低于 0（默认）", "not below 0 (default)")


def lower(ground: Ground, node: t.Additions) -> Scoring | None:
    """Lower ``加分``; the weight and 0 are the default limits, said in the trace."""
    span = node.span
    rows = [
        each
        for each in node.rows
        if not isinstance(each, t.BaseRow | t.LimitRow | t.FloorRow)
    ]
    require_rows(ground.findings, span, "加分", rows)
    made = [(each.adds, point_rows.lower(ground, each)) for each in rows]
    bases = [each for each in node.rows if isinstance(each, t.BaseRow)]
    limits = [each for each in node.rows if isinstance(each, t.LimitRow)]
    floors = [each for each in node.rows if isinstance(each, t.FloorRow)]
    base = stated_once(ground, bases, _BASE)
    limit = stated_once(ground, limits, _LIMIT)
    floor = stated_once(ground, floors, _FLOOR)
    faulty = any(
        stated and found is None
        for stated, found in ((bases, base), (limits, limit), (floors, floor))
    )
    parts = [(adds, part) for adds, part in made if part is not None]
    if faulty or len(parts) < len(rows) or not parts:
        return None
    total = _total(span, base, parts)
    lifted = core.apply(
        span,
        Operator.AT_LEAST,
        floor or core.no_points(span),
        total,
        label=_said(floor, "不低于", "not below") or _NOTHING,
    )
    score = core.apply(
        span,
        Operator.AT_MOST,
        limit or core.weight(span),
        lifted,
        label=_said(limit, "最多", "at most") or _FULL,
    )
    return Scoring(
        span=span,
        name="加分",
        description=Text("在基本分上加减", "points on top of the base points"),
        method=Other(),
        score=score,
    )


def _total(
    span: Span, base: Expression | None, parts: Sequence[tuple[bool, Expression]]
) -> Expression:
    added = [part for adds, part in parts if adds]
    off = [part for adds, part in parts if not adds]
    if base is not None:
        added.insert(0, replace(base, label=base.label or _BASE))
    total: Expression = core.no_points(span)
    if added:
        label = Text("基本分与加分合计", "base points and points added")
        total = core.add(span, *added, label=label)
    if not off:
        return total
    taken = core.add(span, *off, label=Text("扣分合计", "points off"))
    return core.subtract(span, total, taken)


def _said(limit: Expression | None, zh: str, en: str) -> Text | None:
    if limit is None:
        return None
    shown = said(limit)
    return Text(f"{zh} {shown.zh}", f"{en} {shown.en}")
