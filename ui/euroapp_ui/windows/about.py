"""About the program: version, licences, where things lie."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QTextBrowser, QVBoxLayout

from euroapp import __version__
from euroapp.bundle import resources
from euroapp.calls.library import user_calls_folder
from euroapp.settings import data_folder
from euroapp_ui.language import tr
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.tabs import Tabs
from euroapp_ui.widgets.text import label

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk


_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
"""With a cursor, so that Ctrl+End and the like walk the text."""


def _reading(text: str, name: str) -> QPlainTextEdit:
    view = QPlainTextEdit(text)
    view.setReadOnly(True)
    view.setTextInteractionFlags(_READ)
    view.setTabChangesFocus(True)
    view.setAccessibleName(name)
    return view


def _dialog(window: Desk, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(window)
    dialog.setWindowTitle(title)
    give_room(dialog, 680, 520)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 20, 24, 18)
    box.setSpacing(10)
    return dialog, box


def _close_button(dialog: QDialog, box: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box.addWidget(buttons)


def about_dialog(window: Desk) -> QDialog:
    """Return the dialog about the program."""
    dialog, box = _dialog(window, tr("About EuroApp"))
    box.addWidget(label(tr("EuroApp {version}", version=__version__), "title"))
    text = tr(
        "Draft Euroclusters applications on your own computer. MIT licence. The program uses no network "
        "and keeps everything on this machine. It is not a product of the European Union; what it prints "
        "is not the official form, and the template in the Portal prevails."
    )
    box.addWidget(label(text, wrap=True))
    sides = Tabs(tr("About"))
    versions = tr(
        "Python {python}\nQt for Python {qt}\n{system}\n\nRecovery copies: {recovery}\n"
        "Your own call packs: {calls}",
        python=platform.python_version(),
        qt=PySide6.__version__,
        system=platform.platform(),
        recovery=data_folder(),
        calls=user_calls_folder(),
    )
    notices = (resources() / "NOTICES.md").read_text(encoding="utf-8")
    licences = QTextBrowser()
    licences.setMarkdown(notices)
    licences.setOpenLinks(False)
    # No link leads anywhere here, so Tab has nothing to walk inside the text.
    licences.setTextInteractionFlags(_READ)
    licences.setTabChangesFocus(True)
    licences.setAccessibleName(tr("Licences of what is used"))
    sides.addTab(licences, tr("Licences"))
    sides.addTab(_reading(versions, tr("Versions and folders")), tr("Versions and folders"))
    box.addWidget(sides, 1)
    _close_button(dialog, box)
    return dialog


def show_about(window: Desk) -> None:
    """Show the dialog about the program."""
    about_dialog(window).exec()
