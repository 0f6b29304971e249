"""Reads the letters of a PDF from outside, with their places.

Run as `python -m euroapp.importing.submitted.letters` it reads a PDF from standard input and prints what it
found as JSON: a process of its own, for the file comes from outside. Nothing in it is executed or fetched.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MOST_PAGES = 600
MOST_LETTERS = 3_000_000
_WIDE = 0.6
"""A gap wider than so many heights of a line parts two pieces: no blank is, in most texts."""
_BLANK = 0.14
"""A gap wider than that is a blank, whether one was written or not."""
_BACK = 0.5
"""A letter that begins further before the last one than so many heights stands elsewhere."""
_LINE = 0.4
"""Letters whose middles lie nearer than so many heights stand in one line."""
_UNREADABLE = 0.3
"""The share of letters without a meaning from which a text counts as not readable."""
_HYPHENS = {0x02, 0xFFFE}
"""What pdfium says for a hyphen at the end of a line."""


class Refused(ValueError):
    """The file is not read; the message is the name of a sentence."""


@dataclass
class _Run:
    """Letters that stand next to each other; places in points, from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    font: str
    last_font: str = ""
    letters: list[str] = field(default_factory=list)

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def told(self) -> list[Any]:
        places = (round(place, 1) for place in (self.left, self.top, self.right, self.bottom))
        return ["".join(self.letters), *places, self.font, self.last_font or self.font]


def read(raw: bytes) -> dict[str, Any]:
    """Return the pages of a PDF: pieces `[text, left, top, right, bottom, font, last font]` for each.

    Places are points from the upper left corner as the page is seen.

    Raises:
        Refused: `locked`, `damaged`, `no_pages`, `too_large`, `no_text` or `garbled`.

    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error)
        raise Refused("locked" if locked else "damaged") from error
    try:
        return {"pages": _pages(document)}
    except pdfium.PdfiumError as error:
        raise Refused("damaged") from error
    finally:
        document.close()


def _pages(document: pdfium.PdfDocument) -> list[list[list[Any]]]:
    count = len(document)
    if not count:
        raise Refused("no_pages")
    if count > MOST_PAGES:
        raise Refused("too_large")
    found, letters, odd = [], 0, 0
    for number in range(count):
        page = document[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > MOST_LETTERS:
            raise Refused("too_large")
        runs = _in_lines(list(_runs(text, page)))
        text.close()
        page.close()
        odd += sum(1 for run in runs for sign in run.letters if _meaningless(sign))
        found.append([run.told() for run in runs])
    visible = sum(len(piece[0]) for page in found for piece in page)
    if not visible:
        raise Refused("no_text")
    if odd > visible * _UNREADABLE:
        raise Refused("garbled")
    return found


def _meaningless(sign: str) -> bool:
    code = ord(sign[0])
    return code < 0x20 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF


def _runs(text: pdfium.PdfTextPage, page: pdfium.PdfPage) -> Iterator[_Run]:
    """Yield letters that follow each other in the file and on the page."""
    turned = _Turned(page)
    box = pdfium_c.FS_RECTF()
    here: _Run | None = None
    blank, begun = False, 0.0
    raw, handle = pdfium_c, text.raw
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        sign = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
        if sign.isspace() or not code:
            blank = True
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            continue
        left, top, right, bottom = turned.seen(box.left, box.bottom, box.right, box.top)
        if here is not None:
            gap, high = left - here.right, here.height
            level = abs((top + bottom) / 2 - here.middle) < _LINE * high
            # The letters of a joined sign, such as ffi, all stand where that begins.
            if not level or gap > _WIDE * high or left < begun - _BACK * high:
                yield here
                here = None
            elif blank or gap > _BLANK * high:
                here.letters.append(" ")
        if here is None:
            here = _Run(left, top, right, bottom, _font(handle, index))
        elif blank:
            here.last_font = _font(handle, index)
        here.letters.append(_letter(sign))
        here.left, here.right, begun = min(here.left, left), max(here.right, right), left
        blank = False
    if here is not None:
        yield here


def _letter(sign: str) -> str:
    """Return a letter as JSON can carry it: halves of a pair mean nothing alone."""
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign


def _font(handle: Any, index: int) -> str:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(handle, index, name, 128, ctypes.byref(flags))
    return name.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")


class _Turned:
    """Where a place of the file is seen on a page that may be turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._turn = page.get_rotation() % 360
        left, bottom, right, top = page.get_cropbox()
        self._box = (left, bottom, right, top)

    def seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """Return left, top, right and bottom in points from the upper left corner of the seen page."""
        from_left, from_bottom, to_right, to_top = self._box
        if self._turn == 90:
            return bottom - from_bottom, left - from_left, top - from_bottom, right - from_left
        if self._turn == 180:
            return to_right - right, bottom - from_bottom, to_right - left, top - from_bottom
        if self._turn == 270:
            return to_top - top, to_right - right, to_top - bottom, to_right - left
        return left - from_left, to_top - top, right - from_left, to_top - bottom


def _in_lines(runs: list[_Run]) -> list[_Run]:
    """Return runs from top to bottom and left to right, those joined that follow each other in a line."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda one: (one.middle, one.left)):
        line = lines[-1] if lines else []
        if line and abs(run.middle - line[0].middle) < _LINE * max(run.height, line[0].height):
            line.append(run)
        else:
            lines.append([run])
    joined: list[_Run] = []
    for line in lines:
        line.sort(key=lambda one: one.left)
        first = len(joined)
        for run in line:
            last = joined[-1] if len(joined) > first else None
            gap = run.left - last.right if last is not None else 0
            if last is None or gap > _WIDE * last.height or gap < -0.5 * last.height:
                joined.append(run)
                continue
            last.letters.extend([" "] * (gap > _BLANK * last.height))
            last.letters.extend(run.letters)
            last.last_font = run.last_font or run.font
            last.right = max(last.right, run.right)
    return joined


def main() -> int:
    """Read a PDF from standard input, and print its letters or why it is refused."""
    try:
        told = read(sys.stdin.buffer.read())
    except Refused as error:
        told = {"refused": str(error)}
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    from euroapp.export.limits import limit_memory

    limit_memory()
    sys.exit(main())
