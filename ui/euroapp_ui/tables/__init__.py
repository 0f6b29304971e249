"""Item models over the rows of a draft, and their editors."""
