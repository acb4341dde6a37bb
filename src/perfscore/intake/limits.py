"""How much of a file is read; what goes beyond is refused, and said."""

MAX_BYTES = 50_000_000
"""Bytes of a file of any kind, as it lies on the disk."""

MAX_ENTRIES = 10_000
"""Files packed into one workbook or document; pictures are most of them."""

MAX_UNPACKED = 600_000_000
"""Bytes of all packed files together, as the archive states them.

A sheet formatted down to its last row has some 200 million and packs to two. Sheets
are read row by row, so this bounds the time and not the memory. A ratio of packing
has no bound of its own: such harmless sheets have the highest.
"""

MAX_PART = 40_000_000
"""Bytes of one packed XML part that is held in memory as a whole."""

MAX_TAGS = 1_000_000
"""Tags of one XML part or web page held in memory, or of one row of a sheet."""

MAX_ELEMENTS = 1_200_000
"""Rows, columns, texts and merged ranges that all sheets of a file list together.

Rows that are formatted only are mostly passed over before they count.
"""

MAX_ROWS = 20_000
"""Rows with content of one sheet; empty rows do not count, formatted or not."""

MAX_CELLS = 200_000
"""Cells with content, of all sheets or tables of a file together."""

MAX_MERGES = 10_000
"""Merged ranges of one sheet."""

MAX_PARAGRAPHS = 100_000
"""Paragraphs of a document or a page."""

MAX_TABLES = 2_000
"""Tables of a document or a page."""

MAX_SPAN = 100
"""Rows or columns that one cell of a page or document may reach over; more are cut."""

MAX_COLUMNS = 1_000
"""Columns of a table in a page or document."""

MAX_NESTING = 12
"""Tables within tables; what lies deeper is not read, and said."""

MAX_CELL_TEXT = 32_767
"""Characters of one cell, as in Excel; the rest is cut off, and said."""

MAX_TOLD = 20
"""Places of one file told for one rule; the rest are counted."""

BLANK_RUN = 20
"""Blank rows or columns kept in a run; more of them say nothing and are left out."""
