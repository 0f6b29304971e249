"""The only place that shows a question or an error, always as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from euroapp.edits.references import Texts
from euroapp.edits.removal import Consequences
from euroapp.edits.renumbering import Renumbering
from euroapp.values import FieldPath
from euroapp.wording.nouns import counted, several
from euroapp.wording.renumbering import offers, sentences
from euroapp_ui.language import tr
from euroapp_ui.session import State
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.text import label

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def harmless(text: str) -> str:
    """Make direction controls in names visible, so that a file cannot pose as another."""
    return _BIDI.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle("EuroApp")
    box.setText(text)
    box.setInformativeText(detail)
    return box


def tell_of_error(
    parent: QWidget | None, text: str, state: str, details: str, save: Callable[[], object] | None
) -> None:
    """Tell of an error inside the program, with its details to copy and the draft to save."""
    box = _box(parent, QMessageBox.Icon.Critical, text, state)
    box.setDetailedText(details)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    # A box closes with each of its buttons; copying is no reason to.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    saving = box.addButton(tr("Save a copy"), QMessageBox.ButtonRole.AcceptRole) if save is not None else None
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.exec()
    if saving is not None and save is not None and box.clickedButton() is saving:
        save()


def still_working(parent: QWidget | None, what: str) -> QMessageBox:
    """Return a box that says what is waited for; closing it stops the waiting, not the work."""
    box = _box(parent, QMessageBox.Icon.Information, what, tr("The folder has not answered yet."))
    stop = box.addButton(tr("Stop waiting"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(stop)
    # Return does not stop the waiting: it is often a key pressed before the box came.
    stop.setAutoDefault(False)
    stop.setDefault(False)
    return box


class RemovalDialog(QDialog):
    """Says how many rows go and what goes with them, and offers to hand that to another row.

    Return keeps the rows: what removes is never what a key does by itself.
    """

    def __init__(
        self, parent: QWidget, state: State, paths: Sequence[FieldPath], noun: str, taken: Consequences
    ) -> None:
        super().__init__(parent)
        collection = paths[0].rpartition("/")[0]
        going = {path.rpartition("/")[2] for path in paths}
        self.setWindowTitle(tr("Remove {noun}", noun=noun))
        box = QVBoxLayout(self)
        box.setSpacing(12)
        name = state.numbers.label(collection, min(going)) or f"this {noun}"
        what = name if len(going) == 1 else f"these {several(noun, len(going))}"
        box.addWidget(label(tr("Remove {what}?", what=what), "section", wrap=True))
        if len(going) > 1:
            names = [state.numbers.label(collection, path.rpartition("/")[2]) for path in paths]
            told = ", ".join(filter(None, names[:6]))
            more = f" and {len(names) - 6} more" if len(names) > 6 else ""
            box.addWidget(label(f"{told}{more}", wrap=True))
        it = "it" if len(going) == 1 else "them"
        if taken.removed:
            box.addWidget(
                label(
                    tr("These rows belong to {it}: {counted}.", it=it, counted=counted(taken.removed)),
                    wrap=True,
                )
            )
        if taken.cleared:
            text = tr(
                "These rows stay, but name {it} in a field: {counted}.", it=it, counted=counted(taken.cleared)
            )
            box.addWidget(label(text, wrap=True))
        what = tr("the rows") if taken.removed else tr("the fields")
        both = " and the fields" if taken.removed and taken.cleared else ""
        alone = tr("Remove the rows too") if taken.removed else tr("Empty the fields")
        also = ", empty the fields" if both else ""
        self._heir = Combo()
        self._heir.setAccessibleName(tr("What becomes of {what}{both}", what=what, both=both))
        self._heir.addItem(f"{alone}{also}", "")
        if not taken.nothing:
            for row in getattr(state.draft, collection):
                if row.id not in going:
                    name = state.numbers.label(collection, row.id)
                    self._heir.addItem(
                        tr("Give {what}{both} to {name}", what=what, both=both, name=name), row.id
                    )
            box.addWidget(self._heir)
        box.addWidget(label(tr("One undo brings everything back."), "help"))
        buttons = QDialogButtonBox()
        keep = buttons.addButton(tr("Keep"), QDialogButtonBox.ButtonRole.RejectRole)
        remove = buttons.addButton(tr("Remove"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        remove.setAutoDefault(False)
        keep.setDefault(True)
        keep.setFocus()
        self.resize(460, 0)

    @property
    def heir(self) -> str:
        """Return the id of the row that takes over; '' to remove everything."""
        return str(self._heir.currentData())


class Voice:
    """Asks the user and tells; the one object that tests put another in the place of."""

    def tell(self, parent: QWidget | None, text: str, detail: str = "") -> None:
        """Show a sentence that must be read."""
        _box(parent, QMessageBox.Icon.Warning, text, detail).exec()

    def choose(self, parent: QWidget | None, text: str, detail: str, buttons: tuple[str, ...]) -> int:
        """Ask a question; return the place of the chosen button, -1 for Cancel."""
        box = _box(parent, QMessageBox.Icon.Question, text, detail)
        made = [
            box.addButton(
                name, QMessageBox.ButtonRole.AcceptRole if place == 0 else QMessageBox.ButtonRole.ActionRole
            )
            for place, name in enumerate(buttons)
        ]
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(made[0])
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return next((place for place, button in enumerate(made) if button is clicked), -1)

    def removal(
        self, parent: QWidget, state: State, paths: Sequence[FieldPath], noun: str, taken: Consequences
    ) -> str | None:
        """Ask before rows are removed; return who takes over, '' for nobody, None to keep them."""
        dialog = RemovalDialog(parent, state, paths, noun, taken)
        return dialog.heir if dialog.exec() == QDialog.DialogCode.Accepted else None

    def texts(self, parent: QWidget, found: Renumbering) -> Texts | None:
        """Ask what becomes of texts that name what a change renumbers; None leaves the change undone."""
        first, *more = sentences(found)
        more.append(tr("One undo brings everything back."))
        ways = offers(found)
        answer = self.choose(parent, first, "\n".join(more), tuple(ways.values()))
        return None if answer < 0 else tuple(ways)[answer]

    def file_to_open(self, parent: QWidget, title: str, start: str, kinds: str) -> str:
        """Ask which file to open; '' for none."""
        return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]

    def file_to_save(self, parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        """Ask where to save; return the name as typed, '' for nowhere, and the kind."""
        return QFileDialog.getSaveFileName(parent, title, start, kinds)

    def show(self, dialog: QDialog, _told: Sequence[object]) -> None:
        """Show something that is only looked at."""
        dialog.exec()


_speaking = [Voice()]
_V = TypeVar("_V", bound=Voice)


def voice() -> Voice:
    """Return who asks and tells."""
    return _speaking[-1]


@contextmanager
def speaking(other: _V) -> Iterator[_V]:
    """Let another one ask and tell for a while."""
    _speaking.append(other)
    try:
        yield other
    finally:
        _speaking.remove(other)


def tell(parent: QWidget | None, text: str, detail: str = "") -> None:
    """Show a sentence that must be read."""
    voice().tell(parent, text, detail)


def choose(parent: QWidget | None, text: str, detail: str, buttons: tuple[str, ...]) -> int:
    """Ask a question; return the place of the chosen button, -1 for Cancel.

    The first button is the safe or usual one.
    """
    return voice().choose(parent, text, detail, buttons)
