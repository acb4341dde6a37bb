"""An earlier audit in JSON is read, to tell what is new since."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.source import Source, Span
from perfscore.wire.rules import BROKEN_BASELINE


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """What tells an earlier finding from others of its form, wherever it stood."""

    rule: str
    path: tuple[str, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form of an earlier audit; its file may have another name by now."""

    unit: str
    project: str
    year: int | None
    findings: tuple[KnownFinding, ...]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _At(_Read):
    path: list[str]


class _Finding(_Read):
    rule: str
    printed: str
    at: _At


class _Form(_Read):
    unit: str
    project: str
    year: int | None
    findings: list[_Finding]


class _Baseline(RootModel[list[_Form]]):
    pass


def read_baseline(data: bytes, name: str) -> Outcome[tuple[KnownForm, ...]]:
    """Read the bytes of what ``perfscore audit --format json`` wrote.

    What a later version adds makes no difference. Anything else is told as
    ``broken-baseline``; ``name`` is what the message calls the file.
    """
    try:
        read = _Baseline.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = "".join(f"[{each!r}]" for each in first["loc"])
        return Outcome(None, (_broken(name, where, first["msg"]),))
    return Outcome(tuple(_known(each) for each in read.root))


def _known(form: _Form) -> KnownForm:
    findings = tuple(
        KnownFinding(each.rule, tuple(each.at.path), each.printed)
        for each in form.findings
    )
    return KnownForm(form.unit, form.project, form.year, findings)


def _broken(name: str, where: str, why: str) -> Diagnostic:
    place = Text(f"（{where}：{why}）", f" ({where}: {why})")
    if not where:
        place = Text(f"（{why}）", f" ({why})")
    return Diagnostic(
        BROKEN_BASELINE,
        Text(
            f"“{name}”不是 perfscore audit --format json 的输出{place.zh}",
            f"“{name}” is not what perfscore audit --format json writes{place.en}",
        ),
        Label(Span(Source(name, ""), 0, 0)),
        hint=Text(
            f"perfscore audit 文件… --format json -o {name}",
            f"perfscore audit FILE… --format json -o {name}",
        ),
    )
