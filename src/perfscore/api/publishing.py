"""A draft of a set is made ready to be published: its cases, what it changes."""

from dataclasses import dataclass

from perfscore.api.testing import cases_as_text, run_checked
from perfscore.check.checked import CheckedSet
from perfscore.compare.sets import compare_sets
from perfscore.diagnostics.model import Language, Text
from perfscore.render.difference_words import SECTIONS, words_of


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a set's worked cases (用例); ``text`` tells of each."""

    count: int
    passed: int
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A place at which two sets differ, and what each of them says there."""

    where: str
    what: str
    before: str
    after: str


def worked_cases(checked: CheckedSet, language: Language = "zh") -> Worked:
    """Run the worked cases of a set.

    Example:
        >>> from perfscore.api.loading import load_set
        >>> worked = worked_cases(load_set("national/project-2020").value)
        >>> worked.passed == worked.count
        True
    """
    run = run_checked(checked)
    passed = sum(each.is_passed for each in run.results)
    text = cases_as_text(run, width=100, language=language) if run.results else ""
    return Worked(len(run.results), passed, text)


def changes_of(
    before: CheckedSet, after: CheckedSet, language: Language = "zh"
) -> tuple[Changed, ...]:
    """Say in words how two sets differ, place by place.

    Example:
        >>> from perfscore.api.loading import load_set, load_set_text
        >>> before = load_set("national/project-2020").value
        >>> text = before.indicator_set.source.text.replace("2020.1", "2020.2")
        >>> [(x.what, x.before, x.after) for x in changes_of(before,
        ...     load_set_text(text).value)]
        [('版本', '2020.1', '2020.2')]
    """

    def word(text: Text | None) -> str:
        return "" if text is None else text.in_language(language)

    compared = compare_sets(before.indicator_set, after.indicator_set)
    return tuple(
        Changed(
            where=" / ".join((word(SECTIONS[each.section]), *each.path)),
            what=word(words_of(each)),
            before=word(each.before),
            after=word(each.after),
        )
        for each in compared.differences
    )
