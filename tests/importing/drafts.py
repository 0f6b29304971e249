"""A small draft for workbooks, always the same, and what is found in files of it."""

from __future__ import annotations

from pathlib import Path

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.workbook.composing import Wanted, pages_of
from euroapp.export.workbook.home import Home
from euroapp.export.workbook.writing import workbook_bytes
from euroapp.importing import opening
from euroapp.importing.found import Found
from euroapp.importing.homecoming import changes_in
from euroapp.importing.marks import home_in
from euroapp.importing.opening import Opened, open_table
from euroapp.importing.sheets import read_sheets
from euroapp.wording.values import Names
from tests.builders import a_call, a_cost, a_draft, a_partner, a_task
from tests.spreadsheet import Spreadsheet

FILES = Path(__file__).parent.parent / "files" / "workbooks"


def small_draft() -> Draft:
    """Return two partners with three cost lines, equipment, staff, a risk and a text of two lines."""
    return a_draft(
        partners=(
            a_partner("p1", legal_name="Alpha Cluster"),
            a_partner(
                "p2",
                town="Gent",
                capacity="Two halls.\nOne lab.",
                staff=({"id": "s1", "name": "Lia", "function": "Adviser"},),
                previous_projects=({"id": "v1", "title": "Old", "start": "2020-03-01"},),
            ),
        ),
        tasks=(a_task("t1", "w1", p1="2.5", p2="1"),),
        cost_lines=(
            a_cost("c1", "A1", "4000.50", "p1"),
            a_cost("c2", "B", "900", "p2"),
            a_cost("c3", "C3", "0.07", "p2"),
        ),
        depreciation=({"id": "d1", "participant": "p2", "asset": "Meter", "cost": "100"},),
        risks=({"id": "r1", "description": "Late", "owner": "p2", "work_packages": ("w1",)},),
    )


def call() -> Call:
    return a_call()


def written(draft: Draft, wanted: Wanted | None = None) -> bytes:
    return workbook_bytes(pages_of(draft, call(), Home(), wanted))


def found_in(raw: bytes | Path | Spreadsheet, draft: Draft) -> Found:
    """Return what is found in a workbook that was made from a draft."""
    if isinstance(raw, Path):
        file = open_table(raw)
    else:
        # What the process of its own does, without the process: there are many such files.
        read = read_sheets(raw if isinstance(raw, bytes) else raw.bytes())
        file = Opened(opening._sheets(read))
    home = home_in(file)
    assert home is not None
    return changes_in(file, home, Names(draft, call()))
