"""The little language of narratives, as blocks without any layout.

`docs/writing.md` is its whole grammar: what is not listed there is text and is printed as it was typed.
"""

from __future__ import annotations

from euroapp.prose.blocks import in_table, parse
from euroapp.prose.tree import Block, Heading, Item, Note, Paragraph, Picture, Prose, Run, Runs, Table

__all__ = [
    "Block",
    "Heading",
    "Item",
    "Note",
    "Paragraph",
    "Picture",
    "Prose",
    "Run",
    "Runs",
    "Table",
    "in_table",
    "parse",
]
