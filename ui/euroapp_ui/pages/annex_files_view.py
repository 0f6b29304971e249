"""Which files of annexes are there, and choosing them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout

from euroapp.calls.names import name_of
from euroapp.draft.annexes import Annex, AnnexStatus
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
from euroapp.language import say, together
from euroapp.storage.annex_files import FOLDER, AnnexFile, bring_annex, find_annex
from euroapp.values import FieldPath
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.text import Card, button, label, set_tone
from euroapp_ui.workers import apart


class AnnexFiles(Card):
    """A line for each annex: its file, and whether it lies beside the draft."""

    _answered = Signal(str, object)
    """What the disk says of a name: an `AnnexFile`, or None."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(margins=16)
        self._session = session
        self._known: dict[tuple[str, str], AnnexFile | None] = {}
        """By folder and name, once the disk has answered."""
        self._asked: set[tuple[str, str]] = set()
        self._shown: tuple[object, ...] = ()
        self._answered.connect(self._take)
        self.box.setSpacing(8)
        self.box.addWidget(label(tr("Files of the annexes"), "section"))
        self._where = label("", "help", wrap=True)
        self.box.addWidget(self._where)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.box.addLayout(self._grid)
        again = button(tr("Look again"), "link")
        again.clicked.connect(self.look_again)
        self.box.addWidget(again)

    def refresh(self) -> None:
        """Show the draft as it is now; the disk is asked about names that are new."""
        home, rows = self._session.home, self._session.draft.annexes
        self._where.setText(
            tr(
                "Looked for in {folder}, and in the folder “{annexes}” there.",
                folder=harmless(str(home)),
                annexes=FOLDER,
            )
            if home is not None
            else tr("Save the draft first: its annexes are looked for beside its file.")
        )
        if home is not None:
            for name in {row.file_name.strip() for row in rows if row.file_name.strip()}:
                if (str(home), name) not in self._asked:
                    self._asked.add((str(home), name))
                    apart("annexes", partial(self._ask, home, name))
        shown_now = (rows, home, dict(self._known))
        if shown_now != self._shown:
            self._shown = shown_now
            self._show_lines(self._session.state)

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False

    def look_again(self) -> None:
        """Ask the disk once more."""
        self._asked.clear()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again when the page is shown: files come and go."""
        super().showEvent(event)
        self.look_again()

    def _ask(self, home: Path, name: str) -> None:
        found = find_annex(home, name)
        try:
            self._answered.emit(f"{home}\n{name}", found)
        except RuntimeError:
            # The window is gone.
            return

    def _take(self, key: str, found: AnnexFile | None) -> None:
        home, _, name = key.partition("\n")
        self._known[home, name] = found
        self.refresh()

    def _show_lines(self, state: State) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not state.draft.annexes:
            self._grid.addWidget(label(tr("No annexes yet."), "soft"), 0, 0)
        for place, row in enumerate(state.draft.annexes):
            sign, words, tone = self._standing(row)
            mark = label(sign, "label")
            mark.setAccessibleName(words)
            said = label(together((_named(state, row), words), ": "), wrap=True)
            for part in (mark, said):
                set_tone(part, tone)
            choose = button(tr("Choose a file\N{HORIZONTAL ELLIPSIS}"), "link")
            choose.setAccessibleName(shown(tr("Choose a file for {annex}", annex=_named(state, row))))
            choose.clicked.connect(partial(self._choose, row.id))
            for column, widget in enumerate((mark, said, choose)):
                self._grid.addWidget(widget, place, column)

    def _standing(self, row: Annex) -> tuple[str, str, str]:
        """Return sign, words and tone for how the file of an annex stands."""
        name, home = row.file_name.strip(), self._session.home
        if row.status is AnnexStatus.NOT_NEEDED:
            return "\N{EN DASH}", tr("not needed"), ""
        if not name:
            return "\N{WHITE CIRCLE}", tr("no file named"), "warn"
        if home is None:
            return "?", tr("{file}, not looked for yet", file=harmless(name)), ""
        if (str(home), name) not in self._known:
            return "\N{HORIZONTAL ELLIPSIS}", tr("{file} is being looked for", file=harmless(name)), ""
        found = self._known[str(home), name]
        if found is None:
            return "\N{WHITE CIRCLE}", tr("{file} is not there", file=harmless(name)), "error"
        size = tr("{size} kB", size=max(1, round(found.size / 1000)))
        return "\N{CHECK MARK}", tr("{file}, {size}", file=harmless(name), size=size), "ok"

    def _choose(self, row_id: str, _checked: bool = False) -> None:
        """Let a file be chosen; one that lies elsewhere is copied beside the draft."""
        home = self._session.home
        if home is None:
            tell(
                self, tr("Save the draft first."), tr("Annexes are looked for beside the file of the draft.")
            )
            return
        name = voice().file_to_open(self, tr("Choose the file of the annex"), str(home), "")
        if not name:
            return
        try:
            file_name = bring_annex(home, Path(name).absolute())
        except EuroappError as error:
            tell(self, tr("The file was not taken."), shown_error(error))
            return
        path = f"annexes/{row_id}/file_name"
        self._session.apply(tr("File of an annex"), lambda draft: set_value(draft, path, file_name))
        self.look_again()


def _named(state: State, row: Annex) -> str:
    kind = name_of(state.call.pack, "annexes", row.kind) if row.kind else row.title.strip()
    who = state.numbers.partner(row.participant) if row.participant else ""
    return together(filter(None, (kind or say("Annex"), who)), ", ")
