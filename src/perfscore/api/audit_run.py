"""Many forms are audited at once, as a command or a program asks for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfscore.api.audit_output import AuditOutput, shows_each
from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.files import Found
from perfscore.api.messages import diagnostics_as_text
from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.batch.since import Earlier
from perfscore.audit.naming import unknown_check
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity
from perfscore.model.audit_names import find_audit_name


@dataclass(frozen=True, slots=True)
class AuditRun:
    """The audits of all forms; ``told`` is what there is to say of other papers."""

    forms: tuple[AuditedForm, ...]
    told: tuple[Diagnostic, ...]

    @property
    def is_any_read(self) -> bool:
        """Whether at least one form was audited."""
        return any(each.audit is not None for each in self.forms)

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error, or something could not be read."""
        return _any_error(self.told) or any(map(_is_faulty, self.forms))


def audit_all(
    files: Iterable[Found],
    wishes: AuditWishes,
    *,
    is_alone: bool,
    earlier: Earlier | None = None,
) -> AuditRun:
    """Audit the forms of ``files`` one after the other; a bad file stops no other.

    ``is_alone``: there is one file only, whose papers are those of ``wishes``. Beside
    an ``earlier`` audit only new findings are left.
    """
    desk = Desk(wishes)
    forms = tuple(
        form for file in files for form in desk.audit(file, is_alone=is_alone)
    )
    if earlier is not None:
        forms = earlier.beside(forms)
    return AuditRun(forms, (*desk.told, *desk.unused()))


def checks_named(texts: Iterable[str], *, where: str) -> Outcome[frozenset[str]]:
    """Read names of checks, parted by commas; ``where`` is the option they are of."""
    rules: set[str] = set()
    told: list[Diagnostic] = []
    for text in texts:
        for name in text.replace("，", ",").replace("、", ",").split(","):
            known = find_audit_name(name)
            if known is not None:
                rules.add(known.rule)
            elif name.strip():
                told.append(unknown_check(name.strip(), where=where))
    return Outcome(None if told else frozenset(rules), tuple(told))


def told_text(run: AuditRun, output: AuditOutput) -> str:
    """Write what reading told: of a form that is shown all, of others the errors."""
    is_shown = output.to == "table" and shows_each(run.forms, output)
    told: list[Diagnostic] = []
    for each in run.forms:
        is_whole = is_shown or each.audit is None
        told += each.diagnostics if is_whole else _errors(each.diagnostics)
    return diagnostics_as_text(
        (*told, *run.told), language=output.language, colour=output.colour
    )


def _is_faulty(form: AuditedForm) -> bool:
    return (
        form.audit is None
        or form.count(Severity.ERROR) > 0
        or _any_error(form.diagnostics)
    )


def _errors(told: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [each for each in told if each.rule.severity is Severity.ERROR]


def _any_error(told: Sequence[Diagnostic]) -> bool:
    return bool(_errors(told))
