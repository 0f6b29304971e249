"""Archives from outside: limits before a byte is unpacked, and the process of its own that reads them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from typing import Any

from euroapp.importing.stopping import Stop
from euroapp.language import say
from euroapp.storage import limits
from euroapp.storage.unzipping import BROKEN_ZIP

LARGEST = 32 * limits.MIB
"""Bytes of a file that is looked at."""
SECONDS = 30
"""So long the reader may take."""
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How archives begin, and files of older programs or with a password."""
DOCUMENT_TYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
"""What no part of an office file needs: without it no entity is ever expanded."""


class Unsafe(ValueError):
    """The file is damaged or breaks a limit; the message is the name of a sentence."""


def names_in(raw: bytes) -> list[str]:
    """Return the names of the members of an archive; refuse what would unpack to too much.

    Raises:
        Unsafe: `damaged` or `too_large`: too many or too large members, a name twice, encryption.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = file.infolist()
    except BROKEN_ZIP as error:
        raise Unsafe("damaged") from error
    names = [member.filename for member in members]
    whole = sum(member.file_size for member in members)
    if len(members) > limits.MEMBERS or whole > limits.UNPACKED or any(map(_swells, members)):
        raise Unsafe("too_large")
    odd = any(
        member.flag_bits & 0x1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        for member in members
    )
    if odd or len(set(names)) < len(names):
        raise Unsafe("damaged")
    return names


def _swells(member: zipfile.ZipInfo) -> bool:
    size = member.file_size
    return size > limits.MEMBER or (size > limits.MIB and size > limits.RATIO * max(1, member.compress_size))


_LEFT_ALONE = (
    ("vbaproject", say("The file holds macros. They were not run, and are not taken.")),
    ("basic/", say("The file holds macros. They were not run, and are not taken.")),
    ("externallinks/", say("The file has links to other files. Nothing was fetched; last values count.")),
    ("connections.xml", say("The file has connections to data elsewhere. Nothing was fetched.")),
    ("embeddings/", say("The file holds other files inside. They were not opened.")),
    ("activex/", say("The file holds controls. They were not run.")),
)


def left_alone(names: Iterable[str]) -> list[str]:
    """Return what is told of parts that are never read."""
    lower = [name.lower() for name in names]
    told = (sentence for mark, sentence in _LEFT_ALONE if any(mark in name for name in lower))
    return list(dict.fromkeys(told))


def read_apart(module: str, raw: bytes, stop: Stop) -> dict[str, Any]:
    """Return what a reader in a process of its own says of some bytes, as JSON that it prints.

    Raises:
        Unsafe: `slow`, or `damaged` where it broke down or took too much memory.
        Stopped: the user ended it.

    """
    pipe, hidden = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(  # noqa: S603 - a module of this program
        [sys.executable, "-m", module], stdin=pipe, stdout=pipe, stderr=pipe, creationflags=hidden
    ) as reader:
        try:
            with stop.by(reader.kill):
                told, _ = reader.communicate(raw, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Unsafe("slow") from error
        finally:
            # However this ends, no reader stays at work behind it.
            reader.kill()
    try:
        found = json.loads(told)
    except ValueError as error:
        raise Unsafe("damaged") from error
    if reader.returncode or not isinstance(found, dict):
        raise Unsafe("damaged")
    return found
