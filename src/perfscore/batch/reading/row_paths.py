"""The paths of rows that units declare, as the exact scorer names their lines."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfscore.batch.reading.row_cells import Texts
from perfscore.model.assessment import Assessment, IndicatorRow
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score.reported.lines import Layout


class Paths:
    """Names rows by the set's headings above them."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self._binding = Layout(indicator_set)

    def of(self, texts: Texts) -> pa.Array:
        """Give the path of each row, its pieces parted by ``/``."""
        levels = (texts.level1, texts.level2, texts.level3)
        codes = np.zeros(len(texts.name), np.int64)
        for each in levels:
            encoded = each.dictionary_encode()
            own = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
            codes = codes * (len(encoded.dictionary) + 1) + own + 1
        _, firsts, inverse = np.unique(codes, return_index=True, return_inverse=True)
        above = [self._above(texts, int(row)) for row in firsts]
        return pc.binary_join_element_wise(
            pa.array(above, pa.string()).take(pa.array(inverse)), texts.name, "/"
        )

    def _above(self, texts: Texts, row: int) -> str:
        """Give the headings above a row, as its line shows them."""
        level1, level2, level3, name = (
            each[row].as_py()
            for each in (texts.level1, texts.level2, texts.level3, texts.name)
        )
        parts = tuple(each.strip() for each in (level2 or "").split("、"))
        reported = IndicatorRow(
            level1, tuple(each for each in parts if each), level3, name
        )
        bound = self._binding.bind(Assessment(indicators=(reported,)))
        line = next(each for each in bound.lines if each.row is reported)
        return "/".join(line.path[:-1])
