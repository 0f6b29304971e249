"""Takes the draft out of a PDF that carries it, and tells whether the file is as it was written.

Run as `python -m euroapp.export.carried` it reads a PDF from standard input and prints what it found as JSON:
a process of its own, for the file comes from outside.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from euroapp.export.updates import only_added

SUM = b"EuroAppSum"
"""The name under which an attachment holds the sum of the file around it."""
EMPTY_SUM = b"0" * 64
"""What stands in its place while the sum is worked out."""
_SUMMED = re.compile(rb"/" + SUM + rb" \(([0-9a-f]{64})\)")
_ENDS = re.compile(rb"%%EOF")
_LARGEST = 64 * 1024 * 1024
"""Bytes of a draft; storage refuses larger ones."""
_DRAFTS = (b"PK\x03\x04", b"EAPPSEAL")
"""How drafts begin, without and with a password."""
_MOST_NODES = 1_000
"""Of a name tree; a hostile one goes in circles."""


class State(StrEnum):
    """What became of a file since it was written."""

    UNCHANGED = "unchanged"
    ADDED = "added"
    """Something stands behind what was written, such as remarks or a signature."""
    REWRITTEN = "rewritten"
    """It is not what was written: another program saved it, or somebody changed it."""


@dataclass(frozen=True)
class Carried:
    """The draft in a PDF."""

    file: bytes
    state: State


class Locked(ValueError):
    """The PDF can be opened with a password only."""


class Several(ValueError):
    """The PDF carries several drafts."""


def draft_in(raw: bytes) -> Carried | None:
    """Return the draft that a PDF carries; None for a PDF that carries none.

    What was added behind the end of the file is passed over: the draft is taken from what EuroApp wrote.

    Raises:
        Locked: this PDF asks for a password.
        Several: it carries more than one draft.
        ValueError: this is no PDF, or what it carries cannot be taken out.

    """
    import pikepdf

    state, end = _standing(raw)
    try:
        with pikepdf.open(BytesIO(raw[:end])) as pdf:
            file = _held(pdf)
            if file is None and pdf.get_warnings():
                raise ValueError("damaged: what it carried is not found any more")
            if state is State.ADDED and not only_added(pdf, raw):
                state = State.REWRITTEN
    except pikepdf.PasswordError as error:
        raise Locked from error
    except (pikepdf.PdfError, zlib.error, AttributeError, TypeError, KeyError, RecursionError) as error:
        raise ValueError("no PDF that can be read") from error
    return None if file is None else Carried(file, state)


def state_of(raw: bytes) -> State:
    """Return what became of the bytes of a file since it was written, by the sum that it holds."""
    return _standing(raw)[0]


def _standing(raw: bytes) -> tuple[State, int]:
    """Return what became of a file, and how many of its bytes count: what was written, if it stands."""
    found = list(_SUMMED.finditer(raw))
    if len(found) != 1:
        return State.REWRITTEN, len(raw)
    told, (start, end) = found[0][1], found[0].span(1)
    # Each place where a file may have ended once is looked at, in one walk over the bytes.
    plain, known, done = memoryview(raw[:start] + EMPTY_SUM + raw[end:]), hashlib.sha256(), 0
    ends = (one.end() + behind for one in _ENDS.finditer(plain) for behind in (0, 1))
    for stop in (*ends, len(plain)):
        known.update(plain[done:stop])
        done = max(done, stop)
        if known.hexdigest().encode() == told:
            return (State.UNCHANGED if stop >= len(plain) else State.ADDED), stop
    return State.REWRITTEN, len(raw)


def _held(pdf: Any) -> bytes | None:
    """Return the attachment that is a draft, by its sum or its name; None where there is none.

    Raises:
        Several: more than one attachment is a draft, and nobody said which one is meant.

    """
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if names is not None else None
    found = [held for spec in _listed(tree) if (held := _stream(spec)) is not None]
    if len(found) < 2:
        return _taken_out(found[0]) if found else None
    # Other attachments may be called like a draft and be none.
    files = {
        hashlib.sha256(file).digest(): file for file in map(_taken_out, found) if file.startswith(_DRAFTS)
    }
    if len(files) > 1:
        raise Several
    return next(iter(files.values()), None) or _taken_out(found[0])


def _stream(spec: Any) -> Any:
    """Return what an attachment holds that may be a draft: others give name or file in one place."""
    held = spec.get("/EF", {})
    file = held.get("/F") or held.get("/UF")
    called = any(str(spec.get(name, "")).casefold().endswith(".euroapp") for name in ("/UF", "/F"))
    return file if file is not None and (called or f"/{SUM.decode()}" in file) else None


def _listed(tree: Any) -> Iterator[Any]:
    """Yield what a name tree lists; other programs part long ones (ISO 32000-1, 7.9.6)."""
    waiting, left = [tree] if tree is not None else [], _MOST_NODES
    while waiting and left:
        node, left = waiting.pop(), left - 1
        yield from list(node.get("/Names", ()))[1::2]
        waiting.extend(node.get("/Kids", ()))


def _taken_out(held: Any) -> bytes:
    """Return the bytes of an attachment, which are unpacked only as far as a draft can be large."""
    packed = bytes(held.read_raw_bytes())
    filters = held.get("/Filter")
    if filters is None:
        return packed
    if str(filters) not in ("/FlateDecode", "[ /FlateDecode ]"):
        raise ValueError("packed in a way that EuroApp does not know")
    reader = zlib.decompressobj()
    file = reader.decompress(packed, _LARGEST)
    if reader.unconsumed_tail:
        raise ValueError("larger than a draft can be")
    return file


def main() -> int:
    """Read a PDF from standard input, and print what it carries."""
    try:
        found = draft_in(sys.stdin.buffer.read())
    except Locked:
        print(json.dumps({"refused": "locked"}))
        return 0
    except Several:
        print(json.dumps({"refused": "several"}))
        return 0
    except ValueError:
        print(json.dumps({"refused": "damaged"}))
        return 0
    told = {} if found is None else {"file": base64.b64encode(found.file).decode(), "state": found.state}
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    from euroapp.export.limits import limit_memory

    limit_memory()
    sys.exit(main())
