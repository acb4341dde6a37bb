"""Numbers that would be too large to work with have no value."""

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

from perfscore.exact import MAX_BITS, is_too_large
from perfscore.lower.ground.sizes import Size, sizes_in
from perfscore.model.expressions import Expression, Value

_KEPT = Size(MAX_BITS, 0, MAX_BITS)
"""What stands behind a name has been measured where it was worked out."""


def too_large_in(expression: Expression) -> frozenset[int]:
    """Give the ids of the parts that have to be measured each time they are worked out.

    Few sets have any: so long a number takes many factors, or names of names.
    """
    sizes = sizes_in(expression, defaultdict(lambda: _KEPT), value=_KEPT)
    return frozenset(key for key, size in sizes.items() if size.bits > MAX_BITS)


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
