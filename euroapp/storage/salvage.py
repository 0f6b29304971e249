"""Reading what is left of a damaged draft, part by part; the file itself is never touched.

A part counts as whole only if its checksum says so. What is lost is taken from earlier copies of the same
document where they have it, and named in any case. A file with a password is whole or nothing: of a damaged
one no part can be read.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.history.members import is_member
from euroapp.language import say
from euroapp.storage import limits
from euroapp.storage.container import MANIFEST, MEDIA, PART
from euroapp.storage.limits import check_values, parse_json
from euroapp.storage.openformat import validate
from euroapp.storage.parts import IMAGES, OPTIONAL, ORDER, SPLIT, with_data
from euroapp.storage.sealing import opened
from euroapp.storage.versions import FORMAT_NAME, check_version

_SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_CHUNK = 65_536
_IMAGE_ROWS = f"parts/{IMAGES}.json"


@dataclass(frozen=True)
class Salvaged:
    """What could be read."""

    draft: Draft
    document: str
    """Id of the document; '' where it was lost."""
    lost: tuple[str, ...]
    """Parts that are gone, by the names of their members."""
    replaced: tuple[str, ...]
    """Parts that are as an earlier copy had them."""
    history_left: bool = False
    """The file holds a history, which is not taken over."""


@dataclass(frozen=True)
class _Remains:
    """The whole members of one file."""

    parts: Mapping[str, bytes]
    document: str
    expected: frozenset[str]
    """Names of all parts there should be; empty where the manifest is lost."""
    history: bool = False


def salvage(raw: bytes, copies: Iterable[bytes] = ()) -> Salvaged:
    """Return what can be read of a damaged draft.

    Args:
        raw: the damaged file.
        copies: earlier copies that may hold what is lost, newest first; other documents' are left out.

    Raises:
        DraftTooNew: a later major version wrote it.
        DraftUnreadable: nothing of a draft is left, it is hostile, or it has a password and is damaged.

    """
    remains = _remains(raw)
    if not remains.parts:
        raise DraftUnreadable(say("Nothing of a draft can be read in this file."))
    parts = dict(remains.parts)
    missing = set((remains.expected or _every_part(parts)) - parts.keys())
    replaced: list[str] = []
    for copy in copies if missing else ():
        earlier = _copy_of(copy, remains.document)
        found = missing & earlier.keys()
        parts.update({name: earlier[name] for name in found})
        replaced.extend(found)
        missing -= found
        if not missing:
            break
    draft = _draft(parts)
    lost = tuple(sorted(missing))
    return Salvaged(draft, remains.document, lost, tuple(sorted(replaced)), remains.history)


def _copy_of(raw: bytes, document: str) -> Mapping[str, bytes]:
    try:
        copy = _remains(raw)
    except DraftUnreadable:
        return {}
    return copy.parts if not document or copy.document == document else {}


def _remains(raw: bytes) -> _Remains:
    if len(raw) > limits.FILE:
        raise DraftUnreadable(say("The file is larger than 64 MB, which no draft is."))
    members = dict(_members(opened(raw)[0]))
    read = (name for name in members if not (MEDIA.fullmatch(name) or is_member(name)))
    check_values(members[name] for name in read)
    manifest = _manifest(members.get(MANIFEST, b""))
    listed = manifest.get("members")
    parts = {name: content for name, content in members.items() if _belongs(name)}
    history = any(map(is_member, members))
    if not isinstance(listed, dict):
        return _Remains(parts, "", frozenset(), history)
    whole = {name: content for name, content in parts.items() if _is_as_listed(content, listed.get(name))}
    expected = frozenset(filter(_belongs, listed))
    history = history or any(map(is_member, listed))
    return _Remains(whole, str(manifest.get("document") or ""), expected, history)


def _belongs(name: str) -> bool:
    return bool(PART.fullmatch(name) or MEDIA.fullmatch(name))


def _manifest(raw: bytes) -> Mapping[str, Any]:
    """Return the manifest; nothing where it is damaged."""
    try:
        manifest = parse_json(raw)
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT_NAME:
            return {}
        check_version(manifest.get("version"))
    except DraftTooNew:
        raise
    except DraftUnreadable:
        return {}
    return manifest


def _is_as_listed(content: bytes, entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("sha256") == hashlib.sha256(content).hexdigest()


def _members(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every member whose checksum is right, wherever it lies; the list at the end is not needed."""
    place, count, room = raw.find(_SIGNATURE), 0, limits.UNPACKED
    while 0 <= place <= len(raw) - _HEADER.size:
        name, content = _member(raw, place, min(room, limits.MEMBER))
        if content is not None:
            count, room = count + 1, room - len(content)
            if count > limits.MEMBERS:
                raise DraftUnreadable(say("The file has more parts than a draft can have."))
            yield name, content
        place = raw.find(_SIGNATURE, place + len(_SIGNATURE))


def _member(raw: bytes, place: int, room: int) -> tuple[str, bytes | None]:
    """Return name and content of the member that begins at a place; no content if it is damaged."""
    _, _, flags, method, _, _, checksum, packed, _, name_length, extra = _HEADER.unpack_from(raw, place)
    begin = place + _HEADER.size
    name = raw[begin : begin + name_length].decode("ascii", "replace")
    if flags & 0x1 or not (name == MANIFEST or _belongs(name)):
        return name, None
    begin += name_length + extra
    content: bytes | None = None
    if method == _STORED and packed <= room:
        content = raw[begin : begin + packed]
    elif method == _DEFLATED:
        content = _inflated(memoryview(raw)[begin:], room)
    return name, content if content is not None and zlib.crc32(content) == checksum else None


def _inflated(raw: memoryview, room: int) -> bytes | None:
    """Unpack what begins here; it knows its own end."""
    unpacker, content = zlib.decompressobj(-15), bytearray()
    try:
        for start in range(0, len(raw), _CHUNK):
            content += unpacker.decompress(raw[start : start + _CHUNK], room - len(content) + 1)
            if unpacker.eof:
                return bytes(content)
            if len(content) > room or unpacker.unconsumed_tail:
                return None
    except zlib.error:
        return None
    return None


def _every_part(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the parts that any draft has, and the rows that the order names, where the manifest is lost."""
    order = parse_json(parts[ORDER]) if ORDER in parts else {}
    lists = order.items() if isinstance(order, dict) else ()
    rows = (f"parts/{name}/{row}.json" for name, ids in lists if isinstance(ids, list) for row in ids)
    fields = (f"parts/{name}.json" for name in Draft.model_fields if name not in {*SPLIT, *OPTIONAL})
    return frozenset((ORDER, *rows, *fields, *_files(parts)))


def _files(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of the files that the rows of images name."""
    rows = parse_json(parts[_IMAGE_ROWS]) if _IMAGE_ROWS in parts else []
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("file") and isinstance(row["file"], str):
            yield row["file"]


def _draft(parts: Mapping[str, bytes]) -> Draft:
    """Build a draft from the parts there are; what is missing stays empty."""
    if "parts/call.json" not in parts:
        raise DraftUnreadable(say("The part that names the call is lost, so the rest cannot be shown."))
    order = parse_json(parts[ORDER]) if ORDER in parts else {}
    data: dict[str, Any] = {}
    for name in SPLIT:
        there = sorted(part for part in parts if part.startswith(f"parts/{name}/"))
        ids = order.get(name) if isinstance(order, dict) else None
        listed = [f"parts/{name}/{row}.json" for row in ids] if isinstance(ids, list) else there
        data[name] = [parse_json(parts[part]) for part in listed if part in parts]
    for part in parts:
        field = part.removeprefix("parts/").removesuffix(".json")
        if "/" not in field and part != ORDER:
            data[field] = parse_json(parts[part])
    data[IMAGES] = _without_lost_files(with_data(data.get(IMAGES, []), parts))
    return validate(data)


def _without_lost_files(rows: Any) -> Any:
    """Return the rows of images; of those whose file is lost the words stay."""
    kept = rows if isinstance(rows, list) else []
    return [{k: v for k, v in row.items() if k != "file"} if isinstance(row, dict) else row for row in kept]
