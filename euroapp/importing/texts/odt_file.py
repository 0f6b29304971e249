"""An ODT file: its parts, and its text as it reads with tracked changes accepted or rejected."""

from __future__ import annotations

from euroapp.importing.archives import Unsafe
from euroapp.importing.texts.account import Fate
from euroapp.importing.texts.docx_blocks import in_lines
from euroapp.importing.texts.markup import Archive, Element
from euroapp.importing.texts.odt_blocks import Lists, OdtBlockReader
from euroapp.importing.texts.odt_styles import OdtStyles
from euroapp.importing.texts.odt_words import OdtReading, shows
from euroapp.importing.texts.pieces import Change, ReadText, Runs

_MARGINS = ("style:header", "style:footer", "style:header-left", "style:footer-left", "style:header-first",
            "style:footer-first")  # fmt: skip
_MOST_OBJECTS = 500


class OdtFile:
    """The parts of an ODT file as trees; nothing outside it is ever looked at."""

    def __init__(self, archive: Archive) -> None:
        """Read the parts.

        Raises:
            Unsafe: it is no text, is damaged, or breaks a limit.

        """
        root = archive.tree("content.xml")
        body = root.first("office:body", "office:text") if root is not None else None
        if root is None or body is None:
            raise Unsafe("no_text")
        self._root, self._body = root, body
        self._styles = archive.tree("styles.xml")
        self._formulas: dict[str, Element] = {}
        objects = [name for name in archive.names if name.endswith("/content.xml") and name.count("/") == 1]
        for name in objects[:_MOST_OBJECTS]:
            tree = archive.tree(name)
            if tree is not None and tree.tag == "math:math":
                self._formulas[name.removesuffix("/content.xml")] = tree

    def text(self, *, accepted: bool) -> tuple[ReadText, list[Change]]:
        """Return the text and its tracked changes."""
        holders = [one for one in (self._styles, *self._automatic()) if one is not None]
        loose: frozenset[str] = frozenset()
        while True:
            reading = OdtReading(OdtStyles(holders), accepted, self._formulas, loose=loose)
            reading.seen.unended_changes = len(loose)
            text = self._read(reading)
            if not reading.inside:
                changes = [one for one in reading.changes.values() if one.words.strip() or one.before]
                return text, changes
            # An insertion that never ends is none; that is known only when all has been read.
            loose |= {*reading.inside}

    def _read(self, reading: OdtReading) -> ReadText:
        lists = Lists()
        self._read_changes(reading)
        body = OdtBlockReader(reading, lists)
        body.read(self._body)
        notes: dict[str, Runs] = {}
        for key, holder in reading.notes:
            inner = OdtBlockReader(reading, lists)
            inner.read(holder)
            notes[key] = in_lines(inner.pieces)
        roots = [self._body]
        if self._styles is not None:
            for one in self._styles.find(*_MARGINS):
                reading.account.give_all(one, Fate.MARGIN, shows)
                roots.append(one)
        account = reading.account
        account.close(roots, shows)
        letters = {fate.value: count for fate, count in account.letters.items()}
        samples = {fate.value: found for fate, found in account.samples.items()}
        return ReadText(body.pieces, notes, reading.seen, letters, samples)

    def _automatic(self) -> list[Element]:
        return [one for one in self._root.elements() if one.tag != "office:body"]

    def _read_changes(self, reading: OdtReading) -> None:
        """Note the tracked changes; what was deleted stands in them."""
        for region in self._body.find("text:changed-region"):
            key = region.get("text:id") or region.get("xml:id")
            reading.regions[key] = region
            reading.seen.dressed += region.first("text:format-change") is not None
            gone = region.first("text:deletion")
            if gone is None:
                continue
            words = (
                reading.account.give_all(gone, Fate.DELETED, shows)
                if reading.accepted
                else " ".join(" ".join(part.text() for part in gone.find("text:p", "text:h")).split())
            )
            reading.note_change(key, "deleted", words)
