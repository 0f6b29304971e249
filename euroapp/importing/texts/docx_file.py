"""A DOCX file: its parts, and its text as it reads with tracked changes accepted or rejected."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from euroapp.importing.archives import Unsafe
from euroapp.importing.texts.account import Fate
from euroapp.importing.texts.docx_blocks import BlockReader, in_lines
from euroapp.importing.texts.docx_fields import Fields
from euroapp.importing.texts.docx_styles import Numbering, Styles
from euroapp.importing.texts.docx_words import Reading, shows
from euroapp.importing.texts.markup import Archive, Element
from euroapp.importing.texts.pieces import Change, Comment, ReadText, Runs, keys_in

_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments", "chart", "diagramData")


class DocxFile:
    """The parts of a DOCX file as trees; nothing outside it is ever looked at."""

    def __init__(self, archive: Archive) -> None:
        """Read the parts.

        Raises:
            Unsafe: it is no text, is damaged, or breaks a limit.

        """
        self._archive = archive
        main = next((to for kind, to, _ in self._relations("") if kind == "officeDocument"), "")
        root = archive.tree(main)
        body = root.first("w:body") if root is not None else None
        if body is None:
            raise Unsafe("no_text")
        self._body = body
        self._links: dict[str, dict[str, str]] = {main: {}}
        parts: dict[str, list[str]] = {}
        self._main = main
        for kind, to, _ in self._relations(main):
            parts.setdefault(kind, []).append(to)
        self._parts = {
            kind: {name: tree for name in dict.fromkeys(parts.get(kind, ())) if (tree := archive.tree(name))}
            for kind in (*_BESIDE, "styles", "numbering")
        }
        for name in (main, *self._parts["footnotes"], *self._parts["endnotes"]):
            self._links[name] = {key: to for kind, to, key in self._relations(name) if kind == "hyperlink"}

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Yield kind, target and id of what a part names; addresses outside only for links."""
        folder, base = posixpath.split(name)
        root = self._archive.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        for one in root.elements() if root is not None else ():
            kind, target = one.get("Type").rpartition("/")[2], one.get("Target")
            if kind == "hyperlink":
                yield kind, target, one.get("Id")
            elif one.get("TargetMode") != "External":
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield kind, posixpath.normpath(inside), one.get("Id")

    def _tree(self, kind: str) -> Element | None:
        return next(iter(self._parts[kind].values()), None)

    def text(self, *, accepted: bool) -> tuple[ReadText, list[Change]]:
        """Return the text and its tracked changes."""
        loose: set[int] = set()
        while True:
            reading = Reading(Styles(self._tree("styles")), accepted, fields=Fields(loose))
            reading.seen.unended = len(loose)
            text = self._read(reading)
            if not reading.fields.unended:
                return text, reading.changes
            loose |= reading.fields.unended

    def _read(self, reading: Reading) -> ReadText:
        numbering = Numbering(self._tree("numbering"))
        reading.links = self._links[self._main]
        body = BlockReader(reading, numbering)
        with reading.fields.apart():
            body.read(self._body.elements())
        notes = self._notes(reading, numbering, keys_in(body.pieces))
        self._beside(reading)
        roots = [self._body, *(tree for kind in _BESIDE for tree in self._parts[kind].values())]
        account = reading.account
        account.close(roots, shows)
        letters = {fate.value: count for fate, count in account.letters.items()}
        samples = {fate.value: found for fate, found in account.samples.items()}
        return ReadText(body.pieces, notes, reading.seen, letters, samples)

    def _notes(self, reading: Reading, numbering: Numbering, wanted: Collection[str]) -> dict[str, Runs]:
        found: dict[str, Runs] = {}
        for kind, letter in (("footnotes", "f"), ("endnotes", "e")):
            for name, tree in self._parts[kind].items():
                reading.links = self._links[name]
                for note in tree.elements():
                    if note.get("w:type") in _NO_NOTES:
                        reading.account.give_all(note, Fate.UNSEEN, shows)
                        continue
                    key = f"{letter}{note.get('w:id')}"
                    if key not in wanted or key in found:
                        reading.account.give_all(note, Fate.LOOSE, shows)
                        continue
                    inner = BlockReader(reading, numbering)
                    with reading.fields.apart():
                        inner.read(note.elements())
                    found[key] = in_lines(inner.pieces)
        return found

    def _beside(self, reading: Reading) -> None:
        """Name what stands beside the text: comments, headers, footers, charts and diagrams."""
        for tree in self._parts["comments"].values():
            for one in tree.elements():
                words = reading.account.give_all(one, Fate.COMMENT, shows)
                reading.seen.comments.append(Comment(one.get("w:author"), words))
        for kind, fate in (
            ("header", Fate.MARGIN),
            ("footer", Fate.MARGIN),
            ("chart", Fate.DRAWING),
            ("diagramData", Fate.DRAWING),
        ):
            for tree in self._parts[kind].values():
                reading.account.give_all(tree, fate, shows)
