"""What a workbook says of itself: how it is filled in, and which rates it counts with."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence, Status
from euroapp.export.workbook.calculating import Category, Rates
from euroapp.export.workbook.page import Look, Page
from euroapp.export.workbook.tables import Asked, Scribe, form, heading, lines_in
from euroapp.figures.budget import BudgetFigures
from euroapp.language import say
from euroapp.values import ZERO
from euroapp.wording.facts import STATUS_WORDS, fact_text, source_names


def instructions_page(page: Page, title: str, partner: str, sheets: list[tuple[str, str]]) -> None:
    """Write how the workbook is filled in and sent back."""
    heading(page, title or say("Detailed budget"), _purpose(partner))
    page.widths |= {1: 28.0, 2: 96.0}
    row = 3
    for look, text in (
        (Look.LEGEND, say("Yellow cells are for you to fill in.")),
        (Look.TEXT, say("All other cells are worked out or come from the draft; they are locked.")),
        (Look.TOTAL, say("Totals follow by themselves.")),
    ):
        page.put(row, 1, None, look)
        page.put(row, 2, text, Look.TEXT)
        row += 1
    row += 1
    page.put(row, 1, say("How to fill it in"), Look.STRONG)
    for advice in _advice(partner):
        page.put(row, 2, advice, Look.TEXT)
        row += 1
    row += 1
    page.line(row, 1, (say("Sheet"), say("What it holds")), Look.HEAD)
    for below, (name, what) in enumerate(sheets, row + 1):
        page.put(below, 1, name, Look.STRONG)
        page.put(below, 2, what, Look.TEXT)
    page.tall = True


def _purpose(partner: str) -> str:
    if partner:
        return say("The part of {partner}: please fill it in and send it back", partner=partner)
    return say("Detailed budget, amounts in EUR")


def _advice(partner: str) -> list[str]:
    found = [
        say("Add a row by inserting it above the last line of a list, or use one of the blank rows."),
        say("Empty all yellow cells of a row to take it out."),
        say("Rows may be sorted, copied and moved. Do not change the hidden first column."),
        say("Numbers may have a comma or a point before the decimals, as your program has it."),
        say("Do not rename, copy or delete sheets."),
    ]
    if partner:
        return [
            *found,
            say(
                "Send the file back as XLSX or ODS. Whoever asked you sees each change before it is taken in."
            ),
        ]
    return [
        *found,
        say(
            "To take it in again choose Share > Import from a workbook or table in EuroApp: it shows what "
            "was changed here before anything changes in the draft."
        ),
    ]


def rates_page(page: Page, call: Call, figures: BudgetFigures, categories: list[Category]) -> Rates:
    """Write the rates that formulas count with, each with its status and source."""
    top = heading(
        page,
        say("Rates"),
        say("Facts of the call that the formulas count with"),
        (say("A rate that is not confirmed may turn out otherwise; see its source."),),
    )
    page.line(
        top, 1, (say("What"), say("Rate"), say("In base of E"), say("Status"), say("Source")), Look.HEAD
    )
    page.widths |= {1: 58.0, 2: 12.0, 3: 12.0, 4: 18.0, 5: 90.0}
    row = top + 1
    facts = call.facts
    flat = facts.rate("indirect_rate").value or ZERO
    for key, value in (("general_rate", figures.general_rate), ("indirect_rate", flat)):
        page.put(row, 1, facts.title(key), Look.STRONG)
        page.put(row, 2, value, Look.RATE)
        _evidence(page, row, facts.rate(key), call)
        row += 1
    places = {}
    for one in categories:
        page.put(row, 1, one.word, Look.TEXT)
        page.put(row, 2, one.rate, Look.RATE)
        page.put(row, 3, int(one.in_base), Look.NUMBER)
        known = call.pack.category(one.key)
        _evidence(page, row, known.rate if known is not None else Evidence(), call)
        places[one.key] = (page.at(row, 2), page.at(row, 3))
        row += 1
    for key in ("support_in_indirect_base", "support_share", "maximum_grant"):
        fact = facts.fact(key)
        if fact is not None:
            page.put(row, 1, facts.title(key), Look.TEXT)
            page.put(row, 2, fact_text(fact), Look.TEXT)
            _evidence(page, row, fact, call)
            row += 1
    for assumption in figures.assumptions:
        row += 1
        page.put(row, 1, say("Assumption: {text}", text=assumption.text), Look.NOTE)
    page.frozen = (top + 1, 0)
    return Rates(page.at(top + 1, 2), page.at(top + 2, 2), places)


def _evidence(page: Page, row: int, fact: Evidence, call: Call) -> None:
    status = STATUS_WORDS[fact.status]
    own = fact.status is Status.OWN
    names = [fact.source] if own else source_names(fact.source, call.pack.sources)
    page.put(row, 4, status, Look.TEXT)
    told = "; ".join(filter(None, names))
    page.put(row, 5, told, Look.TEXT)
    page.heights[row] = 14.0 * lines_in(told, 84.0)


def comments_page(scribe: Scribe, page: Page) -> None:
    """Write the remarks on the whole budget."""
    top = heading(
        page,
        say("Comments"),
        say("Reasons for unusual costs, and for any difference from Part A"),
        (say("Begin a new line with Alt+Enter, or Ctrl+Enter in LibreOffice."),),
    )
    form(scribe, page, top, [Asked("budget/comments")])
    page.widths |= {2: 110.0, 3: 40.0}
