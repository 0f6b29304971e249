"""What a fuzzer reads: each target takes any bytes, and lets nothing out but the refusal for the user."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.storage.archive import Packed, archive, packed
from euroapp.storage.container import Identity, holds, listing, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.salvage import salvage
from tests.storage.test_container import Members, members_of, zipped
from tests.strategies import a_wild_draft

FILES = Path(__file__).parents[1] / "files"
FOUND = FILES / "fuzz"
"""Inputs that once broke something, by target; they are tried with every change."""
IDENTITY = Identity("document-1", "revision-2", "revision-1", 2, (("2026-01-31", 40),))


@cache
def small() -> Draft:
    """Return a draft that has a row in every list, and little text."""
    draft = a_wild_draft(7, 1.0, 1, "smp-cosme-2021-cluster-01")
    assert unpack(pack(draft, IDENTITY)).draft == draft
    return draft


@cache
def small_members() -> Members:
    return members_of(pack(small(), IDENTITY))


@cache
def small_packed() -> dict[str, Packed]:
    return {name: packed(raw, stored=name == "mimetype") for name, raw in small_members().items()}


def container(raw: bytes) -> None:
    """Read a file of any bytes, whole and in pieces."""
    listing(raw)
    sound(unpack, raw)
    try:
        sound_draft(salvage(raw).draft)
    except DraftUnreadable:
        return


def manifest(raw: bytes) -> None:
    """Read a file whose parts are as they were, but whose list of contents says anything."""
    container(archive({**small_packed(), "manifest.json": packed(raw)}.items()))


def parts(raw: bytes) -> None:
    """Read a file with right checksums one part of which says anything; the first line names the part."""
    name, _, content = raw.partition(b"\n")
    known = sorted(small_members().keys() - {"mimetype", "manifest.json"})
    chosen = known[int.from_bytes(name[-2:], "big") % len(known)]
    if name.decode("ascii", "replace") in known:
        chosen = name.decode("ascii")
    listed = json.loads(small_members()["manifest.json"])
    listed["members"][chosen] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    told = {"manifest.json": packed(json.dumps(listed).encode()), chosen: packed(content)}
    container(archive({**small_packed(), **told}.items()))


def open_format(raw: bytes) -> None:
    """Read the open format."""
    try:
        sound_draft(from_json(raw))
    except DraftUnreadable:
        return


def sound(reader: Callable[[bytes], object], raw: bytes) -> None:
    """Read; what is not refused can be saved again and is the same then."""
    try:
        read = reader(raw)
    except DraftUnreadable:
        return
    draft = getattr(read, "draft", None)
    assert isinstance(draft, Draft)
    sound_draft(draft)


def sound_draft(draft: Draft) -> None:
    """A draft that opens can be saved, and what was saved is what was opened."""
    again = pack(draft, IDENTITY)
    assert holds(again, draft)
    assert unpack(again).draft == draft
    assert from_json(to_json(draft)) == draft


TARGETS: dict[str, Callable[[bytes], None]] = {
    "container": container,
    "manifest": manifest,
    "parts": parts,
    "open-format": open_format,
}


def seeds(target: str) -> list[bytes]:
    """Return good input, from which a fuzzer starts."""
    members = small_members()
    golden = [path.read_bytes() for path in sorted(FILES.glob("draft-*.euroapp"))]
    if target == "container":
        return [pack(small(), IDENTITY), zipped(members, zipfile.ZIP_STORED)]
    if target == "manifest":
        return [members["manifest.json"], *(members_of(raw)["manifest.json"] for raw in golden)]
    if target == "parts":
        return [
            name.encode() + b"\n" + content for name, content in members.items() if name.startswith("parts/")
        ]
    plain = json.loads(to_json(small()))
    return [to_json(small()), *(json.dumps(plain | {"version": text}).encode() for text in ("1.1", "2.0"))]


def found(target: str) -> list[Path]:
    """Return the inputs that once broke something."""
    folder = FOUND / target
    return sorted(path for path in folder.iterdir()) if folder.is_dir() else []
