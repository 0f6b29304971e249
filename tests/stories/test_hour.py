"""The first hour of somebody new: from the start page to the PDF, three pages of it without the mouse."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from euroapp.draft import Draft
from euroapp.storage.files import load
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused

pytestmark = pytest.mark.timeout(240)
Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PASTE_OVER = 1


def press(
    key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    for _ in range(times):
        QTest.keyClick(focused(), key, modifier)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type over what the field with the keyboard holds."""
    press(Keys.Key_A, CTRL)
    QTest.keyClicks(focused(), text)


def field() -> str:
    """Return the path of the field that has the keyboard; '' for anything else."""
    widget: QWidget | None = focused()
    while widget is not None and not isinstance(widget, FieldRow):
        widget = widget.parentWidget()
    return widget.path.rpartition("/")[2] if widget is not None else ""


def tab_to(name: str) -> None:
    """Press Tab until a field has the keyboard."""
    for _ in range(80):
        if field() == name:
            return
        press(Keys.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def paste(block: str) -> None:
    QApplication.clipboard().setText(block)
    press(Keys.Key_V, CTRL)


def wizard(window: MainWindow) -> Workspace:
    """Go through the questions of a new draft with Return."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        press(Keys.Key_Return, times=2)
        QTest.keyClicks(focused(), "SMARTWOOD")
        press(Keys.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted

    QTimer.singleShot(300, answer)
    window.actions_by_key["new"].trigger()
    assert window.workspace is not None
    return window.workspace


def draft_of(workspace: Workspace) -> Draft:
    return workspace.session.draft


def show_tab(page: QWidget, title: str) -> None:
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            if tabs.tabText(place).startswith(title):
                tabs.setCurrentIndex(place)


def fill_scope(workspace: Workspace) -> None:
    """Fill the page by Tab, with a duration that is no number first."""
    workspace.go("scope")
    workspace.reveal("general/acronym")
    tab_to("duration_months")
    write("3 years")
    press(Keys.Key_Tab)
    assert draft_of(workspace).general.duration_months is None, "nothing half-read is kept"
    assert [entry.text for entry in draft_of(workspace).unsettled] == ["3 years"]
    tab_to("duration_months")
    write("36")
    tab_to("title")
    write("Smart machines for small woodworking firms")
    tab_to("start_date")
    write("1.09.2027")
    tab_to("previously_submitted")
    press(Keys.Key_Tab)
    assert draft_of(workspace).unsettled == ()
    assert str(draft_of(workspace).general.start_date) == "2027-09-01"


def fill_consortium(workspace: Workspace) -> None:
    """Type one participant by keys, and paste two."""
    workspace.go("consortium")
    workspace.reveal(f"partners/{draft_of(workspace).partners[0].id}/short_name")
    write("HBC")
    tab_to("pic")
    write("900000001")
    tab_to("legal_name")
    write("Holzbau-Cluster e.V.")
    tab_to("street")
    write("ul. Drzewna 5")
    workspace.window().actions_by_key["add-row"].trigger()  # type: ignore[attr-defined]
    table = workspace.current_page().findChild(QTableView)
    assert table is not None
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    heads = "Short name\tLegal name\tRole\tCountry"
    paste(f"{heads}\nŁDK\tŁódzki Klaster Drzewny\tPartner\tPoland\nCLM\tClúster da Madeira\tPartner\tES\n")
    assert [p.short_name for p in draft_of(workspace).partners] == ["HBC", "ŁDK", "CLM"]
    assert [p.country for p in draft_of(workspace).partners[1:]] == ["PL", "ES"]
    assert draft_of(workspace).partners[0].street == "ul. Drzewna 5"


def fill_plan(workspace: Workspace, dialogs: Dialogs) -> None:
    """Paste packages and tasks with their months as the tables print them, and fill the effort grid."""
    workspace.go("workplan")
    page = workspace.current_page()
    for title, collection, block in (
        ("Packages", "work_packages", "Management\tHBC\tM1 to M36\nSkills\tŁDK\tM2 to M30\n"),
        ("Tasks", "tasks", "Steer\tWP1\tHBC\tM1 to M36\nTrain\tWP2\tŁDK\tM2-M12\n"),
    ):
        show_tab(page, title)
        workspace.reveal(collection)
        if not getattr(draft_of(workspace), collection):
            workspace.window().actions_by_key["add-row"].trigger()  # type: ignore[attr-defined]
            workspace.reveal(collection)
        view = next(t for t in page.findChildren(QTableView) if t.isVisible())
        names = [
            view.model().headerData(c, Qt.Orientation.Horizontal) for c in range(view.model().columnCount())
        ]
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, names.index("Name")))
        wp = "\tWP" if collection == "tasks" else ""
        if collection == "work_packages":
            # The package that the wizard made gets another name.
            dialogs.answers.append("Overwrite")
        paste(f"Name{wp}\tLead{'er' if collection == 'tasks' else ''}\tMonths\n{block}")
    assert [(w.start_month, w.end_month) for w in draft_of(workspace).work_packages] == [(1, 36), (2, 30)]
    assert [(t.start_month, t.end_month) for t in draft_of(workspace).tasks] == [(1, 36), (2, 12)]
    show_tab(page, "Effort")
    grid = page.findChild(EffortGrid)
    assert grid is not None
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.table.model().index(1, 1))
    for number in ("4", "2,5,1"):
        QTest.keyClicks(focused(), number)
        press(Keys.Key_Return)
    assert workspace.current_page() is page, "Return never leads to another page"
    first = draft_of(workspace).tasks[0]
    assert [part.person_months for part in first.participations] == [Decimal(4)]


def test_the_first_hour(window: MainWindow, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> None:
    path, printed = tmp_path / "SMARTWOOD.euroapp", tmp_path / "SMARTWOOD.pdf"
    window.activateWindow()
    workspace = wizard(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fill_scope(workspace)
    fill_consortium(workspace)
    fill_plan(workspace, dialogs)
    typed = draft_of(workspace)
    dialogs.answers.append(path)
    assert window.files.save()
    assert load(path).draft == typed
    assert window.files.may_leave()
    assert window.files.open_path(path)
    assert window.workspace is not None
    assert draft_of(window.workspace) == typed, "what cannot be read yet came back too"
    window.workspace.go("proposal")
    page = window.workspace.current_page()
    assert isinstance(page, ProposalPage)
    with qtbot.waitSignal(page.pages_counted, timeout=60_000):
        page.export_to(printed)
    words = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(printed).pages)
    for name in (
        "Smart machines for small woodworking firms",
        "Holzbau-Cluster e.V.",
        "Łódzki Klaster Drzewny",
    ):
        assert name.replace(" ", "") in "".join(words.split())
    assert len(dialogs.seen) == 2, "only the name of the first package and where to save were asked"
