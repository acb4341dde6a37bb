"""A derived document and its base become one plain document."""

from perfscore.diagnostics.model import Outcome, Text
from perfscore.lower import reuse_rules as rules
from perfscore.lower.ground.findings import Findings
from perfscore.lower.reuse.changes import PartChanges
from perfscore.lower.reuse.faults import Faults
from perfscore.lower.reuse.heads import merged_head
from perfscore.lower.reuse.indicators import IndicatorChanges
from perfscore.lower.reuse.merged import Merged
from perfscore.syntax import tree as t


def merge(base: t.Document, derived: t.Document) -> Outcome[Merged]:
    """Apply the changes of ``derived`` to ``base``, which has none left of its own.

    Sections that state no change are added. What cannot be applied is reported and
    left out. There is no document where one of the two has no head.
    """
    if base.head is None or derived.head is None:
        return Outcome(None)
    findings = Findings()
    faults = Faults(findings, base.head)
    plain = [each for each in base.sections if not isinstance(each, _CHANGES)]
    nodes = [each for each in plain if isinstance(each, t.Indicator)]
    parts = PartChanges(faults, plain)
    indicators = IndicatorChanges(faults, nodes)
    for section in derived.sections:
        _apply(section, parts, indicators)
    document = t.Document(
        derived.source,
        merged_head(base.head, derived.head),
        (*parts.sections(), *indicators.nodes()),
        derived.damaged,
    )
    reaches = (*parts.reaches, *indicators.reaches)
    return Outcome(Merged(document, reaches), findings.all())


def without_base(document: t.Document) -> Outcome[Merged]:
    """Leave out changes where there is no base that they could change."""
    findings = Findings()
    for section in document.sections:
        if isinstance(section, _CHANGES):
            keyword = section.span.text.split(maxsplit=1)[0]
            findings.add(
                rules.CHANGE_WITHOUT_BASE,
                section.span,
                Text(
                    f"没有沿用别的指标体系，“{keyword}”无从改起",
                    f"no set is taken over that “{keyword}” could change",
                ),
                hint=Text(
                    "在开头写：沿用 编号@版本", "write in the head: reuse ID@VERSION"
                ),
            )
    plain = tuple(each for each in document.sections if not isinstance(each, _CHANGES))
    return Outcome(
        Merged(
            t.Document(document.source, document.head, plain, document.damaged),
        ),
        findings.all(),
    )


_CHANGES = (t.Change, t.Removal)


def _apply(
    section: t.Section, parts: PartChanges, indicators: IndicatorChanges
) -> None:
    match section:
        case t.Removal(level=0):
            parts.remove(section)
        case t.Removal():
            indicators.remove(section)
        case t.Change(section=t.Indicator() as node):
            change = indicators.insert if section.adds else indicators.modify
            change(node, section.span)
        case t.Change(section=node):
            if section.adds:
                parts.insert(node, is_change=True)
            else:
                parts.modify(node, section.span)
        case t.Indicator():
            indicators.append(section)
        case _:
            parts.insert(section, is_change=False)
