"""The draft file: a ZIP of JSON parts with a manifest of checksums (`docs/file-format.md`)."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.history.members import FOLDER, is_member
from euroapp.language import say
from euroapp.storage import limits
from euroapp.storage.archive import archive, content_of, packed
from euroapp.storage.limits import check_values, parse_json
from euroapp.storage.openformat import validate
from euroapp.storage.parts import (
    IMAGES,
    ORDER,
    SPLIT,
    Part,
    digest_of,
    encode,
    history_part,
    is_faithful,
    part_of,
    parts_of,
    with_data,
)
from euroapp.storage.remembered import Remembered, remembered
from euroapp.storage.sealing import Seal, opened, sealed
from euroapp.storage.unzipping import BROKEN_ZIP, check_size, checked, read_member
from euroapp.storage.versions import FORMAT_NAME, Version, check_version, migrate, version_of

MIMETYPE = b"application/vnd.euroapp.draft+zip"
MOST_SAVES = 120
MANIFEST = "manifest.json"
PART = re.compile(r"parts/([a-z_]+/)?[A-Za-z0-9_-]{1,80}\.json")
MEDIA = re.compile(r"media/[0-9a-f]{64}\.(png|jpg)")


@dataclass(frozen=True)
class Identity:
    """Which document this is and which revision of it."""

    document: str
    revision: str
    parent: str = ""
    counter: int = 0
    saves: tuple[tuple[str, int], ...] = ()
    """Days (ISO 8601) on which the draft was saved, with the readiness in per cent."""
    seal: Seal | None = None
    """That of the password under which it is written; None for a file that anybody can read."""


@dataclass(frozen=True)
class Unpacked:
    """What a container held."""

    draft: Draft
    identity: Identity
    version: Version
    history: Remembered


def pack(draft: Draft, identity: Identity, history: Mapping[str, bytes] | None = None) -> bytes:
    """Return a draft as a container; equal drafts of equal identity and history give equal bytes.

    With a seal they do not: what is encrypted anew always looks different.

    Args:
        draft: what it holds.
        identity: which document it is.
        history: the members of its history; without them the format is that of programs that know of none.

    Raises:
        UnicodeEncodeError: a text holds half a character.
        DraftUnreadable: it cannot be sealed; the key of the seal is not in memory, or its package is missing.

    """
    parts = parts_of(draft)
    told = {"remembered": digest_of(parts)} if history else {}
    parts = _with_history(parts, history)
    manifest = {
        "format": FORMAT_NAME,
        "version": version_of(draft, history=bool(history)),
        **told,
        "document": identity.document,
        "revision": identity.revision,
        "parent": identity.parent,
        "counter": identity.counter,
        "saves": [list(entry) for entry in identity.saves],
        "members": {name: {"sha256": part.sha256, "size": len(part.raw)} for name, part in parts.items()},
    }
    members = {"mimetype": packed(MIMETYPE, stored=True), MANIFEST: part_of(encode(manifest)).packed}
    raw = archive([*members.items(), *((name, part.packed) for name, part in parts.items())])
    return sealed(raw, identity.seal) if identity.seal is not None else raw


def _with_history(parts: Mapping[str, Part], history: Mapping[str, bytes] | None) -> dict[str, Part]:
    told = {name: history_part(name, raw) for name, raw in (history or {}).items()}
    return dict(sorted({**parts, **told}.items()))


def holds(raw: bytes, draft: Draft, history: Mapping[str, bytes] | None = None) -> bool:
    """Tell whether a container that was just packed can be read and says what the draft says.

    A part that was unpacked, read and compared once is not unpacked again: its bytes are looked for instead.

    Raises:
        DraftUnreadable: it could not be opened again.
        UnicodeEncodeError: a text holds half a character.

    """
    parts = _with_history(parts_of(draft), history)
    check_size(raw)
    raw, _ = opened(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = checked(file.infolist())
            heads = {name: read_member(file, members[name]) for name in ("mimetype", MANIFEST)}
    except BROKEN_ZIP as error:
        raise DraftUnreadable(say("The file is damaged or is no EuroApp draft.")) from error
    listed = {name: {"sha256": part.sha256, "size": len(part.raw)} for name, part in parts.items()}
    if _manifest(heads)[0].get("members") != listed or members.keys() != {*heads, *parts}:
        return False
    if sum(part.values for part in parts.values()) > limits.VALUES // 2:
        check_values([*heads.values(), *(part.raw for part in parts.values() if part.values)])
    return all(_lies_in(raw, members[name], part) for name, part in parts.items()) and is_faithful(draft)


def _lies_in(raw: bytes, member: zipfile.ZipInfo, part: Part) -> bool:
    """Tell whether a member is the packed bytes of a part."""
    written = part.packed
    described = (member.compress_type, member.CRC, member.file_size, member.compress_size)
    if described != (written.method, written.checksum, written.size, len(written.data)):
        return False
    return content_of(raw, member.header_offset, member.filename, member.compress_size) == written.data


@dataclass(frozen=True)
class Listing:
    """What a container says of itself, its parts unread."""

    identity: Identity
    checksums: Mapping[str, object]
    """By member name."""

    def differs(self, other: Listing) -> frozenset[str]:
        """Return the top-level names of the draft, such as `partners`, that are not the same in both."""
        own, theirs = self.checksums, other.checksums
        names = {name for name in own.keys() | theirs.keys() if own.get(name) != theirs.get(name)}
        told = (name for name in names if not name.startswith(FOLDER))
        fields = (IMAGES if MEDIA.fullmatch(name) else name.split("/")[1] for name in told)
        return frozenset(name.removesuffix(".json") for name in fields) - {"order"}


def listing(raw: bytes) -> Listing | None:
    """Return what a container says of itself; None where it cannot be read, as without its password."""
    try:
        plain, seal = opened(raw)
        with zipfile.ZipFile(io.BytesIO(plain)) as file:
            manifest = file.getinfo(MANIFEST)
            if manifest.file_size > limits.MEMBER:
                return None
            contents = {MANIFEST: read_member(file, manifest), "mimetype": MIMETYPE}
        data, _ = _manifest(contents)
        return Listing(
            _identity(data, seal), {name: entry["sha256"] for name, entry in data["members"].items()}
        )
    except (*BROKEN_ZIP, DraftUnreadable, TypeError, AttributeError):
        return None


def unpack(raw: bytes) -> Unpacked:
    """Read a container.

    Raises:
        DraftTooNew: written by a later major version.
        PasswordNeeded: sealed, and its key is not in memory.
        DraftUnreadable: damaged, hostile, or no draft.

    """
    check_size(raw)
    plain, seal = opened(raw)
    return _assemble(_contents(plain), seal)


def _contents(raw: bytes) -> dict[str, bytes]:
    """Return the members by name, within the limits."""
    check_size(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = checked(file.infolist())
            told = {name for name in members if is_member(name)}
            contents = {
                name: read_member(file, member) for name, member in members.items() if name not in told
            }
            history = {name: one for name in told if (one := _intact(file, members[name])) is not None}
    except BROKEN_ZIP as error:
        raise DraftUnreadable(say("The file is damaged or is no EuroApp draft.")) from error
    check_values(raw for name, raw in contents.items() if not MEDIA.fullmatch(name))
    return contents | history


def _intact(file: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """Return a member of the history; None for a damaged one, which never costs the draft."""
    try:
        return read_member(file, member)
    except (*BROKEN_ZIP, DraftUnreadable):
        return None


def _manifest(contents: Mapping[str, bytes]) -> tuple[dict[str, Any], Version]:
    """Return the manifest, and the version that it names."""
    if contents.get("mimetype") != MIMETYPE or MANIFEST not in contents:
        raise DraftUnreadable(say("The file is no EuroApp draft."))
    manifest = parse_json(contents[MANIFEST])
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT_NAME:
        raise DraftUnreadable(say("The file is no EuroApp draft."))
    return manifest, check_version(manifest.get("version"))


def _assemble(contents: Mapping[str, bytes], seal: Seal | None) -> Unpacked:
    manifest, version = _manifest(contents)
    history = remembered(manifest, contents)
    contents = {name: raw for name, raw in contents.items() if not is_member(name)}
    _verify(manifest.get("members"), contents)
    parts = {name: parse_json(raw) for name, raw in contents.items() if PART.fullmatch(name)}
    media = {name: raw for name, raw in contents.items() if MEDIA.fullmatch(name)}
    # A later minor version may add members; what this version cannot know is left out.
    if not version.newer and len(parts) + len(media) + 2 != len(contents):
        raise DraftUnreadable(say("The file holds a part that does not belong in a draft."))
    data = _join(parts, strict=not version.newer)
    data[IMAGES] = with_data(data.get(IMAGES, []), media)
    draft = validate(migrate(data, version))
    if not version.newer and {image.file for image in draft.images if image.data} != media.keys():
        raise DraftUnreadable(say("The file is damaged: its images are not those its parts refer to."))
    return Unpacked(draft, _identity(manifest, seal), version, history)


def _identity(manifest: Mapping[str, Any], seal: Seal | None) -> Identity:
    texts = (manifest.get(name) for name in ("document", "revision", "parent"))
    document, revision, parent = (text if isinstance(text, str) else "" for text in texts)
    counter = manifest.get("counter")
    saves = _saves(manifest.get("saves"))
    counter = counter if isinstance(counter, int) else 0
    return Identity(document, revision, parent, counter, saves, seal)


def _saves(entries: Any) -> tuple[tuple[str, int], ...]:
    """Return the days of saves; entries of another kind are left out, for they are no content."""
    if not isinstance(entries, list):
        return ()
    return tuple(
        (entry[0][:10], entry[1])
        for entry in entries[-MOST_SAVES:]
        if isinstance(entry, list)
        and len(entry) == 2
        and isinstance(entry[0], str)
        and isinstance(entry[1], int)
        and 0 <= entry[1] <= 100
    )


def _verify(listed: Any, contents: Mapping[str, bytes]) -> None:
    """Compare every part with its size and checksum."""
    present = contents.keys() - {"mimetype", MANIFEST}
    if not isinstance(listed, dict) or {name for name in listed if not is_member(name)} != present:
        raise DraftUnreadable(say("The file is damaged: its parts are not those it lists."))
    for name in present:
        entry, raw = listed[name], contents[name]
        written = (entry.get("sha256"), entry.get("size")) if isinstance(entry, dict) else None
        if written != (hashlib.sha256(raw).hexdigest(), len(raw)):
            raise DraftUnreadable(
                say("The file is damaged: the part {name} is not as it was written.", name=name)
            )


def _join(parts: Mapping[str, Any], *, strict: bool) -> dict[str, Any]:
    """Put the parts together again; `strict` refuses rows that the order does not name."""
    order = parts.get(ORDER)
    if not isinstance(order, dict) or (strict and set(order) != set(SPLIT)):
        raise DraftUnreadable(say("The file is damaged: the order of its parts is missing."))
    data: dict[str, Any] = {}
    taken = {ORDER}
    for name in SPLIT:
        ids = order.get(name)
        names = [f"parts/{name}/{row}.json" for row in ids] if isinstance(ids, list) else []
        if not isinstance(ids, list) or len(set(names)) != len(names) or not parts.keys() >= set(names):
            raise DraftUnreadable(say("The file is damaged: a part is missing."))
        data[name] = [parts[part] for part in names]
        taken.update(names)
    for name in parts.keys() - taken:
        field = name.removeprefix("parts/").removesuffix(".json")
        if "/" not in field and field not in SPLIT:
            data[field] = parts[name]
        elif strict:
            raise DraftUnreadable(say("The file is damaged: it holds a part that nothing refers to."))
    return data
