"""The tree of indicators: headings, weights, ways of scoring, clauses."""
