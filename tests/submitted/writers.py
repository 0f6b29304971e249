"""Writes Part A as programs other than EuroApp may: three writers, several layouts, other forms of values."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from euroapp.bundle import resource_path
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.figures import figures
from euroapp.folding import plain_letters

Field = tuple[str, str]
CALL = "smp-cosme-2021-cluster-01"
_COUNTRIES = {
    "ES": "Spain",
    "IT": "Italia",
    "DK": "DK",
    "PL": "Poland (PL)",
    "RO": "RO",
    "EL": "Greece",
    "LT": "Lithuania",
}


@dataclass(frozen=True)
class Group:
    """A heading with labelled values below it."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """What a submitted Part A says."""

    general: Group
    participants: tuple[tuple[Group, ...], ...]
    budget: tuple[tuple[str, ...], ...]
    """The rows of the table, its head first."""


def euro(value: Decimal | None) -> str:
    """Write an amount as much of Europe does: 1 234 567,89."""
    return "" if value is None else f"{value:,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def english(value: Decimal | None) -> str:
    """Write an amount as EuroApp does."""
    return "" if value is None else f"{value:,.2f}"


def form_of(draft: Draft, money: Callable[[Decimal | None], str] = euro) -> Form:
    """Return what the Portal would say of a draft."""
    one = draft.general
    general = (
        ("Call identifier", "SMP-COSME-2021-CLUSTER-01"),
        ("Acronym", one.acronym),
        ("Proposal title", one.title),
        ("Duration in months", str(one.duration_months or "")),
        ("Planned start date", f"{one.start_date:%d.%m.%Y}" if one.start_date else ""),
        ("Fixed keywords", "; ".join(one.fixed_keywords)),
        ("Free keywords", one.free_keywords),
        ("Abstract", one.abstract),
        ("Has this proposal (or a very similar one) been submitted in the past 2 years?",
         {True: "Yes", False: "No", None: ""}[one.previously_submitted]),
        ("Previous proposal reference", one.previous_reference),
    )  # fmt: skip
    worked_out = figures(draft, load_call(CALL)).budget
    blocks = []
    for row in draft.partners:
        who = row.contact
        line = worked_out.partner(row.id)
        head = (
            ("PIC", row.pic), ("Legal name", row.legal_name), ("Short name", row.short_name),
            ("Role", row.role.value), ("Street", row.street), ("Postcode", row.postcode), ("Town", row.town),
            ("Country", _COUNTRIES.get(row.country, row.country)), ("Region", row.region),
            ("VAT number", row.vat),
            ("Webpage", row.website), ("Requested grant amount", money(line.requested if line else None)),
        )  # fmt: skip
        rooms = tuple(("Department name", room.name) for room in row.departments)
        contact = (
            ("Title", who.title), ("Gender", who.gender), ("First name", who.first_name),
            ("Last name", who.family_name), ("Position", who.position), ("E-mail", who.email),
            ("Phone", who.phone.replace(" ", "")), ("Phone 2", who.mobile),
        )  # fmt: skip
        blocks.append(
            (
                Group("", head),
                Group("Departments carrying out the proposed work", rooms),
                Group("Main contact person", contact),
            )
        )
    return Form(Group("1. General information", general), tuple(blocks), _budget(draft, money))


def _budget(draft: Draft, money: Callable[[Decimal | None], str]) -> tuple[tuple[str, ...], ...]:
    call = load_call(CALL)
    worked_out = figures(draft, call).budget
    head = (
        "No", "Name", "A. Personnel costs", "B. Subcontracting costs", "C. Purchase costs",
        "D.1 Financial support to third parties", "E. Indirect costs", "Total eligible costs",
        "Requested EU contribution",
    )  # fmt: skip
    rows = [head]

    def cells(costs: Any, requested: Decimal) -> tuple[str, ...]:
        groups = (
            sum((costs.by_category.get(one.key, Decimal(0)) for one in call.pack.cost_categories
                 if one.key.startswith(key)), Decimal(0))
            for key in "ABCD"
        )  # fmt: skip
        return tuple(money(value) for value in (*groups, costs.indirect, costs.total, requested))

    for number, row in enumerate(draft.partners, 1):
        line = worked_out.partner(row.id)
        assert line is not None
        rows.append((str(number), row.short_name, *cells(line.costs, line.requested)))
    rows.append(("", "Total", *cells(worked_out.total, worked_out.grant_requested)))
    return tuple(rows)


def _fonts() -> None:
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        for name, file in (("Plain", "LiberationSans-Regular"), ("Thick", "LiberationSans-Bold")):
            pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", f"{file}.ttf"))))


def _styles() -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    _fonts()
    return (
        ParagraphStyle("plain", fontName="Plain", fontSize=10, leading=12),
        ParagraphStyle("thick", fontName="Thick", fontSize=10, leading=12),
        ParagraphStyle("head", fontName="Thick", fontSize=14, leading=18, spaceBefore=10, spaceAfter=4),
    )


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


def _beside(group: Group, align: str) -> list[Flowable]:
    """Label left of the value, in a table with or without lines."""
    plain, thick, head = _styles()
    made: list[Flowable] = [Paragraph(_safe(group.title), head)] if group.title else [Spacer(1, 8)]
    rows = [[Paragraph(_safe(label), thick), Paragraph(_safe(value), plain)] for label, value in group.fields]
    if rows:
        table = Table(rows, colWidths=[150, 330], splitInRow=1)
        table.setStyle(
            TableStyle([("VALIGN", (0, 0), (-1, -1), align), ("GRID", (0, 0), (-1, -1), 0.3, colors.grey)])
        )
        made.append(table)
    return made


def _above(group: Group, _align: str) -> list[Flowable]:
    """Label above the value."""
    plain, thick, head = _styles()
    made: list[Flowable] = [Paragraph(_safe(group.title), head)] if group.title else [Spacer(1, 8)]
    for label, value in group.fields:
        made += [Paragraph(_safe(label), thick), Paragraph(_safe(value), plain), Spacer(1, 7)]
    return made


def _grid(group: Group, align: str) -> list[Flowable]:
    """Labels side by side, values below them; what is long goes over the whole width."""
    plain, thick, head = _styles()
    short = [one for one in group.fields if len(one[1]) < 40 and len(one[0]) < 40]
    made: list[Flowable] = [Paragraph(_safe(group.title), head)] if group.title else [Spacer(1, 8)]
    for place in range(0, len(short), 3):
        some = short[place : place + 3]
        cells = [
            [Paragraph(_safe(label), thick) for label, _ in some],
            [Paragraph(_safe(v), plain) for _, v in some],
        ]
        made.append(Table(cells, colWidths=[160] * len(some), hAlign="LEFT"))
    rest = tuple(one for one in group.fields if one not in short)
    return [*made, *_above(Group("", rest), align)] if rest else made


def _listed(form: Form) -> Table:
    """List the participants in a table, as Part A does before their own pages."""
    plain, thick, _ = _styles()
    names = ("Participant legal name", "Short name", "PIC", "Country", "Role")
    rows = [[Paragraph(one, thick) for one in ("No", *names)]]
    for number, groups in enumerate(form.participants, 1):
        said = dict(groups[0].fields) | {names[0]: dict(groups[0].fields)["Legal name"]}
        rows.append([Paragraph(_safe(one), plain) for one in (str(number), *(said[name] for name in names))])
    return Table(rows, colWidths=[25, 170, 80, 75, 80, 50], repeatRows=1)


LAYOUTS = {"beside": _beside, "above": _above, "grid": _grid}


def _written(form: Form, layout: str, align: str) -> bytes:
    plain, _, head = _styles()
    laid = LAYOUTS[layout]
    cells_at = "TOP" if align == "LISTED" else align
    story = laid(form.general, cells_at)
    story += [PageBreak(), Paragraph("2. Participants &amp; contacts", head)]
    if align == "LISTED":
        story.append(_listed(form))
    for groups in form.participants:
        for group in groups:
            story += laid(group, cells_at)
        story.append(PageBreak())
    story += [Paragraph("3. Budget", head)]
    small = ParagraphStyle("small", parent=plain, fontSize=7, leading=8.5)
    cells = [[Paragraph(_safe(cell), small) for cell in row] for row in form.budget[:1]]
    cells += [list(row) for row in form.budget[1:]]
    table = Table(cells, colWidths=[18, 60, 55, 62, 55, 68, 55, 62, 62], repeatRows=1)
    numbers = [("ALIGN", (2, 1), (-1, -1), "RIGHT"), ("FONT", (0, 1), (-1, -1), "Plain", 7)]
    table.setStyle(TableStyle([*numbers, ("GRID", (0, 0), (-1, -1), 0.3, colors.grey)]))
    story.append(table)
    buffer = BytesIO()

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont("Plain", 7)
        canvas.drawString(50, 815, "Proposal SEP-000000000 - this form was made for a test")
        canvas.drawRightString(540, 25, f"Page {document.page}")

    SimpleDocTemplate(buffer, pagesize=A4, leftMargin=40, rightMargin=40).build(story, foot, foot)
    return buffer.getvalue()


def with_reportlab(form: Form, layout: str = "beside", align: str = "TOP") -> bytes:
    """Write a Part A with reportlab's own layout, which EuroApp does not use.

    In a process of its own: EuroApp registers the same faces, and reportlab cannot hold both at once.
    """
    asked = pickle.dumps((form, layout, align))
    done = subprocess.run([sys.executable, "-m", __name__], input=asked, capture_output=True, check=True)
    return done.stdout


def by_hand(lines: Sequence[tuple[float, str]], size: int = 10) -> bytes:
    """Write a PDF sign by sign, with no library at all: pages of lines, each at its place from the left."""
    pages = [lines[start : start + 50] for start in range(0, len(lines), 50)] or [[]]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    kids = []
    for some in pages:
        drawn = []
        for place, (left, text) in enumerate(some):
            shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /F1 {size} Tf {left} {790 - 15 * place} Td ({shown}) Tj ET")
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page {page} /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size_of = len(objects) + 1
    start = len(out)
    out += f"xref\n0 {size_of}\n0000000000 65535 f \n{table}trailer\n<< /Size {size_of} /Root 1 0 R >>\n"
    return f"{out}startxref\n{start}\n%%EOF\n".encode("cp1252")


def western(text: str) -> str:
    """Return a text in letters of Western Europe, which every PDF reader holds a font for."""
    return "".join(sign if sign.encode("cp1252", "ignore") else plain_letters(sign) for sign in text)


def with_colons(form: Form) -> bytes:
    """Write `Label: value` lines by hand; long values are broken after some words."""
    lines: list[tuple[float, str]] = []
    groups = [form.general, *(group for groups in form.participants for group in groups)]
    groups = [
        Group(one.title, tuple((label, western(value)) for label, value in one.fields)) for one in groups
    ]
    for group in groups:
        lines += [(50, ""), (50, group.title)]
        for label, value in group.fields:
            words, row = value.split(), f"{label}:"
            for word in words:
                if len(row) + len(word) > 85:
                    lines.append((50, row))
                    row = ""
                row = f"{row} {word}".strip()
            lines.append((50, row))
    return by_hand(lines)


if __name__ == "__main__":
    # Pickled under the name by which the tests know this module.
    from tests.submitted import writers

    asked = pickle.load(sys.stdin.buffer)  # noqa: S301 - it comes from the test beside
    sys.stdout.buffer.write(writers._written(*asked))
