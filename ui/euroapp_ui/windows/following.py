"""Lets texts follow the draft: figures, names and numbers that they repeat by hand become live fields."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.checks.prose.repeats import Repeat, repeats
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.stretches import rewrite
from euroapp.language import say
from euroapp.live import Sort
from euroapp.prose.live import filled
from euroapp.wording.places import place
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import voice
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.places_preview import PlaceShown, PlacesPreview, around


class FollowDialog(QDialog):
    """All that could follow, each place with a tick; nothing of what is printed changes."""

    def __init__(self, parent: QWidget | None, state: State, found: tuple[Repeat, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Let texts follow the draft"))
        give_room(self, 900, 520)
        self._found = found
        self.places = PlacesPreview()
        self.places.show_places([_shown(one, state) for one in found])
        self.places.ticks_changed.connect(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        told = tr_count(
            "{count} place in the texts repeats a figure, a name or a number of the draft.",
            "{count} places in the texts repeat a figure, a name or a number of the draft.",
            len(found),
        )
        box.addWidget(label(told, "section", wrap=True))
        how = tr(
            "What is ticked becomes a live field: it reads the same, and follows every change of the draft."
        )
        box.addWidget(label(how, wrap=True))
        box.addWidget(self.places, 1)
        box.addWidget(label(tr("One undo brings everything back."), "help"))
        buttons = QDialogButtonBox()
        self._do = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._do.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self._count()
        self.places.setFocus()

    def chosen(self) -> list[Repeat]:
        """Return what is ticked."""
        return [self._found[row] for row in self.places.ticked()]

    def _count(self) -> None:
        count = len(self.places.ticked())
        self._do.setText(tr_count("Let {count} place follow", "Let {count} places follow", count))
        self._do.setEnabled(count > 0)


def _shown(one: Repeat, state: State) -> PlaceShown:
    stretch, draft = one.stretch, state.draft
    before, behind = around(str(get(draft, stretch.path)), stretch.start, stretch.end)
    title = one.shown.title
    change = title if one.shown.sort is Sort.ROW else say("{words}: {title}", words=stretch.was, title=title)
    where = place(stretch.path, draft, state.call, state.numbers)
    said = state.live_words
    return PlaceShown(filled(before, said), shown(change), filled(behind, said), shown(where))


def let_follow(parent: QWidget, session: DraftSession) -> None:
    """Ask which places shall follow the draft, and let them, as one step of undo."""
    found = repeats(session.state.live)
    if not found:
        voice().tell(parent, tr("No text repeats a figure, a name or a number that it could show by itself."))
        return
    dialog = FollowDialog(parent, session.state, found)
    if not voice().run(dialog):
        return
    chosen = [one.stretch for one in dialog.chosen()]

    def edit(draft: Draft) -> Draft:
        return rewrite(draft, chosen)

    session.apply(tr("Let texts follow the draft"), edit)
