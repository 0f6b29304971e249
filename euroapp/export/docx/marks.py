"""What the writer of a Word document and the reader of a returned one agree on: names, and what was sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from euroapp.values import FieldPath

SENT, SENT_ROOT = "urn:euroapp:sent", "sent"
"""Namespace and root of the part that says what was sent."""
_LONGEST = 40
"""Letters of the name of a bookmark; Word takes no more."""
_PREFIX = "ea_"
ENDS = f"{_PREFIX}Z"
"""Begins the name of a bookmark at which the place before it ends, should its own end get lost."""
_PLAIN = re.compile(r"[A-Za-z0-9_/]+")


def bookmark_of(path: FieldPath) -> str:
    """Return the name of the bookmark around a field or row: letters, digits and strokes only.

    A path that is too long, or holds other letters, has a checksum as its name.
    """
    name = _PREFIX + path.replace("_", "__").replace("/", "_0")
    if _PLAIN.fullmatch(path) and len(name) <= _LONGEST:
        return name
    return f"{_PREFIX}X{hashlib.sha256(path.encode()).hexdigest()[:32]}"


def path_of(name: str) -> FieldPath:
    """Return the path that the name of a bookmark says; '' for one that says none."""
    if not is_ours(name) or name.startswith((f"{_PREFIX}X", ENDS)):
        return ""
    return re.sub("_([0_])", lambda sign: "/" if sign[1] == "0" else "_", name.removeprefix(_PREFIX))


def is_ours(name: str) -> bool:
    """Tell whether a bookmark was set by the program."""
    return name.startswith(_PREFIX)


def said(text: str) -> str:
    """Return a checksum of the words of a text; blanks and the way in which lines end do not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def sent_part(stamp: str, texts: Mapping[FieldPath, str]) -> bytes:
    """Return the part that says which state of a draft was sent, and what its texts said then.

    Args:
        stamp: the mark of the state.
        texts: what the document says in each section, by the path of the text.

    """
    rows = "".join(
        f"<text path={quoteattr(path)} said={quoteattr(said(text))}/>" for path, text in texts.items()
    )
    return f'<{SENT_ROOT} xmlns="{SENT}" state={quoteattr(stamp)}>{rows}</{SENT_ROOT}>'.encode()
