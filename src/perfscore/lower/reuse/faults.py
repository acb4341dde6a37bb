"""What is to be said about changes that cannot be applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from perfscore.diagnostics.model import Label, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import reuse_rules as rules
from perfscore.lower.ground.findings import Findings
from perfscore.lower.reuse.merged import version_place
from perfscore.source import Span
from perfscore.syntax import tree as t


@dataclass(frozen=True, slots=True)
class Faults:
    """Reports faults at their place in the derived set, and names the base."""

    findings: Findings
    base: t.Head

    def missing(self, at: Span, what: Text, hint: Text) -> None:
        """Report a change whose target is not in the base."""
        self.findings.add(
            rules.CHANGE_TARGET_MISSING,
            at,
            Text(
                f"所沿用的指标体系里没有{what.zh}",
                f"the set taken over has no {what.en}",
            ),
            hint=hint,
            related=(self.of_base(),),
        )

    def ambiguous(self, at: Span, what: Text, found: Iterable[Span]) -> None:
        """Report a change that can mean several things of the base."""
        self.findings.add(
            rules.CHANGE_TARGET_AMBIGUOUS,
            at,
            Text(
                f"所沿用的指标体系里有几个{what.zh}",
                f"the set taken over has several of {what.en}",
            ),
            hint=Text(
                "指标写出上级：上级名称/指标名称",
                "write the headings of an indicator: heading/indicator",
            ),
            related=tuple(
                Label(each, Text("其中一个", "one of them")) for each in found
            ),
        )

    def twice(self, at: Span, what: Text, first: Span) -> None:
        """Report what was changed or removed before."""
        self.findings.add(
            rules.CHANGED_TWICE,
            at,
            Text(f"{what.zh}前面已经改动过", f"{what.en} is changed above already"),
            hint=Text("各处改动合写成一段", "write its changes in one section"),
            related=(Label(first, Text("已在这里改动", "changed here")),),
        )

    def exists(self, at: Span, what: Text, first: Span) -> None:
        """Report an addition of what the base has already."""
        self.findings.add(
            rules.ADDITION_EXISTS,
            at,
            Text(
                f"所沿用的指标体系里已有{what.zh}",
                f"the set taken over has {what.en} already",
            ),
            hint=Text(
                "要改它，在前面写“修改”", "write “modify” before it to change it"
            ),
            related=(Label(first, Text("在这里", "here")),),
        )

    def of_base(self) -> Label:
        """Point at the line of the base that says which version it is."""
        text = Text("所沿用的指标体系", "the set taken over")
        return Label(version_place(self.base), text)


def near(name: str, candidates: Iterable[str], otherwise: Text) -> Text:
    """Name what is perhaps meant; ``otherwise`` where nothing is near."""
    found = nearest(name, candidates)
    if not found:
        return otherwise
    shown = "、".join(f"“{each}”" for each in found)
    return Text(f"名称相近的有 {shown}", f"near names: {shown}")
