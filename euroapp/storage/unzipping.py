"""Reads ZIP archives from outside: what no file of ours has is refused before a byte is unpacked."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence

from euroapp.errors import DraftUnreadable
from euroapp.language import say
from euroapp.storage import limits

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    LookupError,
    OverflowError,
)
"""What the ZIP reader raises on damaged input."""


def check_size(raw: bytes) -> None:
    """Refuse a file that is larger than any.

    Raises:
        DraftUnreadable: it is.

    """
    if len(raw) > limits.FILE:
        raise DraftUnreadable(say("The file is larger than 64 MB, which no draft is."))


def checked(members: Sequence[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name; refuse everything our files never have, before unpacking a byte.

    Raises:
        DraftUnreadable: too many or too large members, bombs, links, encryption, odd names, one name twice.

    """
    if len(members) > limits.MEMBERS:
        raise DraftUnreadable(say("The file has more parts than a draft can have."))
    if sum(member.file_size for member in members) > limits.UNPACKED:
        raise DraftUnreadable(say("The file unpacks to more than a draft can hold."))
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        if member.filename in found:
            raise DraftUnreadable(say("The file holds a part twice."))
        _check_member(member)
        found[member.filename] = member
    return found


def _check_member(member: zipfile.ZipInfo) -> None:
    """Refuse odd names, links, encryption, foreign packing methods and bombs."""
    name, size = member.orig_filename, member.file_size
    if name != member.filename or not _PLAIN_NAME.fullmatch(name) or ".." in name:
        raise DraftUnreadable(say("The file holds a part whose name no draft uses."))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise DraftUnreadable(say("The file holds a link, which no draft does."))
    if member.flag_bits & 0x1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DraftUnreadable(say("The file is packed in a way drafts are not."))
    if size > limits.MEMBER or (size > limits.MIB and size > limits.RATIO * max(1, member.compress_size)):
        raise DraftUnreadable(say("The file unpacks to more than a draft can hold."))


def read_member(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the content of one member, counting what really comes out.

    Raises:
        DraftUnreadable: it is longer or shorter than it says.

    """
    with opened.open(member) as stream:
        raw = stream.read(member.file_size + 1)
    if len(raw) != member.file_size:
        raise DraftUnreadable(say("The file is damaged: a part is longer or shorter than it says."))
    return raw
