"""Images that narratives place: checked, put into the file once, and set with caption and description."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream

from euroapp.draft.images import Image
from euroapp.edits.raster import MOST_PIXELS, Raster, raster_of
from euroapp.export.pdf.figures import FigureBlock
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import CAPTION, body_height, body_width
from euroapp.export.pdf.text import UNREADABLE, Notes


@dataclass
class Pictures:
    """The images of a draft, each looked at once."""

    images: dict[str, Image]
    notes: Notes
    _known: dict[str, Raster | None] = field(default_factory=dict)
    _pixels: int = 0

    @classmethod
    def of(cls, images: Iterable[Image], notes: Notes) -> Pictures:
        """Return the images by their ids."""
        return cls({image.id: image for image in images}, notes)

    def can_print(self, key: str, path: str) -> bool:
        """Tell whether there is such an image, and it can be printed; note it if not."""
        image = self.images.get(key)
        if image is None or self._raster(image) is None:
            self.notes.add(UNREADABLE, path, 1, key)
            return False
        return True

    def block(self, key: str, caption: Sequence[Line]) -> PictureBlock | None:
        """Return an image with its caption; nothing where it cannot be printed."""
        image = self.images.get(key)
        raster = self._raster(image) if image is not None else None
        if image is None or raster is None:
            return None
        named = image.alternative.strip() or "".join(piece.text for line in caption for piece in line)
        return PictureBlock(caption, (), f"image/{key}", image=image, raster=raster, alternative=named)

    def _raster(self, image: Image) -> Raster | None:
        if image.file not in self._known:
            try:
                found = raster_of(image.data)
                self._pixels += found.width * found.height
                self._known[image.file] = found if self._pixels <= MOST_PIXELS else None
            except ValueError:
                self._known[image.file] = None
        return self._known[image.file]


@dataclass
class PictureBlock(FigureBlock):
    """An image above its caption; it never breaks."""

    image: Image = field(kw_only=True)
    raster: Raster = field(kw_only=True)

    def _size(self) -> tuple[float, float]:
        """Return width and height in points: as wide as asked for, and never higher than a page leaves."""
        wide = self.width * min(100, max(10, self.image.width)) / 100
        high = wide * self.raster.height / self.raster.width
        most = body_height(wide=False) - 60 - len(self.caption) * CAPTION.leading
        return (wide, high) if high <= most else (wide * most / high, most)

    @property
    def sketch_height(self) -> float:
        """Return the height of the image."""
        return self._size()[1]

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw the image with its description, in the middle where it is narrower than the text."""
        wide, high = self._size()
        name = _stored(pen.canvas, self.image.file, self.raster)
        canvas: Any = pen.canvas
        canvas.saveState()
        canvas.translate(left + (body_width(wide=False) - wide) / 2, pen.height - top - high)
        canvas.scale(wide, high)
        canvas._code.append(f"/{name} Do")  # noqa: SLF001 - no public way
        canvas.restoreState()


def _stored(canvas: Any, file: str, raster: Raster) -> str:
    """Put an image into the file unless it is there, and return the name pages know it by."""
    document = canvas._doc  # noqa: SLF001 - no public way
    key = file.removeprefix("media/").partition(".")[0]
    name = str(document.getXObjectName(key))
    if not document.hasForm(key):
        held = _Held(key, raster)
        document.Reference(held, name)
        document.addForm(key, held)
    canvas._formsinuse.append(key)  # noqa: SLF001 - no public way
    return name


class _Held(PDFObject):
    """The object of the file that holds the bytes of an image, as they were packed by PNG or JPEG."""

    def __init__(self, name: str, raster: Raster) -> None:
        self.name, self._raster = name, raster

    def format(self, document: Any) -> Any:
        """Return the object as it is written."""
        raster = self._raster
        stream = PDFStream(content=raster.photograph or raster.rows)
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": raster.width,
            "Height": raster.height,
            "BitsPerComponent": 8,
            "ColorSpace": PDFName("DeviceGray" if raster.colours == 1 else "DeviceRGB"),
            "Filter": PDFName("DCTDecode" if raster.photograph else "FlateDecode"),
            "Length": len(raster.photograph or raster.rows),
        }
        if raster.rows:
            # Each row of a PNG says by which of its neighbours it was predicted.
            entries["DecodeParms"] = PDFDictionary(
                {"Predictor": 15, "Colors": raster.colours, "BitsPerComponent": 8, "Columns": raster.width}
            )
        for key, value in entries.items():
            stream.dictionary[key] = value
        return stream.format(document)
