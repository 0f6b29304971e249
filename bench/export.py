"""CPU and memory of an export against a raw canvas that draws the same lines, and against other programs.

The goals (G10, G11): at most 2.5 times the CPU of the floor, under 100 MiB, at least 6 times faster than
WeasyPrint and 3 times faster than LibreOffice on the same content, and a cost that grows with the pages.

    python bench/export.py                                        # floor and growth
    python bench/export.py --weasyprint PYTHON --libreoffice soffice   # peers, each from its own environment

What is compared: a process that loads an outline and makes the PDF of it (the typesetter with everything
it imports), and one that breaks the same texts and cells at their blanks and draws them on a bare reportlab
canvas in one face: no emphasis, no figures, no headers, no contents. Runs alternate; CPU seconds are medians.
"""

from __future__ import annotations

import argparse
import html
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "ui")]

ROUNDS = 7
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
OURS = """
import pickle, sys
from euroapp.export.pdf.document import build
open(sys.argv[2], "wb").write(build(pickle.load(open(sys.argv[1], "rb"))).data)
"""
OFFICE = ("--headless", "--convert-to")
DOCX, HTML_INPUT = "docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)"
WEASYPRINT = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2])"


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


def spent(command: list[str]) -> tuple[float, float]:
    """Run a command; return the CPU seconds and MiB that it and its children took."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=-3);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    paths = os.pathsep.join([str(ROOT), str(ROOT / "ui")])
    environment = {**os.environ, "PYTHONPATH": paths}
    # An installed program is compiled once: without this, a shell that forbids it would compile in every run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code, *command], check=True, capture_output=True, text=True, env=environment
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def row(name: str, runs: list[tuple[float, float]], floor: float, pages: int) -> float:
    """Print one row; return the median of the seconds."""
    seconds = statistics.median(cpu for cpu, _ in runs)
    memory = max(peak for _, peak in runs)
    print(f"{name:28}{pages:6} pages{seconds:8.2f} s CPU{seconds / floor:7.2f} x{memory:8.0f} MiB")
    return seconds


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weasyprint", help="a Python that has WeasyPrint")
    parser.add_argument("--libreoffice", help="soffice")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    from euroapp.storage.example import example_draft

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {times: prepared(folder, longer(example_draft(), times)) for times in (1, 3, 9, 24)}
        for times, both in commands.items():
            against_floor(both, options.rounds if times <= 3 else 3)
        against_peers(commands[3], folder, options.weasyprint, options.libreoffice)


def prepared(folder: Path, draft: Any) -> dict[str, Any]:
    """Write what the processes read; return their commands and the number of pages."""
    from euroapp.bundle import resource_path
    from euroapp.export.pdf.document import build

    outline = outline_of(draft)
    pages = build(outline).pages
    stem, out = folder / str(pages), str(folder / "out.pdf")
    font = str(resource_path("fonts", "LiberationSans-Regular.ttf"))
    stem.with_suffix(".outline").write_bytes(pickle.dumps(outline))
    stem.with_suffix(".blocks").write_bytes(pickle.dumps((font, plain_blocks(outline))))
    stem.with_suffix(".plain").write_bytes(pickle.dumps(without_drawings(outline)))
    stem.with_suffix(".html").write_text(as_html(outline), encoding="utf-8")
    return {
        "pages": pages,
        "floor": [sys.executable, "-c", FLOOR, f"{stem}.blocks", out],
        "ours": [sys.executable, "-c", OURS, f"{stem}.outline", out],
        "plain": [sys.executable, "-c", OURS, f"{stem}.plain", out],
        "html": f"{stem}.html",
    }


def against_floor(commands: dict[str, Any], rounds: int) -> None:
    """Measure both in turns and print a row for each."""
    runs: dict[str, list[tuple[float, float]]] = {"floor": [], "ours": []}
    for _ in range(rounds):
        for name, found in runs.items():
            found.append(spent(commands[name]))
    floor = statistics.median(cpu for cpu, _ in runs["floor"])
    row("floor: a bare canvas", runs["floor"], floor, commands["pages"])
    ours = row("EuroApp", runs["ours"], floor, commands["pages"])
    print(f"{'':28}{1000 * ours / commands['pages']:.1f} ms a page")


def against_peers(commands: dict[str, Any], folder: Path, weasyprint: str | None, office: str | None) -> None:
    """Print how much more CPU other programs take for the same texts and tables."""
    source, out = commands["html"], str(folder / "peer.pdf")
    peers = {"WeasyPrint": weasyprint and [weasyprint, "-c", WEASYPRINT, source, out], "LibreOffice": None}
    if office:
        # Its own way is a document of an office, as consortia have them; making that is not measured.
        spent([office, *OFFICE, DOCX, HTML_INPUT, "--outdir", str(folder), source])
        document = str(Path(source).with_suffix(".docx"))
        peers["LibreOffice"] = [office, *OFFICE, "pdf", "--outdir", str(folder), document]
    for name, command in peers.items():
        if not command:
            print(f"{name:28}not asked for")
            continue
        ours, theirs = [], []
        for _ in range(3):
            ours.append(spent(commands["plain"])[0])
            theirs.append(spent(command))
        times = statistics.median(cpu for cpu, _ in theirs) / statistics.median(ours)
        print(f"{name:28}{times:8.1f} times EuroApp's CPU, {max(peak for _, peak in theirs):.0f} MiB")


if __name__ == "__main__":
    main()
