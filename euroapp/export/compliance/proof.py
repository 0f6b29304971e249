"""Holds what was typed against what a file prints, letter by letter, and names what differs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from euroapp.export.compliance.follow import CODE, TURNED_CODE, follow, past
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.rows import follow_row
from euroapp.export.compliance.typed import RAISED, Expected, Piece
from euroapp.language import say

_ANCHOR = 12
"""After a difference, a piece of so many letters tells where the text goes on."""
_CLOSE = 4_000
"""Longer stretches are not compared in their order, only counted."""
_BEYOND = 400
"""How far beyond a difference is looked for where the text goes on, at least."""

_SIGN = say("bullet or number")
"""What a missing mark of an item is called."""


@dataclass
class Difference:
    """How one text differs from its print."""

    counted: int = 0
    """Letters that stand in the file as they were typed, accents not counted by themselves."""
    missing: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)
    """Characters that are printed by their code."""
    near: str = ""
    """What was typed where the first difference is."""
    turned: bool = False
    """It holds letters written from right to left, whose order in a file no reader can tell."""
    lost: bool = False
    """Nothing of it is printed."""
    order: bool = False
    """All letters are there, but not in their order."""
    signs: bool = False
    """Signs of a figure are not those that its legend explains."""

    @property
    def none(self) -> bool:
        """Tell whether every letter stands as it was typed."""
        return not self.missing and not self.added and not self.order and not self.signs


def compare(expected: Sequence[Expected], printed: str) -> Difference:
    """Return how a print differs from what was typed; `printed` holds letters, page ends and hyphens."""
    return _Walk(printed).through(expected)


def differ(wanted: str, here: str) -> Difference:
    """Return how letters that stand somewhere differ from those that should stand there."""
    walk = _Walk("")
    if wanted or here.replace(HYPHEN, ""):
        walk.differ(wanted, here)
    return walk.told


def runs_left(text: str) -> bool:
    """Tell whether a text holds letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def visible(text: str) -> int:
    """Return how many letters a text has, accents not counted by themselves."""
    if text.isascii():
        return len(text)
    return sum(not unicodedata.combining(char) for char in unicodedata.normalize("NFC", text))


@dataclass
class _Walk:
    """Goes through a print beside what is expected."""

    printed: str
    at: int = 0
    told: Difference = field(default_factory=Difference)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    """Leads and letters of pieces that were not found where they should stand."""

    def through(self, expected: Sequence[Expected]) -> Difference:
        """Walk to the end."""
        for one in expected:
            if isinstance(one, Piece):
                self._take(one)
                continue
            head = "".join(map(_letters, one.rows[0]))
            for number, row in enumerate(one.rows):
                self._take_row(row, head if number else "")
        self._settle(len(self.printed))
        return self.told

    def _take_row(self, cells: Sequence[Piece], head: str) -> None:
        """Take a row of a table: whole, or parted by the end of a page; cell by cell where it differs."""
        words = [_letters(cell) for cell in cells]
        if not self.waiting and not any(cell.lead for cell in cells):
            row = follow_row(words, self.printed, self.at, head)
            if row is not None:
                self._found_letters("".join(words), row.coded)
                self.at = row.at
                return
        for cell in cells:
            self._take(cell, head)

    def _take(self, piece: Piece, again: str = "") -> None:
        """Take one piece; `again` may stand once more after the end of a page."""
        words = _letters(piece)
        start = self.at
        if not self.waiting:
            start = self._led(piece.lead, self.at, again)
            if start >= 0 and (end := self._follow(words, start, again)) >= 0:
                self.at = end
                return
            if piece.instead and (end := self._follow(letters(piece.instead), self.at, again)) >= 0:
                self.at = end
                return
        elif len(words) >= _ANCHOR:
            start = self._found(words)
            if start >= 0:
                before = re.compile(f"(?:{piece.lead})$").search(self.printed, self.at, start)
                self._settle(before.start() if before else start)
                self.at = self._follow(words, start, again)
                return
        self.waiting.append((piece.lead, words))
        self.told.near = self.told.near or piece.text.strip()[:40]

    def _led(self, lead: str, at: int, again: str) -> int:
        """Return where a piece begins behind what the program puts before it; -1 where that is not there."""
        at = past(self.printed, at, again)
        if not lead:
            return at
        found = re.compile(lead).match(self.printed, at)
        return past(self.printed, found.end(), again) if found else -1

    def _follow(self, words: str, at: int, again: str) -> int:
        """Return where a piece ends that begins here, or -1 where it does not stand here."""
        found = follow(words, self.printed, at, again)
        if found.done < len(words):
            return -1
        self._found_letters(words, found.coded)
        return found.at

    def _found_letters(self, words: str, coded: str) -> None:
        self.told.counted += visible(words) - len(coded)
        self.told.coded.update(coded)

    def _found(self, words: str) -> int:
        """Return where a piece stands further on: by its first letters, if all the others follow."""
        start = self.printed.find(words[:_ANCHOR], self.at)
        while start >= 0:
            if follow(words, self.printed, start).done == len(words):
                return start
            if start > self.at + sum(len(words) for _, words in self.waiting) + _BEYOND:
                return -1
            start = self.printed.find(words[:_ANCHOR], start + 1)
        return -1

    def _settle(self, stop: int) -> None:
        """Compare what waits with what stands between here and a place."""
        wanted = "".join(words for _, words in self.waiting)
        here = self.printed[self.at : stop].replace(PAGE, "")
        for lead in filter(None, (lead for lead, _ in self.waiting)):
            here, found = re.subn(lead, "", here, count=1)
            if not found:
                self.told.missing[_SIGN] += 1
        self.waiting, self.at = [], stop
        if not wanted and not here.replace(HYPHEN, ""):
            return
        self.differ(wanted, here)

    def differ(self, wanted: str, here: str) -> None:
        """Note how letters differ."""
        if runs_left(wanted):
            self.told.turned = True
            kept = {char for char in set(wanted) if not runs_left(char)}
            self._count(*unturned(wanted, TURNED_CODE.sub(Decoder(kept, self.told.coded), here)))
            return
        here = CODE.sub(Decoder(set(wanted), self.told.coded), here)
        wanted, here = self._unlike(wanted, here)
        if max(len(wanted), len(here)) > _CLOSE and Counter(wanted) != Counter(here.replace(HYPHEN, "")):
            self._count(Counter(wanted), Counter(here))
            return
        # Where all letters are there in another order, the first ones that differ tell so.
        wanted, here = wanted[:_CLOSE], here[:_CLOSE]
        for kind, a, b, c, d in SequenceMatcher(None, wanted, here, autojunk=False).get_opcodes():
            if kind == "equal":
                self.told.counted += visible(wanted[a:b])
            else:
                self._count(Counter(wanted[a:b]), Counter(here[c:d]))

    def _unlike(self, wanted: str, here: str) -> tuple[str, str]:
        """Return letters without those at both ends that are the same, which count as found."""
        found = follow(wanted, here, 0)
        self._found_letters(wanted[: found.done], found.coded)
        wanted, here = wanted[found.done :], here[found.at :]
        same = next(
            (n for n, (a, b) in enumerate(zip(reversed(wanted), reversed(here), strict=False)) if a != b),
            min(len(wanted), len(here)),
        )
        self._found_letters(wanted[len(wanted) - same :], "")
        return wanted[: len(wanted) - same], here[: len(here) - same]

    def _count(self, wanted: Counter[str], here: Counter[str]) -> None:
        hyphens = here.pop(HYPHEN, 0)
        here["-"] += min(hyphens, max(wanted["-"] - here["-"], 0))
        self.told.missing += wanted - here
        self.told.added += here - wanted
        self.told.counted += (wanted & here).total()


_QUOTES = frozenset("“”‘’„‚")


def unturned(wanted: str, here: str) -> tuple[Counter[str], Counter[str]]:
    """Return the letters of both that can be held against each other whatever their order.

    Readers turn letters that are written from right to left round again, and brackets with them.
    """
    # Beside them PDFium takes signs such as … and ① apart, and turns quotes round like brackets.
    typed, shown = (Counter("".join(map(_apart, text))) for text in (wanted, here))
    for char in [char for char in typed if runs_left(char)]:
        for sign in f"[U+{ord(char):04X}]":
            shown[sign] -= max(typed[char] - shown[char], 0)
        del typed[char], shown[char]
    # Narrow columns tear codes into parts that stand in another order: the few left are counted.
    for char in sorted(set(wanted)):
        code, parts = Counter(f"U+{ord(char):04X}"), Counter(_apart(char))
        for _ in range(wanted.count(char)):
            if not parts & (typed - shown) or not code <= shown - typed:
                break
            shown = shown - code + parts
    for sign in {*typed, *shown}:
        if unicodedata.mirrored(sign) or sign in _QUOTES:
            del typed[sign], shown[sign]
    return typed, +shown


def _apart(char: str) -> str:
    """Return a sign taken apart as PDFium does it, ½ with a plain slash.

    Letters from right to left stay: some would become several words.
    """
    return char if runs_left(char) else unicodedata.normalize("NFKC", char).replace("\u2044", "/")


@dataclass
class Decoder:
    """Puts a character back that was printed by its code, and counts it."""

    wanted: set[str]
    coded: Counter[str]

    def __call__(self, code: re.Match[str]) -> str:
        """Return the character where one was typed; the code itself where that was typed."""
        number = int(code[1], 16)
        char = chr(number) if number <= 0x10FFFF else ""
        parts = letters(char)
        if parts and self.wanted.issuperset(parts):
            self.coded[char] += 1
            return parts
        return code[0]


def _letters(piece: Piece) -> str:
    """Return the letters of a piece, with the numbers of its footnotes in their places."""
    if not piece.mentions:
        return letters(piece.text)
    parts, at = [], 0
    for place, number in piece.mentions:
        parts += [letters(piece.text[at:place]), letters(number.translate(RAISED))]
        at = place
    return "".join([*parts, letters(piece.text[at:])])
