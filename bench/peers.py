"""The same work in the programs that users would take instead, each installed into an environment of its own.

What cannot be installed or is not there is left out, and the page says so.
"""

from __future__ import annotations

import html
import json
import pickle
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.measure import ROOT, Row, paired, row, spent
from bench.same_content import TYPESET, as_html, outline_of, plain_blocks, without_drawings
from bench.starts import OURS
from euroapp.draft import Draft
from euroapp.storage.example import example_draft
from euroapp.storage.files import save

PLACE = ROOT / "build" / "peers"
_PACKAGES = ("weasyprint", "typst", "fpdf2", "novelWriter")
_ROUNDS = 3
_WEASYPRINT = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_FPDF = """
import json, sys
from fpdf import FPDF
font, blocks = json.load(open(sys.argv[1]))
pdf = FPDF(format="A4")
pdf.add_font("Body", fname=font)
pdf.set_font("Body", size=10)
pdf.add_page()
for kind, content in blocks:
    if kind == "text":
        pdf.multi_cell(0, 5, content, new_x="LMARGIN", new_y="NEXT")
    elif content:
        with pdf.table(line_height=4.5, first_row_as_headings=False) as table:
            for cells in content:
                line = table.row()
                for cell in cells:
                    line.cell(str(cell))
pdf.output(sys.argv[2])
"""
_NOVELWRITER = """
import os, sys
from PyQt6.QtWidgets import QApplication
import novelwriter
from novelwriter.guimain import GuiMain
def painted(*_):
    QApplication.processEvents()
    os._exit(0)
GuiMain.postLaunchTasks = painted
novelwriter.main([])
"""
_OFFICE = ("--headless", "--convert-to")


def measured(folder: Path) -> Iterator[Row]:
    """Yield how many times the CPU of EuroApp each program takes; what is not there is named on the way."""
    draft, home = example_draft(), folder / "home"
    stem = folder / "peer"
    _prepare(draft, stem)
    typeset = [sys.executable, "-c", TYPESET, f"{stem}.plain", str(folder / "ours.pdf")]
    for name, command in _typesetters(stem, folder):
        yield from _against(f"PDF of the same texts and tables: {name}", typeset, command, home)
    if python := _python():
        start = [sys.executable, "-c", OURS, f"{stem}.euroapp"]
        theirs = [python, "-c", _NOVELWRITER]
        yield from _against("start, with the example: novelWriter, empty", start, theirs, home)
    if office := shutil.which("soffice"):
        sheet = folder / "budget.fods"
        sheet.write_text(_as_sheet(draft), encoding="utf-8")
        path = f"cost_lines/{draft.cost_lines[3].id}/unit_cost"
        change = [sys.executable, "-m", "euroapp", "set", f"{stem}.euroapp", path, "101"]
        theirs = [office, *_OFFICE, "ods", "--outdir", str(folder), str(sheet)]
        yield from _against("a price changed, all recalculated and saved: Calc", change, theirs, home)


def _against(what: str, ours: list[str], theirs: list[str], home: Path) -> Iterator[Row]:
    def cpu(command: list[str]) -> Callable[[], float]:
        return lambda: spent(command, home).cpu * 1000

    try:
        runs = paired(cpu(ours), cpu(theirs), _ROUNDS)
    except subprocess.CalledProcessError:
        print(f"{what}: did not run", file=sys.stderr)
        return
    yield row("Peers", what, "the other program", runs, "ms CPU", 1.0)


def _typesetters(stem: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    if python := _python():
        out = str(folder / "theirs.pdf")
        yield "WeasyPrint", [python, "-c", _WEASYPRINT, f"{stem}.html", out]
        yield "typst", [python, "-c", _TYPST, f"{stem}.typ", out]
        yield "fpdf2", [python, "-c", _FPDF, f"{stem}.blocks", out]
    if office := shutil.which("soffice"):
        # Its own way is a document of an office, as consortia have them; making that is not measured.
        made = ("docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)")
        spent([office, *_OFFICE, *made, "--outdir", str(folder), f"{stem}.html"], folder / "home")
        yield "LibreOffice Writer", [office, *_OFFICE, "pdf", "--outdir", str(folder), f"{stem}.docx"]


def _python() -> str:
    """Return the Python that has the other programs; '' where they cannot be installed."""
    python = PLACE / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (PLACE / "ready").exists():
        venv.create(PLACE, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *_PACKAGES]
        if subprocess.run(pip, stderr=subprocess.DEVNULL).returncode:
            print(f"{', '.join(_PACKAGES)}: cannot be installed here", file=sys.stderr)
            return ""
        (PLACE / "ready").touch()
    return str(python)


def _prepare(draft: Draft, stem: Path) -> None:
    """Write the same content in the forms that the programs read."""
    from euroapp.bundle import resource_path

    outline = outline_of(draft)
    font = str(resource_path("fonts", "LiberationSans-Regular.ttf"))
    blocks = plain_blocks(outline)
    stem.with_suffix(".plain").write_bytes(pickle.dumps(without_drawings(outline)))
    stem.with_suffix(".blocks").write_text(json.dumps((font, blocks), default=str), encoding="utf-8")
    stem.with_suffix(".html").write_text(as_html(outline), encoding="utf-8")
    stem.with_suffix(".typ").write_text(_as_typst(blocks), encoding="utf-8")
    save(draft, stem.with_suffix(".euroapp"))


def _as_typst(blocks: list[tuple[str, Any]]) -> str:
    parts = ['#set page("a4", margin: 20mm)\n#set text(size: 10pt)\n']
    for kind, content in blocks:
        if kind == "text":
            parts.append(f"#par[#{_quoted(content)}]\n")
        elif content:
            wide = max(len(row) for row in content)
            cells = ", ".join(_quoted(cell) for row in content for cell in (*row, *("",) * (wide - len(row))))
            parts.append(f"#table(columns: {wide}, {cells})\n")
    return "".join(parts)


def _quoted(text: object) -> str:
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _as_sheet(draft: Draft) -> str:
    """Return the cost lines as a sheet with a formula each, and one over all of them."""

    def cell(content: object = "", formula: str = "") -> str:
        held = f'table:formula="of:={formula}"' if formula else f'office:value="{content}"'
        if isinstance(content, str) and not formula:
            return f"<table:table-cell><text:p>{html.escape(content)}</text:p></table:table-cell>"
        return f'<table:table-cell office:value-type="float" {held}/>'

    lines = [
        (
            cell(line.participant),
            cell(line.work_package),
            cell(line.category),
            cell(line.units or 0),
            cell(line.unit_cost or 0),
            cell(formula=f"[.D{place}]*[.E{place}]"),
        )
        for place, line in enumerate(draft.cost_lines, 1)
    ]
    total = (*(cell("") for _ in range(5)), cell(formula=f"SUM([.F1:.F{len(lines)}])"))
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in (*lines, total))
    return _SHEET.format(rows=rows)


_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Budget">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document>"
)
