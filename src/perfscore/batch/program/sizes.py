"""Whether a program's numbers stay as short as the exact scorer works with."""

from perfscore.batch.program.ir import Instruction, Op, Program
from perfscore.exact import MAX_BITS
from perfscore.lower.ground.sizes import Size
from perfscore.model.expressions import PeerFunction
from perfscore.score.group_values import MAX_COMMON_BITS

_CELL = Size(64, 64)
FRACTION = Size(128, 0, 128)
"""A cell that was worked out, and need not be a decimal."""
_MEAN = Size(MAX_COMMON_BITS + 128, 0, MAX_COMMON_BITS + 64)
_MEAN_MARK = PeerFunction.MEAN.value


def is_short(program: Program, cell: Size = _CELL) -> bool:
    """Whether no number of the program can be too long, whatever its columns hold."""
    sizes: list[Size] = []
    for made in program.instructions:
        parts = [sizes[each] for each in made.arguments]
        is_mean = made.key is not None and made.key.name.startswith(_MEAN_MARK)
        sizes.append(_size(made, parts, cell, is_mean=is_mean))
    return all(each.bits <= MAX_BITS for each in sizes)


def _size(made: Instruction, parts: list[Size], cell: Size, *, is_mean: bool) -> Size:
    number = made.number
    match made.op:
        case Op.CONST:
            numerator = getattr(number, "numerator", 0)
            denominator = getattr(number, "denominator", 1)
            return Size(abs(numerator).bit_length(), denominator.bit_length())
        case Op.COLUMN:
            return cell
        case Op.GROUP:
            return _MEAN if is_mean else _CELL
        case Op.ADD | Op.SUBTRACT:
            tens = max(each.tens for each in parts)
            rest = sum(each.rest for each in parts)
            widest = max(
                each.top + tens + rest - each.tens - each.rest for each in parts
            )
            return Size(widest + 2, tens, rest)
        case Op.MULTIPLY:
            one, other = parts
            return Size(
                one.top + other.top, one.tens + other.tens, one.rest + other.rest
            )
        case Op.DIVIDE:
            over, under = parts
            top = over.top + under.tens + under.rest
            return Size(top, over.tens, over.rest + under.top)
        case Op.FLOOR | Op.ROUND:
            return Size(parts[0].top + 80, 60)
    if not parts:
        return Size()
    return Size(
        max(each.top for each in parts),
        max(each.tens for each in parts),
        max(each.rest for each in parts),
    )
