"""What is said of a name that no check of the audit has, and which are near it."""

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.model.audit_names import AUDIT_NAMES
from perfscore.source import Source, Span

UNKNOWN_CHECK = Rule(
    "no-such-check",
    Severity.ERROR,
    Text(
        "写出的名字不是复核的检查。检查可以用编号（K9）、名称（超额完成说明）"
        "或规则名（over-achievement-unexplained）写出。",
        "What is named is no check of the audit. A check is named by its number (K9), "
        "its title (超额完成说明) or its rule (over-achievement-unexplained).",
    ),
)


def near_checks(text: str) -> tuple[str, ...]:
    """Name the checks that may be meant by ``text``, as it names one."""
    names = [
        name for each in AUDIT_NAMES for name in (each.title, each.rule, each.number)
    ]
    return nearest(text, names)


def unknown_check(text: str, *, where: str) -> Diagnostic:
    """Say that ``text`` names no check; ``where`` is the option that it was given to.

    ``where`` is shown as the place (``--only``).
    """
    near = near_checks(text)
    shown = near or tuple(f"{each.number} {each.title}" for each in AUDIT_NAMES)
    source = Source(where, text)
    return Diagnostic(
        UNKNOWN_CHECK,
        Text(f"“{text}”不是复核的检查", f"“{text}” is no check of the audit"),
        Label(Span(source, 0, len(text))),
        hint=Text(
            f"{'相近的' if near else '有这些'}：{'、'.join(shown)}",
            f"{'near it' if near else 'there are'}: {', '.join(shown)}",
        ),
    )
