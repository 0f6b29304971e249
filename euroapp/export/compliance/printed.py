"""The letters of a file between its named places, as pdfium reads them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from euroapp.errors import ExportFailed
from euroapp.export.compliance.filed import Pages
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.sheets import Sheet
from euroapp.export.marks import begin_of, end_of
from euroapp.language import say

PAGE = "\f"
"""Stands where a page ends."""
HYPHEN = "\x02"
"""Stands for a hyphen at the end of a line, as pdfium tells it: a typed one, or one where a word breaks."""
_LINE = re.compile("(?P<line>[^\r\n\ufffe]*)(?:\r\n|(?P<hyphen>\ufffe)|$)")
"""A line of the text of a page; pdfium writes a hyphen at its end as no character, without a line end."""
_RUNNING = 60.0
"""Heads and feet of pages stand so near the upper and lower edge, in points."""
_HALF = 3.0
"""How far the middle of small letters lies above their base, in points."""
_SIGNS = re.compile(f"([{PAGE}{HYPHEN}])")


@dataclass(frozen=True)
class Spot:
    """A named place: page, counted from 0, and height above its lower edge in points."""

    page: int
    height: float


@dataclass
class Printed:
    """A finished file; `close` gives its memory back."""

    document: pdfium.PdfDocument
    data: bytes = b""
    _pages: dict[int, tuple[tuple[float, str], ...]] = field(default_factory=dict)
    _sheets: Sequence[Sheet] = ()

    @classmethod
    def of(cls, data: bytes, sheets: Sequence[Sheet] = ()) -> Printed:
        """Open a file, of which the instructions may be known.

        Raises:
            ExportFailed: pdfium cannot read it.

        """
        try:
            found = cls(pdfium.PdfDocument(data), data)
        except pdfium.PdfiumError as error:
            raise ExportFailed(
                say("The file that was written cannot be read back. Export it again.")
            ) from error

        found._sheets = sheets
        return found

    @cached_property
    def _followed(self) -> Pages:
        return Pages(self.data)

    def sheet(self, page: int) -> Sheet:
        """Return what the instructions of a page print."""
        return self._sheets[page] if self._sheets else self._followed.sheet(page)

    def close(self) -> None:
        """Close the file."""
        self._pages.clear()
        self._followed.close()
        self.document.close()

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """Return all named places, but those on pages that are not in the file."""
        found = map(self._spot, range(pdfium_c.FPDF_CountNamedDests(self.document)))
        return {name: spot for name, spot in found if 0 <= spot.page < len(self.document)}

    def _spot(self, index: int) -> tuple[str, Spot]:
        size = ctypes.c_long(0)
        pdfium_c.FPDF_GetNamedDest(self.document, index, None, size)
        name = ctypes.create_string_buffer(max(size.value, 2))
        place = pdfium_c.FPDF_GetNamedDest(self.document, index, name, size)
        has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
        page = pdfium_c.FPDFDest_GetDestPageIndex(self.document, place)
        return name.raw.decode("utf-16-le").rstrip("\0"), Spot(page, y.value)

    def between(self, path: str) -> str | None:
        """Return the letters from where a text begins to where it ends; nothing where it has no place."""
        first, last = self.spots.get(begin_of(path)), self.spots.get(end_of(path))
        if first is None or last is None:
            return None
        parts = [
            self._text(
                page, first.height if page == first.page else None, last.height if page == last.page else 0
            )
            for page in range(first.page, last.page + 1)
        ]
        return _tight(PAGE.join(parts))

    def lines(self, page: int) -> list[tuple[float, str]]:
        """Return the letters of each line of a page, with the height of its middle, without head and foot."""
        return [(middle, _tight(line)) for middle, line in self._read(page)]

    def running(self, page: int) -> tuple[str, str]:
        """Return the letters at the head and at the foot of a page."""
        sheet = self.document[page]
        middle = sheet.get_height() / 2
        beyond = list(_beyond(sheet))
        return (
            _tight("".join(line for height, line in beyond if height > middle)),
            _tight("".join(line for height, line in beyond if height < middle)),
        )

    def _text(self, number: int, top: float | None, bottom: float) -> str:
        """Return the lines of a page whose middle lies between two heights, in the order of the file."""
        return "".join(
            line for middle, line in self._read(number) if bottom < middle and (top is None or middle < top)
        )

    def _read(self, number: int) -> tuple[tuple[float, str], ...]:
        if number not in self._pages:
            self._pages[number] = tuple(_lines(self.document[number]))
        return self._pages[number]


def _base(text: pdfium.PdfTextPage, index: int) -> float:
    """Return the height of the base on which a character stands, whatever its own shape."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
    return y.value


def _lines(page: pdfium.PdfPage) -> Iterator[tuple[float, str]]:
    """Yield the lines of a page without its head and foot, each with the height of its middle."""
    high = page.get_height()
    return ((middle, line) for middle, line in _all_lines(page) if _RUNNING < middle < high - _RUNNING)


def _beyond(page: pdfium.PdfPage) -> Iterator[tuple[float, str]]:
    """Yield the lines of its head and foot."""
    high = page.get_height()
    return ((middle, line) for middle, line in _all_lines(page) if not _RUNNING < middle < high - _RUNNING)


def _all_lines(page: pdfium.PdfPage) -> Iterator[tuple[float, str]]:
    """Yield the lines of a page, each with the height of its middle.

    A line ends where the next letters stand on another base; asking pdfium for the text of an area instead
    loses signs at its edge.
    """
    text = page.get_textpage()
    for found in _LINE.finditer(text.get_text_range()):
        bare = found["line"].lstrip()
        if bare or found["hyphen"]:
            middle = _base(text, found.end("line") - len(bare)) + _HALF
            yield middle, bare + HYPHEN * bool(found["hyphen"])


def _tight(text: str) -> str:
    """Return the letters of a text; signs of pages and of hyphens at line ends stay."""
    return "".join(part if part in {PAGE, HYPHEN} else letters(part) for part in _SIGNS.split(text))
