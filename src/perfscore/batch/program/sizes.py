"""Whether a program's numbers stay as short as the exact scorer works with."""

from perfscore.batch.program.ir import Op, Program
from perfscore.exact import MAX_BITS
from perfscore.lower.ground.sizes import Size

_CELL = Size(64, 64)


def is_short(program: Program) -> bool:
    """Whether no number of the program can be too long, whatever its columns hold."""
    sizes: list[Size] = []
    for made in program.instructions:
        parts = [sizes[each] for each in made.arguments]
        sizes.append(_size(made.op, parts, made.number))
    return all(each.bits <= MAX_BITS for each in sizes)


def _size(op: Op, parts: list[Size], number: object) -> Size:
    match op:
        case Op.CONST:
            numerator = getattr(number, "numerator", 0)
            denominator = getattr(number, "denominator", 1)
            return Size(abs(numerator).bit_length(), denominator.bit_length())
        case Op.COLUMN:
            return _CELL
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
