"""The only place that shows a question or an error, always as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from euroapp_ui.language import shown, tr
from euroapp_ui.widgets.question import Calm, Question
from euroapp_ui.widgets.return_key import NEVER_BY_RETURN

if TYPE_CHECKING:
    from euroapp.edits.references import Decision
    from euroapp.edits.removal import Consequences
    from euroapp.edits.renumbering import Renumbering
    from euroapp.values import FieldPath
    from euroapp_ui.state import State

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def harmless(text: str) -> str:
    """Make direction controls in names visible, so that a file cannot pose as another."""
    return _BIDI.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    return Question(parent, icon, shown(text), shown(detail))


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
    wanted = saving is not None and box.clickedButton() is saving
    box.deleteLater()
    if wanted and save is not None:
        save()


def still_working(parent: QWidget | None, what: str, detail: str = "", *, ends: bool = False) -> QMessageBox:
    """Return a box that says what is waited for; closing it stops the waiting.

    Args:
        parent: over which it stands.
        what: what is waited for.
        detail: why it takes long; '' for a folder that does not answer.
        ends: the work ends with the waiting, instead of going on by itself.

    """
    detail = detail or tr("The folder has not answered yet.")
    box = _box(parent, QMessageBox.Icon.Information, what, detail)
    words = tr("Stop reading") if ends else tr("Stop waiting")
    stop = box.addButton(words, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(stop)
    # Return does not stop the waiting: it is often a key pressed before the box came.
    stop.setProperty(NEVER_BY_RETURN, True)
    stop.setAutoDefault(False)
    stop.setDefault(False)
    return box


class Voice:
    """Asks the user and tells; the one object that tests put another in the place of."""

    def tell(self, parent: QWidget | None, text: str, detail: str = "") -> None:
        """Show a sentence that must be read."""
        box = _box(parent, QMessageBox.Icon.Warning, text, detail)
        box.exec()
        box.deleteLater()

    def choose(self, parent: QWidget | None, text: str, detail: str, buttons: tuple[str, ...]) -> int:
        """Ask a question; return the place of the chosen button, -1 for Cancel.

        A button whose words are `Calm` does what Cancel does, and stands in its place.
        """
        box = _box(parent, QMessageBox.Icon.Question, text, detail)
        # Buttons of one kind keep their order, side by side and one below the other.
        made = [box.addButton(shown(name), QMessageBox.ButtonRole.ActionRole) for name in buttons]
        calm = next((made[place] for place, name in enumerate(buttons) if isinstance(name, Calm)), None)
        box.setDefaultButton(made[0])
        box.setEscapeButton(calm or box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        clicked = box.clickedButton()
        answer = next((place for place, button in enumerate(made) if button is clicked), -1)
        box.deleteLater()
        return answer

    def removal(
        self, parent: QWidget, state: State, paths: Sequence[FieldPath], noun: str, taken: Consequences
    ) -> str | None:
        """Ask before rows are removed; return who takes over, '' for nobody, None to keep them."""
        from euroapp_ui.removal_question import RemovalDialog

        dialog = RemovalDialog(parent, state, paths, noun, taken)
        return dialog.heir if dialog.exec() == QDialog.DialogCode.Accepted else None

    def texts(self, parent: QWidget, state: State, found: Renumbering) -> Decision | None:
        """Ask what becomes of texts that name what a change renumbers; None leaves the change undone."""
        from euroapp_ui.carrying import TextsDialog

        dialog = TextsDialog(parent, state, found)
        dialog.exec()
        return dialog.decision()

    def file_to_open(self, parent: QWidget, title: str, start: str, kinds: str) -> str:
        """Ask which file to open; '' for none."""
        return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]

    def word(self, parent: QWidget, title: str, question: str, start: str = "") -> str:
        """Ask for a few words, beginning with some; '' for none."""
        return QInputDialog.getText(parent, title, question, text=start)[0]

    def folder_to_open(self, parent: QWidget, title: str, start: str) -> str:
        """Ask for a folder; '' for none."""
        return QFileDialog.getExistingDirectory(parent, title, start)

    def file_to_save(self, parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        """Ask where to save; return the name as typed, '' for nowhere, and the kind."""
        return QFileDialog.getSaveFileName(parent, title, start, kinds)

    def run(self, dialog: QDialog) -> bool:
        """Let the user fill in a dialog; tell whether he or she went through with it."""
        return dialog.exec() == QDialog.DialogCode.Accepted

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
