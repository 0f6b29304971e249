"""A packet of changes as a file, `.eurochanges` (`docs/file-format.md`): written, and read from outside."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.exchange.pictures import is_whole
from euroapp.history.book import Share, is_id, read_share
from euroapp.history.changes import Change, ChangeUnreadable
from euroapp.history.log import packs, size_unpacked, unpack
from euroapp.history.members import START
from euroapp.language import say
from euroapp.storage import limits
from euroapp.storage.archive import archive, packed
from euroapp.storage.authors import tidied
from euroapp.storage.container import MEDIA
from euroapp.storage.limits import parse_json
from euroapp.storage.parts import Part, encode, history_part, part_of
from euroapp.storage.sealing import Seal, opened, sealed
from euroapp.storage.unzipping import BROKEN_ZIP, check_size, checked, read_member

MIMETYPE = b"application/vnd.euroapp.changes+zip"
FORMAT_NAME = "euroapp-changes"
MAJOR, MINOR = 1, 0
MANIFEST = "manifest.json"
SUFFIX = ".eurochanges"
MOST_UNPACKED = 64 * limits.MIB
"""Of all changes together; 10,000 of them have about 3."""
_PACK = re.compile(r"changes/[0-9]{6}\.chg")
_VERSION = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")
_LONGEST_TITLE = 2_000
_MOST_NAMES = 2_000
_DAMAGED = say("The packet is damaged, so nothing was taken from it. Ask for it again.")
_NO_PACKET = say("The file is no packet of changes.")


@dataclass(frozen=True)
class Packet:
    """Changes on their way, and what they say of themselves; all of it is a claim."""

    project: str
    """The history they belong to."""
    writer: str
    """Who made the packet, by his random name."""
    changes: tuple[Change, ...]
    """Parents first."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """Names of the writers of the changes."""
    title: str = ""
    acronym: str = ""
    rests: tuple[str, ...] = ()
    """Changes that the reader must have already."""
    brings: tuple[str, ...] = ()
    """The youngest changes in it."""
    start: bytes = b""
    """The draft with which the history begins, where the packet holds everything; else nothing."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """Images that the changes name, by the name of their file."""
    asks: bool = False
    """It asks a participant for its part; else it may answer such a packet."""
    request: str = ""
    share: Share | None = None
    """The part that is asked for, or was."""
    seal: Seal | None = None
    """That of the password under which it is written; None for a packet that anybody can read."""


def written(packet: Packet) -> bytes:
    """Return a packet as a file; equal packets without a password give equal bytes.

    Raises:
        DraftUnreadable: it cannot be sealed; the key of its seal is not in memory, or its package is missing.

    """
    members: dict[str, bytes] = {
        f"changes/{at:06d}.chg": raw for at, raw in enumerate(packs(packet.changes), 1)
    }
    members |= {START: packet.start} if packet.start else {}
    members |= packet.media
    parts: dict[str, Part] = {name: history_part(name, raw) for name, raw in sorted(members.items())}
    share = packet.share
    answer = (
        {"scope": share.partner, "sections": [*share.sections], "request": packet.request}
        if share is not None
        else {}
    )
    manifest = {
        "format": FORMAT_NAME,
        "version": f"{MAJOR}.{MINOR}",
        "project": packet.project,
        "writer": packet.writer,
        "authors": dict(packet.authors),
        "title": packet.title,
        "acronym": packet.acronym,
        "rests": [*packet.rests],
        "brings": [*packet.brings],
        "changes": len(packet.changes),
        "asks": packet.asks,
        **answer,
        "members": {name: {"sha256": part.sha256, "size": len(part.raw)} for name, part in parts.items()},
    }
    heads = [("mimetype", packed(MIMETYPE, stored=True)), (MANIFEST, part_of(encode(manifest)).packed)]
    raw = archive([*heads, *((name, part.packed) for name, part in parts.items())])
    return sealed(raw, packet.seal) if packet.seal is not None else raw


def read(raw: bytes) -> Packet:
    """Return the packet that a file holds.

    Raises:
        DraftTooNew: a later major version wrote it.
        PasswordNeeded: it has a password that was not given yet.
        DraftUnreadable: cut, damaged, hostile, or no packet.

    """
    check_size(raw)
    raw, seal = opened(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = checked(file.infolist())
            contents = {name: read_member(file, member) for name, member in members.items()}
    except BROKEN_ZIP as error:
        raise DraftUnreadable(_DAMAGED if raw.startswith(b"PK") else _NO_PACKET) from error
    manifest, newer = _manifest(contents)
    _verify(manifest.get("members"), contents)
    known = {name for name in contents if _PACK.fullmatch(name) or MEDIA.fullmatch(name) or name == START}
    if not newer and len(known) + 2 != len(contents):
        raise DraftUnreadable(say("The packet holds a part that does not belong in one."))
    media = {name: one for name, one in contents.items() if MEDIA.fullmatch(name)}
    if not all(is_whole(name, one) for name, one in media.items()):
        raise DraftUnreadable(say("The packet holds an image that is not the one its name says."))
    start = contents.get(START, b"")
    if start:
        parse_json(start, limits.VALUES, _DAMAGED)
    return replace(_told(manifest, _changes(contents), start, media), seal=seal)


def _manifest(contents: Mapping[str, bytes]) -> tuple[dict[str, Any], bool]:
    """Return the manifest, and whether a later minor version wrote it."""
    if contents.get("mimetype") != MIMETYPE or MANIFEST not in contents:
        raise DraftUnreadable(_NO_PACKET)
    manifest = parse_json(contents[MANIFEST])
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT_NAME:
        raise DraftUnreadable(_NO_PACKET)
    version = manifest.get("version")
    found = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if found is None:
        raise DraftUnreadable(say("The packet does not say which version of the format it has."))
    major, minor = int(found[1]), int(found[2])
    if major > MAJOR:
        raise DraftTooNew(
            say("A later version of EuroApp wrote this packet. Update EuroApp, and then take the packet in.")
        )
    return manifest, minor > MINOR


def _verify(listed: Any, contents: Mapping[str, bytes]) -> None:
    """Compare every member with its size and checksum."""
    present = contents.keys() - {"mimetype", MANIFEST}
    if not isinstance(listed, dict) or listed.keys() != present:
        raise DraftUnreadable(_DAMAGED)
    for name in present:
        entry, raw = listed[name], contents[name]
        said = (entry.get("sha256"), entry.get("size")) if isinstance(entry, dict) else None
        if said != (hashlib.sha256(raw).hexdigest(), len(raw)):
            raise DraftUnreadable(_DAMAGED)


def _changes(contents: Mapping[str, bytes]) -> tuple[Change, ...]:
    names = sorted(name for name in contents if _PACK.fullmatch(name))
    if sum(size_unpacked(contents[name]) for name in names) > MOST_UNPACKED:
        raise DraftUnreadable(say("The packet holds more changes than a packet can."))
    try:
        return tuple(change for name in names for change in unpack(contents[name]))
    except ChangeUnreadable as error:
        raise DraftUnreadable(_DAMAGED) from error


def _told(
    manifest: Mapping[str, Any], changes: tuple[Change, ...], start: bytes, media: Mapping[str, bytes]
) -> Packet:
    """Return the packet with what its manifest says.

    Raises:
        DraftUnreadable: the manifest says what none says.

    """
    project, writer, request = (manifest.get(name, "") for name in ("project", "writer", "request"))
    lists = [manifest.get(name, []) for name in ("rests", "brings")]
    sound = (
        is_id(project)
        and is_id(writer)
        and (request == "" or is_id(request))
        and all(isinstance(ids, list) and all(map(is_id, ids)) for ids in lists)
        and manifest.get("changes") == len(changes)
        and isinstance(manifest.get("asks", False), bool)
        and ("scope" in manifest) == (request != "")
    )
    if not sound:
        raise DraftUnreadable(_DAMAGED)
    try:
        share = (
            read_share({"partner": manifest["scope"], "sections": manifest.get("sections", [])})
            if "scope" in manifest
            else None
        )
    except ChangeUnreadable as error:
        raise DraftUnreadable(_DAMAGED) from error
    return Packet(
        project,
        writer,
        changes,
        names_in(manifest.get("authors")),
        _line(manifest.get("title")),
        _line(manifest.get("acronym")),
        tuple(lists[0]),
        tuple(lists[1]),
        start,
        media,
        manifest.get("asks", False),
        request,
        share,
    )


def names_in(value: Any) -> dict[str, str]:
    """Return names of writers as somebody outside claims them, each one line that can be shown."""
    pairs = islice(value.items(), _MOST_NAMES) if isinstance(value, dict) else ()
    return {
        writer: tidied(_line(name))
        for writer, name in pairs
        if is_id(writer) and isinstance(name, str) and _line(name)
    }


def _line(value: Any) -> str:
    text = value[:_LONGEST_TITLE] if isinstance(value, str) else ""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()
