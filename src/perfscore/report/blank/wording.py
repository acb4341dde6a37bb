"""What a blank form says of an indicator: its criterion and 依据, as in the set."""

from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.printing import formula
from perfscore.source import Span


def criterion(indicator_set: IndicatorSet, node: Indicator) -> str:
    """Give the lines of the set by which an indicator is scored, and its 依据."""
    said: list[str] = []
    if node.declared:
        said += ["由单位填报的指标，按指标性质计分："]
        rules = [_lines(each.span) for each in indicator_set.declared_scoring]
        said += dict.fromkeys(rules)
    elif node.scoring is not None:
        if node.scoring.value is not None:
            said.append(f"指标值 = {formula(node.scoring.value, 'zh')}")
        said.append(_lines(node.scoring.span))
    if node.not_applicable is not None:
        said.append(_lines(node.not_applicable.span))
    if node.note:
        said.append(f"说明：{node.note}")
    basis = "；".join(each.text for each in node.basis)
    if basis:
        said.append(f"依据：{basis}")
    return "\n".join(each for each in said if each)


def _lines(span: Span) -> str:
    """Give what the set writes, without its remarks and its indentation."""
    rows = [each.partition("#")[0].rstrip() for each in span.text.splitlines()]
    kept = [each for each in rows if each.strip()]
    if len(kept) < 2:  # noqa: PLR2004 - one line has no indentation to take off
        return "".join(kept).strip()
    indent = min(len(each) - len(each.lstrip()) for each in kept[1:])
    inner = [f"  {each[indent:]}" for each in kept[1:]]
    return "\n".join([kept[0].strip(), *inner])
