"""The names that were perhaps meant, for one that is unknown."""

from collections.abc import Iterable
from itertools import islice
from unicodedata import normalize

from perfscore.patience import go_on

_LONGEST = 60
_MOST = 1_000
_NEAR = 60
_NEAR_SHORT = 50
_SHORT = 2


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to ``limit`` candidates that look like ``name``, the nearest first.

    Near is what shares 60 per cent of its characters, in order, with ``name`` (half
    of them for a name of two), and what contains it or lies in it and is at most three
    times as long or as short. Width, case and blanks do not count. Names of over 60
    characters are nobody's slip of the pen; the first 1000 candidates are looked at.
    """
    go_on()
    if len(name) > _LONGEST:
        return ()
    wanted = _plain(name)
    places: dict[str, int] = {}
    for index, character in enumerate(wanted):
        places[character] = places.get(character, 0) | 1 << index
    found = [
        (likeness, candidate)
        for candidate in dict.fromkeys(islice(candidates, _MOST))
        if len(candidate) <= _LONGEST
        and (likeness := _likeness(wanted, places, _plain(candidate)))
    ]
    found.sort(key=lambda each: -each[0])
    return tuple(candidate for _, candidate in found[:limit])


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).casefold().split())[:_LONGEST]


def _likeness(wanted: str, places: dict[str, int], other: str) -> int:
    """Give the per cent of both names that they share in order; 0 if they are not near.

    ``places`` holds, for each character of ``wanted``, a bit for each place it is at.
    """
    shorter, longer = sorted((wanted, other), key=len)
    if not shorter:
        return 0
    shared = 200 * _common(len(wanted), places, other) // (len(wanted) + len(other))
    enough = _NEAR_SHORT if len(wanted) == _SHORT else _NEAR
    is_part = len(shorter) >= _SHORT and shorter in longer
    is_near = shared >= enough or (is_part and len(longer) <= 3 * len(shorter))
    return shared if is_near else 0


def _common(length: int, places: dict[str, int], other: str) -> int:
    """Measure the longest common subsequence, one column of bits a character.

    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited (2004).
    """
    everywhere = (1 << length) - 1
    unmatched = everywhere
    for character in other:
        hits = unmatched & places.get(character, 0)
        unmatched = (unmatched + hits) | (unmatched - hits)
    return length - (unmatched & everywhere).bit_count()
