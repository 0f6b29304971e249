"""Reads the fonts of a PDF: widths, the letters their codes stand for, and whether each code has a glyph."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

import pikepdf

_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_BFRANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Typeface:
    """One font of a file, by the codes of one byte that select its glyphs."""

    name: str
    embedded: bool
    simple: bool
    """Its codes are single bytes; other fonts are not read."""
    widths: tuple[float, ...]
    """By code, in thousandths of the font size."""
    letters: tuple[str, ...]
    """By code; a code that stands for nothing has U+FFFD."""
    present: bytes
    """The codes that have a glyph."""
    ascent: float
    descent: float

    def width(self, codes: bytes) -> float:
        """Return the width of codes, in thousandths of the font size."""
        return sum(map(self.widths.__getitem__, codes))

    def text(self, codes: bytes) -> str:
        """Return the letters that codes stand for."""
        return "".join(map(self.letters.__getitem__, codes))

    def missing(self, codes: bytes) -> int:
        """Return how many codes would print the box of a missing glyph."""
        return len(codes.translate(None, self.present))


def typeface(font: pikepdf.Object) -> Typeface:
    """Return a font dictionary as a typeface."""
    described = font.get("/FontDescriptor", pikepdf.Dictionary())
    first = int(font.get("/FirstChar", 0))
    widths = [float(described.get("/MissingWidth", 0))] * 256
    for code, width in enumerate(font.get("/Widths", pikepdf.Array()), first):
        widths[code & 0xFF] = float(width)
    to_letters, program = font.get("/ToUnicode"), described.get("/FontFile2")
    letters = _letters(to_letters.read_bytes()) if to_letters is not None else {}
    glyphs = _glyphs(program.read_bytes()) if program is not None else None
    return Typeface(
        name=str(font.get("/BaseFont", "/unnamed"))[1:],
        embedded=any(key in described for key in _PROGRAMS),
        simple=font.get("/Subtype") != "/Type0",
        widths=tuple(widths),
        letters=tuple(letters.get(code, "\N{REPLACEMENT CHARACTER}") for code in range(256)),
        present=bytes(code for code in range(256) if glyphs is None or glyphs.get(code, 0)),
        ascent=float(described.get("/Ascent", 750)),
        descent=float(described.get("/Descent", -250)),
    )


def _letters(table: bytes) -> dict[int, str]:
    """Return letters by code of a ToUnicode table."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(table):
        if kind == b"bfchar":
            for code, letters in _BFCHAR.findall(body):
                found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be", "replace")
        else:
            for low, high, letter in _BFRANGE.findall(body):
                start = int(low, 16)
                for code in range(start, min(int(high, 16), start + 255) + 1):
                    found[code] = chr(int(letter, 16) + code - start)
    return found


def _glyphs(program: bytes) -> dict[int, int] | None:
    """Return glyph numbers by code of the first table of codes that a TrueType font holds."""
    try:
        count = struct.unpack_from(">H", program, 4)[0]
        for number in range(count):
            tag, _, offset, _ = struct.unpack_from(">4s3L", program, 12 + 16 * number)
            if tag == b"cmap":
                start = offset + struct.unpack_from(">L", program, offset + 8)[0]
                return _codes(program, start)
    except struct.error:
        return None
    return None


def _codes(program: bytes, start: int) -> dict[int, int] | None:
    kind = struct.unpack_from(">H", program, start)[0]
    if kind == 0:
        return dict(enumerate(program[start + 6 : start + 262]))
    if kind == 6:
        first, count = struct.unpack_from(">2H", program, start + 6)
        return dict(enumerate(struct.unpack_from(f">{count}H", program, start + 10), first))
    return None
