"""Captions with numbers that Word keeps right when something is added before them."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from euroapp.export.docx.numbering import Numbering
from euroapp.export.docx.paper import Paper
from euroapp.export.pdf.livetext import figure_named, table_named
from euroapp.values import FieldPath

_KINDS = {"table": ("Table", table_named), "figure": ("Figure", figure_named)}


def caption(
    paper: Paper, paragraph: Paragraph, kind: str, numbers: Numbering, text: str, path: FieldPath
) -> None:
    """Write the caption of the next table or figure.

    Args:
        paper: the document.
        paragraph: takes the caption.
        kind: `table` or `figure`.
        numbers: give out the number.
        text: what the caption says.
        path: of what it names.

    """
    sequence, named = _KINDS[kind]
    number = str(numbers.table() if kind == "table" else numbers.figure())
    before, _, behind = numbers.language.put(named(int(number))).partition(number)
    paper.write(paragraph, before, bold=True)
    paper.field(paragraph, f" SEQ {sequence} \\* ARABIC ", number)
    paper.write(paragraph, f"{behind}. ", bold=True)
    paper.write(paragraph, text, path)
