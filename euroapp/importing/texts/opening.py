"""Opens texts of word processors from outside: limits first, then a process of its own that reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from euroapp.errors import TextUnreadable
from euroapp.importing.archives import LARGEST, OLD, ZIP, Unsafe, left_alone, names_in, read_apart
from euroapp.importing.plain_files import NoPlainFile, TooLarge, bytes_of
from euroapp.importing.stopping import Stop
from euroapp.importing.texts.pieces import Change, ReadText, from_plain
from euroapp.language import say

SUFFIXES = (".docx", ".docm", ".odt")
"""Ends of the names of files that are read."""
_DAMAGED = say("The file is damaged, or no text. Open it, save it as DOCX or ODT, and try again.")
_NO_TEXT = say("The file is no text. Save it as DOCX or ODT.")
_WHY = {
    "damaged": _DAMAGED,
    "too_large": say("The file unpacks to more than a text needs. Copy what you need into a new file."),
    "slow": say("Reading the file took too long and was stopped. Copy what you need into a new file."),
    "password": say("The file has a password. Save it without one."),
    "no_text": _NO_TEXT,
    "document_type": say("The file holds a document type, which no text needs. It was not read."),
}


@dataclass
class OpenedText:
    """A text from outside, in the two ways that its tracked changes can be read."""

    name: str
    accepted: ReadText
    rejected: ReadText | None = None
    """None where it has no tracked changes."""
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Parts of the file that were left alone."""


def open_text(path: Path, stop: Stop | None = None) -> OpenedText:
    """Return the text of a file: DOCX or ODT.

    Nothing in it is run, worked out or fetched.

    Args:
        path: the file.
        stop: by which the user may end the reading.

    Raises:
        TextUnreadable: it cannot be read, is too large, or is made to do harm.
        Stopped: the user ended it.
        OSError: the file cannot be read.

    """
    try:
        raw = bytes_of(path)
    except TooLarge as error:
        raise TextUnreadable(_TOO_LONG) from error
    except NoPlainFile as error:
        raise TextUnreadable(str(error)) from error
    return opened_text(raw, path.name, stop)


_TOO_LONG = say("The file is larger than 32 MB. Take the pictures out, or copy the text into a new file.")


def opened_text(raw: bytes, name: str, stop: Stop | None = None) -> OpenedText:
    """Return the text of the bytes of a file.

    Args:
        raw: the bytes.
        name: what the file is called.
        stop: by which the user may end the reading.

    Raises:
        TextUnreadable: they cannot be read, are too many, or are made to do harm.
        Stopped: the user ended it.

    """
    if len(raw) > LARGEST:
        raise TextUnreadable(_TOO_LONG)
    if raw.startswith(OLD):
        raise TextUnreadable(
            say("The file has a password, or an old format. Save it as DOCX or ODT without a password.")
        )
    if not raw.startswith(ZIP):
        raise TextUnreadable(_NO_TEXT)
    try:
        told = left_alone(names_in(raw))
        found = read_apart("euroapp.importing.texts.parser", raw, stop or Stop())
    except Unsafe as error:
        raise TextUnreadable(_WHY[str(error)]) from error
    if "accepted" not in found:
        raise TextUnreadable(_WHY.get(found.get("refused", ""), _DAMAGED))
    rejected = from_plain(found["rejected"]) if "rejected" in found else None
    changes = [Change(**one) for one in found["changes"]]
    return OpenedText(name, from_plain(found["accepted"]), rejected, changes, told)
