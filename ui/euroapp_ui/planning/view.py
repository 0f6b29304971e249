"""The timetable with what is said and chosen above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from euroapp.folding import file_stem
from euroapp.replacing import replace_small
from euroapp.values import FieldPath
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import tell
from euroapp_ui.pictures.bars import DISC, MILESTONE, Legend
from euroapp_ui.planning.chart import PlanChart
from euroapp_ui.planning.paper import timetable_on_paper
from euroapp_ui.planning.scale import Zoom
from euroapp_ui.session import DraftSession
from euroapp_ui.where import ask_where
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.focus_order import AFTER_NEXT, ONLY_READ
from euroapp_ui.widgets.text import button, label


class PlanView(QWidget):
    """The chart, its zoom, and its print."""

    opened = Signal(str)
    """The path of a row whose form is wanted."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setProperty(ONLY_READ, True)
        self._session = session
        self.chart = PlanChart(session)
        self.chart.opened.connect(self.opened)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        text = tr(
            "Drag a bar to move it, its ends to stretch it, a name to put it elsewhere. With the keyboard: "
            "Up and Down choose a row. Ctrl+Left and Ctrl+Right move it by a month. Shift+Left and "
            "Shift+Right move its end, Ctrl+Shift+Left and Ctrl+Shift+Right its beginning. Alt+Up and "
            "Alt+Down move the row in the plan. Return opens its form."
        )
        box.addWidget(label(text, "help", wrap=True))
        tools = QWidget()
        tools.setLayout(self._tools())
        tools.setProperty(AFTER_NEXT, True)
        box.addWidget(tools)
        box.addWidget(self.chart)
        box.addWidget(self._legend())
        box.addStretch()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.chart.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Leave it to the tab that edits the row."""
        return False

    def shift(self, steps: int) -> None:
        """Move the row in use up or down in the plan."""
        self.chart.shift(steps)

    def export_to(self, path: Path) -> None:
        """Write the timetable as a PDF on A3.

        Raises:
            OSError: the file cannot be written; what was there before stays.

        """
        replace_small(path, timetable_on_paper(self._session.state), mode=0o666)

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        zoom = Combo()
        for one in Zoom:
            zoom.addItem(one.words, one)
        zoom.setAccessibleName(tr("Zoom of the timetable"))
        zoom.currentIndexChanged.connect(lambda place: self.chart.use_zoom(list(Zoom)[place]))
        words = label(tr("Zoom"), "soft")
        words.setBuddy(zoom)
        line.addWidget(words)
        line.addWidget(zoom)
        line.addStretch()
        made = button(tr("Print on A3\N{HORIZONTAL ELLIPSIS}"))
        made.clicked.connect(self._print)
        line.addWidget(made)
        return line

    def _legend(self) -> Legend:
        names = [
            (tr("work package"), "accent"),
            (tr("task"), "accent_soft"),
            (tr("milestone"), MILESTONE),
            (tr("deliverable"), DISC),
            (tr("event"), "ok"),
        ]
        if self._session.state.shows("schemes"):
            names += [(tr("call for SMEs"), "warn"), (tr("projects of SMEs"), "warn_soft")]
        names.append((tr("a link that does not hold"), "error"))
        return Legend(*names)

    def _print(self) -> None:
        """Ask where, and write the timetable there."""
        name = file_stem(self._session.draft.general.acronym, "draft")
        start = self._session.folder / f"{name} timetable.pdf"
        path = ask_where(self, tr("Print the timetable on A3"), start, (("PDF", ".pdf"),))
        if path is None:
            return
        try:
            self.export_to(path)
        except OSError as error:
            tell(self, tr("The timetable was not written."), shown(str(error.strerror or error)))
            return
        self._session.told.emit(tr("The timetable was written to {name}.", name=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
