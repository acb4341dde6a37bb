"""How many slips of the pen in a good set are told, and told where they are.

Run: ``python tests/benchmarks/measure_mutations.py [how many]``. For each kind of slip:
how many leave the meaning as it was (nothing is to be told), how many are told on the
line of the slip or the one beside it, told elsewhere, told by no diagnostic but found
by a worked case (用例) of the set, or change the set in silence; and where the silent
ones were made. The sets are the shipped ones.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.mutation_outcomes import Became, outcome, place  # noqa: E402 - found by it
from tests.mutations import mutants  # noqa: E402


def measured(count: int, seed: int) -> Iterator[tuple[str, Became, str]]:
    """Give the kind, the outcome and the place of ``count`` slips in the sets."""
    sets = sorted(ROOT.joinpath("indicator_sets").rglob("*.perf"))
    random = Random(seed)  # noqa: S311 - a sample, no secret
    for path in sets:
        text = path.read_text("utf-8")
        for mutant in mutants(text, -(-count // len(sets)), random):
            yield mutant.kind, outcome(text, mutant), place(text, mutant)


def main(arguments: Sequence[str]) -> int:
    """Print a row for each kind of slip, and where the silent ones are."""
    count = int(arguments[0]) if arguments else 2_400
    table: dict[str, Counter[Became]] = {}
    silent: Counter[str] = Counter()
    for kind, became, where in measured(count, seed=1):
        table.setdefault(kind, Counter())[became] += 1
        if became is Became.SILENT:
            silent[f"{kind} {where}"] += 1
    print(f"{'':16}" + "".join(f"{each.value:>16}" for each in Became))  # noqa: T201 - a script
    total: Counter[Became] = Counter()
    for kind, counts in sorted(table.items()):
        total += counts
        print(f"{kind:16}" + "".join(f"{counts[each]:16}" for each in Became))  # noqa: T201
    print(f"{'all':16}" + "".join(f"{total[each]:16}" for each in Became))  # noqa: T201
    told = total[Became.TOLD_THERE] + total[Became.TOLD_ELSEWHERE]
    meant = sum(total.values()) - total[Became.SAME]
    print(f"of {meant} that change something: told {told / meant:.1%}, ", end="")  # noqa: T201
    print(f"found by a case {total[Became.BY_CASE] / meant:.1%}")  # noqa: T201
    print(f"of {told} told: on or beside {total[Became.TOLD_THERE] / told:.1%}")  # noqa: T201
    for what, number in silent.most_common():
        print(f"silent: {number:4} {what}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
