"""Two sets that are loaded already are compared."""

from perfscore.api.differing import SetDifference
from perfscore.check.checked import CheckedSet
from perfscore.compare.sets import compare_sets


def diff_checked(before: CheckedSet, after: CheckedSet) -> SetDifference:
    """Compare two sets by meaning.

    Example:
        >>> from perfscore.api.loading import load_set
        >>> here = load_set("national/project-2020").value
        >>> diff_checked(here, here).is_empty
        True
    """
    return SetDifference(compare_sets(before.indicator_set, after.indicator_set))
