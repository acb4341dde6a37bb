"""Tables of assessments are read in blocks: Parquet, Arrow, CSV and workbooks."""
