"""What is new in an audit, beside one that was made earlier."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import normalize

from perfscore.audit.batch.audited_form import AuditedForm, Since
from perfscore.audit.finding import AuditFinding
from perfscore.audit.result import Audit
from perfscore.wire.audit_baseline import KnownForm

_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_END_ZEROS = re.compile(r"(\.[0-9]*?)0+(?![0-9])")
_POINT = re.compile(r"\.(?![0-9])")

_Form = tuple[str, str, int | None]
_Finding = tuple[str, tuple[str, ...], str]


class Earlier:
    """The findings of an earlier audit, each of which is known once."""

    def __init__(self, forms: Iterable[KnownForm]) -> None:
        """A form is known by its unit, project and year; several alike are one."""
        self._known: dict[_Form, Counter[_Finding]] = {}
        for form in forms:
            key = _form(form.unit, form.project, form.year)
            self._known.setdefault(key, Counter()).update(
                (each.rule, _plain_all(each.path), plain(each.printed))
                for each in form.findings
            )

    def beside(self, forms: Sequence[AuditedForm]) -> tuple[AuditedForm, ...]:
        """Leave in each form what is new, and count what was known and what is gone.

        A finding is known by its rule, the indicator, and what is printed: lines may
        have moved, files have other names, numbers other zeros. What this audit did
        not look for is not gone.
        """
        left = {key: Counter(each) for key, each in self._known.items()}
        parted = [_parted(each, left) for each in forms]
        last = {
            _of(each.audit): index
            for index, each in enumerate(forms)
            if each.audit is not None
        }
        return tuple(
            _since(form, new, left if last.get(_of(form.audit)) == index else {})
            for index, (form, new) in enumerate(zip(forms, parted, strict=True))
        )


def plain(text: str) -> str:
    """Give a printed text without what makes no difference: ``1,000.50`` is ``1000.5``.

    Width, case, blanks, thousands separators and last zeros do not count.
    """
    narrow = "".join(normalize("NFKC", text).casefold().split())
    return _POINT.sub("", _END_ZEROS.sub(r"\1", _THOUSANDS.sub("", narrow)))


def _plain_all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(each) for each in texts)


def _form(unit: str, project: str, year: int | None) -> _Form:
    return plain(unit), plain(project), year


def _of(audit: Audit | None) -> _Form | None:
    return None if audit is None else _form(audit.unit, audit.project, audit.year)


def _key(finding: AuditFinding) -> _Finding:
    return finding.rule.name, _plain_all(finding.path), plain(finding.printed)


def _parted(
    form: AuditedForm, left: dict[_Form, Counter[_Finding]]
) -> tuple[AuditFinding, ...]:
    """Give what is new, and take what is known out of ``left``."""
    if form.audit is None:
        return ()
    known = left.get(_form(form.audit.unit, form.audit.project, form.audit.year))
    new: list[AuditFinding] = []
    for each in form.audit.findings:
        if known is not None and known[_key(each)] > 0:
            known[_key(each)] -= 1
        else:
            new.append(each)
    return tuple(new)


def _since(
    form: AuditedForm,
    new: tuple[AuditFinding, ...],
    left: dict[_Form, Counter[_Finding]],
) -> AuditedForm:
    audit = form.audit
    if audit is None:
        return form
    unlooked = {each.rule.name for each in audit.unlooked}
    rest = left.get(_form(audit.unit, audit.project, audit.year), Counter())
    gone = sum(count for key, count in rest.items() if key[0] not in unlooked)
    since = Since(known=len(audit.findings) - len(new), gone=gone)
    return replace(form, audit=replace(audit, findings=new), since=since)
