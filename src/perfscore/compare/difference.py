"""One difference between two sets: what differs, where, before and after."""

from dataclasses import dataclass
from enum import Enum

from perfscore.diagnostics.model import Text
from perfscore.source import Span


class Change(Enum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """An indicator of the same title stands below another heading."""
    RENAMED = "renamed"
    """An indicator in the same place is scored alike and has another title."""


class Section(Enum):
    """The part of a set that something stands in."""

    HEAD = "head"
    GRADES = "grades"
    DATA = "data"
    TABLES = "tables"
    DEFINITIONS = "definitions"
    VALIDATIONS = "validations"
    INDICATORS = "indicators"
    DECLARED = "declared-scoring"
    TOTAL = "total"
    CLASSES = "classes"
    ROLL_UP = "roll-up"
    AUDIT = "audit"


class Topic(Enum):
    """What differs; the value is the stable name that machines read."""

    TITLE = "title"
    ID = "id"
    VERSION = "version"
    PERIOD = "effective"
    FULL = "full"
    ROUNDING = "rounding"
    FOOTING = "footing"
    FORM = "form"
    REMARK = "remark"
    BASIS = "basis"
    GRADE = "grade"
    DATUM = "datum"
    TYPE = "type"
    REQUIRED = "required"
    BOUNDS = "bounds"
    DEFAULT = "default"
    NOTE = "note"
    TABLE = "table"
    COLUMN = "column"
    DEFINITION = "definition"
    PARAMETER = "parameter"
    VALIDATION = "validation"
    SEVERITY = "severity"
    MESSAGE = "message"
    INDICATOR = "indicator"
    WEIGHT = "weight"
    SHARE = "share"
    ROLE = "role"
    DECLARED = "declared"
    TARGET = "target"
    VALUE = "value"
    METHOD = "method"
    RULE = "rule"
    BAND = "band"
    POINT = "point"
    RATING = "rating"
    ROW = "row"
    RANGE = "score-range"
    AGGREGATION = "aggregation"
    NOT_APPLICABLE = "not-applicable"
    VETO = "veto"
    REASON = "reason"
    TOTAL = "total"
    CLASS = "class"
    ROLL_UP = "roll-up"
    CHECK = "check"


KINDS = tuple(
    f"{topic.value}-{change.value}"
    for topic in Topic
    for change in (Change.ADDED, Change.REMOVED, Change.CHANGED)
) + tuple(f"indicator-{each.value}" for each in (Change.MOVED, Change.RENAMED))
"""The stable names of all kinds of differences."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    ``path`` names what it belongs to within its section (headings and indicator, a
    datum, the forms of targets …), as the later set has it, or else the earlier one.
    ``before`` and ``after`` say it in words, None where there is no such thing; the
    spans say where that is written.
    """

    section: Section
    path: tuple[str, ...]
    topic: Topic
    change: Change
    before: Text | None
    after: Text | None
    before_span: Span | None
    after_span: Span | None

    @property
    def kind(self) -> str:
        """The stable name: ``weight-changed``, ``basis-added`` …."""
        return f"{self.topic.value}-{self.change.value}"


Spans = tuple[Span | None, Span | None]


@dataclass(frozen=True, slots=True)
class Place:
    """What differences are about, and where both sets have it."""

    section: Section
    path: tuple[str, ...]
    spans: Spans = (None, None)

    def differs(
        self,
        topic: Topic,
        before: Text | None,
        after: Text | None,
        *,
        spans: Spans | None = None,
        change: Change | None = None,
    ) -> Difference:
        """Make a difference; without ``change``, of what is there on either side."""
        if change is None:
            change = Change.CHANGED
            if before is None or after is None:
                change = Change.ADDED if before is None else Change.REMOVED
        first, second = spans or self.spans
        return Difference(
            section=self.section,
            path=self.path,
            topic=topic,
            change=change,
            before=before,
            after=after,
            before_span=None if before is None else first,
            after_span=None if after is None else second,
        )

    def compare(
        self,
        topic: Topic,
        before: Text | None,
        after: Text | None,
        *,
        spans: Spans | None = None,
    ) -> tuple[Difference, ...]:
        """Give the difference between two texts, if they differ."""
        if before == after:
            return ()
        return (self.differs(topic, before, after, spans=spans),)
