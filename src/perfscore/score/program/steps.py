"""A derivation's steps, one by one."""

from collections.abc import Iterator

from perfscore.score.result import Score, Step


def innermost_first(step: Step, seen: set[int] | None = None) -> Iterator[Step]:
    """Give a step's inputs, what these rest on first, and then the step itself.

    Each comes once; ``seen`` holds the ids of those that came before.
    """
    seen = set() if seen is None else seen
    waiting = [(step, False)]
    while waiting:
        each, is_opened = waiting.pop()
        if is_opened:
            yield each
        elif id(each) not in seen:
            seen.add(id(each))
            waiting.append((each, True))
            waiting.extend((below, False) for below in reversed(each.inputs))


def steps_of(score: Score) -> Iterator[Step]:
    """Give every step of a score, each once."""
    tops = [
        *(step for line in score.lines for step in (line.trace, line.weight_trace)),
        *(group.trace for group in score.groups),
        *(step for _, step in score.definitions.values()),
        *score.data.values(),
        *score.classifications.values(),
        *(veto.trace for veto in score.vetoes),
        score.total_trace,
    ]
    seen: set[int] = set()
    for step in tops:
        if step is not None:
            yield from innermost_first(step, seen)
