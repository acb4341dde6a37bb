"""Numbers that would be too large to work with have no value."""

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

from perfscore.exact import MAX_BITS, is_too_large
from perfscore.lower.sizes import Size, size_of
from perfscore.model.expressions import Operation, Value

_KEPT = Size(MAX_BITS, 0, MAX_BITS)
"""What stands behind a name has been measured where it was worked out."""


def can_be_too_large(operation: Operation) -> bool:
    """Whether the result has to be measured each time it is worked out."""
    size = size_of(operation, defaultdict(lambda: _KEPT), value=_KEPT)
    return size.bits > MAX_BITS


def kept(
    apply: Callable[[Fraction, Fraction], Value | None],
) -> Callable[[Fraction, Fraction], Value | None]:
    """Make ``apply`` give no value instead of one that is too large."""

    def run(left: Fraction, right: Fraction) -> Value | None:
        made = apply(left, right)
        is_large = isinstance(made, Fraction) and is_too_large(made)
        return None if is_large else made

    return run


def folded(
    apply: Callable[[Fraction, Fraction], Value | None],
) -> Callable[[list[Fraction]], Fraction | None]:
    """Make ``apply`` take any number of values, and stop where one is too large."""
    step = kept(apply)

    def run(values: list[Fraction]) -> Fraction | None:
        result = values[0]
        for value in values[1:]:
            made = step(result, value)
            if not isinstance(made, Fraction):
                return None
            result = made
        return result

    return run
