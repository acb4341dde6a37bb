"""Sizes of errors and of points moved, as people write them."""

import re
from fractions import Fraction

from perfscore.batch.columns import Field, Key
from perfscore.batch.headings.names import SetNames
from perfscore.batch.layout import BatchLayout, Scaled
from perfscore.batch.sensitivity.question import Size, measured
from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.exact import read_number

_SHARE = re.compile(r"(?P<number>[^%％]+)[%％]")
_POINTS_OF_SHARE = re.compile(r"(?P<number>.+?)(个百分点|百分点|pp)")
_MOST_PLACES = 6
_MOST = 10
"""Names that are listed where none is near."""


def share_of(text: str) -> Size | None:
    """Read a share from 0% to below 100%; None for what is none."""
    match = _SHARE.fullmatch(text.strip())
    number = None if match is None else _number(match["number"])
    if number is None or not 0 <= number < 100:  # noqa: PLR2004 - per cents
        return None
    return Size(number / 100)


def points_or_share(text: str) -> Size | None:
    """Read points to move: ``10%`` of an indicator's own, or ``2分``, ``2``."""
    share = share_of(text)
    if share is not None:
        return share
    number = _number(text.strip().removesuffix("分"))
    if number is None or number < 0:
        return None
    return Size(number, is_relative=False)


def named_size(layout: BatchLayout, text: str) -> tuple[Key, Size] | Text:
    """Read ``培训人数=2人`` or ``培训人数=3%``; a text says what is wrong with it.

    A per cent is a share of the number, whatever the number is; ``1个百分点`` is an
    amount of a rate.
    """
    name, _, written = text.partition("=")
    key = SetNames(layout).find(name)
    known = {each.key: each for each in measured(layout) if not each.is_declared}
    if key is None or key not in known:
        names = [each.path[-1] for each in known.values()]
        listed = "、".join(
            f"“{each}”" for each in nearest(name, names) or names[:_MOST]
        )
        return Text(
            f"“{name}”不是可以有误差的数；有{listed}",
            f"“{name}” is no number that is reported; there are {listed}",
        )
    size = share_of(written) or _amount(layout, key, written)
    if size is None:
        return _not_an_error(layout, key, name, written)
    return key, size


def _not_an_error(layout: BatchLayout, key: Key, name: str, written: str) -> Text:
    """Say how an error of a number is written: a share, or an amount in its unit."""
    label = getattr(layout.by_key[key].type, "label", "")
    amount = {"%": "1个百分点"}.get(label, f"2{label}")
    return Text(
        f"“{written}”不是“{name}”的误差，要求写成 1%（它自己的百分之一）或 {amount}",
        f"“{written}” is no error of “{name}”; write 1% (of itself) or {amount}",
    )


def _amount(layout: BatchLayout, key: Key, written: str) -> Size | None:
    """Read an amount in the unit of the number."""
    wanted = layout.by_key[key]
    match = _POINTS_OF_SHARE.fullmatch(written.strip())
    if match is not None:
        number = _number(match["number"])
        share = None if number is None else number / 100
        return None if share is None else Size(share, is_relative=False)
    if key.field is Field.DATUM and wanted.datum is not None:
        label = getattr(wanted.type, "label", "")
        bare = _number(written.strip().removesuffix(label) if label else written)
        if bare is not None and bare >= 0:
            return Size(bare, is_relative=False)
    read = wanted.read(written)
    if not isinstance(read, Scaled) or read.whole < 0 or read.places > _MOST_PLACES:
        return None
    return Size(Fraction(read.whole, 10**read.places), is_relative=False)


def _number(text: str) -> Fraction | None:
    number = read_number(text.strip())
    if not isinstance(number, Fraction):
        return None
    return number if (number * 10**_MOST_PLACES).denominator == 1 else None
