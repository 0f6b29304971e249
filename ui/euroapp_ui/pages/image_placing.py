"""Takes an image from a file, the clipboard or a drop, makes it safe, and places it where the cursor is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from euroapp.draft import Draft
from euroapp.draft.images import LARGEST
from euroapp.edits.images import place_image, prepared
from euroapp.errors import EuroappError
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import tell, voice
from euroapp_ui.pages.page import Page
from euroapp_ui.widgets.text_area import TextArea


class ImagePlacing(QObject):
    """Images on their way into the text of a section; large ones are made smaller in a worker."""

    placed = Signal()
    """One image has found its place, or was refused."""
    _ready = Signal(object, str, int)

    def __init__(self, page: Page, area: TextArea, section: Callable[[], str]) -> None:
        super().__init__(page)
        self._page, self._area, self._section = page, area, section
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="images")
        area.takes_images = True
        area.image_given.connect(self.take)
        self._ready.connect(self._place)

    def ask(self) -> None:
        """Ask which image to place."""
        path = voice().file_to_open(self._page, tr("Place image"), "", tr("Images (*.png *.jpg *.jpeg)"))
        if not path:
            return
        try:
            with Path(path).open("rb") as stream:
                self.take(stream.read(LARGEST + 1))
        except OSError as error:
            self._refuse(tr("It cannot be read: {strerror}.", strerror=error.strerror))

    def take(self, raw: bytes) -> None:
        """Place an image after the paragraph in which the cursor stands."""
        # Qt counts halves of rare characters and line ends as one; the draft counts what is written.
        place = len(self._area.true_part(0, self._area.textCursor().position()))
        section = self._section()
        future = self._worker.submit(prepared, bytes(raw))
        future.add_done_callback(lambda done: self._ready.emit(done, section, place))

    def _place(self, done: Future[bytes], section: str, place: int) -> None:
        session = self._page.session
        try:
            data = done.result()

            def edit(draft: Draft) -> Draft:
                row = next((row for row in draft.narrative if row.id == section), None)
                return place_image(draft, section, row.text if row else "", place, data, tr("Caption"))[0]

            session.apply(tr("Place image"), edit)
        except EuroappError as error:
            self._refuse(shown_error(error))
        self.placed.emit()

    def _refuse(self, reason: str) -> None:
        parent: QWidget = self._page
        tell(parent, tr("The image was not placed."), reason)
