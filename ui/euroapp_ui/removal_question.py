"""Asks before rows are removed that other rows hang on, or that hold something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.edits.removal import Consequences
from euroapp.language import say, template, together
from euroapp.values import FieldPath
from euroapp.wording.nouns import counted, several
from euroapp.wording.numbers import quantity
from euroapp.wording.row_names import row_name
from euroapp_ui.language import shown, tr
from euroapp_ui.state import State
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.text import label


class RemovalDialog(QDialog):
    """Says how many rows go and what goes with them, and offers to hand that to another row.

    Return keeps the rows, as long as nobody went to another button.
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
        names = [row_name(path, state.draft, state.call, state.numbers) for path in paths]
        box.addWidget(label(_asked(noun, names), "section", wrap=True))
        for text in _taken(taken, alone=len(going) == 1):
            box.addWidget(label(text, wrap=True))
        fate = _Fate.of(taken)
        self._heir = Combo()
        self._heir.setAccessibleName(shown(fate.question))
        self._heir.addItem(fate.without, "")
        if not taken.nothing:
            for row in getattr(state.draft, collection):
                if row.id not in going:
                    name = state.numbers.label(collection, row.id)
                    self._heir.addItem(tr(fate.given, name=name), row.id)
            box.addWidget(self._heir)
        box.addWidget(label(tr("One undo brings everything back."), "help"))
        buttons = QDialogButtonBox()
        keep = buttons.addButton(tr("Keep"), QDialogButtonBox.ButtonRole.RejectRole)
        remove = buttons.addButton(tr("Remove"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Without this the dialog would take it for its default button; on it, Return presses it all the same.
        remove.setAutoDefault(False)
        keep.setDefault(True)
        keep.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the sentences need at the width of the dialog."""
        box = self.layout()
        wide = min(theme().scaled(460), self.screen().availableGeometry().width() - 40)
        wide = max(wide, box.minimumSize().width()) if box is not None else wide
        self.resize(wide, box.totalHeightForWidth(wide) if box is not None else 0)
        self.setMinimumHeight(self.height())
        super().showEvent(event)

    @property
    def heir(self) -> str:
        """Return the id of the row that takes over; '' to remove everything."""
        return str(self._heir.currentData())


def _asked(noun: str, names: Sequence[str]) -> str:
    """Return what is asked of rows that go, by their names."""
    if len(names) > 1:
        return tr("Remove {rows}: {names}?", rows=several(noun, len(names)), names=_some(names))
    return tr("Remove {name}?", name=names[0]) if names[0] else tr("Remove this {noun}?", noun=noun)


def _some(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    first, more = together(names[:_NAMED], ", "), len(names) - _NAMED
    return say("{names} and {count} more", names=first, count=more) if more > 0 else first


_NAMED = 6


def _taken(taken: Consequences, *, alone: bool) -> Iterator[str]:
    """Yield what goes, and what is emptied, with a row that goes alone or with several."""
    removed, cleared = counted(taken.removed), counted(taken.cleared)
    if taken.person_months > 0:
        yield (
            tr("It holds {count} person-months of effort.", count=quantity(taken.person_months))
            if alone
            else tr("They hold {count} person-months of effort.", count=quantity(taken.person_months))
        )
    if removed:
        yield (
            tr("These rows belong to it: {rows}.", rows=removed)
            if alone
            else tr("These rows belong to them: {rows}.", rows=removed)
        )
    if cleared:
        yield (
            tr("These rows stay, but name it in a field: {rows}.", rows=cleared)
            if alone
            else tr("These rows stay, but name them in a field: {rows}.", rows=cleared)
        )


class _Fate(NamedTuple):
    """What is asked about rows and fields that hang on a row that goes."""

    question: str
    without: str
    """What happens where no other row takes over."""
    given: str
    """What happens where another row does; with the place `name`."""

    @staticmethod
    def of(taken: Consequences) -> _Fate:
        """Return what is asked where rows go, fields are emptied, or both."""
        if taken.removed and taken.cleared:
            return _BOTH
        return _ROWS if taken.removed else _FIELDS


_BOTH = _Fate(
    say("What becomes of the rows and the fields"),
    say("Remove the rows too, empty the fields"),
    template("Give the rows and the fields to {name}"),
)
_ROWS = _Fate(
    say("What becomes of the rows"), say("Remove the rows too"), template("Give the rows to {name}")
)
_FIELDS = _Fate(
    say("What becomes of the fields"), say("Empty the fields"), template("Give the fields to {name}")
)
