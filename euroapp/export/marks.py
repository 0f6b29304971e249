"""What the writer and the reader of a file agree on: the names of places in it."""

APPENDIX = "appendix/findings"
"""The named place where the findings of a working draft begin; pages from there on do not count."""
