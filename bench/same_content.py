"""The content of a proposal in the forms that a bare canvas and other programs read.

The bare canvas breaks the same texts and cells at their blanks and draws them in one face: no emphasis, no
figures, no headers, no contents. It is the limit of a typesetter in Python.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

FLOOR = """
import pickle, sys
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
font, blocks = pickle.load(open(sys.argv[1], "rb"))
pdfmetrics.registerFont(TTFont("Body", font))
rl_config.useA85 = 0
known = {}
def wide(word, size):
    if word not in known:
        known[word] = pdfmetrics.stringWidth(word, "Body", 1)
    return known[word] * size
def broken(text, room, size):
    lines, line, used, space = [], [], 0.0, wide(" ", size)
    for word in text.split():
        need = wide(word, size)
        if line and used + space + need > room:
            lines.append(" ".join(line))
            line, used = [word], need
        else:
            used += need + (space if line else 0)
            line.append(word)
    return [*lines, " ".join(line)]
canvas = Canvas(sys.argv[2], pagesize=(595.3, 841.9), pageCompression=1)
canvas.setFont("Body", 10)
y = 785.0
def room(height):
    global y
    if y - height < 57:
        canvas.showPage()
        canvas.setFont("Body", 10)
        y = 785.0
    y -= height
for kind, content in blocks:
    if kind == "text":
        for line in broken(content, 482, 10):
            room(13.6)
            canvas.drawString(57, y, line)
        y -= 6
        continue
    for cells in content:
        each = 482 / max(1, len(cells))
        lines = [broken(cell, each - 8, 9) for cell in cells]
        room(11.4 * max(map(len, lines)) + 6)
        canvas.setFont("Body", 9)
        for place, cell in enumerate(lines):
            for number, line in enumerate(cell):
                canvas.drawString(60 + place * each, y + 11.4 * (len(cell) - number - 1) + 4, line)
            canvas.rect(57 + place * each, y, each, 11.4 * max(map(len, lines)) + 6)
        canvas.setFont("Body", 10)
canvas.save()
"""
TYPESET = """
import pickle, sys
from euroapp.export.pdf.document import build
open(sys.argv[2], "wb").write(build(pickle.load(open(sys.argv[1], "rb"))).data)
"""


def outline_of(draft: Any) -> Any:
    """Return the outline of a draft."""
    from euroapp.calls.library import load_call
    from euroapp.figures import figures
    from euroapp.outline.proposal import outline

    call = load_call(draft.call.id).with_overrides(draft.overrides)
    return outline(draft, call, figures(draft, call))


def longer(draft: Any, times: int) -> Any:
    """Return the draft with every narrative repeated, until it has the pages that are wanted."""
    texts = tuple(row.replace(text="\n\n".join([row.text] * times)) for row in draft.narrative)
    return draft.replace(narrative=texts)


def plain_blocks(outline: Any) -> list[tuple[str, Any]]:
    """Return the texts and tables of an outline, without marks, places or figures."""
    from euroapp.outline import elements

    found: list[tuple[str, Any]] = []
    for chapter in outline.chapters:
        for item in (chapter.heading, *chapter.elements):
            if isinstance(item, elements.Heading | elements.Paragraph):
                found.append(("text", item.text))
            elif isinstance(item, elements.Narrative):
                found += [("text", part) for part in item.source.replace("**", "").split("\n") if part]
            elif isinstance(item, elements.Table):
                heads = tuple(column.head for column in item.columns)
                rows = [heads, *(tuple(map(elements.plain, row.cells)) for row in item.rows)]
                found += [("text", item.caption), ("table", rows)]
            elif isinstance(item, elements.Facts):
                found.append(("table", [(row.label, row.value) for row in item.rows]))
    return found


def as_html(outline: Any) -> str:
    """Return the texts and tables of an outline as a page for other programs; figures are left out."""
    from euroapp.outline import elements
    from euroapp.prose import parse

    style = "@page{size:A4;margin:20mm} body{font:10pt 'Liberation Sans'} table{border-collapse:collapse}"
    parts = [f"<!doctype html><meta charset='utf-8'><style>{style}</style><body>"]
    for chapter in outline.chapters:
        for item in (chapter.heading, *chapter.elements):
            if isinstance(item, elements.Heading):
                parts.append(f"<h{item.level}>{html.escape(item.text)}</h{item.level}>")
            elif isinstance(item, elements.Paragraph):
                parts.append(f"<p>{html.escape(item.text)}</p>")
            elif isinstance(item, elements.Narrative):
                parts += map(_block, parse(item.source).blocks)
            elif isinstance(item, elements.Table):
                parts.append(_table([column.head for column in item.columns], item.rows))
            elif isinstance(item, elements.Facts):
                parts.append(_table([], [elements.Row((row.label, row.value)) for row in item.rows]))
    return "".join(parts)


def _block(block: Any) -> str:
    """Return a block of a narrative as HTML, without emphasis."""
    from euroapp.prose import Picture, Table

    def words(runs: Iterable[Any]) -> str:
        return html.escape("".join(run.text for run in runs)).replace("\n", "<br>")

    if isinstance(block, Table):
        rows = ("".join(f"<td>{words(cell)}</td>" for cell in row) for row in block.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p>{html.escape(block.typed) if isinstance(block, Picture) else words(block.runs)}</p>"


def _table(heads: list[str], rows: Iterable[Any]) -> str:
    from euroapp.outline.elements import plain

    def cells(tag: str, row: Iterable[Any]) -> str:
        return "".join(f"<{tag}>{html.escape(plain(cell))}</{tag}>" for cell in row)

    body = "".join(f"<tr>{cells('td', row.cells)}</tr>" for row in rows)
    return f"<table border='1'><thead><tr>{cells('th', heads)}</tr></thead>{body}</table>"


def without_drawings(outline: Any) -> Any:
    """Return what the page for other programs holds: texts and tables."""
    from euroapp.outline import elements

    kinds = (elements.Heading, elements.Paragraph, elements.Narrative, elements.Table, elements.Facts)
    return replace(
        outline,
        chapters=tuple(
            replace(chapter, elements=tuple(one for one in chapter.elements if isinstance(one, kinds)))
            for chapter in outline.chapters
        ),
    )
