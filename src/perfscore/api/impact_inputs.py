"""Tables and forms are opened to be scored by two sets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfscore.api.batch_opening import first_look, told_of
from perfscore.api.files import Found
from perfscore.api.handed_in import handed_in
from perfscore.api.reading import about
from perfscore.batch import rules
from perfscore.batch.impact import rules as of_impact
from perfscore.batch.impact.gathered import Given
from perfscore.batch.impact.movers import Known
from perfscore.batch.impact.reading import TwoHeadings, TwoLayed
from perfscore.batch.impact.unread import Unread, unread_file
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity, Text
from perfscore.model.assessment import Assessment
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Source
from perfscore.wire.assessment import read_assessment


@dataclass(frozen=True, slots=True)
class OpenedForBoth:
    """A table whose headings both sets have read."""

    found: Found
    laid: TwoLayed


@dataclass(frozen=True, slots=True)
class Document:
    """An assessment that a program keeps as the text of a JSON file, by its name.

    ``groups`` are those that it counts in, one for each column asked for; without any
    they are what it says of itself.
    """

    name: str
    text: str
    groups: tuple[str, ...] = ()


def opened_for_both(file: Found, headings: TwoHeadings) -> Outcome[OpenedForBoth]:
    """Read the headings of a table; what neither set knows is told."""
    first = first_look(file, headings.is_head)
    if first.value is None:
        return Outcome(None, first.diagnostics)
    laid = headings.laid(first.value.headings)
    told = [told_of(each, file) for each in laid.told]
    told += _unusable(file, laid, first.value.headings)
    wrong = any(each.rule.severity is Severity.ERROR for each in told)
    return Outcome(None if wrong else OpenedForBoth(file, laid), tuple(told))


def read_for_both(
    files: Iterable[Found], sets: tuple[IndicatorSet, IndicatorSet]
) -> Iterator[Given | Unread]:
    """Read files as both sets want them, or say why that is impossible."""
    for file in files:
        read = handed_in(file)
        if read.value is None:
            yield unread_file((read.diagnostics, read.diagnostics))
            continue
        for one in read.value:
            first, second = (one.settle(each) for each in sets)
            if first.value is None or second.value is None:
                told = [() if x.value else x.diagnostics for x in (first, second)]
                yield unread_file((told[0], told[1]))
                continue
            yield _given(one.file.name, (first.value, second.value))


def documents_for_both(documents: Iterable[Document]) -> Iterator[Given | Unread]:
    """Read documents, or say why that is impossible; both sets want them alike."""
    for each in documents:
        read = read_assessment(Source(f"{each.name}.json", each.text))
        if read.value is None:
            yield unread_file((read.diagnostics, read.diagnostics))
        else:
            yield _given(each.name, (read.value, read.value), each.groups)


def _given(
    name: str, both: tuple[Assessment, Assessment], groups: tuple[str, ...] = ()
) -> Given:
    first = both[0]
    known = Known(
        file=name,
        number=None,
        id=None,
        unit=first.unit or None,
        project=first.project or None,
        year=first.year,
        groups=groups,
    )
    return known, both


def _unusable(
    file: Found, laid: TwoLayed, headings: Sequence[str]
) -> Iterator[Diagnostic]:
    """Tell that a set can take nothing from a table."""
    shown = "、".join(each for each in headings if each.strip())[:80]
    for side, zh, en in zip(
        laid.sides,
        ("原体系", "新体系"),
        ("the earlier set", "the later set"),
        strict=True,
    ):
        if not side.is_usable:
            yield about(
                rules.NO_TABLE,
                file.name,
                Text(
                    f"“{file.name}”里没有{zh}能用的表；列名是：{shown or '（没有）'}",
                    f"“{file.name}” holds no table for {en}; its headings: "
                    f"{shown or '-'}",
                ),
            )
    if all(each.is_usable for each in laid.sides) and not laid.is_alike:
        yield about(
            of_impact.SETS_READ_APART,
            file.name,
            Text(
                f"“{file.name}”的行，两个体系理解不同：哪些行是一份自评，要求相同",
                f"the sets take the rows of “{file.name}” differently; both have to "
                "find the same assessments in them",
            ),
        )
