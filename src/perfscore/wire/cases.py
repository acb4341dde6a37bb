"""The JSON that ``perfscore test`` prints, as models: the source of its schema."""

from pydantic import BaseModel, ConfigDict, RootModel

from perfscore.wire.results import Count, DerivationResult, FindingResult


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class SetName(_Result):
    """The indicator set whose cases were run."""

    id: str
    """The set's 编号."""
    version: str
    """The set's 版本."""


class LinePlace(_Result):
    """A line of a file, counted from 1."""

    file: str
    line: Count


class ExpectationResult(_Result):
    """One 期望, and what came of it."""

    expected: str
    """The expectation as the set writes it."""
    found: str
    """What was found; for 期望 发现 the rules of all findings."""
    passed: bool
    at: LinePlace
    first: str | None
    """The innermost other expectation that fails and that this one rests on."""
    derivation: list[DerivationResult]
    """How a value that differs came about; empty where all is as expected."""


class CaseResult(_Result):
    """One 用例, and what came of it."""

    title: str
    passed: bool
    at: LinePlace
    expectations: list[ExpectationResult]
    errors: list[FindingResult]
    """Findings that leave something undefined which the case expects."""


class RowResult(_Result):
    """A row or branch that no case has taken."""

    row: str
    at: LinePlace


class CoverageResult(_Result):
    """The rows of one indicator's method, of a definition or a veto."""

    path: list[str]
    """The indicator's headings and name, or the definition."""
    kind: str
    """The method, or what else has the rows."""
    rows: int
    taken: int
    not_taken: list[RowResult]


class TestResult(_Result):
    """What came of the cases of one set."""

    set: SetName
    file: str
    cases: list[CaseResult]
    coverage: list[CoverageResult]


class TestList(RootModel[list[TestResult]]):
    """What `perfscore test --format json` prints: one object a set."""
