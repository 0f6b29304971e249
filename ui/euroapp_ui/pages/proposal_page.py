"""Page 13: the proposal as it prints, its export, and notes on versions sent out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QPalette, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QTabWidget

from euroapp.calls.rules import Severity
from euroapp.draft import Draft
from euroapp.settings import data_folder, private_folder
from euroapp.wording.numbers import quantity
from euroapp_ui.messages import tell
from euroapp_ui.pages.page import Page, tabs
from euroapp_ui.preview.pdf_job import PdfJob, PdfResult
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.rows_model import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.rows_view import RowsView
from euroapp_ui.widgets.text import button, label, set_tone

QUIET_MS = 1200


def suggested_name(acronym: str) -> str:
    """Return a file name the Portal accepts: ASCII letters, digits, dash, underscore, dot."""
    plain = "".join(c for c in acronym if c.isascii() and (c.isalnum() or c in "-_"))
    return f"{plain or 'proposal'}-part-B.pdf"


class ProposalPage(Page):
    """Proposal."""

    key = "proposal"
    wide = True
    pages_counted = Signal(int)

    def __init__(self, session: DraftSession) -> None:
        self._job: PdfJob | None = None
        self._exporting = False
        self._shown_draft: object = None
        self._folder = tempfile.TemporaryDirectory(dir=private_folder(data_folder()), prefix="preview-")
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._build_preview)
        super().__init__(session)

    def build(self) -> None:
        """Create the preview and the list of versions."""
        self._state = label("", "help")
        self._export = button("Export PDF", "primary")
        self._export.clicked.connect(self.export)
        self.head.addWidget(self._state)
        self.head.addWidget(self._export)
        self.add(label(self.session.call.form.prevailing, "help", wrap=True))
        self._sides: QTabWidget = tabs("Proposal")
        self._document = QPdfDocument(self)
        self._view = QPdfView()
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Preview of the proposal")
        self._view.setMinimumHeight(420)
        self._colour_view()
        theme().changed.connect(self._colour_view)
        self._sides.addTab(self._view, "Preview")
        columns = (Column("day", width=14), Column("version", width=16), Column("note"))
        empty = "Which version went to whom, and what changed: so that everybody can tell the copies apart."
        versions = RowsView(self.session, Listing("history", columns, "version", empty, fill=True))
        self._sides.addTab(versions, "Versions sent out")
        self.part(versions, self._sides)
        self.add(self._sides, 1)

    @property
    def preview_ready(self) -> bool:
        """Tell whether the preview shows the draft as it is now."""
        return self._shown_draft is self.session.draft

    def showEvent(self, event: QShowEvent) -> None:
        """Build the preview when the page is opened."""
        super().showEvent(event)
        self._timer.start(50)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop building what nobody sees."""
        self._timer.stop()
        super().hideEvent(event)

    def update_page(self) -> None:
        """Build the preview again after a quiet moment."""
        if self.isVisible():
            self._timer.start()

    def export(self) -> None:
        """Ask where, and write the proposal there."""
        errors = sum(f.severity is Severity.ERROR for f in self.session.state.findings)
        name = suggested_name(self.session.draft.general.acronym)
        title = (
            "Export the proposal" if not errors else f"Export the proposal as a draft, {errors} errors left"
        )
        path, _ = QFileDialog.getSaveFileName(self, title, str(Path.home() / name), "PDF (*.pdf)")
        if path:
            self.export_to(Path(path if path.lower().endswith(".pdf") else f"{path}.pdf"))

    def export_to(self, path: Path) -> None:
        """Write the proposal to a file; errors left in the draft mark it as a working draft."""
        errors = any(f.severity is Severity.ERROR for f in self.session.state.findings)
        self._begin(path, "working" if errors else "submission", exporting=True)

    def close_jobs(self) -> None:
        """Stop a running build, as before the window closes."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._document.close()
        self._folder.cleanup()

    def _colour_view(self) -> None:
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme().colour("side"))
        self._view.setPalette(palette)

    def _build_preview(self) -> None:
        if self._exporting or self._shown_draft is self.session.draft:
            return
        self._begin(Path(self._folder.name) / "preview.pdf", "working", exporting=False)

    def _begin(self, path: Path, profile: str, *, exporting: bool) -> None:
        if self._job is not None:
            self._job.cancel()
        self._exporting = exporting
        self._export.setEnabled(not exporting)
        self._state.setText(
            "Exporting \N{HORIZONTAL ELLIPSIS}"
            if exporting
            else "Building the preview \N{HORIZONTAL ELLIPSIS}"
        )
        set_tone(self._state, "")
        draft = self.session.draft
        job = PdfJob(draft, path, profile, self)
        job.done.connect(lambda result: self._finished(result, draft, profile, exporting=exporting))
        job.failed.connect(self._failed)
        self._job = job
        job.start()

    def _finished(self, result: PdfResult, draft: Draft, profile: str, *, exporting: bool) -> None:
        self._job = None
        self._exporting = False
        self._export.setEnabled(True)
        size = quantity(result.size // 1024)
        words = f"{result.pages} pages, {size} kB"
        if exporting:
            self._state.setText(f"Exported to {result.path.name}: {words}")
            set_tone(self._state, "ok")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.path)))
            if profile == "submission":
                self.session.submission_made.emit(draft)
        else:
            self._state.setText(words)
            self._show(result.path)
            self._shown_draft = draft
        if result.notes:
            self._state.setText(f"{self._state.text()}. {result.notes[0]}")
            set_tone(self._state, "warn")
        self.pages_counted.emit(result.pages)

    def _show(self, path: Path) -> None:
        bar = self._view.verticalScrollBar()
        place = bar.value()
        self._document.load(str(path))
        QTimer.singleShot(0, lambda: bar.setValue(place))

    def _failed(self, reason: str) -> None:
        exporting, self._job, self._exporting = self._exporting, None, False
        self._export.setEnabled(True)
        self._state.setText(reason)
        set_tone(self._state, "error")
        if exporting:
            tell(self, "The proposal was not exported.", reason)
