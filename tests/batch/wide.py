"""Wide tables of cells for any set: plain, tied, blank and odd ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import numpy as np
from tests.batch.assembling import assembled

from perfscore.batch.columns import Column, Field, Key, Said, State, Wide
from perfscore.batch.kernel import Kernel, Result
from perfscore.batch.layout import (
    BatchLayout,
    ColumnKind,
    Scaled,
    Unread,
    Wanted,
)
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to
from perfscore.model.data import YEAR_NAMES
from perfscore.model.methods import Rating
from perfscore.model.units import Quantity, Style
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


def column_of(wanted: Wanted, texts: Sequence[str | None], year: int | None) -> Column:
    """Read cells into a column, one by one."""
    read = [wanted.read(text or "", year) for text in texts]
    said: dict[Said, int] = {}
    told = np.zeros(len(texts), np.int32)
    for row, text in enumerate(texts):
        made = wanted.tell(text or "") if read[row] is Unread.ODD else None
        if made is not None and made[0] is None:
            told[row] = said.setdefault(made[1], len(said) + 1)
    places = max((each.places for each in read if isinstance(each, Scaled)), default=0)
    values: list[int] = []
    state: list[State] = []
    known: dict[str, int] = {}
    for each in read:
        if not isinstance(each, Scaled):
            values.append(0)
            state.append(State[each.name])
            continue
        if wanted.kind is ColumnKind.TEXT:
            values.append(known.setdefault(each.text, len(known)))
            state.append(State.VALUE)
            continue
        whole = each.whole * 10 ** (places - each.places)
        if abs(whole) >= 2**63:
            values.append(0)
            state.append(State.ODD)
            continue
        values.append(whole)
        state.append(State.VALUE)
    states = np.array(state, np.uint8)
    return Column(
        values=np.array(values, np.int64),
        places=places,
        written=lambda row: texts[row] or None,
        state=states if states.any() else None,
        texts=tuple(known),
        said=tuple(said),
        told=told if said else None,
    )


def table(
    layout: BatchLayout, cells: dict[Key, list[str | None]], size: int, year: int | None
) -> Wide:
    """Make a wide table of cells as written."""
    columns = {
        key: column_of(layout.by_key[key], texts, year) for key, texts in cells.items()
    }
    return Wide(
        size=size,
        columns=columns,
        assessment=lambda row: assembled(layout, columns, row, year=year),
        years=np.full(size, year or 0, np.int16),
    )


class Filler:
    """Fills in cells, deciding by ``random``."""

    def __init__(self, random: Random, share: float = 0.2) -> None:
        self._random, self._share = random, share
        self._blank = self._odd = 0.0
        self._near = [str(n) for n in (1, 2, 3, 5, 10, 60, 80, 90, 95, 100, 120, 200)]

    def cells(self, layout: BatchLayout, size: int) -> dict[Key, list[str | None]]:
        """Fill in a table."""
        made: dict[Key, list[str | None]] = {}
        share = self._share / max(1, len(layout.columns))
        self._blank, self._odd = share, share / 2
        for wanted in layout.columns:
            is_needed = wanted.key.field not in {
                Field.WEIGHT,
                Field.REASON,
                Field.CLAIMED,
            }
            if wanted.key.field is Field.CLAIMED:
                scoring = layout.places[wanted.key.line].indicator.scoring
                is_needed = scoring is not None and scoring.judged
            if not is_needed and self._random.random() < 0.8:
                continue
            if wanted.key.name == YEAR_NAMES[0]:
                made[wanted.key] = ["2021"] * size
                continue
            style = self._random.randrange(5)
            made[wanted.key] = [self._cell(wanted, style) for _ in range(size)]
        self._judge(layout, made, size)
        return made

    def _judge(
        self, layout: BatchLayout, made: dict[Key, list[str | None]], size: int
    ) -> None:
        """Give points within the band of the rating that was chosen, mostly."""
        for key, names in made.items():
            claims = made.get(Key(Field.CLAIMED, key.line))
            indicator = layout.places[key.line].indicator
            method = indicator.scoring.method if indicator.scoring else None
            if key.field is not Field.RATING or claims is None:
                continue
            if not isinstance(method, Rating) or indicator.weight is None:
                continue
            shares = {row.name: row.share.low or Fraction() for row in method.rows}
            for row in range(size):
                share = shares.get(names[row] or "")
                if share is not None and self._random.random() < 0.98:
                    claims[row] = fixed_text(indicator.weight * share, 4)

    def _cell(self, wanted: Wanted, style: int) -> str | None:
        pick = self._random.random()
        if pick < self._blank:
            return None
        if pick < self._blank + self._odd:
            return self._random.choice(
                ("不适用", "约 90", "1e9", "1,5", "好", "3个", "-1")
            )
        match wanted.kind:
            case ColumnKind.TRUTH:
                return self._random.choice(("是", "是", "是", "否"))
            case ColumnKind.DATE:
                day = date(2021, 1, 1) + timedelta(self._random.randrange(0, 500))
                return day.isoformat()
            case ColumnKind.TEXT:
                return self._random.choice(wanted.choices or ("原因",))
        return self._number(wanted, style)

    def _number(self, wanted: Wanted, style: int) -> str:
        random = self._random
        percent = (
            isinstance(wanted.type, Quantity)
            and wanted.type.style is Style.PERCENT
            and not wanted.takes_bare
        ) or (getattr(wanted.target, "unit", "") == "%")
        mark = "%" if percent else ""
        if wanted.key.field in {Field.WEIGHT, Field.CLAIMED}:
            return random.choice(("1", "2", "3", "2.5", "4", "5", "10", "0", "1.85"))
        interval = wanted.datum.interval if wanted.datum else None
        pick = random.random()
        if interval is not None and interval.high is not None:
            pick = 1
        if pick < 0.05 and not (interval and Fraction() not in interval):
            return "0" + mark
        if pick < 0.4:
            return random.choice(self._near) + mark
        if pick < 0.45:
            return fixed_text(Fraction(random.randrange(10**16, 10**18), 100), 2) + mark
        if pick < 0.5:
            return random.choice(("89.995", "0.005", "99.99", "33.33", "66.67")) + mark
        if interval is not None and interval.high is not None:
            low = interval.low or Fraction(0)
            share = Fraction(random.randrange(0, 1001), 1000)
            value = low + (interval.high - low) * share
            value = value * 100 if mark else value
            return fixed_text(round_to(value, Rounding(RoundingMode.UP, 3)), 3) + mark
        places = style % 3
        most = (200, 10**4, 10**6, 10**9, 10**4)[style]
        whole = random.randrange(most * 10**places)
        return fixed_text(Fraction(whole, 10**places), places) + mark


def differences(
    kernel: Kernel, scorer: Scorer, given: Wide, result: Result
) -> list[str]:
    """Say where a result is not what the exact scorer gives."""
    found = []
    for row in range(given.size):
        score = scorer.score(given.assessment(row))
        found += [
            f"row {row} tier {result.tier[row]}: {each}"
            for each in unlike(kernel, score, result, row)
        ]
        plain = not score.findings
        if plain and result.told[row] and result.tier[row] != 2:
            found.append(f"row {row}: told of nothing")
        if not plain and not result.told[row] and row not in result.exact:
            found.append(f"row {row}: findings {[f.rule.name for f in score.findings]}")
    return found


def unlike(kernel: Kernel, score: Score, result: Result, row: int) -> list[str]:
    """Compare one row, cell by cell."""
    found = []
    scale = 10**result.places
    index = {id(place.indicator): at for at, place in enumerate(kernel.layout.places)}
    for line in score.lines:
        at = index[id(line.indicator)]
        state = 0 if result.state is None else int(result.state[at, row])
        wanted = (
            2 if line.is_left_out else 3 if line.is_skipped else int(line.score is None)
        )
        if state != wanted:
            found.append(f"{line.name}: state {state}, not {wanted}")
        if (
            line.score is not None
            and Fraction(int(result.scores[at, row]), scale) != line.score
        ):
            found.append(f"{line.name}: {result.scores[at, row]}, not {line.score}")
    if bool(result.open[row]) != (score.total is None):
        found.append(f"open {result.open[row]}, total {score.total}")
    if (
        score.total is not None
        and Fraction(int(result.totals[row]), scale) != score.total
    ):
        found.append(f"total {result.totals[row]}, not {score.total}")
    grades = kernel.layout.indicator_set.grades
    at = int(result.grades[row])
    if (grades[at] if at >= 0 else None) != score.grade:
        found.append(f"grade {at}, not {score.grade}")
    return found
