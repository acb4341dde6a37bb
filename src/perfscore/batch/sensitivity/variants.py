"""The changes that a study tries, each as a set and what becomes of the numbers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.batch.columns import Key
from perfscore.batch.kernel import Kernel
from perfscore.batch.sensitivity.linear import Linear, linear_of
from perfscore.batch.sensitivity.moves import (
    Movable,
    Path,
    Still,
    droppable,
    dropped,
    movables,
    moved,
)
from perfscore.batch.sensitivity.question import (
    Aspect,
    Question,
    Size,
    measured,
    shift_of,
)
from perfscore.batch.sensitivity.shifts import Shift
from perfscore.diagnostics.model import Text
from perfscore.exact import short_text


@dataclass(frozen=True, slots=True)
class Cause:
    """What is changed: a reported number, or the points of a node.

    ``size`` is the error, or the points that are moved. ``points`` are those of the
    node, ``unit`` that of the number.
    """

    aspect: Aspect
    path: Path
    size: Size
    points: Fraction | None = None
    unit: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One change in one direction: -1 less, 1 more, 0 left out.

    ``factors`` are those of :class:`.linear.Linear`, where points are moved so.
    """

    cause: int
    direction: int
    kernel: Kernel
    shifts: Mapping[Key, Shift] = field(default_factory=dict)
    factors: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Variants:
    """All changes of a study; ``causes`` are what those of two directions share.

    ``linear`` says how points are moved where units divide them. ``still`` are nodes
    that have fewer points than are to be moved, or whose siblings have.
    """

    causes: tuple[Cause, ...]
    each: tuple[Variant, ...]
    linear: Linear | None = None
    still: tuple[Still, ...] = ()


def variants_of(
    kernel: Kernel, question: Question, present: Collection[Key] | None
) -> Variants:
    """Give the changes to try.

    Args:
        kernel: The set as it is.
        question: How far things are changed.
        present: The columns that there are; None for all that the set reads.
    """
    causes: list[Cause] = []
    made: list[Variant] = []
    linear = linear_of(kernel.layout) if kernel.layout.has_declared else None
    points = (
        (*_weights(kernel, question), *_drops(kernel))
        if linear is None
        else tuple(_linear(kernel, linear, question))
    )
    for cause, tried in (*_errors(kernel, question, present), *points):
        made.extend(replace(each, cause=len(causes)) for each in tried)
        causes.append(cause)
    nodes = (
        movables(kernel.layout.indicator_set).nodes if linear is None else linear.nodes
    )
    still = tuple(_too_few(nodes, question.weight))
    return Variants(tuple(causes), tuple(made), linear, still)


_Tried = list[Variant]


def _errors(
    kernel: Kernel, question: Question, present: Collection[Key] | None
) -> Iterator[tuple[Cause, _Tried]]:
    layout = kernel.layout
    for each in measured(layout):
        if present is not None and each.key not in present and not each.is_declared:
            continue
        size = question.error_of(each.key)
        if not size.amount:
            continue
        tried: _Tried = []
        for sign in (-1, 1):
            signed = Size(sign * size.amount, size.is_relative)
            shift = shift_of(layout, each.key, signed, question)
            tried.append(Variant(0, sign, kernel, {each.key: shift}))
        yield Cause(Aspect.ERROR, each.path, size, None, each.unit), tried


def _weights(kernel: Kernel, question: Question) -> Iterator[tuple[Cause, _Tried]]:
    size = question.weight
    for node in movables(kernel.layout.indicator_set).nodes:
        by = size.amount * node.points if size.is_relative else size.amount
        tried: _Tried = []
        for sign in (-1, 1):
            other = moved(kernel.checked, node.path, sign * by) if by else None
            if other is not None:
                tried.append(Variant(0, sign, Kernel(other)))
        if tried:
            yield _of_node(Aspect.WEIGHT, node, Size(by, is_relative=False)), tried


def _too_few(nodes: Iterable[Movable], size: Size) -> Iterator[Still]:
    """Say which points are not moved one way or the other for want of points."""
    for node in nodes:
        by = size.amount * node.points if size.is_relative else size.amount
        wanted = short_text(by)
        if by >= node.points:
            has = short_text(node.points)
            yield Still(
                node.path,
                Text(
                    f"没有减：它只有{has}分，不够减去{wanted}分",
                    f"not less: it has {has} points, and {wanted} are to be moved",
                ),
            )
        if by >= node.others:
            has = short_text(node.others)
            yield Still(
                node.path,
                Text(
                    f"没有增：同一上级下的其他指标合计只有{has}分，拿不出{wanted}分",
                    f"not more: its siblings have {has} points together, and "
                    f"{wanted} are to be moved",
                ),
            )


def _drops(kernel: Kernel) -> Iterator[tuple[Cause, _Tried]]:
    for node in droppable(kernel.layout.indicator_set):
        other = Kernel(dropped(kernel.checked, node.path))
        size = Size(node.points, is_relative=False)
        yield _of_node(Aspect.DROP, node, size), [Variant(0, 0, other)]


def _linear(
    kernel: Kernel, linear: Linear, question: Question
) -> Iterator[tuple[Cause, _Tried]]:
    size = question.weight
    for at, node in enumerate(linear.nodes):
        by = size.amount * node.points if size.is_relative else size.amount
        tried = [
            Variant(0, sign, kernel, factors=factors)
            for sign in (-1, 1)
            if by and (factors := linear.moved(at, sign * by)) is not None
        ]
        if tried:
            yield _of_node(Aspect.WEIGHT, node, Size(by, is_relative=False)), tried
    for at, node in enumerate(linear.nodes):
        left_out = Variant(0, 0, kernel, factors=linear.dropped(at))
        size_of = Size(node.points, is_relative=False)
        yield _of_node(Aspect.DROP, node, size_of), [left_out]


def _of_node(aspect: Aspect, node: Movable, size: Size) -> Cause:
    return Cause(aspect, node.path, size, node.points, "分", not node.is_leaf)
