"""The images of a narrative section: small pictures, what each shows, and how wide it is printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from euroapp.draft.images import Image, references
from euroapp.edits.images import places_of, remove_image
from euroapp.values import FieldPath, split
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.text import button

SIDE = 56
_ID = Qt.ItemDataRole.UserRole


def small_picture(image: Image) -> QPixmap:
    """Return an image as a small picture; an empty one where it cannot be read."""
    buffer = QBuffer()
    buffer.setData(image.data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png" if image.file.endswith("png") else b"jpg")
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read()) if image.data else QPixmap()


class ImageStrip(QWidget):
    """Shows the images that a section places, and those that no section places any more."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._section = ""
        self._pictures: dict[str, QPixmap] = {}
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Images of this section"))
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setWrapping(False)
        self._list.setIconSize(QSize(SIDE, SIDE))
        self._list.setFixedHeight(SIDE + 26)
        self._list.setMinimumWidth(120)
        self._alternative = FieldRow(session, "images/none", "alternative")
        self._width = FieldRow(session, "images/none", "width")
        self._width.setFixedWidth(120)
        self._remove = button(tr("Remove image"))
        self._remove.clicked.connect(self._removed)
        self._list.currentItemChanged.connect(lambda *_: self._chosen())
        top = Qt.AlignmentFlag.AlignTop
        pictures, fields = QHBoxLayout(), QHBoxLayout()
        for line in (pictures, fields):
            line.setSpacing(12)
        pictures.addWidget(self._list, 1)
        pictures.addWidget(self._remove, 0, top)
        fields.addWidget(self._alternative, 1, top)
        fields.addWidget(self._width, 0, top)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(pictures)
        box.addLayout(fields)

    @property
    def current(self) -> str:
        """Return the id of the chosen image; '' for none."""
        item = self._list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def show_section(self, section: str) -> None:
        """Show the images of another section."""
        self._section = section
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        wanted = self._wanted()
        shown = [str(self._list.item(row).data(_ID)) for row in range(self._list.count())]
        if [image.id for image in wanted] != shown:
            self._fill(wanted)
        self.setVisible(bool(wanted))
        self._alternative.refresh()
        self._width.refresh()

    def choose(self, key: str) -> bool:
        """Choose an image; tell whether it is here."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_ID) == key:
                self._list.setCurrentRow(row)
                return True
        return False

    def reveal(self, path: FieldPath) -> bool:
        """Go to a field of an image."""
        segments = split(path)
        if len(segments) < 2 or segments[0] != "images" or not self.choose(segments[1]):
            return False
        (self._width if path.endswith("/width") else self._alternative).focus()
        return True

    def _wanted(self) -> list[Image]:
        draft = self._session.draft
        text = next((row.text for row in draft.narrative if row.id == self._section), "")
        order = [key for key, _ in references(text)]
        lost = {image.id for image in draft.images if not places_of(draft, image.id)}
        here = {image.id: image for image in draft.images if image.id in order or image.id in lost}
        return [here[key] for key in dict.fromkeys([*order, *here]) if key in here]

    def _fill(self, images: list[Image]) -> None:
        before = self.current
        self._list.blockSignals(True)
        self._list.clear()
        numbers = {image.id: number for number, image in enumerate(self._session.draft.images, 1)}
        for image in images:
            number = numbers[image.id]
            if image.file not in self._pictures:
                self._pictures[image.file] = small_picture(image)
            item = QListWidgetItem(QIcon(self._pictures[image.file]), str(number))
            item.setData(_ID, image.id)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, image.alternative or tr("Image {number}", number=number)
            )
            self._list.addItem(item)
        self._list.blockSignals(False)
        if not self.choose(before) and images:
            self._list.setCurrentRow(0)
        self._chosen()

    def _chosen(self) -> None:
        for row in (self._alternative, self._width):
            row.rebase(f"images/{self.current or 'none'}")
        self._remove.setEnabled(bool(self.current))

    def _removed(self) -> None:
        key = self.current
        if key:
            self._session.apply(tr("Remove image"), lambda draft: remove_image(draft, key))
