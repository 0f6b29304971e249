"""How the proposal is wanted: a working draft or a submission copy, with what goes with each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from euroapp.language import say
from euroapp_ui.language import tr
from euroapp_ui.preview.compact_tables import CompactTables
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.text import label

WORKING, SUBMISSION = "working", "submission"
_HELP = {
    WORKING: say("Marked as a draft on every page; ends in what is open, on pages that do not count."),
    SUBMISSION: say("Clean, to be sent through the Portal once no error is left."),
}


class Wishes(QWidget):
    """One line of choices above the preview."""

    changed = Signal()

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.compact = CompactTables(session)
        self.profile_box = Combo()
        self.profile_box.setAccessibleName(tr("Kind of copy"))
        # Both names are read whole at every size of the letters.
        self.profile_box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.profile_box.addItem(tr("Working draft"), WORKING)
        self.profile_box.addItem(tr("Submission copy"), SUBMISSION)
        self.tags = QCheckBox(tr("Tags of the form"))
        self.tags.setToolTip(tr("The machine tags of the official form, small and grey beside the headings."))
        self.tags.setChecked(True)
        self.archival = QCheckBox(tr("For archiving (PDF/A-2a)"))
        self.archival.setToolTip(tr("Prepared for PDF/A-2a, not certified."))
        self.comments = QCheckBox(tr("With comments"))
        self.comments.setToolTip(tr("Lists the comments that are not resolved, behind what is open."))
        self.carried = QCheckBox(tr("With the draft inside"))
        self.carried.setToolTip(
            tr(
                "The PDF carries the draft, private notes and comments included: EuroApp opens the PDF and "
                "goes on from it."
            )
        )
        self.carried.setChecked(True)
        self._help = label("", "help", wrap=True)
        choices = QWidget()
        line = FlowLayout(choices, spacing=12)
        for widget in (self.profile_box, self.compact, self.tags, self.carried, self.comments, self.archival):
            line.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(choices)
        box.addWidget(self._help)
        self.profile_box.currentIndexChanged.connect(self._chosen)
        self.tags.toggled.connect(self.changed)
        self.comments.toggled.connect(self.changed)
        self.archival.toggled.connect(self._chosen)
        self._show()

    @property
    def profile(self) -> str:
        """Return the profile of the export."""
        return str(self.profile_box.currentData())

    def choose(self, profile: str) -> None:
        """Take a profile."""
        self.profile_box.setCurrentIndex(self.profile_box.findData(profile))

    @property
    def carries(self) -> bool:
        """Tell whether the PDF carries its draft."""
        return self.profile == WORKING and self.carried.isChecked() and not self.archival.isChecked()

    def flags(self, profile: str) -> tuple[str, ...]:
        """Return what the process that exports is told beside the profile."""
        found = ["--archival"] if self.archival.isChecked() else []
        if profile == SUBMISSION and not self.tags.isChecked():
            found.append("--no-tags")
        if profile == WORKING and self.comments.isChecked():
            found.append("--comments")
        return tuple(found)

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._help.setText(_HELP[self.profile])
        self.tags.setVisible(self.profile == SUBMISSION)
        self.comments.setVisible(self.profile == WORKING)
        self.carried.setVisible(self.profile == WORKING)
        self.carried.setEnabled(not self.archival.isChecked())
