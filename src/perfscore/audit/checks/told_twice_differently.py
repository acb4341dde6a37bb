"""N3: what a text tells in two places is the same in both."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.narrative.quoting import around
from perfscore.audit.narrative.reading import narrative
from perfscore.audit.narrative.receptions import Visit, receptions
from perfscore.audit.narrative.twice import Accord, Twice, told_twice
from perfscore.audit.setting import Setting
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text

RULE = Rule(
    "told-twice-differently",
    Severity.WARNING,
    page(
        zh="""
        同一件事在两处写成两个数：在职人员、编制、车辆，或名称、年度都相同的金额。
        人员只在两处说的是同一个单位时比较（开头相同，或另一个人数相同）；金额只比较
        名称不会误会的决算数；差别在四舍五入之内的，只作提示。

        复核时看：两处的时点和口径是否相同，以决算表、人事部门的数为准。

        改正：把错的一处改成一致，口径不同的写明口径。
        """,
        en="""
        The same thing is told with two numbers: staff, posts, vehicles, or an amount of
        the same name and year. Staff is compared only where both places speak of the
        same unit (they begin alike, or agree in another number); amounts only where
        their name cannot be mistaken. What rounding explains is a note.

        See whether both places mean the same day and the same scope.

        Mended by correcting the wrong one, or by saying what each counts.
        """,
    ),
)
BASIS = ("同一公开文件前后一致；人员、资产与决算报表填列一致",)
_NO_PAPERS = Text("没有说明文字", "there is no running text")


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare what is told in more than one place."""
    statements = narrative(case.papers).statements
    for each in told_twice(statements):
        if each.accord is Accord.SAME:
            yield _same(each)
        else:
            yield _different(each, setting)
    for whole, several in receptions(statements):
        yield _received(whole, several)


def _same(twice: Twice) -> Verified:
    first, later = twice.first.number.text, twice.later.number.text
    return Verified(
        RULE,
        around(twice.later.sentence, twice.later.figure),
        Text(
            f"{twice.name}两处相同：{first}，{later}",
            f"{twice.name} is the same in both places: {first}, {later}",
        ),
        twice.later.span,
    )


def _different(twice: Twice, setting: Setting) -> AuditFinding:
    first, later = twice.first, twice.later
    is_rounding = twice.accord is Accord.BY_ROUNDING
    why = (
        Text("，差别可由四舍五入解释", "; rounding can explain the difference")
        if is_rounding
        else Text("", "")
    )
    return AuditFinding(
        rule=RULE,
        severity=Severity.NOTE if is_rounding else setting.severity,
        message=Text(
            f"“{twice.name}”一处写 {first.number.text}，另一处写 {later.number.text}"
            + why.zh,
            f"“{twice.name}” is told as {first.number.text} in one place and as "
            f"{later.number.text} in another" + why.en,
        ),
        at=later.span,
        printed=around(later.sentence, later.figure),
        expected=Text(
            f"与另一处（{first.number.text}）相同",
            f"the same as in the other place ({first.number.text})",
        ),
        working=Text(
            f"{first.number.text} ≠ {later.number.text}",
            f"{first.number.text} ≠ {later.number.text}",
        ),
        basis=setting.basis,
        related=(Label(first.span, Text("另一处", "the other place")),),
        is_rounding=is_rounding,
    )


def _received(whole: Visit, several: tuple[Visit, ...]) -> Verified:
    groups = " + ".join(each.groups.number.text for each in several)
    persons = " + ".join(each.persons.number.text for each in several)
    working = (
        f"{groups} = {whole.groups.number.text}；"
        f"{persons} = {whole.persons.number.text}"
    )
    return Verified(
        RULE,
        around(whole.groups.sentence, whole.groups.figure),
        Text(working, working.replace("；", "; ")),
        whole.groups.span,
    )


CHECK = Check(
    RULE, BASIS, look, needs=lambda case: bool(case.papers), lacking=_NO_PAPERS
)
