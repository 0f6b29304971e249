"""A Word document of the proposal that came back: comments on their fields, and texts that were changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from euroapp.draft import Draft
from euroapp.draft.marks import PAGE_HEAD
from euroapp.draft.paths import walk
from euroapp.errors import DraftUnreadable
from euroapp.export.docx.marks import SENT_ROOT, bookmark_of, is_ours, path_of, said
from euroapp.importing.archives import LARGEST, ZIP, Unsafe, names_in
from euroapp.importing.texts.markup import Archive, Element
from euroapp.language import say
from euroapp.storage.files import read_file
from euroapp.values import FieldPath, join
from euroapp.wording.places import PAGES

_PROGRAM = ("EuroApp", "EA")
"""Author and initials of what the program itself said."""
_MOST_PASSAGE = 300


@dataclass(frozen=True)
class ReturnedComment:
    """What a partner says of a place."""

    path: FieldPath
    """Of a field, a row, or `page/` with the key of a page; the nearest place before it that is known."""
    author: str
    day: date | None
    words: str
    passage: str
    """The words it stands beside."""


@dataclass(frozen=True)
class ReturnedText:
    """A text that reads otherwise than when it was sent."""

    path: FieldPath
    words: str
    """As it reads in the returned document, with tracked changes accepted."""


NOT_SAID = say(
    "The document does not say any more what was sent, as after a way through another format, so it is not "
    "known whether texts were changed in it."
)


@dataclass(frozen=True)
class Returned:
    """What came back."""

    state: str
    """The mark of the state of the draft that was sent; '' where the document does not say it."""
    comments: tuple[ReturnedComment, ...]
    texts: tuple[ReturnedText, ...]


def read_returned(path: Path, draft: Draft) -> Returned:
    """Read a returned document; nothing in it is executed or fetched.

    Args:
        path: of the file.
        draft: whose fields the bookmarks name.

    Raises:
        DraftUnreadable: it is no such document, is damaged, or breaks a limit.

    """
    raw = read_file(path, LARGEST)
    if not raw.startswith(ZIP):
        raise DraftUnreadable(
            say("This is no Word document that can be read: save it in Word as .docx, without a password.")
        )
    try:
        names_in(raw)
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return _read(Archive(file), draft)
    except Unsafe as error:
        raise DraftUnreadable(
            say("The document is damaged or too large. Open it in Word, save it anew and try again.")
        ) from error


def _read(archive: Archive, draft: Draft) -> Returned:
    body = archive.tree("word/document.xml")
    names = {bookmark_of(path): path for path in _names(draft)}
    if body is None:
        raise Unsafe("no_text")
    read = _Walk(names)
    read.read(body)
    sent, state = _sent(archive)
    if not read.texts and not sent:
        raise DraftUnreadable(
            say(
                "This document was not exported by EuroApp: its places are not known. "
                "Text > Import text from Word takes sections from any document."
            )
        )
    comments = tuple(_comments(archive, read))
    changed = tuple(
        ReturnedText(path, " ".join(read.texts.get(path, "").split()))
        for path, checksum in sent.items()
        if said(read.texts.get(path, "")) != checksum
    )
    return Returned(state, comments, changed)


@dataclass
class _Walk:
    """Goes through a document in reading order, and notes what stands in which bookmark."""

    names: Mapping[str, FieldPath]
    texts: dict[FieldPath, str] = field(default_factory=dict)
    anchors: dict[str, tuple[FieldPath, str]] = field(default_factory=dict)
    """Path and passage of each comment, by its number."""
    _open: dict[str, FieldPath] = field(default_factory=dict)
    _last: FieldPath = ""
    _ranges: dict[str, list[str]] = field(default_factory=dict)

    def read(self, element: Element) -> None:
        """Go through an element and all in it."""
        for one in _in_order(element):
            self._take(one)

    def _take(self, one: Element) -> None:
        key = one.get("w:id")
        if one.tag == "w:bookmarkStart" and is_ours(one.get("w:name")):
            # Places never lie inside each other, and LibreOffice loses the ends of some.
            name = one.get("w:name")
            path = self.names.get(name) or path_of(name)
            self._open = {key: path} if path else {}
            if path:
                self._last = path
                self.texts.setdefault(path, "")
        elif one.tag == "w:bookmarkEnd":
            self._open.pop(key, None)
        elif one.tag == "w:commentRangeStart":
            self._ranges[key] = []
            self.anchors[key] = (self._here(), "")
        elif one.tag in ("w:commentRangeEnd", "w:commentReference"):
            words = " ".join("".join(self._ranges.pop(key, [])).split())[:_MOST_PASSAGE]
            path, known = self.anchors.get(key, (self._here(), ""))
            self.anchors[key] = (path, known or words)
        elif one.tag == "w:t":
            self._say("".join(part for part in one.content if isinstance(part, str)))
        elif one.tag in ("w:p", "w:br", "w:tab", "w:cr"):
            self._say(" ")

    def _here(self) -> FieldPath:
        """Return the innermost place that is open, or the last one that was."""
        return next(reversed(self._open.values()), self._last)

    def _say(self, text: str) -> None:
        for path in dict.fromkeys(self._open.values()):
            self.texts[path] += text
        for said_there in self._ranges.values():
            said_there.append(text)


_DROPPED = frozenset({"w:del", "w:moveFrom", "w:instrText", "mc:Fallback"})


def _in_order(element: Element) -> Iterator[Element]:
    """Yield all elements in reading order, what was deleted with tracking left out."""
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag not in _DROPPED:
            yield one
            stack += reversed([*one.elements()])


def _names(draft: Draft) -> Iterator[FieldPath]:
    """Yield the paths of all places that a print may name."""
    yield from (f"{PAGE_HEAD}{key}" for key in PAGES)
    yield from type(draft).model_fields
    for path, record in walk(draft):
        yield path
        yield from (join(path, name) if path else name for name in type(record).model_fields)


def _sent(archive: Archive) -> tuple[dict[FieldPath, str], str]:
    """Return the checksums of the texts that were sent, and the mark of their state."""
    parts = (name for name in archive.names if name.startswith("customXml/") and name.endswith(".xml"))
    for root in map(archive.tree, parts):
        # The prefix stands for a namespace that the reader of office files does not know.
        if root is not None and root.tag.rpartition(":")[2] == SENT_ROOT:
            return {one.get("path"): one.get("said") for one in root.elements()}, root.get("state")
    return {}, ""


def _comments(archive: Archive, read: _Walk) -> Iterator[ReturnedComment]:
    root = archive.tree("word/comments.xml")
    for one in root.elements() if root is not None else ():
        if one.tag != "w:comment" or (one.get("w:author"), one.get("w:initials")) == _PROGRAM:
            continue
        path, passage = read.anchors.get(one.get("w:id"), ("", ""))
        words = "\n".join(filter(None, (_words(line) for line in one.elements() if line.tag == "w:p")))
        if words:
            yield ReturnedComment(path, one.get("w:author").strip(), _day(one.get("w:date")), words, passage)


def _words(paragraph: Element) -> str:
    parts = []
    for one in _in_order(paragraph):
        if one.tag == "w:t":
            parts += [part for part in one.content if isinstance(part, str)]
        elif one.tag in ("w:br", "w:tab"):
            parts.append(" ")
    return "".join(parts).strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
